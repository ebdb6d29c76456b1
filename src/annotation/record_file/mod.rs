//! The file of one record: YAML front matter and the note's Markdown. A person can read, grep, edit and merge it.
//!
//! ```text
//! ---
//! id: 01932f3c-…
//! created: 2019-11-20T21:30:00Z
//! # what it is about
//! category: "dig-into"
//! …
//! # the note
//! note_changed: 2019-11-20T21:30:00Z
//! ---
//!
//! compare with plain rollouts
//! ```
//!
//! All keys stand at the top level, one a line, so that unknown ones can be told apart and kept as the text they were.
//! A comment line stands between two groups of fields that change together, because git reports changes of adjacent
//! lines as a conflict. Offsets are bytes of the visible text, so that the file says all without its post.
//! Nothing here touches a disk.

mod entries;
mod fields;
mod plain;
mod quoted;
mod read;
mod versions;
mod write;

pub use read::RecordFileError;
pub use versions::{FileVersions, from_text, versions_of};
pub use write::to_text;

#[cfg(test)]
mod tests;
