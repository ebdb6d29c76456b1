//! The filter line that some windows have: the keys that end it. What is typed into it goes to the window.

use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::overlay::Overlay;
use super::super::state::State;
use super::entry::{Action, Count};
use super::{notes, outline, todos};

const FILTER: &[Context] = &[Context::Filter];

/// The keys that end a filter line.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "filter-accept",
        sentence: "Keep the filter",
        contexts: FILTER,
        count: Count::Nothing,
        run: accept,
    },
    Action {
        name: "filter-cancel",
        sentence: "Take the filter away",
        contexts: FILTER,
        count: Count::Nothing,
        run: cancel,
    },
];

fn accept(state: &mut State) -> Vec<Effect> {
    match state.overlays.last() {
        Some(Overlay::Outline(_)) => outline::accept_filter(state),
        None => notes::accept_filter(state),
        _ => todos::accept_filter(state),
    }
    Vec::new()
}

fn cancel(state: &mut State) -> Vec<Effect> {
    match state.overlays.last() {
        Some(Overlay::Outline(_)) => outline::cancel_filter(state),
        None => notes::cancel_filter(state),
        _ => todos::cancel_filter(state),
    }
    Vec::new()
}
