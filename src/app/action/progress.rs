//! Looking at how far one is with the to-dos.

use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::overlay::{Overlay, ProgressWindow};
use super::super::state::State;
use super::super::todo::progress;
use super::entry::{Action, Count};

/// Looking at how far one is.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "progress",
        sentence: "What was added and done, by week and by event",
        contexts: &[Context::Todos, Context::Global],
        count: Count::Nothing,
        run: open,
    },
    Action {
        name: "progress-down",
        sentence: "Further events",
        contexts: &[Context::Progress],
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "progress-up",
        sentence: "Events before",
        contexts: &[Context::Progress],
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
];

fn open(state: &mut State) -> Vec<Effect> {
    let is_open = matches!(state.overlays.last(), Some(Overlay::Progress(_)));
    if !is_open {
        state
            .overlays
            .push(Overlay::Progress(ProgressWindow::default()));
    }
    Vec::new()
}

/// Scrolls the events.
pub(super) fn move_by(state: &mut State, lines: isize) -> Vec<Effect> {
    let last = progress(state).events.len().saturating_sub(1);
    if let Some(Overlay::Progress(window)) = state.overlays.last_mut() {
        window.top = window.top.saturating_add_signed(lines).min(last);
    }
    Vec::new()
}
