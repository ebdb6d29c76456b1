//! Which to-dos the list shows, and in which order.

use crate::annotation::{Rank, RecordId, list_order};
use crate::find::query::Matcher;

use super::super::asking::{admits_note, matcher};
use super::super::overlay::{Overlay, TodoFilter, TodoWindow};
use super::super::records::RecordEntry;
use super::super::state::State;

/// The to-dos a filter admits, first things first.
pub fn todo_ids(state: &State, filter: &TodoFilter) -> Vec<RecordId> {
    let matcher = matcher(state, filter.query.query());
    let mut entries: Vec<&RecordEntry> = todos(state)
        .filter(|entry| admits(state, filter, &matcher, entry))
        .collect();
    entries.sort_by(|a, b| list_order(&a.record).cmp(&list_order(&b.record)));
    entries.into_iter().map(|entry| entry.record.id).collect()
}

/// Every to-do: a record in an actionable category, or one that has been given a state.
pub fn todos(state: &State) -> impl Iterator<Item = &RecordEntry> {
    let categories = &state.settings.categories;
    state.records.alive().filter(|entry| {
        entry.record.todo.is_some() && categories.get(&entry.record.category).actionable
    })
}

fn admits(state: &State, filter: &TodoFilter, matcher: &Matcher, entry: &RecordEntry) -> bool {
    let record = &entry.record;
    let status = record.todo.as_ref().map(|todo| todo.status);
    filter.status.admits(status.unwrap_or_default())
        && filter
            .category
            .as_ref()
            .is_none_or(|category| *category == record.category)
        && admits_note(state, matcher, entry)
}

/// The to-do list, if it is open; the line of a query may lie over it.
pub fn open_list(state: &mut State) -> Option<&mut TodoWindow> {
    let mut overlays = state.overlays.iter_mut();
    overlays.find_map(|overlay| match overlay {
        Overlay::Todos(window) => Some(&mut **window),
        _ => None,
    })
}

/// The rank of a new to-do: behind all others.
pub fn rank_at_end(state: &State) -> Rank {
    let last = todos(state)
        .filter_map(|entry| entry.record.todo.as_ref())
        .map(|todo| &todo.rank)
        .max_by(|a, b| a.0.cmp(&b.0));
    last.map_or_else(|| Rank::between(None, None), Rank::after)
}
