//! What several shapes share.

use serde::Serialize;

use crate::document::Issue;

/// Which post something is in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PostPlaceJson {
    /// Name of the root.
    pub root: String,
    /// Path below the root.
    pub path: String,
    /// Title.
    pub title: String,
}

/// Something odd, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IssueJson {
    /// Source line.
    pub line: u32,
    /// One sentence.
    pub message: String,
}

impl From<&Issue> for IssueJson {
    fn from(issue: &Issue) -> Self {
        Self {
            line: issue.line,
            message: issue.message.clone(),
        }
    }
}
