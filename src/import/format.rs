//! The table of formats that can be read back: guessing, help and dispatch derive from it; there is no other list.

use jiff::tz::TimeZone;

use crate::export::managed_block;

use super::task::ReadTasks;
use super::{json, markdown, obsidian, org, taskwarrior, todo_txt};

/// A format of to-dos that can be read back.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The id of the export format it reads: `todotxt`.
    pub id: &'static str,
    /// Whether the order of the lines is an order that a person gave them.
    pub has_order: bool,
    /// Whether lines without our id are to-dos only if they name one of our categories.
    pub needs_category: bool,
    /// What files of this format are mostly called: endings of their names.
    endings: &'static [&'static str],
    read: fn(&str, &TimeZone) -> ReadTasks,
}

/// Every format, in the order of the exports.
pub const READERS: [Reader; 6] = [
    Reader {
        id: "markdown",
        has_order: true,
        needs_category: false,
        endings: &[".md", ".markdown"],
        read: |text, _| markdown::read(text),
    },
    Reader {
        id: "obsidian",
        has_order: true,
        needs_category: false,
        endings: &[],
        read: |text, _| obsidian::read(text),
    },
    Reader {
        id: "todotxt",
        has_order: true,
        needs_category: true,
        endings: &[".txt"],
        read: |text, _| todo_txt::read(text),
    },
    Reader {
        id: "taskwarrior",
        has_order: false,
        needs_category: false,
        endings: &[],
        read: taskwarrior::read,
    },
    Reader {
        id: "org",
        has_order: true,
        needs_category: false,
        endings: &[".org"],
        read: org::read,
    },
    Reader {
        id: "json",
        has_order: false,
        needs_category: false,
        endings: &[".json"],
        read: |text, _| json::read(text),
    },
];

impl Reader {
    /// What a text of this format says about to-dos; a moment is a day in this zone. Reading cannot fail; what cannot be read is told with its line.
    pub fn read(&self, text: &str, zone: &TimeZone) -> ReadTasks {
        (self.read)(text, zone)
    }
}

/// The reader of the format with this id.
pub fn reader_by_id(id: &str) -> Option<&'static Reader> {
    READERS.iter().find(|reader| reader.id == id)
}

/// The format a file most likely has: by what it holds, else by its name.
pub fn guess(name: &str, text: &str) -> Option<&'static Reader> {
    let body = text.trim_start_matches('\u{feff}').trim_start();
    if body.starts_with(['{', '[']) && !body.starts_with("[[") {
        let is_of_taskwarrior = taskwarrior::is_likely(body);
        return reader_by_id(if is_of_taskwarrior {
            "taskwarrior"
        } else {
            "json"
        });
    }
    let name = name.to_lowercase();
    let by_name = READERS
        .iter()
        .find(|reader| reader.endings.iter().any(|ending| name.ends_with(ending)));
    let is_markdown = by_name.is_some_and(|reader| reader.id == "markdown");
    if is_markdown && (text.contains("🆔 ") || text.contains(managed_block::OBSIDIAN.begin)) {
        return reader_by_id("obsidian");
    }
    by_name
}
