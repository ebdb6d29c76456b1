//! Taking a backup into the store. What is in the store stays: records that are missing are added, others are merged field
//! by field; all of it is one change, which can be undone.

use std::collections::BTreeMap;
use std::fs;

use super::super::store::{Store, StoreError};
use super::bundle::Bundle;
use super::lineage::Lineage;
use crate::annotation::{Change, Edit, Record, RecordId, Step};

/// What restoring did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Records that were not there.
    pub added: usize,
    /// Records that are different now.
    pub changed: usize,
    /// Records that were there as they are in the backup, or later.
    pub kept: usize,
    /// Of these, records that were deleted since.
    pub deleted_since: usize,
    /// Copies of posts that were not there.
    pub copies: usize,
}

/// Takes a backup into the store; with `is_trial` only says what it would do.
pub fn restore(store: &mut Store, bundle: &Bundle, is_trial: bool) -> Result<Restored, StoreError> {
    let current: BTreeMap<RecordId, Record> = store
        .load_all()?
        .records
        .into_iter()
        .map(|stored| (stored.record.id, stored.record))
        .collect();
    let ours = Lineage::of(journals(store).iter().map(Vec::as_slice));
    let theirs = Lineage::of(bundle.journals.iter().map(Vec::as_slice));
    let mut restored = Restored::default();
    let mut edits = Vec::new();
    for record in &bundle.records {
        let Some(there) = current.get(&record.id) else {
            restored.added += 1;
            edits.push(edit(None, record));
            continue;
        };
        if there == record || ours.has(record) {
            restored.kept += 1;
            restored.deleted_since += usize::from(there.deleted && !record.deleted);
            continue;
        }
        let before = theirs.has(there).then_some(there);
        restored.changed += 1;
        edits.push(edit(before, record));
    }
    let missing = bundle.copies.iter().filter(|(revision, bytes)| {
        store.kept_copy(revision).is_none() && crate::document::revision(bytes) == *revision
    });
    let missing: Vec<_> = missing.collect();
    restored.copies = missing.len();
    if is_trial {
        return Ok(restored);
    }
    for (revision, bytes) in missing {
        store.keep_copy(revision, bytes)?;
    }
    store.add_positions(bundle.positions.clone())?;
    if !edits.is_empty() {
        let sentence = "restored notes from a backup".to_owned();
        store.save_change(&Change { sentence, edits }, Step::Do)?;
    }
    Ok(restored)
}

fn edit(before: Option<&Record>, record: &Record) -> Edit {
    Edit {
        before: before.cloned(),
        after: Some(record.clone()),
    }
}

/// The store's journals. Without them an earlier version is merged, which loses nothing either.
fn journals(store: &Store) -> Vec<Vec<u8>> {
    let Ok(entries) = fs::read_dir(store.folder().join("journal")) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| fs::read(entry.path()).ok())
        .collect()
}
