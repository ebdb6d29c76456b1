//! Which to-dos the list shows, in which order, and where a moved one goes.

use crate::annotation::{Rank, RecordId, list_order, move_to};
use crate::find::query::Matcher;

use super::asking::{admits_note, matcher};
use super::overlay::{Overlay, TodoFilter, TodoWindow};
use super::records::RecordEntry;
use super::state::State;

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
fn todos(state: &State) -> impl Iterator<Item = &RecordEntry> {
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

/// The to-dos that the open list shows, and the one under its cursor.
pub fn shown(state: &State) -> (Vec<RecordId>, Option<RecordId>) {
    let window = state.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Todos(window) => Some(window),
        _ => None,
    });
    window.map_or_else(
        || (Vec::new(), None),
        |window| (todo_ids(state, &window.filter), window.chosen),
    )
}

/// Changes the open list's filter; the cursor stays on its to-do while that is shown.
pub fn change_filter(state: &mut State, change: impl FnOnce(&mut TodoWindow)) {
    if let Some(window) = open_list(state) {
        change(window);
    }
    let (ids, chosen) = shown(state);
    let chosen = chosen
        .filter(|chosen| ids.contains(chosen))
        .or_else(|| ids.first().copied());
    if let Some(window) = open_list(state) {
        window.chosen = chosen;
    }
}

/// The rank of a new to-do: behind all others.
pub fn rank_at_end(state: &State) -> Rank {
    let last = todos(state)
        .filter_map(|entry| entry.record.todo.as_ref())
        .map(|todo| &todo.rank)
        .max_by(|a, b| a.0.cmp(&b.0));
    last.map_or_else(|| Rank::between(None, None), Rank::after)
}

/// The ranks to give so that a to-do comes before (`-1`) or after (`1`) its neighbour in the shown list.
/// Mostly one; more only where to-dos had no rank or equal ones. Empty at the ends of the list.
pub fn ranks_for_move(
    state: &State,
    shown: &[RecordId],
    id: RecordId,
    direction: isize,
) -> Vec<(RecordId, Rank)> {
    let Some(at) = shown.iter().position(|&other| other == id) else {
        return Vec::new();
    };
    let Some(neighbour) = at
        .checked_add_signed(direction)
        .and_then(|to| shown.get(to))
        .copied()
    else {
        return Vec::new();
    };
    let order: Vec<RecordId> = todo_ids(state, &TodoFilter::everything())
        .into_iter()
        .filter(|&other| other != id)
        .collect();
    let Some(beside) = order.iter().position(|&other| other == neighbour) else {
        return Vec::new();
    };
    let target = if direction < 0 { beside } else { beside + 1 };
    let ranks: Vec<Rank> = order.iter().map(|&id| rank_of(state, id)).collect();
    let moved = move_to(&ranks.iter().collect::<Vec<_>>(), target);
    let before = moved
        .before
        .into_iter()
        .filter_map(|(index, rank)| Some((*order.get(index)?, rank)));
    before.chain([(id, moved.rank)]).collect()
}

fn rank_of(state: &State, id: RecordId) -> Rank {
    let todo = state
        .records
        .get(id)
        .and_then(|entry| entry.record.todo.as_ref());
    todo.map(|todo| todo.rank.clone()).unwrap_or_default()
}
