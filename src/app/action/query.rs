//! Narrowing the lists by a query: the line in which it is typed, with what can be put in by a key.

use std::collections::HashMap;
use std::ops::Range;

use crate::find::query::{Completion, complete};
use crate::keymap::{Context, KeyPress};

use super::super::effect::Effect;
use super::super::field::Field;
use super::super::known_names::{known_names, unknown_name};
use super::super::overlay::{Narrowed, Overlay, Put, QueryLine};
use super::super::posts_list;
use super::super::query_filter::QueryFilter;
use super::super::state::State;
use super::super::todo::{change_filter, open_list};
use super::entry::{Action, Count};

const QUERY: &[Context] = &[Context::Query];
const POSTS: &[Context] = &[Context::Posts];

/// What can be done in the line of a query, and how one comes to it from the post list.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "posts-filter",
        sentence: "Filter by words, author:, tag:, is:unread",
        contexts: POSTS,
        count: Count::Nothing,
        run: |s| open(s, Narrowed::Posts),
    },
    Action {
        name: "posts-all",
        sentence: "Show all posts again",
        contexts: POSTS,
        count: Count::Nothing,
        run: show_all,
    },
    Action {
        name: "posts-order",
        sentence: "Next order: title, author, event, progress",
        contexts: POSTS,
        count: Count::Nothing,
        run: |s| sort(s, s.posts.sort.next()),
    },
    Action {
        name: "posts-reverse",
        sentence: "Sort the other way round",
        contexts: POSTS,
        count: Count::Nothing,
        run: |s| sort(s, s.posts.sort.reversed()),
    },
    Action {
        name: "query-accept",
        sentence: "Keep the filter",
        contexts: QUERY,
        count: Count::Nothing,
        run: accept,
    },
    Action {
        name: "query-cancel",
        sentence: "Take the filter away",
        contexts: QUERY,
        count: Count::Nothing,
        run: cancel,
    },
    Action {
        name: "query-complete",
        sentence: "Put in the next field or value that fits",
        contexts: QUERY,
        count: Count::Nothing,
        run: |s| put(s, 1),
    },
    Action {
        name: "query-complete-back",
        sentence: "Put in the one before",
        contexts: QUERY,
        count: Count::Nothing,
        run: |s| put(s, -1),
    },
];

/// Opens the line over what the list is narrowed to.
pub(super) fn open(state: &mut State, of: Narrowed) -> Vec<Effect> {
    let text = match of {
        Narrowed::Posts => state.posts.filter.text(),
        Narrowed::Notes => state.notes.view.query.text(),
        Narrowed::Todos => open_list(state).map_or("", |list| list.filter.query.text()),
    };
    let blank = if text.is_empty() { "" } else { " " };
    let line = QueryLine {
        of,
        field: Field::one_line(&format!("{text}{blank}")),
        problem: None,
        unknown: None,
        offered: Completion::default(),
        put: None,
        names: HashMap::new(),
        chosen_before: state.posts.chosen,
    };
    state.overlays.push(Overlay::Query(Box::new(line)));
    offer(state);
    look_for_unknown(state);
    Vec::new()
}

fn line(state: &mut State) -> Option<&mut QueryLine> {
    match state.overlays.last_mut() {
        Some(Overlay::Query(line)) => Some(line),
        _ => None,
    }
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    edit(state, |field| {
        field.type_key(key);
    })
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    edit(state, |field| field.paste(text))
}

fn edit(state: &mut State, edit: impl FnOnce(&mut Field)) -> Vec<Effect> {
    if let Some(line) = line(state) {
        edit(&mut line.field);
        line.put = None;
    }
    narrow(state);
    offer(state);
    look_for_unknown(state);
    Vec::new()
}

/// Narrows the list to what is typed. A word that is wrong, or not complete yet, counts for nothing; where the rest alone is
/// no query, the list stays as it was.
fn narrow(state: &mut State) {
    let Some(line) = line(state) else { return };
    let (of, text) = (line.of, line.field.text());
    let filter = match QueryFilter::read(&text, of.kind()) {
        Ok(filter) => {
            line.problem = None;
            Some(filter)
        }
        Err(problem) => {
            let rest = without_word(&text, &problem.place);
            line.problem = Some(problem);
            QueryFilter::read(&rest, of.kind()).ok()
        }
    };
    if let Some(filter) = filter {
        set(state, of, filter);
    }
}

