//! What is asked of who looks up the passages of an export: who leaves its window waits for nothing any more.

use crate::annotation::Record;

use super::effect::Effect;
use super::overlay::Overlay;
use super::state::State;

/// Asks where the passages of these records stand; gives the number of the request.
pub fn ask(state: &mut State, records: Vec<Record>) -> (u64, Effect) {
    let request = state.next_request();
    state.placing = Some(request);
    (request, Effect::PlaceItems { request, records })
}

/// Nobody has to look any further once the window is closed that waits for it.
pub fn give_up_if_left(state: &mut State) -> Option<Effect> {
    let asked = state.placing?;
    let is_waiting = |window: &Overlay| match window {
        Overlay::Export(export) => export.request == asked,
        _ => false,
    };
    if state.overlays.iter().any(is_waiting) {
        return None;
    }
    state.placing = None;
    Some(Effect::GiveUpPlacing)
}
