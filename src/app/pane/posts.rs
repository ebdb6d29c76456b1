//! The post list: posts newest first, under the events they tell of.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::document::PostDate;
use crate::library::{Library, Post, PostId};

use super::super::cursor::moved_among;

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

    /// Puts the rows in order; the cursor stays on its post and on its line of the screen. If the post is gone, it goes to
    /// the one that takes its place.
    pub fn arrange(&mut self, library: &Library) {
        let before = self.chosen_line().map(|(line, _)| line);
        let place = self.posts().position(|post| Some(post) == self.chosen);
        self.rows = rows(library);
        if self.follows_first() {
            let first = self.posts().next();
            self.chosen = first;
            return;
        }
        if self
            .chosen
            .is_none_or(|chosen| library.post(chosen).is_none())
        {
            let next = place.and_then(|place| self.posts().nth(place));
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

/// What puts posts under one heading: their event, or the lack of one.
type Group<'a> = Option<&'a str>;

fn rows(library: &Library) -> Vec<PostsRow> {
    let mut newest: HashMap<Group<'_>, Option<PostDate>> = HashMap::new();
    for (_, post) in library.posts() {
        let date = newest.entry(group(post)).or_default();
        *date = (*date).max(post.date);
    }
    let mut posts: Vec<(PostId, &Post)> = library.posts().collect();
    posts.sort_by_cached_key(|(_, post)| {
        let group = group(post);
        let group_date = if group.is_some() {
            newest.get(&group).copied().flatten()
        } else {
            post.date
        };
        (
            !is_guide(library, post),
            Reverse(group_date),
            group.map(str::to_owned),
            Reverse(post.date),
            post.path.clone(),
        )
    });
    let mut rows = Vec::with_capacity(posts.len() * 2);
    let mut above: Option<Group<'_>> = None;
    for (id, post) in posts {
        if above != Some(group(post)) && !(above.is_none() && post.event.is_none()) {
            rows.push(heading(post));
        }
        above = Some(group(post));
        rows.push(PostsRow::Post(id));
    }
    rows
}

fn group(post: &Post) -> Group<'_> {
    post.event.as_ref().map(|event| event.name.as_str())
}

fn heading(post: &Post) -> PostsRow {
    match &post.event {
        Some(event) => PostsRow::Event {
            name: event.name.clone(),
            city: event.city.clone(),
        },
        None => PostsRow::Event {
            name: String::new(),
            city: None,
        },
    }
}

/// The built-in guide comes first: it is what a newcomer should open.
fn is_guide(library: &Library, post: &Post) -> bool {
    let built_in = library
        .roots()
        .get(post.root)
        .is_some_and(|root| root.path.is_none());
    built_in && &*post.path == "welcome.md"
}
