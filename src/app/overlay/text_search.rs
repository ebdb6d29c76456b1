//! The search in all posts as data: what is searched for, what was found so far, and the lines that list it. It searches
//! nothing.

use std::sync::Arc;

use crate::annotation::RecordId;
use crate::find::full_text::{FoundLine, FoundPost, QueryError, TextQuery};
use crate::library::PostId;
use crate::text::Span;

use super::super::cursor::first_shown;
use super::super::field::Field;
use super::jump::PassageSight;
use super::preview::Preview;

/// The state of the search. It stays when its window is closed, for going on.
#[derive(Clone, Debug)]
pub struct TextSearchWindow {
    /// What is typed.
    pub typed: Field,
    /// Whether that is from the last time: the first letter takes its place.
    pub is_from_before: bool,
    /// What it means; `None` while that is nothing.
    pub query: Option<Arc<TextQuery>>,
    /// Why it cannot be searched for.
    pub problem: Option<QueryError>,
    /// What was found so far.
    pub found: FoundTexts,
    /// What is found by a later search, until it takes the place of that.
    pub anew: Option<(FoundTexts, TakesOver)>,
    /// The index of the chosen line of the list.
    pub chosen: usize,
    /// The index of the first one on screen.
    pub first: usize,
    /// The number of the request whose answers are awaited; `None` if all are there.
    pub request: Option<u64>,
    /// How many posts were searched for it, and how many there are.
    pub searched: (usize, usize),
    /// The versions of library and records that were searched.
    pub of: (usize, u64),
    /// How the passage is shown.
    pub sight: PassageSight,
    /// The chosen passage's post.
    pub preview: Preview,
    /// The hits in that post.
    pub marked: Option<(PostId, Vec<Span>)>,
    /// The post that was opened out of the list, whose hits are to be marked once it is there.
    pub opened: Option<OpenedFor>,
    /// The post for which one left the list, to come back to it from there.
    pub left_for: Option<PostId>,
}

/// When what a later search finds is listed in place of what an earlier one found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakesOver {
    /// With the first answer, so that the list is not empty between two letters.
    AtFirst,
    /// When it is complete: the same was searched for again, and nothing is to move under the cursor.
    AtTheEnd,
}

/// What a post was opened for.
#[derive(Clone, Debug)]
pub struct OpenedFor {
    /// The post.
    pub post: PostId,
    /// What was searched for.
    pub query: Arc<TextQuery>,
    /// The same as it was typed.
    pub typed: String,
    /// Where to go.
    pub at: HitAt,
}

/// A hit to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitAt {
    /// None: one goes to a note.
    Nowhere,
    /// The first one at a byte offset or after it.
    From(u32),
    /// The last one of the post.
    Last,
}

/// Notes and posts that match, and the lines that list them.
#[derive(Clone, Debug, Default)]
pub struct FoundTexts {
    /// Notes and quotes.
    pub notes: Vec<FoundNote>,
    /// Posts, in the order of the list.
    pub posts: Vec<FoundPost>,
    /// The lines from top to bottom: headings, and below them what was found.
    pub rows: Vec<FoundRow>,
    /// How many lines of posts match.
    pub lines: usize,
    /// Whether there may be more than are kept.
    pub are_cut: bool,
}

/// A note that matches, or the passage it is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundNote {
    /// Which note.
    pub id: RecordId,
    /// Its line that matches.
    pub text: String,
    /// The hits in it (bytes).
    pub ranges: Vec<Span>,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundRow {
    /// The heading over the notes.
    Notes,
    /// A note, by its index.
    Note(usize),
    /// The heading over a post's lines, by the post's index.
    Post(usize),
    /// The heading of the talk or section around a post's line, by the indices of both.
    Section(usize, usize),
    /// A post's line, by the indices of both.
    Line(usize, usize),
}

impl FoundRow {
    /// Whether it can be chosen.
    pub const fn is_entry(self) -> bool {
        matches!(self, Self::Note(_) | Self::Line(..))
    }

    /// Whether it is the heading over the lines of one post, or over the notes.
    pub const fn begins_group(self) -> bool {
        matches!(self, Self::Notes | Self::Post(_))
    }
}

impl FoundTexts {
    /// What was found in notes.
    pub fn of_notes(notes: Vec<FoundNote>) -> Self {
        let heading = (!notes.is_empty()).then_some(FoundRow::Notes);
        let rows = heading
            .into_iter()
            .chain((0..notes.len()).map(FoundRow::Note));
        Self {
            rows: rows.collect(),
            notes,
            ..Self::default()
        }
    }

