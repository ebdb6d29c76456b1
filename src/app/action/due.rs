//! Saying when to-dos are due: a line for words such as "next friday".

use crate::annotation::due_in_words;
use crate::keymap::{Context, KeyPress};

use super::super::changes;
use super::super::effect::Effect;
use super::super::field::Field;
use super::super::marking::described_records;
use super::super::overlay::{DueLine, Overlay};
use super::super::state::State;
use super::super::todo::{Shown, unmark};
use super::entry::{Action, Count};

const DUE: &[Context] = &[Context::Due];

/// Saying when to-dos are due.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "due-accept",
        sentence: "Take this day; nothing typed takes the day away",
        contexts: DUE,
        count: Count::Nothing,
        run: accept,
    },
    Action {
        name: "due-cancel",
        sentence: "Leave the day as it is",
        contexts: DUE,
        count: Count::Nothing,
        run: cancel,
    },
];

/// Opens the line for the to-dos that an action is for, with the day of the first of them.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    let todos = Shown::of(state).targets;
    let Some(&first) = todos.first() else {
        return Vec::new();
    };
    let todo = state
        .records
        .get(first)
        .and_then(|entry| entry.record.todo.as_ref());
    let due = todo.and_then(|todo| todo.due).map(|day| day.to_string());
    let field = Field::one_line(&due.unwrap_or_default());
    state
        .overlays
        .push(Overlay::Due(Box::new(DueLine { todos, field })));
    Vec::new()
}

fn line(state: &mut State) -> Option<&mut DueLine> {
    match state.overlays.last_mut() {
        Some(Overlay::Due(line)) => Some(line),
        _ => None,
    }
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    if let Some(line) = line(state) {
        line.field.type_key(key);
    }
    Vec::new()
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(line) = line(state) {
        line.field.paste(text);
    }
    Vec::new()
}

/// Takes the day; words that name none stay, so that they can be mended.
fn accept(state: &mut State) -> Vec<Effect> {
    let today = state.today();
    let Some(line) = line(state) else {
        return Vec::new();
    };
    let due = match due_in_words(&line.field.text(), today) {
        Ok(due) => due,
        Err(problem) => {
            state.hint(problem.to_string());
            return Vec::new();
        }
    };
    let todos = std::mem::take(&mut line.todos);
    state.overlays.pop();
    let edits = todos.iter().filter_map(|&id| {
        changes::edited(state, id, |record| {
            record.todo.get_or_insert_default().due = due;
        })
    });
    let edits = edits.collect();
    let told = described_records(state, &todos);
    let sentence = match due {
        Some(day) => format!("made {told} due on {day}"),
        None => format!("took the day from {told}"),
    };
    unmark(state);
    changes::all_at_once(state, edits, &sentence)
}

fn cancel(state: &mut State) -> Vec<Effect> {
    state.overlays.pop();
    Vec::new()
}