/// The text without the words that a place is in.
fn without_word(text: &str, place: &Range<usize>) -> String {
    let before = text.get(..place.start).unwrap_or_default();
    let behind = text.get(place.end..).unwrap_or_default();
    let before = before.trim_end_matches(|c: char| !c.is_whitespace());
    let behind = behind.trim_start_matches(|c: char| !c.is_whitespace());
    format!("{before}{behind}")
}

fn set(state: &mut State, of: Narrowed, filter: QueryFilter) {
    match of {
        Narrowed::Posts if state.posts.filter != filter => {
            posts_list::set_filter(state, filter);
        }
        Narrowed::Posts => {}
        Narrowed::Notes => state.notes.view.query = filter,
        Narrowed::Todos => change_filter(state, |list| list.filter.query = filter),
    }
}

/// Looks whether the query asks for a name that nothing has.
fn look_for_unknown(state: &mut State) {
    let Some(Overlay::Query(mut line)) = state.overlays.pop() else {
        return;
    };
    let text = line.field.text();
    line.unknown = unknown_name(state, &text, line.of.kind(), &mut line.names);
    state.overlays.push(Overlay::Query(line));
}

/// Looks up what can be put at the cursor.
fn offer(state: &mut State) {
    let Some(Overlay::Query(mut line)) = state.overlays.pop() else {
        return;
    };
    let (before, _) = line.field.split_at_cursor();
    let names = &mut line.names;
    line.offered = complete(&before, line.of.kind(), |field| {
        let known = names.entry(field);
        known.or_insert_with(|| known_names(state, field)).clone()
    });
    state.overlays.push(Overlay::Query(line));
}

/// Puts the next candidate in, or the one before.
fn put(state: &mut State, direction: isize) -> Vec<Effect> {
    let Some(line) = line(state) else {
        return Vec::new();
    };
    let count = line.offered.candidates.len();
    let next = if let Some(put) = line.put.take() {
        let at = put.at.checked_add_signed(direction).unwrap_or(count - 1);
        Put {
            at: if at < count { at } else { 0 },
            ..put
        }
    } else {
        let (before, behind) = line.field.split_at_cursor();
        let start = line.offered.place.start;
        Put {
            at: if direction < 0 {
                count.saturating_sub(1)
            } else {
                0
            },
            before: before.get(..start).unwrap_or_default().to_owned(),
            behind,
        }
    };
    let Some(candidate) = line.offered.candidates.get(next.at) else {
        state.hint("Nothing known begins so");
        return Vec::new();
    };
    let text = format!(
        "{}{}{}",
        next.before,
        candidate.text,
        next.behind.trim_start()
    );
    line.field.set(&text);
    line.field.move_to(next.before.len() + candidate.text.len());
    // With one there is nothing to go through: what follows it is offered.
    let is_only = count == 1;
    line.put = (!is_only).then_some(next);
    narrow(state);
    if is_only {
        offer(state);
    }
    look_for_unknown(state);
    Vec::new()
}

/// Closes the line, keeping the filter; what is wrong has to be mended first.
fn accept(state: &mut State) -> Vec<Effect> {
    let Some(line) = line(state) else {
        return Vec::new();
    };
    if line.problem.is_some() {
        let cancel = state.keys("query-cancel");
        state.hint(format!("Mend it first, or {cancel} takes it away"));
        return Vec::new();
    }
    state.overlays.pop();
    Vec::new()
}

/// Closes the line and takes the filter away.
fn cancel(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Query(line)) = state.overlays.pop() else {
        return Vec::new();
    };
    set(state, line.of, QueryFilter::default());
    if line.of == Narrowed::Posts {
        state.posts.go_to(line.chosen_before);
    }
    Vec::new()
}

fn show_all(state: &mut State) -> Vec<Effect> {
    if state.posts.filter.is_empty() {
        let filter = state.keys("posts-filter");
        state.hint(format!("All posts are shown: {filter} filters them"));
    }
    posts_list::set_filter(state, QueryFilter::default());
    Vec::new()
}

fn sort(state: &mut State, sort: crate::find::Sort) -> Vec<Effect> {
    posts_list::set_sort(state, sort);
    let reverse = state.keys("posts-reverse");
    state.hint(format!("Posts {}; {reverse} turns it round", sort.shown()));
    Vec::new()
}
