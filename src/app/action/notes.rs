//! The notes pane: whose notes it shows, in which order, which of them; notes on talks and posts; what was deleted.

use crate::annotation::{RecordId, Status};
use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::marking;
use super::super::notes_facets;
use super::super::opening::open_or_hint;
use super::super::overlay::Narrowed;
use super::super::pane::{NotesView, Standing};
use super::super::state::State;
use super::editor;
use super::entry::{Action, Count};
use super::query;

const NOTES: &[Context] = &[Context::Notes];
const MARKED: &[Context] = &[Context::Reading, Context::Notes];

/// Notes.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "note-on-talk",
        sentence: "Write a note on the talk, or go on with it",
        contexts: MARKED,
        count: Count::Nothing,
        run: note_on_talk,
    },
    Action {
        name: "note-on-post",
        sentence: "Write a note on the post, or go on with it",
        contexts: MARKED,
        count: Count::Nothing,
        run: note_on_post,
    },
    Action {
        name: "next-at-caret",
        sentence: "Of several highlights at the caret, mean the next one",
        contexts: &[Context::Reading],
        count: Count::Nothing,
        run: next_at_caret,
    },
    Action {
        name: "notes-scope",
        sentence: "Show the notes of this post, of everything, of this talk",
        contexts: MARKED,
        count: Count::Nothing,
        run: |s| change(s, |view| view.scope = view.scope.next()),
    },
    Action {
        name: "notes-order",
        sentence: "Sort the notes as in the text, by time, by category",
        contexts: NOTES,
        count: Count::Nothing,
        run: |s| change(s, |view| view.order = view.order.next()),
    },
    Action {
        name: "notes-words",
        sentence: "Filter the notes by topic or words",
        contexts: NOTES,
        count: Count::Nothing,
        run: start_filter,
    },
    Action {
        name: "notes-category",
        sentence: "Show the notes of one category",
        contexts: NOTES,
        count: Count::Nothing,
        run: next_category,
    },
    Action {
        name: "notes-topic",
        sentence: "Show the notes on one topic",
        contexts: NOTES,
        count: Count::Nothing,
        run: next_topic,
    },
    Action {
        name: "notes-all",
        sentence: "Show all notes of the scope again",
        contexts: NOTES,
        count: Count::Nothing,
        run: show_all,
    },
    Action {
        name: "notes-status",
        sentence: "Show the to-dos of one status",
        contexts: NOTES,
        count: Count::Nothing,
        run: |s| change(s, |view| view.status = next_status(view.status)),
    },
    Action {
        name: "notes-standing",
        sentence: "Show only what changed or is lost; what was deleted; all",
        contexts: NOTES,
        count: Count::Nothing,
        run: next_standing,
    },
    Action {
        name: "bring-back",
        sentence: "Bring a deleted note back",
        contexts: NOTES,
        count: Count::Nothing,
        run: bring_back,
    },
];

fn note_on_talk(state: &mut State) -> Vec<Effect> {
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    let caret = open.caret;
    if open.content.document.talk_at(caret).is_none() {
        let post = state.keys("note-on-post");
        state.hint(format!(
            "The caret is in no talk: {post} writes a note on the post"
        ));
        return Vec::new();
    }
    editor::open_note(state, Some(caret))
}

fn note_on_post(state: &mut State) -> Vec<Effect> {
    if open_or_hint(state).is_none() {
        return Vec::new();
    }
    editor::open_note(state, None)
}

/// Picks the next of the highlights at the caret; the notes pane and every key that changes one follow.
fn next_at_caret(state: &mut State) -> Vec<Effect> {
    let Some(open) = &state.reading.open else {
        return Vec::new();
    };
    let caret = open.caret;
    let mut around: Vec<(u32, RecordId)> = state
        .records
        .of_post(open.id)
        .filter_map(|entry| Some((entry.place()?, entry.record.id)))
        .filter(|(span, _)| span.contains(caret))
        .map(|(span, id)| (span.len(), id))
        .collect();
    around.sort_unstable();
    let ids: Vec<RecordId> = around.into_iter().map(|(_, id)| id).collect();
    let at = ids.iter().position(|&id| Some(id) == state.notes.chosen);
    let next = at.map_or(0, |at| (at + 1) % ids.len().max(1));
    let Some(&id) = ids.get(next) else {
        let step = state.keys("next-highlight");
        state.hint(format!(
            "There is no highlight here; {step} goes to the next one"
        ));
        return Vec::new();
    };
    state.notes.picked = Some((id, caret));
    let described = marking::described_record(state, id);
    state.hint(match ids.len() {
        1 => format!("Only {described} is marked here"),
        count => format!(
            "{} of {count} here: {described}, {}",
            next + 1,
            category_name(state, id)
        ),
    });
    Vec::new()
}

