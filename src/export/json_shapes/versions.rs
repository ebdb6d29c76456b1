//! The two versions that git left of a record, as JSON. Reading it back is of no use: it goes when they are merged.

use serde::{Deserialize, Serialize};

use crate::annotation::{Group, Record, Status, Versions};

/// Two versions of a record, of which its other keys tell what merging would make.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionsJson {
    /// What both changed, each in another way: `about`, `to-do`, `passage`, `kept`.
    pub contested: Vec<String>,
    /// The first one in the file.
    pub ours: VersionJson,
    /// The second one.
    pub theirs: VersionJson,
}

/// What one version says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionJson {
    /// Id of the category.
    pub category: String,
    /// The names of the topics.
    pub topics: Vec<String>,
    /// The passage as it was marked.
    pub quote: Option<String>,
    /// The note, Markdown.
    pub note: String,
    /// How far the to-do is; null for what is no to-do.
    pub status: Option<Status>,
    /// The day it is due.
    pub due: Option<String>,
    /// Whether it is deleted.
    pub deleted: bool,
    /// When anything of it changed last.
    pub updated: String,
}

impl From<&Versions> for VersionsJson {
    fn from(versions: &Versions) -> Self {
        let contested = versions.contested().into_iter();
        Self {
            contested: contested.map(Group::name).map(str::to_owned).collect(),
            ours: VersionJson::from(&versions.ours),
            theirs: VersionJson::from(&versions.theirs),
        }
    }
}

impl From<&Record> for VersionJson {
    fn from(record: &Record) -> Self {
        let todo = record.todo.as_ref();
        Self {
            category: record.category.clone(),
            topics: record.topic_names().map(str::to_owned).collect(),
            quote: record.quote().map(str::to_owned),
            note: record.note.clone(),
            status: todo.map(|todo| todo.status),
            due: todo.and_then(|todo| todo.due).map(|due| due.to_string()),
            deleted: record.deleted,
            updated: record.times.latest().to_string(),
        }
    }
}
