//! The panes' order, widths, heights and what of them is shown; the text alone.

use crate::keymap::Context;

use super::super::areas::{LEAST_SIDE, Zoom};
use super::super::arrangement::Share;
use super::super::borders::put_line;
use super::super::effect::Effect;
use super::super::pane::Pane;
use super::super::state::State;
use super::entry::{Action, Count};

const ANYWHERE: &[Context] = &[Context::Global];

/// Cells by which a pane gets wider or narrower.
const STEP: u16 = 4;

/// Rows by which a pane gets taller or shorter.
const ROWS: i16 = 2;

/// What can be done with panes.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "zoom",
        sentence: "Give this pane the whole window, or take it back",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: |s| switch_zoom(s, Zoom::Pane),
    },
    Action {
        name: "zen",
        sentence: "Read the text alone, with nothing beside it, or go back",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: zen,
    },
    Action {
        name: "pane-wider",
        sentence: "Make this pane wider",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: |s| resize(s, Change::Wider),
    },
    Action {
        name: "pane-narrower",
        sentence: "Make this pane narrower",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: |s| resize(s, Change::Narrower),
    },
    Action {
        name: "pane-taller",
        sentence: "Make this pane taller, where the list and the notes stand above each other",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: |s| change_height(s, 1),
    },
    Action {
        name: "pane-shorter",
        sentence: "Make this pane shorter, where the list and the notes stand above each other",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: |s| change_height(s, -1),
    },
    Action {
        name: "pane-left",
        sentence: "Let this pane change places with the one to its left",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: |s| move_pane(s, -1),
    },
    Action {
        name: "pane-right",
        sentence: "Let this pane change places with the one to its right",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: |s| move_pane(s, 1),
    },
    Action {
        name: "switch-posts",
        sentence: "Put the post list away, or bring it back",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: |s| switch_pane(s, Pane::Posts),
    },
    Action {
        name: "switch-notes",
        sentence: "Put the notes away, or bring them back",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: |s| switch_pane(s, Pane::Notes),
    },
    Action {
        name: "panes-as-usual",
        sentence: "All panes as at the first start, or as the configuration says",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: as_usual,
    },
];

/// Which way a pane's width changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Wider,
    Narrower,
}

impl Change {
    const fn other(self) -> Self {
        match self {
            Self::Wider => Self::Narrower,
            Self::Narrower => Self::Wider,
        }
    }

    const fn of(self, width: u16) -> u16 {
        match self {
            Self::Wider => width.saturating_add(STEP),
            Self::Narrower => width.saturating_sub(STEP),
        }
    }
}

fn switch_zoom(state: &mut State, zoom: Zoom) -> Vec<Effect> {
    state.zoom = if state.zoom == zoom { Zoom::Off } else { zoom };
    Vec::new()
}

fn zen(state: &mut State) -> Vec<Effect> {
    state.overlays.clear();
    state.focus_on(Pane::Reading);
    switch_zoom(state, Zoom::Text);
    if state.zoom == Zoom::Text {
        let back = state.keys("zen");
        state.hint(format!("The text alone; {back} brings the panes back"));
    }
    Vec::new()
}

/// Changes the width of the pane with the keyboard; of the text, by that of the panes beside it.
fn resize(state: &mut State, change: Change) -> Vec<Effect> {
    let areas = state.areas();
    let panes = areas.panes();
    let is_side = |pane: Pane| pane != Pane::Reading && areas.width_of(pane) == pane;
    let sides = panes.iter().filter(|(pane, _)| is_side(*pane));
    let mut changes: Vec<(Pane, u16)> = match state.focus {
        Pane::Reading => sides
            .map(|(pane, area)| (*pane, change.other().of(area.width)))
            .collect(),
        focus => sides
            .filter(|(pane, _)| *pane == areas.width_of(focus))
            .map(|(pane, area)| (*pane, change.of(area.width)))
            .collect(),
    };
    if panes.len() < 2 {
        changes.clear();
    }
    if changes.is_empty() {
        state.hint("This pane has the whole window");
        return Vec::new();
    }
    for (pane, width) in changes {
        let share = Share::of(width.max(LEAST_SIDE), state.width);
        if let Some(side) = state.arrangement.side_mut(pane) {
            side.share = Some(share);
        }
    }
    if state.areas() == areas {
        state.hint(match change {
            Change::Wider => "This pane is as wide as it can be",
            Change::Narrower => "This pane is as narrow as it can be",
        });
    }
    keep(state)
}

/// Makes the pane with the keyboard taller (`1`) or shorter (`-1`) at the cost of the one above or below it.
fn change_height(state: &mut State, direction: i16) -> Vec<Effect> {
    let areas = state.areas();
    let (Some(line), Some(pane)) = (areas.stacked, areas.of(state.focus)) else {
        state.hint("No pane stands above or below another one in this window");
        return Vec::new();
    };
    if state.focus == Pane::Reading {
        state.hint("The text has the whole height: go to the list or the notes first");
        return Vec::new();
    }
    let is_upper = pane.bottom() == line.y;
    let rows = if is_upper { direction } else { -direction };
    let line = line.y.saturating_add_signed(rows * ROWS);
    put_line(state, line);
    if state.areas() == areas {
        state.hint(if direction > 0 {
            "This pane is as tall as it can be"
        } else {
            "This pane is as short as it can be"
        });
    }
    keep(state)
}

fn move_pane(state: &mut State, direction: isize) -> Vec<Effect> {
    let focus = state.focus;
    if !state.arrangement.move_pane(focus, direction) {
        let side = if direction < 0 { "left" } else { "right" };
        state.hint(format!("There is no pane to the {side}"));
        return Vec::new();
    }
    state.zoom = Zoom::Off;
    keep(state)
}

fn switch_pane(state: &mut State, pane: Pane) -> Vec<Effect> {
    let was_alone = state.zoom == Zoom::Text;
    let Some(side) = state.arrangement.side_mut(pane) else {
        return Vec::new();
    };
    side.is_hidden = !side.is_hidden && !was_alone;
    let is_hidden = side.is_hidden;
    if is_hidden && state.focus == pane {
        state.focus_on(Pane::Reading);
    }
    if !is_hidden {
        state.side = pane;
        state.zoom = Zoom::Off;
        if state.areas().of(pane).is_none() {
            // Where one pane has the window, to be seen is to have the keyboard.
            state.focus_on(pane);
        }
    }
    keep(state)
}

fn as_usual(state: &mut State) -> Vec<Effect> {
    state.arrangement = state.settings.panes.usual;
    state.zoom = Zoom::Off;
    state.hint("The panes are as at the first start");
    keep(state)
}

fn keep(state: &State) -> Vec<Effect> {
    vec![Effect::KeepPanes(state.arrangement)]
}