/// Several highlights may stand on the same words: then the category tells them apart.
fn category_name(state: &State, id: RecordId) -> String {
    let entry = state.records.get(id);
    let category = entry.map(|entry| state.settings.categories.get(&entry.record.category));
    category.map_or_else(String::new, |category| category.name.clone())
}

fn change(state: &mut State, change: impl FnOnce(&mut NotesView)) -> Vec<Effect> {
    change(&mut state.notes.view);
    Vec::new()
}

/// One category after the other of those that the scope's notes have, then all.
fn next_category(state: &mut State) -> Vec<Effect> {
    let facets = notes_facets::categories(state);
    state.notes.view.category = notes_facets::next(&facets, state.notes.view.category.as_ref());
    let named = facets.into_iter().map(|(id, count)| {
        let is_chosen = state.notes.view.category.as_ref() == Some(&id);
        let name = state.settings.categories.get(&id).name.clone();
        (name, count, is_chosen)
    });
    let told = told(&named.collect::<Vec<_>>());
    if told.is_empty() {
        let all = state.keys("notes-all");
        state.hint(format!(
            "There is nothing of any kind here: {all} shows all notes"
        ));
    } else {
        state.hint(format!("Kinds: {told}"));
    }
    Vec::new()
}

/// One topic after the other of those that the scope's notes have, the most frequent first, then all.
fn next_topic(state: &mut State) -> Vec<Effect> {
    let facets = notes_facets::topics(state);
    state.notes.view.topic = notes_facets::next(&facets, state.notes.view.topic.as_ref());
    let topic = state.notes.view.topic.as_ref();
    let named = facets.into_iter().map(|(name, count)| {
        let is_chosen = topic == Some(&name);
        (name, count, is_chosen)
    });
    let told = told(&named.collect::<Vec<_>>());
    if told.is_empty() {
        let edit = state.keys("edit");
        state.hint(format!("No note here has a topic: {edit} gives it one"));
    } else {
        state.hint(format!("Topics: {told}"));
    }
    Vec::new()
}

/// What one can choose between, with how many notes there are of each, the chosen one in brackets and never far from the
/// beginning.
fn told(facets: &[(String, usize, bool)]) -> String {
    let chosen = facets.iter().position(|(.., is_chosen)| *is_chosen);
    let skipped = chosen.unwrap_or(0).saturating_sub(1);
    let mut parts = Vec::new();
    if skipped > 0 {
        parts.push("…".to_owned());
    }
    parts.extend(facets.iter().skip(skipped).map(|(name, count, is_chosen)| {
        if *is_chosen {
            format!("[{name} {count}]")
        } else {
            format!("{name} {count}")
        }
    }));
    parts.join("  ")
}

/// Shows every note of the scope again.
fn show_all(state: &mut State) -> Vec<Effect> {
    let view = &mut state.notes.view;
    if !view.is_filtered() {
        let (words, topic) = (state.keys("notes-words"), state.keys("notes-topic"));
        state.hint(format!(
            "Nothing is left out here: {words} and {topic} filter the notes"
        ));
        return Vec::new();
    }
    *view = NotesView {
        scope: view.scope,
        order: view.order,
        ..NotesView::default()
    };
    Vec::new()
}

const fn next_status(status: Option<Status>) -> Option<Status> {
    match status {
        None => Some(Status::Open),
        Some(Status::Open) => Some(Status::Doing),
        Some(Status::Doing) => Some(Status::Done),
        Some(Status::Done) => Some(Status::Dropped),
        Some(Status::Dropped) => None,
    }
}

fn next_standing(state: &mut State) -> Vec<Effect> {
    change(state, |view| view.standing = view.standing.next());
    if state.notes.view.standing == Standing::Deleted {
        let back = state.keys("bring-back");
        state.hint(format!("What was deleted: {back} brings it back"));
    }
    Vec::new()
}

fn bring_back(state: &mut State) -> Vec<Effect> {
    let chosen = state.notes.chosen;
    let is_deleted = |id: &RecordId| {
        let entry = state.records.get(*id);
        entry.is_some_and(|entry| entry.record.deleted)
    };
    let Some(id) = chosen.filter(is_deleted) else {
        let standing = state.keys("notes-standing");
        state.hint(format!(
            "This is not deleted: {standing} twice shows what was"
        ));
        return Vec::new();
    };
    let described = marking::described_record(state, id);
    state.hint(format!("Brought back {described}"));
    marking::restore(state, id)
}

fn start_filter(state: &mut State) -> Vec<Effect> {
    query::open(state, Narrowed::Notes)
}
