//! Doing a move several times, and doing the last one again, as vi does. Which actions are moves stands here.

use crate::keymap::{Context, KeyCode};

use super::super::count::LastMove;
use super::super::effect::Effect;
use super::super::pane::Pane;
use super::super::state::State;
use super::entry::Action;

const READING: &[Context] = &[Context::Reading, Context::Selecting];

/// Counting and repeating.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "count",
        sentence: "Do the next move so many times (3 j, 2 ), 1 0 w)",
        contexts: READING,
        run: digit,
    },
    Action {
        name: REPEAT,
        sentence: "Do the last move again, as many times",
        contexts: READING,
        run: no_move_yet,
    },
];

/// More than any post has of anything that one would count.
const MOST: u32 = 9999;

/// The action that does the last move again.
pub const REPEAT: &str = "repeat-move";

/// The actions that a count repeats.
const MOVES: &[&str] = &[
    "caret-down",
    "caret-up",
    "caret-left",
    "caret-right",
    "next-word",
    "previous-word",
    "word-end",
    "next-sentence",
    "previous-sentence",
    "next-paragraph",
    "previous-paragraph",
    "next-talk",
    "previous-talk",
    "next-heading",
    "previous-heading",
    "half-page-down",
    "half-page-up",
    "page-down",
    "page-up",
    "next-hit",
    "previous-hit",
    "next-link",
    "previous-link",
    "next-highlight",
    "previous-highlight",
    "select-sentence",
    "select-paragraph",
    "select-section",
    "grow",
    "shrink",
];

/// Whether a count repeats this action.
pub fn is_move(name: &str) -> bool {
    MOVES.contains(&name)
}

/// Adds the digit that was pressed to the count.
fn digit(state: &mut State) -> Vec<Effect> {
    let pressed = state.counting.pressed.map(|key| key.code);
    let Some(KeyCode::Char(digit)) = pressed else {
        return Vec::new();
    };
    let Some(digit) = digit.to_digit(10) else {
        return Vec::new();
    };
    if state.reading.open.is_none() {
        return to_pane(state, digit);
    }
    let count = state.counting.count.unwrap_or(0);
    state.counting.count = Some((count.saturating_mul(10).saturating_add(digit)).min(MOST));
    Vec::new()
}

/// Without a text there is nothing to count: the digits are those of the panes.
fn to_pane(state: &mut State, digit: u32) -> Vec<Effect> {
    if let Some(pane) = pane_of(digit) {
        state.focus_on(pane);
    }
    Vec::new()
}

/// The pane that a digit stands for elsewhere.
pub fn pane_of(digit: u32) -> Option<Pane> {
    let index = usize::try_from(digit).ok()?.checked_sub(1)?;
    Pane::ALL.get(index).copied()
}

/// Does a move as often as was asked for, or as long as it leads on.
pub fn run_counted(state: &mut State, action: &'static Action, count: u32) -> Vec<Effect> {
    state.counting.last = Some(LastMove {
        name: action.name,
        count,
    });
    let mut effects = Vec::new();
    for _ in 0..count {
        let before = place(state);
        effects.extend((action.run)(state));
        if place(state) == before {
            break;
        }
    }
    effects
}

/// What a move changes: caret and selection.
fn place(state: &State) -> Option<(u32, Option<crate::text::Span>)> {
    let open = state.reading.open.as_ref()?;
    Some((open.caret, open.selected()))
}

/// The last move is done where keys become actions; here is said that there was none.
fn no_move_yet(state: &mut State) -> Vec<Effect> {
    state.hint("There is no move to do again yet");
    Vec::new()
}
