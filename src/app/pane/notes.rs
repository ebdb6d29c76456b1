//! The notes pane: which highlight of the open post its cursor is on.

use crate::annotation::RecordId;

/// The cursor of the notes pane.
#[derive(Clone, Debug, Default)]
pub struct NotesPane {
    /// The highlight under the cursor.
    pub chosen: Option<RecordId>,
    /// The highlight whose passage was asked for and is still being looked for.
    pub wanted: Option<RecordId>,
    /// The highlight that is to be put on another passage, while the person looks for that.
    pub relinking: Option<RecordId>,
}
