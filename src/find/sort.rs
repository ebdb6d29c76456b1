//! The orders that posts can have: one table. What the order is made of, the caller knows.

use std::fmt;

use crate::text::nearest;

/// An order of posts, one way or the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// Whether it is the other way round than usual.
    pub is_reversed: bool,
}

/// What posts are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortKey {
    /// The date, below the events.
    #[default]
    Date,
    /// The title.
    Title,
    /// The first author.
    Author,
    /// The event's name.
    Event,
    /// How much is read.
    Progress,
    /// How many highlights there are.
    Highlights,
}

/// An order as the table tells of it.
#[derive(Debug)]
pub struct SortEntry {
    /// What one types.
    pub name: &'static str,
    /// By what.
    pub key: SortKey,
    /// The usual way, and the other one, as they are shown.
    pub ways: [&'static str; 2],
}

/// Every order, in the order of the key that goes through them.
pub const SORTS: &[SortEntry] = &[
    SortEntry {
        name: "date",
        key: SortKey::Date,
        ways: ["newest first", "oldest first"],
    },
    SortEntry {
        name: "title",
        key: SortKey::Title,
        ways: ["by title", "by title, Z first"],
    },
    SortEntry {
        name: "author",
        key: SortKey::Author,
        ways: ["by author", "by author, Z first"],
    },
    SortEntry {
        name: "event",
        key: SortKey::Event,
        ways: ["by event", "by event, Z first"],
    },
    SortEntry {
        name: "progress",
        key: SortKey::Progress,
        ways: ["most read first", "least read first"],
    },
    SortEntry {
        name: "highlights",
        key: SortKey::Highlights,
        ways: ["most highlights first", "fewest highlights first"],
    },
];

impl Sort {
    /// Reads `title`, or `-title` for the other way round; the error is a sentence that says what would be right.
    pub fn read(written: &str) -> Result<Self, String> {
        let name = written.strip_prefix(['-', '−']).unwrap_or(written);
        let known = SORTS.iter().find(|entry| entry.name == name);
        let names = SORTS.iter().map(|entry| entry.name);
        match known {
            Some(entry) => Ok(Self {
                key: entry.key,
                is_reversed: name.len() < written.len(),
            }),
            None => Err(match nearest(name, names.clone()) {
                Some(meant) => format!("there is no order “{name}”; did you mean {meant}?"),
                None => format!(
                    "write one of {}, with - before it for the other way round",
                    names.collect::<Vec<_>>().join(", ")
                ),
            }),
        }
    }

    /// What it is called on screen.
    pub fn shown(self) -> &'static str {
        let [usual, other] = self.entry().map_or([""; 2], |entry| entry.ways);
        if self.is_reversed { other } else { usual }
    }

    /// The order after this one, the usual way.
    pub fn next(self) -> Self {
        let at = SORTS.iter().position(|entry| entry.key == self.key);
        let next = at.and_then(|at| SORTS.get(at + 1));
        Self {
            key: next.map_or_else(SortKey::default, |entry| entry.key),
            is_reversed: false,
        }
    }

    /// The same order, the other way round.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self {
            is_reversed: !self.is_reversed,
            ..self
        }
    }

    fn entry(self) -> Option<&'static SortEntry> {
        SORTS.iter().find(|entry| entry.key == self.key)
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_reversed { "-" } else { "" };
        write!(out, "{sign}{}", self.entry().map_or("", |entry| entry.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_is_read_as_it_is_written() {
        let mut sort = Sort::default();
        for _ in SORTS {
            for way in [sort, sort.reversed()] {
                assert_eq!(Sort::read(&way.to_string()), Ok(way));
                assert!(!way.shown().is_empty());
            }
            sort = sort.next();
        }
        assert_eq!(sort, Sort::default());
        assert_eq!(
            Sort::read("titel"),
            Err("there is no order “titel”; did you mean title?".to_owned())
        );
    }
}
