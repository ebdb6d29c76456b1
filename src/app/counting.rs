//! What a count before a key means: it is asked of the action's own entry. Here it is carried out.

use crate::keymap::{KeyPress, Resolved};
use crate::text::Span;

use super::action::{self, Action, Count};
use super::count::LastMove;
use super::effect::Effect;
use super::state::State;

/// Does the action of this name, to which these keys resolved, with the count that was typed before it.
pub fn run(state: &mut State, name: &str, keys: &[KeyPress]) -> Vec<Effect> {
    let Some(action) = action::named(name) else {
        return Vec::new();
    };
    if matches!(action.count, Count::Digit) {
        return digit(state, action);
    }
    let typed = state.counting.count.take();
    let is_selecting = state.is_selecting();
    // For a single time nobody types a number: before a key that has a meaning elsewhere, it is a pane's.
    let means_pane = typed == Some(1) && !is_selecting;
    match (action.count, typed) {
        (Count::Ends, Some(_)) => Vec::new(),
        (Count::Again, _) => again(state, action, typed),
        (Count::Repeats, None) => repeat(state, action, 1),
        (Count::Repeats, Some(count)) if !means_pane => repeat(state, action, count),
        (Count::Takes(run), Some(count)) => run(state, count),
        (_, Some(count)) if !is_selecting => in_pane(state, action, count, keys),
        _ => once(state, action),
    }
}

/// A digit goes on with the count. The nought only does where there is one: no number begins with it.
fn digit(state: &mut State, action: &'static Action) -> Vec<Effect> {
    let begun = state.counting.count.is_some();
    let digit = action::named("count").filter(|_| begun);
    once(state, digit.unwrap_or(action))
}

/// Does the last move again, as often as it was done, or as often as is asked for now.
fn again(state: &mut State, action: &'static Action, count: Option<u32>) -> Vec<Effect> {
    let Some(last) = state.counting.last else {
        return once(state, action);
    };
    match action::named(last.name) {
        Some(action) => repeat(state, action, count.unwrap_or(last.count)),
        None => Vec::new(),
    }
}

/// Does a move as often as was asked for, or as long as it leads on.
fn repeat(state: &mut State, action: &'static Action, count: u32) -> Vec<Effect> {
    state.counting.last = Some(LastMove {
        name: action.name,
        count,
    });
    let mut effects = Vec::new();
    for _ in 0..count {
        let before = place(state);
        effects.extend(once(state, action));
        if place(state) == before {
            break;
        }
    }
    effects
}

/// What a move changes: caret and selection.
fn place(state: &State) -> Option<(u32, Option<Span>)> {
    let open = state.reading.open.as_ref()?;
    Some((open.caret, open.selected()))
}

/// Where a count would say nothing it is the number of a pane, as everywhere else: the keys are meant for that.
fn in_pane(
    state: &mut State,
    action: &'static Action,
    count: u32,
    keys: &[KeyPress],
) -> Vec<Effect> {
    let pane = action::pane_of(count).filter(|_| state.overlays.is_empty());
    let Some(pane) = pane else {
        return once(state, action);
    };
    state.focus_on(pane);
    match state.settings.keymap.resolve(&state.contexts(), keys) {
        Resolved::Action(name) => action::named(name).map_or_else(Vec::new, |a| once(state, a)),
        Resolved::Pending(_) | Resolved::Unbound => Vec::new(),
    }
}

fn once(state: &mut State, action: &'static Action) -> Vec<Effect> {
    if action.name != "quit" {
        state.quit_warned = false;
    }
    (action.run)(state)
}
