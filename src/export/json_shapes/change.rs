//! A change of highlights and notes as JSON.

use serde::{Deserialize, Serialize};

use crate::annotation::Record;

use super::highlight::PostReferenceJson;

/// Something that was done to highlights or notes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeJson {
    /// When it was done, or taken back.
    pub when: Option<String>,
    /// The id of the machine that did it; null for this one.
    pub machine: Option<String>,
    /// What was done.
    pub sentence: String,
    /// Whether it was taken back, and can be done again.
    pub undone: bool,
    /// The highlights and notes it touched, as they were after it.
    pub records: Vec<ChangedJson>,
}

/// A highlight or note that was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedJson {
    /// Its id.
    pub id: String,
    /// The post.
    pub post: PostReferenceJson,
    /// The passage as it was marked; null for a note on a talk or post.
    pub quote: Option<String>,
    /// Whether the change left it deleted.
    pub deleted: bool,
}

impl From<&Record> for ChangedJson {
    fn from(record: &Record) -> Self {
        Self {
            id: record.id.to_string(),
            post: PostReferenceJson::from(&record.post),
            quote: record.quote().map(str::to_owned),
            deleted: record.deleted,
        }
    }
}
