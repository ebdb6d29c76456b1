//! Changing records: every change goes through here, so that it is shown, saved and can be undone.

use std::sync::Arc;

use crate::annotation::{Change, Edit, Record, RecordId, Step, merge, stamped};

use super::effect::Effect;
use super::opening::find_passages;
use super::records::RecordEntry;
use super::state::{MessageKind, State};

/// Adds a record: on screen at once, on disk soon, undoable. The sentence says what was done: "marked Argo".
pub fn add(state: &mut State, record: Record, sentence: &str) -> Vec<Effect> {
    carry_out(state, Step::Do, Change::one(None, record, sentence))
}

/// Changes one record by a function; nothing happens where it is gone or stays as it was.
pub fn edit(
    state: &mut State,
    id: RecordId,
    sentence: &str,
    change: impl FnOnce(&mut Record),
) -> Vec<Effect> {
    let edits = edited(state, id, change).into_iter().collect();
    all_at_once(state, edits, sentence)
}

/// What changing a record by a function amounts to, the groups it touches stamped with the time.
pub fn edited(state: &State, id: RecordId, change: impl FnOnce(&mut Record)) -> Option<Edit> {
    let before = state.records.get(id)?.record.clone();
    let mut after = before.clone();
    change(&mut after);
    if after == before {
        return None;
    }
    let after = stamped(&before, after, state.now);
    Some(Edit {
        before: Some(before),
        after: Some(after),
    })
}

/// Makes several edits as one step that is undone as one.
pub fn all_at_once(state: &mut State, edits: Vec<Edit>, sentence: &str) -> Vec<Effect> {
    if edits.is_empty() {
        return Vec::new();
    }
    carry_out(
        state,
        Step::Do,
        Change {
            sentence: sentence.to_owned(),
            edits,
        },
    )
}

/// Takes the latest change back.
pub fn undo(state: &mut State) -> Vec<Effect> {
    undo_steps(state, 1)
}

/// Makes the change last taken back again.
pub fn redo(state: &mut State) -> Vec<Effect> {
    redo_steps(state, 1)
}

/// Takes the latest changes back, one after the other, at most so many.
pub fn undo_steps(state: &mut State, count: u32) -> Vec<Effect> {
    let (done, last, effects) = walk(state, Step::Undo, count);
    let Some(last) = last else {
        state.hint("There is nothing to undo");
        return effects;
    };
    let redo = state.keys("redo");
    let told = match done {
        1 => format!("Undid: {last}; {redo} does it again"),
        _ => format!("Undid {done} changes; {redo} does one again. The last: {last}"),
    };
    state.say(MessageKind::Success, told);
    effects
}

/// Makes the changes last taken back again, one after the other, at most so many.
pub fn redo_steps(state: &mut State, count: u32) -> Vec<Effect> {
    let (done, last, effects) = walk(state, Step::Redo, count);
    let Some(last) = last else {
        state.hint("There is nothing to do again");
        return effects;
    };
    let undo = state.keys("undo");
    let told = match done {
        1 => format!("Did again: {last}; {undo} takes it back"),
        _ => format!("Did {done} changes again; {undo} takes one back. The last: {last}"),
    };
    state.say(MessageKind::Success, told);
    effects
}

/// Goes along the history; gives how many steps, what the last one was, and what is to be written.
fn walk(state: &mut State, step: Step, count: u32) -> (u32, Option<String>, Vec<Effect>) {
    let (mut done, mut last, mut effects) = (0, None, Vec::new());
    while done < count {
        let change = match step {
            Step::Undo => state.history.undo(state.now),
            Step::Redo => state.history.redo(state.now),
            Step::Do => None,
        };
        let Some(change) = change else { break };
        effects.extend(write(state, step, &change));
        last = Some(change.sentence);
        done += 1;
    }
    (done, last, effects)
}

/// Tries to write everything again that could not be written.
pub fn save_again(state: &mut State) -> Vec<Effect> {
    let is_waiting = |entry: &RecordEntry| entry.save_state.reason().is_some();
    if state.records.unsaved().any(is_waiting) {
        return vec![Effect::SaveAgain];
    }
    state.hint("Everything is saved");
    Vec::new()
}

fn carry_out(state: &mut State, step: Step, change: Change) -> Vec<Effect> {
    state.dismissed.forget_undone();
    let effects = write(state, step, &change);
    state.history.push(change);
    effects
}

/// Brings every record of a change to what it is after it; what others changed meanwhile in other fields stays.
fn write(state: &mut State, step: Step, change: &Change) -> Vec<Effect> {
    let targets = change.edits.iter().filter_map(|edit| {
        let after = edit.after.as_ref()?;
        let current = state.records.get(after.id).map(|entry| &entry.record);
        Some(match current {
            Some(current) if Some(current) != edit.before.as_ref() => {
                merge(edit.before.as_ref(), current, after)
            }
            _ => after.clone(),
        })
    });
    let targets = targets.collect();
    let mut effects = vec![save_change(state, step, targets, &change.sentence)];
    effects.extend(find_passages(state));
    effects
}

/// Puts records on screen and asks for them to be written.
fn save_change(state: &mut State, step: Step, records: Vec<Record>, sentence: &str) -> Effect {
    let copy = records
        .iter()
        .find_map(|record| copy_of_open_post(state, record));
    let before = state.records.put(records.clone(), &state.library);
    let edits = before.into_iter().zip(records).map(|(before, after)| Edit {
        before,
        after: Some(after),
    });
    let change = Change {
        edits: edits.collect(),
        sentence: sentence.to_owned(),
    };
    Effect::SaveChange { change, step, copy }
}

/// The open post's bytes, if the record is anchored in that revision: the store keeps a copy of it.
fn copy_of_open_post(state: &State, record: &Record) -> Option<(Arc<str>, Arc<Vec<u8>>)> {
    let open = state.reading.open.as_ref()?;
    let anchor = record.anchor.as_ref()?;
    (*anchor.revision == *open.content.revision)
        .then(|| (open.content.revision.clone(), open.content.source.clone()))
}
