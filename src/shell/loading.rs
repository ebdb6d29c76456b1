//! Reading the whole store for the interface. It writes nothing.

use crate::app::{Damaged, Event, LoadedRecords};
use crate::text::one_line;

use super::store::Store;

/// Everything in the store, or a sentence that says why it cannot be read.
pub fn load(store: &mut Store) -> Event {
    let loaded = match store.load_all() {
        Ok(loaded) => loaded,
        Err(error) => return Event::Told(Err(error.to_string())),
    };
    let folder = store.folder().to_owned();
    let damaged = loaded.damaged.into_iter().map(|damaged| {
        let below = damaged.path.strip_prefix(&folder).unwrap_or(&damaged.path);
        Damaged {
            path: one_line(&below.to_string_lossy()).into_owned(),
            message: format!("line {}: {}", damaged.line, damaged.message),
        }
    });
    Event::RecordsLoaded(Box::new(LoadedRecords {
        damaged: damaged.collect(),
        records: loaded
            .records
            .into_iter()
            .map(|stored| stored.record)
            .collect(),
        history: store.history(),
        positions: store
            .load_positions()
            .into_iter()
            .map(|place| (place.root, place.path, place.offset, place.percent))
            .collect(),
    }))
}