    /// Adds a post below what is listed, as many of its lines as there is room for among `most`.
    pub fn add(&mut self, mut post: FoundPost, most: usize) {
        let room = most.saturating_sub(self.lines);
        if post.lines.len() > room {
            post.lines.truncate(room);
            self.are_cut = true;
        }
        if post.lines.is_empty() {
            return;
        }
        let index = self.posts.len();
        self.rows.push(FoundRow::Post(index));
        let mut section = None;
        for (number, line) in post.lines.iter().enumerate() {
            if line.section.is_some() && line.section != section {
                self.rows.push(FoundRow::Section(index, number));
            }
            section.clone_from(&line.section);
            self.rows.push(FoundRow::Line(index, number));
        }
        self.lines += post.lines.len();
        self.posts.push(post);
    }

    /// Whether nothing was found.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A line of a post by the indices of both, with the post.
    pub fn line(&self, post: usize, line: usize) -> Option<(PostId, &FoundLine)> {
        let found = self.posts.get(post)?;
        Some((found.post, found.lines.get(line)?))
    }

    /// The index of the first line of the list that can be chosen, from an index on.
    pub fn entry_from(&self, row: usize) -> Option<usize> {
        let rows = self.rows.iter().enumerate().skip(row);
        let mut entries = rows.filter(|(_, row)| row.is_entry());
        entries.next().map(|(index, _)| index)
    }

    /// The index in this list of what is at an index of another one, or of what stands nearest to it in the same post.
    pub fn same_entry(&self, other: &Self, row: usize) -> Option<usize> {
        match *other.rows.get(row)? {
            FoundRow::Note(index) => {
                let id = other.notes.get(index)?.id;
                let same = self.notes.iter().position(|note| note.id == id)?;
                self.rows
                    .iter()
                    .position(|row| *row == FoundRow::Note(same))
            }
            FoundRow::Line(post, line) => {
                let (id, line) = other.line(post, line)?;
                let same = self.posts.iter().position(|post| post.post == id)?;
                let lines = &self.posts.get(same)?.lines;
                let at = lines.partition_point(|other| other.hit.start < line.hit.start);
                let at = at.min(lines.len().saturating_sub(1));
                let sought = FoundRow::Line(same, at);
                self.rows.iter().position(|row| *row == sought)
            }
            FoundRow::Notes | FoundRow::Post(_) | FoundRow::Section(..) => None,
        }
    }
}

impl TextSearchWindow {
    /// Whether what is listed is still that of what was typed before.
    pub fn awaits_first_answer(&self) -> bool {
        matches!(self.anew, Some((_, TakesOver::AtFirst)))
    }

    /// Whether more may be found than is listed.
    pub fn is_under_way(&self) -> bool {
        let is_searched_again = matches!(self.anew, Some((_, TakesOver::AtTheEnd)));
        self.request.is_some() && !is_searched_again
    }

    /// What the chosen line of the list is.
    pub fn chosen_row(&self) -> Option<FoundRow> {
        self.found.rows.get(self.chosen).copied()
    }

    /// Scrolls so that the chosen line is among so many.
    pub fn scroll_into_view(&mut self, lines: usize) {
        let count = self.found.rows.len();
        self.first = first_shown(self.first, self.chosen, count, lines, |_| 1);
    }

    /// The indices of as many lines as fit; the topmost one gives way to the heading of the post or of the notes that it
    /// belongs to.
    pub fn in_sight(&self, lines: usize) -> Vec<usize> {
        let count = self.found.rows.len();
        let mut shown: Vec<usize> = (self.first..count).take(lines).collect();
        let above = self.found.rows.get(..=self.first).unwrap_or_default();
        let heading = above.iter().rposition(|row| row.begins_group());
        if let (Some(top), Some(heading)) = (shown.first_mut(), heading)
            && *top != self.chosen
        {
            *top = heading;
        }
        shown
    }
}

impl Default for TextSearchWindow {
    /// A search in which nothing is typed.
    fn default() -> Self {
        Self {
            typed: Field::one_line(""),
            is_from_before: false,
            query: None,
            problem: None,
            found: FoundTexts::default(),
            anew: None,
            chosen: 0,
            first: 0,
            request: None,
            searched: (0, 0),
            of: (0, 0),
            sight: PassageSight::Beside,
            preview: Preview::default(),
            marked: None,
            opened: None,
            left_for: None,
        }
    }
}
