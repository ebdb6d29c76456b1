//! From one format of the store to the next, step by step. Before the first step the whole store is copied beside it.
//!
//! A step may only add or rewrite files whole; it must do no harm if it is done again after it was cut short.

use std::path::Path;

use super::error::StoreError;
use super::files::{self, Files};
use super::format::FORMAT;
use super::records::{self, StoredRecord};
use crate::annotation::record_file::to_text;

/// One step.
struct Migration {
    /// The format it is for; it leads to the next one.
    from: u32,
    run: fn(&dyn Files, &Path) -> Result<(), StoreError>,
}

/// Every step, the earliest first.
const MIGRATIONS: [Migration; FORMAT as usize] = [Migration {
    from: 0,
    run: write_times,
}];

/// Brings a store of an earlier format to this one; the caller holds the lock and writes the new number afterwards.
pub fn migrate(files: &dyn Files, folder: &Path, from: u32) -> Result<(), StoreError> {
    let steps = MIGRATIONS.iter().filter(|step| step.from >= from);
    for step in steps {
        (step.run)(files, folder)?;
    }
    Ok(())
}

/// Whether there is anything to rewrite.
pub fn is_needed(files: &dyn Files, folder: &Path, from: u32) -> Result<bool, StoreError> {
    // Later formats will have needs of their own; that of format 0 can be seen.
    Ok(from > 0 || !without_times(files, folder)?.is_empty())
}

/// Format 0 is a folder of notes that says no format: notes written by hand or by a script, with few keys. Merging goes by
/// the times of groups, so each note that lacks them gets them; one that has them stays as it is, byte for byte.
fn write_times(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    for stored in without_times(files, folder)? {
        files::replace(files, &stored.path, to_text(&stored.record).as_bytes())
            .map_err(|error| StoreError::writing(&stored.path, error))?;
    }
    Ok(())
}

/// The notes that have no time of any group. Those of which git left two versions are left alone.
fn without_times(files: &dyn Files, folder: &Path) -> Result<Vec<StoredRecord>, StoreError> {
    let loaded = records::load_all(files, &folder.join("notes"))?;
    let mut found = Vec::new();
    for stored in loaded.records {
        let bytes = files
            .read(&stored.path, records::LIMIT)
            .map_err(|error| StoreError::reading(&stored.path, error))?;
        let has = |words: &[u8]| memchr::memmem::find(&bytes, words).is_some();
        let is_conflict = loaded.conflicts.iter().any(|two| two.path == stored.path);
        if !has(b"_changed:") && !is_conflict {
            found.push(stored);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_step_from_every_earlier_format() {
        let froms: Vec<u32> = MIGRATIONS.iter().map(|step| step.from).collect();
        assert_eq!(froms, (0..FORMAT).collect::<Vec<u32>>());
    }
}
