//! Which to-dos the list shows, in which order, and where a moved one goes.

use crate::annotation::{Rank, Record, RecordId, list_order, move_to};
use crate::find::Words;

use super::overlay::TodoFilter;
use super::records::RecordEntry;
use super::state::State;

/// The to-dos a filter admits, first things first.
pub fn todo_ids(state: &State, filter: &TodoFilter) -> Vec<RecordId> {
    let words = Words::new(&[&filter.words]);
    let mut entries: Vec<&RecordEntry> = todos(state)
        .filter(|entry| admits(state, filter, &words, entry))
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

fn admits(state: &State, filter: &TodoFilter, words: &Words, entry: &RecordEntry) -> bool {
    let record = &entry.record;
    let status = record.todo.as_ref().map(|todo| todo.status);
    filter.status.admits(status.unwrap_or_default())
        && filter
            .category
            .as_ref()
            .is_none_or(|category| *category == record.category)
        && holds(state, record, words)
}

/// Whether every word occurs in what is known of a record: passage, note, topics, category, status, talk, post, event.
pub fn holds(state: &State, record: &Record, words: &Words) -> bool {
    let category = state.settings.categories.get(&record.category);
    let mut texts = vec![
        record.note.as_str(),
        record.category.as_str(),
        category.name.as_str(),
        record.post.title.as_str(),
        record.post.path.as_str(),
    ];
    texts.extend(record.quote());
    texts.extend(record.post.event.as_deref());
    texts.extend(record.topic_names());
    texts.extend(record.todo.as_ref().map(|todo| todo.status.word()));
    if let Some(talk) = &record.talk {
        texts.push(&talk.title);
        texts.extend(talk.speakers.iter().map(|speaker| speaker.name.as_str()));
    }
    words.are_in(texts)
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
