//! The left button on an item of a window's list: the first press goes there, another one does what Enter does.

use super::super::effect::Effect;
use super::super::overlay::Overlay;
use super::super::state::State;
use super::super::todo::Shown;
use super::table::named;
use super::{add_folder, care, category, export, typing};

/// Takes the cursor of the topmost window to an item, counted from 0. On the item under the cursor it does what the window
/// is for; where there is no cursor, at once.
pub fn press_item(state: &mut State, item: usize) -> Vec<Effect> {
    let (at, action) = match state.overlays.last() {
        Some(Overlay::Category(_)) => return category::choose(state, item),
        Some(Overlay::Export(_)) => return export::choose(state, item),
        Some(Overlay::AddFolder(_)) => return add_folder::choose(state, item),
        Some(Overlay::Folders(window)) if window.chosen == item => return Vec::new(),
        Some(Overlay::Folders(window)) => (window.chosen, "folders-down"),
        Some(Overlay::Outline(window)) => (window.chosen, "outline-open"),
        Some(Overlay::Todos(_)) => (Shown::of(state).at, "todo-open"),
        Some(Overlay::Changes(window)) => (window.chosen, "changes-open"),
        Some(Overlay::SavedViews(window)) => (window.chosen, "saved-views-show"),
        Some(Overlay::Moved(window)) => (window.chosen, "moved-accept"),
        Some(Overlay::Versions(window)) => (window.chosen, "versions-switch"),
        _ => return Vec::new(),
    };
    if at == item {
        return named(action).map_or_else(Vec::new, |action| (action.run)(state));
    }
    let steps = isize::try_from(item).unwrap_or(isize::MAX);
    let steps = steps.saturating_sub(isize::try_from(at).unwrap_or(isize::MAX));
    match state.overlays.last() {
        Some(Overlay::Versions(_)) => care::step(state, steps),
        _ => typing::wheel(state, steps),
    }
}
