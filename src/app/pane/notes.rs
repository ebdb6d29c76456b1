//! The notes pane: which highlight of the open post its cursor is on.

use crate::annotation::RecordId;

/// The cursor of the notes pane.
#[derive(Clone, Debug, Default)]
pub struct NotesPane {
    /// The highlight under the cursor.
    pub chosen: Option<RecordId>,
    /// The highlight whose passage was asked for and is still being looked for.
    pub wanted: Option<RecordId>,
}

impl NotesPane {
    /// Moves the cursor by this many highlights of `ids`, as far as there are any.
    pub fn move_by(&mut self, ids: &[RecordId], delta: isize) {
        let Some(last) = ids.len().checked_sub(1) else {
            return;
        };
        let now = self
            .chosen
            .and_then(|chosen| ids.iter().position(|&id| id == chosen))
            .unwrap_or(0);
        self.chosen = ids.get(now.saturating_add_signed(delta).min(last)).copied();
    }
}
