//! Marking passages, and changing what is marked.

use crate::annotation::RecordId;
use crate::keymap::Context;
use crate::text::Span;

use super::super::areas::Zoom;
use super::super::effect::Effect;
use super::super::found_hits;
use super::super::kept_copy;
use super::super::marking;
use super::super::notes_list;
use super::super::opening::{open_or_hint, open_record};
use super::super::overlay::{CategoryChooser, Overlay};
use super::super::pane::{OpenPost, Pane};
use super::super::state::State;
use super::editor;
use super::entry::{Action, Count};
use super::views;

const READING: &[Context] = &[Context::Reading];
const MARKED: &[Context] = &[Context::Reading, Context::Notes];

/// Marking.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "dig-into",
        sentence: "Mark as a thing to dig into (the selection, else this sentence)",
        contexts: READING,
        count: Count::Nothing,
        run: dig_into,
    },
    Action {
        name: "mark",
        sentence: "Mark in a category chosen by its key (the selection, else this sentence)",
        contexts: READING,
        count: Count::Nothing,
        run: mark,
    },
    Action {
        name: "edit",
        sentence: "Edit topic and note of the highlight",
        contexts: MARKED,
        count: Count::Nothing,
        run: edit,
    },
    Action {
        name: "edit-outside",
        sentence: "Edit the note in your own editor ($EDITOR)",
        contexts: MARKED,
        count: Count::Nothing,
        run: edit_outside,
    },
    Action {
        name: "recategorise",
        sentence: "Give the highlight another category",
        contexts: MARKED,
        count: Count::Nothing,
        run: recategorise,
    },
    Action {
        name: "delete",
        sentence: "Delete the highlight (undo brings it back)",
        contexts: MARKED,
        count: Count::Nothing,
        run: delete,
    },
    Action {
        name: "next-highlight",
        sentence: "Next highlight in the post",
        contexts: READING,
        count: Count::Repeats,
        run: |s| step_highlight(s, 1),
    },
    Action {
        name: "previous-highlight",
        sentence: "Highlight before in the post",
        contexts: READING,
        count: Count::Repeats,
        run: |s| step_highlight(s, -1),
    },
    Action {
        name: "leave",
        sentence: "End the selection, the search, the zoom",
        contexts: &[Context::Global],
        count: Count::Ends,
        run: leave,
    },
];

/// The category that has a key of its own.
const DIG_INTO: &str = "dig-into";

fn passage(state: &mut State) -> Option<Span> {
    let shown = state.reading.open.as_ref().map(|open| open.id);
    if shown.is_some_and(|post| kept_copy::revision(state, post).is_some()) {
        state.hint("This is the kept copy of a post that is gone: nothing new can be marked in it");
        return None;
    }
    let passage = marking::passage(open_or_hint(state)?);
    if passage.is_none() {
        let select = state.keys("select");
        state.hint(format!(
            "There is nothing to mark here: put the caret on a sentence, or select with {select}"
        ));
    }
    passage
}

fn dig_into(state: &mut State) -> Vec<Effect> {
    let Some(span) = passage(state) else {
        return Vec::new();
    };
    editor::open_new(state, span, DIG_INTO)
}

fn mark(state: &mut State) -> Vec<Effect> {
    let Some(span) = passage(state) else {
        return Vec::new();
    };
    state
        .overlays
        .push(Overlay::Category(CategoryChooser::New(span)));
    Vec::new()
}

/// The highlight one means: in the notes pane the chosen one, in the text the shortest one at the caret.
fn meant(state: &mut State) -> Option<RecordId> {
    let found = if state.focus == Pane::Notes {
        state.notes.chosen
    } else {
        notes_list::at_caret(state)
    };
    if found.is_none() {
        let notes = state.keys("focus-notes");
        state.hint(format!(
            "There is no highlight here: put the caret on one, or choose it in the notes ({notes})"
        ));
    }
    found
}

fn edit(state: &mut State) -> Vec<Effect> {
    meant(state)
        .map(|id| editor::open_existing(state, id))
        .unwrap_or_default()
}

fn edit_outside(state: &mut State) -> Vec<Effect> {
    let Some(id) = meant(state) else {
        return Vec::new();
    };
    editor::edit_existing_outside(state, id)
}

fn recategorise(state: &mut State) -> Vec<Effect> {
    if let Some(id) = meant(state) {
        state
            .overlays
            .push(Overlay::Category(CategoryChooser::Existing(id)));
    }
    Vec::new()
}

fn delete(state: &mut State) -> Vec<Effect> {
    meant(state)
        .map(|id| marking::delete(state, id))
        .unwrap_or_default()
}

fn step_highlight(state: &mut State, direction: isize) -> Vec<Effect> {
    let Some(open) = &state.reading.open else {
        return Vec::new();
    };
    if let Some(id) = highlight_beside(state, open, direction) {
        return open_record(state, id);
    }
    state.hint("No further highlight in this post");
    Vec::new()
}

/// The nearest highlight that begins after (`1`) or before (`-1`) the caret.
fn highlight_beside(state: &State, open: &OpenPost, direction: isize) -> Option<RecordId> {
    let mut placed = state
        .records
        .of_post(open.id)
        .filter_map(|entry| Some((entry.span()?.start, entry.record.id)));
    let target = if direction > 0 {
        placed.find(|(start, _)| *start > open.caret)
    } else {
        placed.rfind(|(start, _)| *start < open.caret)
    };
    target.map(|(_, id)| id)
}

/// Ends what is in the way, one thing at a time.
fn leave(state: &mut State) -> Vec<Effect> {
    if state.notes.relinking.take().is_some() {
        return Vec::new();
    }
    if state.focus == Pane::Notes && state.zoom == Zoom::Off {
        state.focus_on(Pane::Reading);
        return Vec::new();
    }
    let selection = state
        .reading
        .open
        .as_mut()
        .map(|open| open.selection.take());
    if selection.flatten().is_some() {
        return Vec::new();
    }
    if state.focus == Pane::Reading
        && let Some(effects) = found_hits::come_back(state)
    {
        return effects;
    }
    let search = state.reading.open.as_mut().map(|open| open.search.take());
    if search.flatten().is_some() {
        return Vec::new();
    }
    if state.focus == Pane::Reading
        && let Some(effects) = views::come_back(state)
    {
        return effects;
    }
    if state.zoom != Zoom::Off {
        state.zoom = Zoom::Off;
    } else if state.focus == Pane::Notes {
        state.focus_on(Pane::Reading);
    }
    Vec::new()
}
