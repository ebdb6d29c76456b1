//! The records a command lists, with their places in the posts of today.

use crate::annotation::{Record, RecordId, Status};
use crate::app::State;
use crate::app::overlay::{StatusFilter, TodoFilter};
use crate::app::todo_ids;
use crate::export::ExportItem;
use crate::shell::{PlaceRequest, place_items};

use super::failure::Failure;
use super::setup::Setup;
use super::words::Words;

/// The records of these ids that hold the words, in the order of the ids.
pub fn records(
    state: &State,
    ids: impl IntoIterator<Item = RecordId>,
    words: &Words,
) -> Vec<Record> {
    let records = ids.into_iter().filter_map(|id| state.records.get(id));
    records
        .map(|entry| &entry.record)
        .filter(|record| holds(state, record, words))
        .cloned()
        .collect()
}

/// The ids of the to-dos in the order of the list.
pub fn todos_in_order(state: &State, statuses: &[Status]) -> Vec<RecordId> {
    let everything = TodoFilter {
        status: StatusFilter::All,
        ..TodoFilter::default()
    };
    let mut ids = todo_ids(state, &everything);
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

fn holds(state: &State, record: &Record, words: &Words) -> bool {
    let category = state.settings.categories.get(&record.category);
    let mut texts = vec![
        record.note.as_str(),
        record.category.as_str(),
        category.name.as_str(),
        record.post.title.as_str(),
        record.post.path.as_str(),
    ];
    texts.extend(record.anchor.as_ref().map(|anchor| anchor.quote.as_str()));
    texts.extend(record.post.event.as_deref());
    texts.extend(record.topics.iter().map(|topic| topic.name.as_str()));
    texts.extend(record.todo.as_ref().map(|todo| todo.status.word()));
    if let Some(talk) = &record.talk {
        texts.push(&talk.title);
        texts.extend(talk.speakers.iter().map(|speaker| speaker.name.as_str()));
    }
    words.are_in(texts)
}
