//! Going back to the places that jumps left, and forward again.

use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::opening::return_to;
use super::super::pane::Pane;
use super::super::places::place_now;
use super::super::state::State;
use super::entry::{Action, Count};

const ANYWHERE: &[Context] = &[Context::Global, Context::Reading];

/// Going back and forward.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "back",
        sentence: "Go back to where you were before the jump",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: back,
    },
    Action {
        name: "forward",
        sentence: "Go forward again",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: forward,
    },
];

fn back(state: &mut State) -> Vec<Effect> {
    let here = place_now(state);
    let library = &state.library;
    let place = state
        .trail
        .back(here, |place| library.post(place.post).is_some());
    let Some(place) = place else {
        state.hint("There is no place to go back to");
        return Vec::new();
    };
    state.focus_on(Pane::Reading);
    return_to(state, place)
}

fn forward(state: &mut State) -> Vec<Effect> {
    let here = place_now(state);
    let library = &state.library;
    let place = state
        .trail
        .forward(here, |place| library.post(place.post).is_some());
    let Some(place) = place else {
        let back = state.keys("back");
        state.hint(format!("There is nothing ahead: {back} goes back"));
        return Vec::new();
    };
    state.focus_on(Pane::Reading);
    return_to(state, place)
}
