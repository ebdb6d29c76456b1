//! Choosing between two versions of a record, as data: what both changed, and which side is taken of each.

use crate::annotation::{Group, RecordId, Side};

/// The window in which one chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionsWindow {
    /// The record.
    pub id: RecordId,
    /// What both changed, and the side taken of it.
    pub choices: Vec<(Group, Side)>,
    /// The line of the cursor.
    pub chosen: usize,
}
