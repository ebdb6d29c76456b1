//! The table of formats that can be read back: guessing, help and dispatch derive from it; there is no other list.

use super::task::ReadTasks;
use super::{json, markdown, todo_txt};

/// A format of to-dos that can be read back.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The id of the export format it reads: `todotxt`.
    pub id: &'static str,
    /// Whether the order of the lines is an order that a person gave them.
    pub has_order: bool,
    /// Whether lines without our id are to-dos only if they name one of our categories.
    pub needs_category: bool,
    /// Endings of file names that are mostly of this format.
    endings: &'static [&'static str],
    read: fn(&str) -> ReadTasks,
}

/// Every format, those with the clearest marks first.
pub const READERS: [Reader; 3] = [
    Reader {
        id: "json",
        has_order: false,
        needs_category: false,
        endings: &[".json"],
        read: json::read,
    },
    Reader {
        id: "todotxt",
        has_order: true,
        needs_category: true,
        endings: &[".txt"],
        read: todo_txt::read,
    },
    Reader {
        id: "markdown",
        has_order: true,
        needs_category: false,
        endings: &[".md", ".markdown"],
        read: markdown::read,
    },
];

impl Reader {
    /// What a text of this format says about to-dos. Reading cannot fail; what cannot be read is told with its line.
    pub fn read(&self, text: &str) -> ReadTasks {
        (self.read)(text)
    }
}

/// The reader of the format with this id.
pub fn reader_by_id(id: &str) -> Option<&'static Reader> {
    READERS.iter().find(|reader| reader.id == id)
}

/// The format a file most likely has: by what its text begins with, else by its name.
pub fn guess(name: &str, text: &str) -> Option<&'static Reader> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with(['{', '[']) && !text.starts_with("[[") {
        return reader_by_id("json");
    }
    let name = name.to_lowercase();
    READERS
        .iter()
        .find(|reader| reader.endings.iter().any(|ending| name.ends_with(ending)))
}
