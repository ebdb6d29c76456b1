//! What can be done in the list of all that can be done. It knows none of the actions that are listed: those are told to the
//! window, and done, elsewhere.

use crate::keymap::{Context, KeyPress};

use super::super::cursor::moved;
use super::super::effect::Effect;
use super::super::overlay::{Overlay, PaletteWindow};
use super::super::screen::{line_in, palette_window};
use super::super::state::State;
use super::entry::{Action, Count};

const PALETTE: &[Context] = &[Context::Palette];

/// What was done with it last is remembered so far back.
const REMEMBERED: usize = 12;

/// What can be done in the list.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "palette",
        sentence: "Do anything, by its name",
        contexts: &[Context::Global],
        count: Count::Nothing,
        run: open,
    },
    Action {
        name: "palette-down",
        sentence: "Next line",
        contexts: PALETTE,
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "palette-up",
        sentence: "Line before",
        contexts: PALETTE,
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
    Action {
        name: "palette-page-down",
        sentence: "Ten lines down",
        contexts: PALETTE,
        count: Count::Nothing,
        run: |s| move_by(s, 10),
    },
    Action {
        name: "palette-page-up",
        sentence: "Ten lines up",
        contexts: PALETTE,
        count: Count::Nothing,
        run: |s| move_by(s, -10),
    },
    Action {
        name: "palette-run",
        sentence: "Do it",
        contexts: PALETTE,
        count: Count::Nothing,
        run,
    },
];

/// Opens the list of what can be done here.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    let window = PaletteWindow::new(state.contexts());
    state.overlays.push(Overlay::Palette(Box::new(window)));
    Vec::new()
}

fn window(state: &mut State) -> Option<&mut PaletteWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::Palette(window)) => Some(window),
        _ => None,
    }
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    if let Some(window) = window(state) {
        let before = window.query.text();
        window.query.type_key(key);
        if window.query.text() != before {
            window.search();
        }
    }
    Vec::new()
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.query.paste(text);
        window.search();
    }
    Vec::new()
}

/// Moves the cursor by this many rows.
pub(super) fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.chosen = moved(window.chosen, delta, window.rows.len()).unwrap_or(0);
    }
    Vec::new()
}

/// A click does what it is on.
pub(super) fn click(state: &mut State, cell: (u16, u16)) -> Vec<Effect> {
    let palette = palette_window(state.width, state.height);
    let Some(row) = line_in(palette.list, cell) else {
        return Vec::new();
    };
    let height = usize::from(palette.list.height);
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let at = window.first_row(height) + row;
    if at >= window.rows.len() {
        return Vec::new();
    }
    window.chosen = at;
    run(state)
}

/// Closes the list and has the chosen action done.
fn run(state: &mut State) -> Vec<Effect> {
    let Some(name) = window(state).and_then(|window| Some(window.command()?.name)) else {
        let close = state.keys("close");
        state.hint(format!(
            "Nothing has these letters: take one away, or {close} closes"
        ));
        return Vec::new();
    };
    state.overlays.pop();
    state.done_by_name.retain(|done| *done != name);
    state.done_by_name.insert(0, name);
    state.done_by_name.truncate(REMEMBERED);
    state.jump_command = Some(name);
    Vec::new()
}
