//! The line for a few words that some windows have: the keys that end it. What is typed into it goes to the window.

use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::overlay::Overlay;
use super::super::state::State;
use super::entry::{Action, Count};
use super::{outline, saved_views};

const FILTER: &[Context] = &[Context::Filter];

/// The keys that end a filter line.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "filter-accept",
        sentence: "Keep what is typed",
        contexts: FILTER,
        count: Count::Nothing,
        run: accept,
    },
    Action {
        name: "filter-cancel",
        sentence: "Take it away",
        contexts: FILTER,
        count: Count::Nothing,
        run: cancel,
    },
];

fn accept(state: &mut State) -> Vec<Effect> {
    if matches!(state.overlays.last(), Some(Overlay::SavedViews(_))) {
        return saved_views::accept_naming(state);
    }
    outline::accept_filter(state);
    Vec::new()
}

fn cancel(state: &mut State) -> Vec<Effect> {
    match state.overlays.last() {
        Some(Overlay::SavedViews(_)) => saved_views::cancel_naming(state),
        _ => outline::cancel_filter(state),
    }
    Vec::new()
}
