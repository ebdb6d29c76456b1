//! Writing changes and reading positions to the store.

use std::sync::Arc;

use crate::annotation::{Change, Step};
use crate::app::Event;

use super::store::{Position, Store};

/// Writes the records of a change, and a copy of the post revision they were made in.
pub fn save_change(
    store: &mut Store,
    change: &Change,
    step: Step,
    copy: Option<(Arc<str>, Arc<[u8]>)>,
) -> Vec<Event> {
    // The copy first: a record whose copy is missing is harder to find again than the other way round.
    let kept = copy.map_or(Ok(()), |(revision, bytes)| {
        store.keep_copy(&revision, &bytes)
    });
    let saved = store.save_change(change, step);
    let mut events = vec![match saved {
        Ok(saved) => {
            let records = saved.edits.into_iter().filter_map(|edit| edit.after);
            Event::RecordsSaved(records.collect())
        }
        Err(error) => not_saved(change, error.to_string()),
    }];
    if let (Err(error), [Event::RecordsSaved(_)]) = (kept, events.as_slice()) {
        events.push(Event::Told(Err(error.to_string())));
    }
    events
}

/// The answer to a change none of whose records is known to be on disk.
pub fn not_saved(change: &Change, reason: String) -> Event {
    let records = change.edits.iter().filter_map(|edit| edit.after.as_ref());
    Event::RecordsNotSaved {
        ids: records.map(|record| record.id).collect(),
        reason,
    }
}

/// Notes where reading stopped. That a place could not be noted is told only once something of worth is lost, too.
pub fn save_position(store: &Store, position: Position) -> Vec<Event> {
    // A place in a post is not worth an interruption; a store that cannot be written is told of at the first note.
    let _ = store.save_position(position);
    Vec::new()
}
