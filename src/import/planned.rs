//! What an import does or does not do about each to-do, for people and for JSON. Only data.

use crate::annotation::{Record, RecordId};
use crate::text::one_line;
use crate::text::width::ellipsize;

/// Cells of a value in a sentence.
const VALUE: usize = 60;

/// Cells of a name in a sentence.
const NAME: usize = 40;

/// What becomes of one to-do of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The line it begins in, from 1; `None` for one that moves because of others.
    pub line: Option<usize>,
    /// Its id here.
    pub id: RecordId,
    /// Its topic, or how it begins.
    pub name: String,
    /// What happens.
    pub outcome: Outcome,
    /// What changes.
    pub changes: Vec<FieldChange>,
}

/// What happens to a to-do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is changed.
    Changed,
    /// It is new here.
    New,
    /// Something of it is left as it is here, for this reason.
    Left(String),
}

/// One field as it was and as it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Its name: "status".
    pub field: &'static str,
    /// What it was; empty for nothing.
    pub from: String,
    /// What it becomes; empty for nothing.
    pub to: String,
}

impl FieldChange {
    /// The change in words: "status open → done".
    pub fn described(&self) -> String {
        let shown = |text: &str| match text {
            "" => "none".to_owned(),
            text => ellipsize(&one_line(text), VALUE).into_owned(),
        };
        format!("{} {} → {}", self.field, shown(&self.from), shown(&self.to))
    }
}

/// A to-do in a word or two: its topic, else how its note or passage begins.
pub fn name_of(record: &Record) -> String {
    let topic = record.topic_names().find(|name| !name.trim().is_empty());
    let note = Some(record.note.as_str()).filter(|note| !note.trim().is_empty());
    let name = topic
        .or(note)
        .or(record.quote())
        .unwrap_or(&record.post.title);
    ellipsize(&one_line(name), NAME).into_owned()
}
