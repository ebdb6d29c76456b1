//! The post list as data: its rows, its cursor, what it is narrowed to and how it is sorted.

use std::collections::HashSet;

use crate::find::Sort;
use crate::library::PostId;

use super::super::cursor::moved_among;
use super::super::post_texts::PostTexts;
use super::super::query_filter::QueryFilter;

/// What the list shows, and where its cursor is.
#[derive(Clone, Debug, Default)]
pub struct PostsPane {
    /// Headings and posts, from top to bottom.
    pub rows: Vec<PostsRow>,
    /// The post under the cursor.
    pub chosen: Option<PostId>,
    /// Whether the person chose a post; until then the first one is chosen.
    pub touched: bool,
    /// Whether the first scan is over: from then on the cursor stays on its post.
    pub settled: bool,
    /// The first screen line shown.
    pub top: usize,
    /// What it is narrowed to.
    pub filter: QueryFilter,
    /// How it is sorted.
    pub sort: Sort,
    /// All posts in that order.
    pub order: PostOrder,
    /// What the filter admitted when it was set, and since: what no longer fits stays until it is set anew. `None` is all.
    pub admitted: Option<HashSet<PostId>>,
    /// What filters are asked of.
    pub texts: PostTexts,
}

/// The posts of a library in an order.
#[derive(Clone, Debug, Default)]
pub struct PostOrder {
    /// The posts, first to last.
    pub posts: Vec<PostId>,
    /// The version of the library and the order they are of; `None` before the first time.
    pub of: Option<(usize, Sort)>,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostsRow {
    /// An event, with its city; one line.
    Event {
        /// "`KubeCon` NA 2019"; empty for posts of no event.
        name: String,
        /// "San Diego"
        city: Option<String>,
    },
    /// A post; two lines.
    Post(PostId),
}

impl PostsRow {
    /// How many screen lines the row takes.
    pub const fn height(&self) -> usize {
        match self {
            Self::Event { .. } => 1,
            Self::Post(_) => 2,
        }
    }
}

impl PostsPane {
    /// Whether the cursor stays on the first post, whichever that is: while posts come in for the first time, until the
    /// person chooses one.
    pub const fn follows_first(&self) -> bool {
        !self.touched && !self.settled
    }

    /// Shows these rows; the cursor stays on its post and on its line of the screen. If the post is not among them, it goes
    /// to the one that takes its place.
    pub fn show(&mut self, rows: Vec<PostsRow>) {
        let before = self.chosen_line().map(|(line, _)| line);
        let place = self.posts().position(|post| Some(post) == self.chosen);
        self.rows = rows;
        if self.follows_first() {
            let first = self.posts().next();
            self.chosen = first;
            return;
        }
        if self.chosen_line().is_none() {
            let next = self.posts().nth(place.unwrap_or(0));
            let last = self.posts().last();
            self.chosen = next.or(last);
        }
        let now = self.chosen_line().map(|(line, _)| line);
        // At the top of the list, where nobody has moved yet, what is newer is to be seen.
        let is_at_top = !self.touched && self.top == 0;
        if let (Some(before), Some(now), false) = (before, now, is_at_top) {
            self.top = (self.top + now).saturating_sub(before);
        }
    }

    /// The posts from top to bottom.
    pub fn posts(&self) -> impl Iterator<Item = PostId> {
        self.rows.iter().filter_map(|row| match row {
            PostsRow::Post(id) => Some(*id),
            PostsRow::Event { .. } => None,
        })
    }

    /// Moves the cursor to a post, if it is shown.
    pub fn go_to(&mut self, post: Option<PostId>) {
        if self.posts().any(|shown| Some(shown) == post) {
            self.chosen = post;
        }
    }

    /// Moves the cursor by this many posts, as far as there are any.
    pub fn move_by(&mut self, delta: isize) {
        self.touched = true;
        let posts: Vec<_> = self.posts().collect();
        self.chosen = moved_among(&posts, self.chosen, delta);
    }

    /// Scrolls so that the cursor, and where possible its event's heading, is among `height` lines.
    pub fn scroll_into_view(&mut self, height: usize) {
        let Some((line, row)) = self.chosen_line() else {
            return;
        };
        let heading = row.checked_sub(1).and_then(|above| self.rows.get(above));
        let first = if matches!(heading, Some(PostsRow::Event { .. })) {
            line - 1
        } else {
            line
        };
        self.top = self
            .top
            .min(first)
            .max((line + 2).saturating_sub(height.max(2)));
    }

    /// The post at a screen line of the list.
    pub fn post_at(&self, line: usize) -> Option<PostId> {
        let mut next = 0;
        for row in &self.rows {
            next += row.height();
            if self.top + line < next {
                return match row {
                    PostsRow::Post(id) => Some(*id),
                    PostsRow::Event { .. } => None,
                };
            }
        }
        None
    }

    fn chosen_line(&self) -> Option<(usize, usize)> {
        let mut line = 0;
        for (index, row) in self.rows.iter().enumerate() {
            if matches!(row, PostsRow::Post(id) if Some(*id) == self.chosen) {
                return Some((line, index));
            }
            line += row.height();
        }
        None
    }
}
