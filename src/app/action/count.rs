//! The digits of a count, and the key that does the last move again. What a count means for an action stands in the
//! action's own entry; that it is done stands where keys become actions.

use crate::keymap::{Context, KeyCode};

use super::super::effect::Effect;
use super::super::pane::Pane;
use super::super::state::State;
use super::entry::{Action, Count};

const READING: &[Context] = &[Context::Reading, Context::Selecting];

/// Where one counts.
const COUNTING: &[Context] = &[Context::Reading, Context::Selecting, Context::Todos];

/// Counting and repeating.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "count",
        sentence: "Do the next move so many times (3 j, 2 ), 1 0 w)",
        contexts: COUNTING,
        count: Count::Digit,
        run: digit,
    },
    Action {
        name: "repeat-move",
        sentence: "Do the last move again, as many times",
        contexts: READING,
        count: Count::Again,
        run: no_move_yet,
    },
];

/// More than any post has of anything that one would count.
const MOST: u32 = 9999;

/// Adds the digit that was pressed to the count.
fn digit(state: &mut State) -> Vec<Effect> {
    let pressed = state.counting.pressed.map(|key| key.code);
    let Some(KeyCode::Char(digit)) = pressed else {
        return Vec::new();
    };
    let Some(digit) = digit.to_digit(10) else {
        return Vec::new();
    };
    if state.reading.open.is_none() && state.overlays.is_empty() {
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

/// The last move is done where keys become actions; here is said that there was none.
fn no_move_yet(state: &mut State) -> Vec<Effect> {
    state.hint("There is no move to do again yet");
    Vec::new()
}
