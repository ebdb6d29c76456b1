//! What can be done in the help.

use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::help::help_lines;
use super::super::overlay::{HelpWindow, Overlay};
use super::super::screen::{help_window, window_body};
use super::super::state::State;
use super::entry::{Action, Count};

const HELP: &[Context] = &[Context::Help];

/// More than the help is long.
const FAR: isize = 1 << 30;

/// What can be done in the help.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "scroll-down",
        sentence: "Scroll down",
        contexts: HELP,
        count: Count::Nothing,
        run: |s| scroll(s, 1),
    },
    Action {
        name: "scroll-up",
        sentence: "Scroll up",
        contexts: HELP,
        count: Count::Nothing,
        run: |s| scroll(s, -1),
    },
    Action {
        name: "scroll-start",
        sentence: "Scroll to the start",
        contexts: HELP,
        count: Count::Nothing,
        run: |s| scroll(s, -FAR),
    },
    Action {
        name: "scroll-end",
        sentence: "Scroll to the end",
        contexts: HELP,
        count: Count::Nothing,
        run: |s| scroll(s, FAR),
    },
    Action {
        name: "scroll-page-down",
        sentence: "Scroll a page down",
        contexts: HELP,
        count: Count::Nothing,
        run: |s| scroll(s, page(s)),
    },
    Action {
        name: "scroll-page-up",
        sentence: "Scroll a page up",
        contexts: HELP,
        count: Count::Nothing,
        run: |s| scroll(s, -page(s)),
    },
];

/// Opens the help.
pub fn open(state: &mut State) -> Vec<Effect> {
    state.overlays.push(Overlay::Help(HelpWindow::default()));
    Vec::new()
}

/// Scrolls the help by lines, as far as there are any.
pub fn scroll(state: &mut State, delta: isize) -> Vec<Effect> {
    let last = help_lines(state).len().saturating_sub(height(state));
    if let Some(Overlay::Help(help)) = state.overlays.last_mut() {
        help.top = help.top.saturating_add_signed(delta).min(last);
    }
    Vec::new()
}

/// A page without two lines, so that one sees what follows what.
fn page(state: &State) -> isize {
    let lines = height(state).saturating_sub(2).max(1);
    isize::try_from(lines).unwrap_or(1)
}

/// Lines of the help that are shown at once.
fn height(state: &State) -> usize {
    window_body(help_window(state.width, state.height))
        .height
        .into()
}
