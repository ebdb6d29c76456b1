//! The outline window as data: which sections it shows, and its cursor.

use crate::keymap::Context;

use super::super::field::Field;
use super::super::outline::OutlineEntry;

/// The state of the outline window.
#[derive(Clone, Debug, Default)]
pub struct OutlineWindow {
    /// The sections that are shown.
    pub entries: Vec<OutlineEntry>,
    /// The index among the entries of the one under the cursor.
    pub chosen: usize,
    /// Words that must all occur in a section's heading or speakers.
    pub words: String,
    /// The filter line, while one types in it.
    pub typing: Option<Field>,
}

impl OutlineWindow {
    /// The contexts whose keys hold: the filter line's own while one types.
    pub fn contexts(&self) -> Vec<Context> {
        if self.typing.is_some() {
            vec![Context::Filter]
        } else {
            vec![Context::Outline, Context::Global]
        }
    }

    /// The section under the cursor, by its index in the document.
    pub fn section(&self) -> Option<usize> {
        Some(self.entries.get(self.chosen)?.section as usize)
    }
}
