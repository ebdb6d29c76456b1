//! What to do about highlights whose posts were edited: confirming a place, choosing another one.

use crate::annotation::{AnchorState, RecordId};
use crate::keymap::Context;
use crate::text::Span;

use super::super::anchoring;
use super::super::effect::Effect;
use super::super::marking;
use super::super::notes_list;
use super::super::opening::open_record;
use super::super::pane::{OpenPost, Pane};
use super::super::records::RecordEntry;
use super::super::state::State;
use super::entry::{Action, Count};

const MARKED: &[Context] = &[Context::Reading, Context::Notes];

/// Confirming and choosing again.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "confirm",
        sentence: "Confirm that the highlight belongs where it was found in the edited post",
        contexts: MARKED,
        count: Count::Nothing,
        run: confirm,
    },
    Action {
        name: "relink",
        sentence: "Put the highlight on another passage (the selection)",
        contexts: MARKED,
        count: Count::Nothing,
        run: relink,
    },
    Action {
        name: "next-doubtful",
        sentence: "Next highlight whose passage changed or is no longer in the post",
        contexts: MARKED,
        count: Count::Nothing,
        run: next_doubtful,
    },
];

fn confirm(state: &mut State) -> Vec<Effect> {
    let found = match state.focus {
        Pane::Notes => state.notes.chosen,
        Pane::Reading | Pane::Posts => notes_list::at_caret(state),
    };
    let Some(id) = found else {
        state.hint("There is no highlight here that could be confirmed");
        return Vec::new();
    };
    anchoring::confirm(state, id)
}

/// In the notes, or without a selection, asks for the passage; with one, puts the highlight on it.
fn relink(state: &mut State) -> Vec<Effect> {
    if state.focus == Pane::Notes {
        return match state.notes.chosen {
            Some(id) => ask_for_passage(state, id),
            None => Vec::new(),
        };
    }
    let selection = state.reading.open.as_ref().and_then(OpenPost::selected);
    let meant = match (state.notes.relinking, selection) {
        (Some(id), _) => Some(id),
        (None, Some(selected)) => meant_by(state, selected),
        (None, None) => notes_list::at_caret(state).or_else(|| only_orphan(state)),
    };
    let Some(id) = meant else {
        let notes = state.keys("focus-notes");
        state.hint(format!(
            "Choose the highlight in the notes first ({notes}): there is none here"
        ));
        return Vec::new();
    };
    if state.notes.relinking.is_none() && selection.is_none() {
        return ask_for_passage(state, id);
    }
    let Some(span) = state.reading.open.as_ref().and_then(marking::passage) else {
        state.hint("There is nothing here that it could stand on: select some words");
        return Vec::new();
    };
    state.notes.relinking = None;
    anchoring::relink(state, id, span)
}

/// Goes where the passage is, or was; the next press says where it belongs.
fn ask_for_passage(state: &mut State, id: RecordId) -> Vec<Effect> {
    let has_post = state
        .records
        .get(id)
        .is_some_and(|entry| entry.post.is_some());
    let effects = if has_post {
        open_record(state, id)
    } else {
        Vec::new() // it may be put on a passage of any post
    };
    state.message = None;
    state.focus_on(Pane::Reading);
    state.notes.relinking = Some(id);
    effects
}

/// The shortest highlight that a selection overlaps, else the only one of the post that stands nowhere.
fn meant_by(state: &State, selected: Span) -> Option<RecordId> {
    let open = state.reading.open.as_ref()?;
    let entries = state.records.of_post(open.id);
    let overlapping = entries
        .filter_map(|entry| Some((entry.place()?, entry.record.id)))
        .filter(|(place, _)| place.overlaps(selected));
    let shortest = overlapping.min_by_key(|(place, _)| place.len());
    shortest.map(|(_, id)| id).or_else(|| only_orphan(state))
}

fn only_orphan(state: &State) -> Option<RecordId> {
    let open = state.reading.open.as_ref()?;
    let mut orphans = state
        .records
        .of_post(open.id)
        .filter(|entry| entry.anchor_state() == Some(AnchorState::Orphan));
    let first = orphans.next()?;
    orphans.next().is_none().then_some(first.record.id)
}

/// The last note that one is at or past: in the text by the caret, else by the cursor of the notes.
fn place_among_notes(state: &State, ids: &[RecordId]) -> Option<usize> {
    if state.focus == Pane::Notes {
        return ids.iter().position(|id| Some(*id) == state.notes.chosen);
    }
    let caret = state.reading.open.as_ref()?.caret;
    let place = |id: &RecordId| state.records.get(*id).and_then(RecordEntry::place);
    let is_past = |id: &RecordId| place(id).is_some_and(|place| place.start <= caret);
    ids.iter().rposition(is_past)
}

/// Goes to the next highlight that needs a look, in the order of the notes, and from the last one to the first.
fn next_doubtful(state: &mut State) -> Vec<Effect> {
    let open = state.reading.open.as_ref();
    let entries = open
        .into_iter()
        .flat_map(|open| state.records.of_post(open.id));
    let is_doubtful = |entry: &&RecordEntry| entry.anchor_state() >= Some(AnchorState::Changed);
    let ids: Vec<RecordId> = entries.clone().map(|entry| entry.record.id).collect();
    let doubtful: Vec<RecordId> = entries
        .filter(is_doubtful)
        .map(|entry| entry.record.id)
        .collect();
    let rank = |id: &RecordId| ids.iter().position(|other| other == id);
    let here = place_among_notes(state, &ids);
    let mut behind = doubtful.iter().filter(|id| rank(id) > here);
    let Some(&id) = behind.next().or(doubtful.first()) else {
        state.hint("Every highlight of this post stands where it was marked");
        return Vec::new();
    };
    let effects = open_record(state, id);
    state.focus_on(Pane::Notes);
    effects
}
