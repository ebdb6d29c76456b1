//! Front matter as a tree of texts, whatever format it was written in. Scalars stay the text they were.

use crate::document::model::Issue;

/// A value of front matter.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Value {
    /// Nothing: `null`, `~`, an empty place.
    #[default]
    Null,
    /// A scalar as it was written, without quotes.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys and values in order.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Entry {
    pub key: String,
    pub value: Value,
    /// Line in the source, from 1.
    pub line: u32,
}

/// The entries of a front matter, and what was odd about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Entries {
    pub entries: Vec<Entry>,
    pub issues: Vec<Issue>,
}

impl Entries {
    /// Adds an entry; of a key given twice the first one counts, and the other is told.
    pub fn push(&mut self, entry: Entry) {
        if self.entries.len() >= MOST_ENTRIES {
            return;
        }
        if self.entries.iter().any(|known| known.key == entry.key) {
            self.tell(
                entry.line,
                format!(
                    "The front matter gives “{}” twice; the first one counts.",
                    shortened(&entry.key)
                ),
            );
            return;
        }
        self.entries.push(entry);
    }

    /// Notes something odd.
    pub fn tell(&mut self, line: u32, message: String) {
        if self.issues.len() < MOST_ISSUES {
            self.issues.push(Issue { line, message });
        }
    }
}

/// No real front matter has more keys.
const MOST_ENTRIES: usize = 500;
/// More would only repeat themselves.
const MOST_ISSUES: usize = 20;

fn shortened(key: &str) -> String {
    key.chars().filter(|c| !c.is_control()).take(40).collect()
}
