//! The records a command lists, with their places in the posts of today.

use crate::annotation::{Record, RecordId, Status};
use crate::app::overlay::TodoFilter;
use crate::app::{State, admits_note, todo_ids};
use crate::export::ExportItem;
use crate::find::query::Matcher;
use crate::shell::{PlaceRequest, place_items};

use super::failure::Failure;
use super::setup::Setup;

/// The records of these ids that a query admits, in the order of the ids.
pub fn records(
    state: &State,
    ids: impl IntoIterator<Item = RecordId>,
    matcher: &Matcher,
) -> Vec<Record> {
    let entries = ids.into_iter().filter_map(|id| state.records.get(id));
    entries
        .filter(|entry| admits_note(state, matcher, entry))
        .map(|entry| entry.record.clone())
        .collect()
}

/// The ids of the to-dos in the order of the list.
pub fn todos_in_order(state: &State, statuses: &[Status]) -> Vec<RecordId> {
    let mut ids = todo_ids(state, &TodoFilter::everything());
    ids.retain(|&id| {
        let todo = state
            .records
            .get(id)
            .and_then(|entry| entry.record.todo.as_ref());
        todo.is_some_and(|todo| statuses.contains(&todo.status))
    });
    ids
}

/// The records with their categories' names and their places, each post read once.
pub fn placed(
    setup: &Setup,
    state: &State,
    records: Vec<Record>,
) -> Result<Vec<ExportItem>, Failure> {
    let store = setup.store()?;
    let requests = records
        .into_iter()
        .map(|record| PlaceRequest::of(record, state));
    Ok(place_items(&store, requests.collect()))
}
