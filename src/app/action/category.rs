//! Choosing a category by its key, for a new highlight or for one that exists.

use crate::annotation::Category;
use crate::keymap::KeyPress;

use super::super::effect::Effect;
use super::super::marking;
use super::super::overlay::{CategoryChooser, Overlay};
use super::super::state::State;
use super::editor::open_new;

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    let typed = key.typed();
    let category = typed.and_then(|key| state.settings.categories.by_key(key));
    take(state, category.cloned())
}

/// Chooses a category by its place in the list, from 0.
pub(super) fn choose(state: &mut State, item: usize) -> Vec<Effect> {
    let category = state.settings.categories.iter().nth(item).cloned();
    take(state, category)
}

fn take(state: &mut State, category: Option<Category>) -> Vec<Effect> {
    let (Some(&Overlay::Category(chooser)), Some(category)) = (state.overlays.last(), category)
    else {
        return Vec::new();
    };
    state.overlays.pop();
    match chooser {
        CategoryChooser::New(span) => open_new(state, span, &category.id),
        CategoryChooser::Existing(id) => marking::recategorise(state, id, &category.id),
    }
}
