//! The windows of events, talks, speakers and topics as data: one window, a list in it for each step one went into it.

use crate::annotation::RecordId;
use crate::keymap::Context;
use crate::library::{PostId, Telling};
use crate::text::Span;

use super::super::cursor::first_shown;
use super::super::field::Field;
use super::preview::Preview;

/// The state of the window; its lists lie on each other, the last one is shown.
#[derive(Clone, Debug, Default)]
pub struct ViewsWindow {
    /// The lists one came through, the shown one last; empty only while the window is made.
    pub levels: Vec<ViewLevel>,
    /// The chosen passage's post.
    pub preview: Preview,
}

/// A list, and where its cursor is.
#[derive(Clone, Debug)]
pub struct ViewLevel {
    /// What it is about.
    pub subject: Subject,
    /// Words that must all occur in a row.
    pub words: Field,
    /// Every row.
    pub rows: Vec<ViewRow>,
    /// The indices of the rows that the words admit.
    pub shown: Vec<usize>,
    /// The index of the chosen row among those shown.
    pub chosen: usize,
    /// The index of the first one on screen among those shown.
    pub first: usize,
    /// The versions of overview and records that the rows were made from.
    pub of: (usize, u64),
}

/// What a list is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// All events.
    Events,
    /// All talks.
    Talks,
    /// All speakers.
    Speakers,
    /// All topics.
    Topics,
    /// One event, by name.
    Event(String),
    /// One talk, by one of its tellings.
    Talk(Telling),
    /// One speaker, by folded name.
    Speaker(String),
    /// One topic, by name.
    Topic(String),
}

/// A line or two of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewRow {
    /// What it is.
    pub title: String,
    /// What else is known of it.
    pub about: String,
    /// A number at the right edge.
    pub fact: String,
    /// Other words by which it is found.
    pub also: String,
    /// Where it leads.
    pub target: Target,
}

/// Where a row leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Nowhere: it is a heading.
    #[default]
    Nothing,
    /// To another list.
    List(Subject),
    /// To a place in a post.
    Passage {
        /// The post.
        post: PostId,
        /// Where the passage begins in its visible text, in bytes.
        at: u32,
        /// What to mark there.
        marks: Vec<Span>,
    },
    /// To a highlight or note.
    Record(RecordId),
}

impl Subject {
    /// The lists that a key goes through.
    pub const ALL: [Self; 4] = [Self::Events, Self::Talks, Self::Speakers, Self::Topics];
}

impl ViewRow {
    /// A heading over rows.
    pub fn heading(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        self.target == Target::Nothing
    }

    /// How many screen lines it takes.
    pub fn height(&self) -> usize {
        if self.is_heading() { 1 } else { 2 }
    }
}

impl ViewLevel {
    /// Scrolls so that the chosen row is among so many lines.
    pub fn scroll_into_view(&mut self, lines: usize) {
        let height = |index: usize| self.row(index).map_or(0, ViewRow::height);
        self.first = first_shown(self.first, self.chosen, self.shown.len(), lines, height);
    }

    /// The rows that fit into so many lines, by their indices among those shown: each with its first line.
    pub fn in_sight(&self, lines: usize) -> Vec<(usize, usize)> {
        let mut next = 0;
        let rows = (self.first..).map_while(|index| Some((index, self.row(index)?.height())));
        let placed = rows.map(|(index, height)| {
            let line = next;
            next += height;
            (index, line, next)
        });
        let fitting = placed.take_while(|(_, _, end)| *end <= lines);
        fitting.map(|(index, line, _)| (index, line)).collect()
    }

    /// The chosen row.
    pub fn chosen_row(&self) -> Option<&ViewRow> {
        self.row(self.chosen)
    }

    /// A row by its index among those shown.
    pub fn row(&self, shown: usize) -> Option<&ViewRow> {
        self.rows.get(*self.shown.get(shown)?)
    }

    /// How many rows are no headings: shown, and in all.
    pub fn counts(&self) -> (usize, usize) {
        let shown = self.shown.iter().filter_map(|&index| self.rows.get(index));
        let is_entry = |row: &&ViewRow| !row.is_heading();
        (
            shown.filter(is_entry).count(),
            self.rows.iter().filter(is_entry).count(),
        )
    }
}

impl ViewsWindow {
    /// The list that is shown.
    pub fn level(&self) -> Option<&ViewLevel> {
        self.levels.last()
    }

    /// The contexts whose keys hold; what is bound to nothing is typed into the filter.
    pub fn contexts(&self) -> Vec<Context> {
        vec![Context::Views]
    }
}
