//! The table of formats of highlights that can be taken in.

use super::found::ReadHighlights;
use super::{hypothesis, readwise, web_annotation};

/// A format of highlights that can be taken in.
#[derive(Clone, Copy, Debug)]
pub struct HighlightReader {
    /// What the person types: `readwise`.
    pub id: &'static str,
    read: fn(&str) -> ReadHighlights,
    is_likely: fn(&str) -> bool,
}

/// Every format.
pub const HIGHLIGHT_READERS: [HighlightReader; 3] = [
    HighlightReader {
        id: "readwise",
        read: readwise::read,
        is_likely: readwise::is_likely,
    },
    HighlightReader {
        id: "w3c",
        read: web_annotation::read,
        is_likely: web_annotation::is_likely,
    },
    HighlightReader {
        id: "hypothesis",
        read: hypothesis::read,
        is_likely: hypothesis::is_likely,
    },
];

impl HighlightReader {
    /// The highlights of a text. Reading cannot fail; what cannot be read is told with its line.
    pub fn read(&self, text: &str) -> ReadHighlights {
        (self.read)(text)
    }
}

/// The reader of the format with this id.
pub fn highlight_reader_by_id(id: &str) -> Option<&'static HighlightReader> {
    HIGHLIGHT_READERS.iter().find(|reader| reader.id == id)
}

/// The format of highlights that a text most likely has; `None` if it looks like none.
pub fn guess_highlights(text: &str) -> Option<&'static HighlightReader> {
    HIGHLIGHT_READERS
        .iter()
        .find(|reader| (reader.is_likely)(text))
}
