//! What an import does or does not do about each to-do, for people and for JSON. Only data.

use crate::annotation::RecordId;

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
            text => crate::text::width::ellipsize(&crate::text::one_line(text), 60).into_owned(),
        };
        format!("{} {} → {}", self.field, shown(&self.from), shown(&self.to))
    }
}
