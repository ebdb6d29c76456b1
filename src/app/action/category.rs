//! Choosing a category by its key, for a new highlight or for one that exists.

use crate::keymap::KeyPress;

use super::super::effect::Effect;
use super::super::marking;
use super::super::overlay::{CategoryChooser, Overlay};
use super::super::state::State;
use super::editor::open_new;

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    let Some(&Overlay::Category(chooser)) = state.overlays.last() else {
        return Vec::new();
    };
    let Some(category) = key
        .typed()
        .and_then(|key| state.settings.categories.by_key(key))
        .cloned()
    else {
        return Vec::new();
    };
    state.overlays.pop();
    match chooser {
        CategoryChooser::New(span) => open_new(state, span, &category.id),
        CategoryChooser::Existing(id) => marking::recategorise(state, id, &category.id),
    }
}
