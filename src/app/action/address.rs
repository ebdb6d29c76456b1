//! What can be done with an address that a link leads to, once it was shown.

use crate::keymap::Context;

use super::super::address_lines::address_lines;
use super::super::effect::Effect;
use super::super::following::go;
use super::super::overlay::{AddressWindow, Overlay};
use super::super::screen::{address_window, window_body};
use super::super::state::State;
use super::entry::{Action, Count};

const ADDRESS: &[Context] = &[Context::Address];

/// What can be done with an address.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "address-open",
        sentence: "Open the address outside",
        contexts: ADDRESS,
        count: Count::Nothing,
        run: open,
    },
    Action {
        name: "address-copy",
        sentence: "Copy the address",
        contexts: ADDRESS,
        count: Count::Nothing,
        run: copy,
    },
    Action {
        name: "address-inside",
        sentence: "Open the library's own post instead",
        contexts: ADDRESS,
        count: Count::Nothing,
        run: open_inside,
    },
    Action {
        name: "address-down",
        sentence: "Scroll down",
        contexts: ADDRESS,
        count: Count::Nothing,
        run: |s| scroll(s, 1),
    },
    Action {
        name: "address-up",
        sentence: "Scroll up",
        contexts: ADDRESS,
        count: Count::Nothing,
        run: |s| scroll(s, -1),
    },
];

fn window(state: &State) -> Option<&AddressWindow> {
    match state.overlays.last() {
        Some(Overlay::Address(window)) => Some(window),
        _ => None,
    }
}

fn open(state: &mut State) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    if !window.address.is_sound || !state.settings.has_desktop {
        let copy = state.keys("address-copy");
        state.hint(format!("It cannot be opened from here: {copy} copies it"));
        return Vec::new();
    }
    let whole = window.address.whole.clone();
    state.overlays.pop();
    vec![Effect::OpenAddress(whole)]
}

fn copy(state: &mut State) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let whole = window.address.whole.clone();
    state.overlays.pop();
    vec![Effect::Copy(whole)]
}

fn open_inside(state: &mut State) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let Some(goal) = window.inside.clone() else {
        state.hint("The library has no post that is published there");
        return Vec::new();
    };
    state.overlays.pop();
    go(state, goal)
}

/// Scrolls by lines, as far as there are any.
pub(super) fn scroll(state: &mut State, delta: isize) -> Vec<Effect> {
    let Some(shown) = window(state) else {
        return Vec::new();
    };
    let lines = address_lines(state, shown).len();
    let area = address_window(state.width, state.height, lines);
    let last = lines.saturating_sub(window_body(area).height.into());
    if let Some(Overlay::Address(window)) = state.overlays.last_mut() {
        window.top = window.top.saturating_add_signed(delta).min(last);
    }
    Vec::new()
}
