//! The list of saved views as data: its cursor, and the name of a new one while it is typed.

use crate::keymap::Context;

use super::super::field::Field;

/// The list of saved views.
#[derive(Clone, Debug, Default)]
pub struct SavedViewsWindow {
    /// The view under the cursor, by its place in the list.
    pub chosen: usize,
    /// The name of a new view, while one types it.
    pub naming: Option<Field>,
}

impl SavedViewsWindow {
    /// The contexts whose keys hold: the line's own while one types a name.
    pub fn contexts(&self) -> Vec<Context> {
        if self.naming.is_some() {
            vec![Context::Filter]
        } else {
            vec![Context::SavedViews]
        }
    }
}
