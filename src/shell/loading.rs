//! Reading the whole store for the interface. It writes nothing.

use crate::app::{Damaged, Event, LoadedRecords};
use crate::text::one_line;

use super::export_targets::target_from_store;
use super::jumps::jump_from_store;
use super::moved::verdict_from_store;
use super::reading_positions::from_store;
use super::store::Store;
use super::suggesting::dismissal_from_store;

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
            file: damaged.path.clone(),
            line: damaged.line,
            path: one_line(&below.to_string_lossy()).into_owned(),
            message: format!("line {}: {}", damaged.line, damaged.message),
        }
    });
    let conflicts = loaded.conflicts.into_iter();
    Event::RecordsLoaded(Box::new(LoadedRecords {
        damaged: damaged.collect(),
        conflicts: conflicts.map(|conflict| conflict.found.versions).collect(),
        // A store that can only be read is told of at once, not at the first note one wants to keep.
        closed: store.check_writable().err().map(|error| error.to_string()),
        records: loaded
            .records
            .into_iter()
            .map(|stored| stored.record)
            .collect(),
        history: store.history(),
        positions: store.load_positions().into_iter().map(from_store).collect(),
        jumped: store
            .load_jumps()
            .into_iter()
            .map(jump_from_store)
            .collect(),
        dismissals: store
            .load_dismissals()
            .into_iter()
            .map(dismissal_from_store)
            .collect(),
        targets: store
            .load_targets()
            .into_iter()
            .map(target_from_store)
            .collect(),
        verdicts: store
            .load_verdicts()
            .into_iter()
            .map(verdict_from_store)
            .collect(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;

    #[test]
    fn a_store_that_can_only_be_read_says_so_at_once() {
        for text in ["format: 99\n", "garbage", "", "format: x"] {
            let folder = Folder::with(&[("store/store.yaml", text)]);
            let mut store = Store::open(&folder.path("store")).unwrap();
            let Event::RecordsLoaded(loaded) = load(&mut store) else {
                panic!("not read: {text}")
            };
            let closed = loaded.closed.unwrap();
            assert!(closed.contains("store"), "{text}: {closed}");
        }
    }
}
