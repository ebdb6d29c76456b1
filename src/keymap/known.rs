//! What a keymap file may name: the actions that exist, and where each makes sense. It knows none of them itself.

use std::collections::HashMap;

use super::context::Context;

/// The actions that exist, with the contexts each belongs to.
#[derive(Clone, Debug, Default)]
pub struct KnownActions(HashMap<&'static str, &'static [Context]>);

impl FromIterator<(&'static str, &'static [Context])> for KnownActions {
    fn from_iter<I: IntoIterator<Item = (&'static str, &'static [Context])>>(actions: I) -> Self {
        Self(actions.into_iter().collect())
    }
}

impl KnownActions {
    /// The contexts an action belongs to; `None` if there is no such action.
    pub fn contexts(&self, name: &str) -> Option<&'static [Context]> {
        self.0.get(name).copied()
    }

    /// The names, sorted.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.0.keys().copied().collect();
        names.sort_unstable();
        names
    }
}
