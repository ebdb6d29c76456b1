//! What a file says about highlights made elsewhere, whatever its format. Only data.

use jiff::Timestamp;

use crate::annotation::{RecordId, Todo};

use super::super::problem::Problem;

/// What a reader found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadHighlights {
    /// The highlights, in the order of the file.
    pub highlights: Vec<FoundHighlight>,
    /// What cannot be taken in, in the order of the file.
    pub problems: Vec<Problem>,
}

/// One highlight or note that was made elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundHighlight {
    /// The line it begins in, from 1.
    pub line: usize,
    /// Its id here: made of what the source calls it, so that it is the same every time.
    pub id: RecordId,
    /// The passage; empty for a note on a post as a whole.
    pub quote: String,
    /// What stands before it, as far as the source says.
    pub prefix: String,
    /// What stands behind it.
    pub suffix: String,
    /// The person's words.
    pub note: String,
    /// Topics.
    pub tags: Vec<String>,
    /// Id or name of a category.
    pub category: Option<String>,
    /// The post it was made in.
    pub post: FoundPost,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When it was changed last.
    pub updated: Option<Timestamp>,
    /// The state of a to-do, if the source has any.
    pub todo: Option<Todo>,
}

/// What a source knows of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundPost {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Name of the root and path below it, where the file is an export of ours.
    pub place: Option<(String, String)>,
}
