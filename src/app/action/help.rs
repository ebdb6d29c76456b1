//! What can be done in the help.

use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::overlay::{HelpWindow, Overlay};
use super::super::state::State;
use super::entry::Action;

const HELP: &[Context] = &[Context::Help];

/// More than the help is long.
const FAR: isize = 1 << 30;

/// What can be done in the help.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "scroll-down",
        sentence: "Scroll down",
        contexts: HELP,
        run: |s| scroll(s, 1),
    },
    Action {
        name: "scroll-up",
        sentence: "Scroll up",
        contexts: HELP,
        run: |s| scroll(s, -1),
    },
    Action {
        name: "scroll-start",
        sentence: "Scroll to the start",
        contexts: HELP,
        run: |s| scroll(s, -FAR),
    },
    Action {
        name: "scroll-end",
        sentence: "Scroll to the end",
        contexts: HELP,
        run: |s| scroll(s, FAR),
    },
    Action {
        name: "scroll-page-down",
        sentence: "Scroll a page down",
        contexts: HELP,
        run: |s| scroll(s, 15),
    },
    Action {
        name: "scroll-page-up",
        sentence: "Scroll a page up",
        contexts: HELP,
        run: |s| scroll(s, -15),
    },
];

/// Opens the help.
pub fn open(state: &mut State) -> Vec<Effect> {
    state.overlays.push(Overlay::Help(HelpWindow::default()));
    Vec::new()
}

/// Scrolls the help by lines.
pub fn scroll(state: &mut State, delta: isize) -> Vec<Effect> {
    let last = state.settings.keymap.bindings().count();
    if let Some(Overlay::Help(help)) = state.overlays.last_mut() {
        help.top = help.top.saturating_add_signed(delta).min(last);
    }
    Vec::new()
}
