//! What a file says about to-dos, whatever its format. Only data; what it changes is found out in `plan`.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};

use crate::annotation::{Priority, Rank, Record, RecordId, Status};

use super::parts::Parts;
use super::problem::Problem;

/// What a reader found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadTasks {
    /// The to-dos, in the order of the file.
    pub tasks: Vec<Task>,
    /// Lines that cannot be taken in, in the order of the file.
    pub problems: Vec<Problem>,
    /// How many lines of the person's own stand where only lines of ours are taken from.
    pub left: usize,
    /// When the file was exported, if it says so.
    pub exported: Option<Timestamp>,
}

/// One to-do of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// The line it begins in, from 1.
    pub line: usize,
    /// Our id, or one that the file's own tool gave it; `None` for a line that a person typed.
    pub id: Option<RecordId>,
    /// Whether the id was made by another tool, so that an unknown one is a new to-do.
    pub is_foreign: bool,
    /// Which list it stands in: the order within one list is what a person sees as an order.
    pub list: usize,
    /// What it says.
    pub said: Said,
    /// All of a record, where the format is lossless: enough to take in one that is not here.
    pub whole: Option<Box<Record>>,
}

/// What is said of a to-do. `None` is nothing; `Some(None)` says that there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// How far it is.
    pub status: Option<Status>,
    /// When it was closed.
    pub closed: Option<Option<When>>,
    /// How much it matters.
    pub priority: Option<Option<Priority>>,
    /// When it is due.
    pub due: Option<Option<Date>>,
    /// Where it stands among the others.
    pub rank: Option<Rank>,
    /// The person's words.
    pub words: Option<Telling>,
    /// Names of topics, as the format has them.
    pub topics: Vec<String>,
    /// Id or name of a category.
    pub category: Option<String>,
    /// When it was made.
    pub created: Option<When>,
    /// When it was changed there, if the format says so.
    pub changed: Option<Timestamp>,
}

/// The words of a to-do, and what else stands in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Telling {
    /// The note, or what stands in its place where there is none.
    Note(String),
    /// The note, and behind it what the exporter says of passage and post.
    NoteAndSource(String),
    /// How the note begins, and where that is not all of it the note as well.
    Parts(Parts),
}

/// A moment, as precisely as a format tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Some time on this day.
    Day(Date),
    /// To the second or finer.
    Moment(Timestamp),
}

impl When {
    /// The moment; a day begins as it does in this zone.
    pub fn moment(self, zone: &TimeZone) -> Option<Timestamp> {
        match self {
            Self::Moment(moment) => Some(moment),
            Self::Day(day) => Some(day.to_zoned(zone.clone()).ok()?.timestamp()),
        }
    }
}

impl Telling {
    /// The words.
    pub fn text(&self) -> &str {
        match self {
            Self::Note(text) | Self::NoteAndSource(text) => text,
            Self::Parts(parts) => parts.note.as_ref().unwrap_or(&parts.headline),
        }
    }
}
