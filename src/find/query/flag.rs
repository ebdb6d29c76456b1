//! What `is:` and `has:` can be followed by: one table. What makes a flag true of a subject, the subject knows.

use super::field::{Field, Meaning};
use super::kind::SubjectKind;

/// Something that is so or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// `is:unread`
    Unread,
    /// `is:reading`
    Reading,
    /// `is:read`
    Read,
    /// `is:pending`
    Pending,
    /// `is:overdue`
    Overdue,
    /// `is:changed`
    Changed,
    /// `is:orphan`
    Orphan,
    /// `is:missing`
    Missing,
    /// `has:highlights`
    Highlights,
    /// `has:notes`
    Notes,
    /// `has:todos`
    Todos,
    /// `has:talks`
    Talks,
    /// `has:speakers`
    Speakers,
    /// `has:topics`
    Topics,
    /// `has:event`
    Event,
    /// `has:due`
    Due,
    /// `has:issues`
    Issues,
}

/// A flag as the table tells of it.
#[derive(Debug)]
pub struct FlagEntry {
    /// What one types behind the colon.
    pub name: &'static str,
    /// Behind which field: [`Field::Is`] or [`Field::Has`].
    pub field: Field,
    /// The flag.
    pub flag: Flag,
    /// What it means for each kind of subject.
    pub meaning: Meaning,
}

/// The same for posts and for what belongs to one.
const fn of_post(post: &'static str, others: &'static str) -> Meaning {
    Meaning {
        post: Some(post),
        talk: Some(others),
        note: Some(others),
        ..Meaning::NONE
    }
}

/// What highlights are, and posts that have such.
const fn of_note(note: &'static str, post: &'static str) -> Meaning {
    Meaning {
        post: Some(post),
        note: Some(note),
        ..Meaning::NONE
    }
}

/// Every flag, in the order of the help.
pub const FLAGS: &[FlagEntry] = &[
    FlagEntry {
        name: "unread",
        field: Field::Is,
        flag: Flag::Unread,
        meaning: of_post("was never opened", "its post was never opened"),
    },
    FlagEntry {
        name: "reading",
        field: Field::Is,
        flag: Flag::Reading,
        meaning: of_post("was begun", "its post was begun"),
    },
    FlagEntry {
        name: "read",
        field: Field::Is,
        flag: Flag::Read,
        meaning: of_post("was read to the end", "its post was read to the end"),
    },
    FlagEntry {
        name: "pending",
        field: Field::Is,
        flag: Flag::Pending,
        meaning: of_note("open or begun", "a to-do in it is open or begun"),
    },
    FlagEntry {
        name: "overdue",
        field: Field::Is,
        flag: Flag::Overdue,
        meaning: of_note(
            "pending, and was due before today",
            "a to-do in it is overdue",
        ),
    },
    FlagEntry {
        name: "changed",
        field: Field::Is,
        flag: Flag::Changed,
        meaning: of_note(
            "its passage reads otherwise now",
            "a passage marked in it reads otherwise now",
        ),
    },
    FlagEntry {
        name: "orphan",
        field: Field::Is,
        flag: Flag::Orphan,
        meaning: of_note(
            "its passage is no longer found",
            "a passage marked in it is no longer found",
        ),
    },
    FlagEntry {
        name: "missing",
        field: Field::Is,
        flag: Flag::Missing,
        meaning: Meaning {
            note: Some("its post is not in the library"),
            ..Meaning::NONE
        },
    },
    FlagEntry {
        name: "highlights",
        field: Field::Has,
        flag: Flag::Highlights,
        meaning: of_note("a passage is marked", "a passage of it is marked"),
    },
    FlagEntry {
        name: "notes",
        field: Field::Has,
        flag: Flag::Notes,
        meaning: of_note("words of your own", "words of your own on it or in it"),
    },
    FlagEntry {
        name: "todos",
        field: Field::Has,
        flag: Flag::Todos,
        meaning: of_note("a to-do, whatever its status", "a pending to-do"),
    },
    FlagEntry {
        name: "talks",
        field: Field::Has,
        flag: Flag::Talks,
        meaning: of_note("belongs to a talk", "tells of talks"),
    },
    FlagEntry {
        name: "speakers",
        field: Field::Has,
        flag: Flag::Speakers,
        meaning: of_post("names speakers", "speakers are named"),
    },
    FlagEntry {
        name: "topics",
        field: Field::Has,
        flag: Flag::Topics,
        meaning: of_post("names a known topic", "a topic"),
    },
    FlagEntry {
        name: "event",
        field: Field::Has,
        flag: Flag::Event,
        meaning: of_post("tells of a known event", "its post tells of a known event"),
    },
    FlagEntry {
        name: "due",
        field: Field::Has,
        flag: Flag::Due,
        meaning: of_note("a day it is due", "a to-do with a day it is due"),
    },
    FlagEntry {
        name: "issues",
        field: Field::Has,
        flag: Flag::Issues,
        meaning: Meaning {
            post: Some("something is odd about its source"),
            ..Meaning::NONE
        },
    },
];

impl FlagEntry {
    /// The entry of this name behind a field, in any case.
    pub fn named(field: Field, name: &str) -> Option<&'static Self> {
        FLAGS
            .iter()
            .find(|entry| entry.field == field && entry.name.eq_ignore_ascii_case(name))
    }

    /// The entry of a flag.
    pub fn of(flag: Flag) -> Option<&'static Self> {
        FLAGS.iter().find(|entry| entry.flag == flag)
    }

    /// What can stand behind a field for a kind of subject.
    pub fn behind(field: Field, kind: SubjectKind) -> impl Iterator<Item = &'static Self> + Clone {
        FLAGS
            .iter()
            .filter(move |entry| entry.field == field && entry.meaning.of(kind).is_some())
    }
}
