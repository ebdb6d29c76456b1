//! Mending what can be mended without guessing. It deletes no record, and looks again before it touches anything.

use std::fs;
use std::io::{self, Seek, SeekFrom, Write};

use super::super::store::{Store, StoreError};
use super::examine::Known;
use super::finding::{Finding, Trouble};
use super::permissions;
use crate::annotation::{Change, Edit, PostReference, Record, Step, stamped};
use crate::shell::clock;
use crate::text::counted;

/// Mends one finding; an error if it could not be, or is not what it was.
pub fn repair(store: &mut Store, finding: &Finding, known: &Known) -> Result<(), StoreError> {
    match &finding.trouble {
        Trouble::OpenToOthers { wanted, .. } => {
            let done = permissions::set(&finding.path, *wanted);
            done.map_err(|error| StoreError::writing(&finding.path, error))
        }
        Trouble::Leftover => {
            // Whoever holds the lock is the only one who writes.
            let held = store.hold()?;
            let removed = held.map_or(Ok(()), |_held| fs::remove_file(&finding.path));
            removed.map_err(|error| StoreError::writing(&finding.path, error))
        }
        Trouble::TornJournal => {
            let held = store.hold()?;
            let cut = held.map_or(Ok(()), |_held| cut_torn_end(finding));
            cut.map_err(|error| StoreError::writing(&finding.path, error))
        }
        Trouble::WrongName { name, .. } => {
            let _held = store.hold()?;
            let path = finding.path.with_file_name(name);
            if path.exists() {
                return Err(StoreError::writing(
                    &path,
                    io::ErrorKind::AlreadyExists.into(),
                ));
            }
            fs::rename(&finding.path, &path)
                .map_err(|error| StoreError::writing(&finding.path, error))
        }
        Trouble::TwoVersions(_) => merge(store, finding),
        Trouble::MissingPost {
            post,
            best: Some(best),
            ..
        } => link(store, post, &best.post),
        Trouble::MissingCopy { revision, .. } => copy_again(store, revision, known),
        Trouble::DamagedCopy { .. } => {
            let name = finding.path.file_stem().unwrap_or_default();
            copy_again(store, &name.to_string_lossy(), known)
        }
        _ => Ok(()),
    }
}

/// Cuts the last line, if it still has no end.
fn cut_torn_end(finding: &Finding) -> io::Result<()> {
    let bytes = fs::read(&finding.path)?;
    if bytes.ends_with(b"\n") {
        return Ok(());
    }
    let end = memchr::memrchr(b'\n', &bytes).map_or(0, |at| at + 1);
    let mut file = fs::OpenOptions::new().write(true).open(&finding.path)?;
    file.set_len(end as u64)?;
    file.seek(SeekFrom::End(0))?;
    file.flush()?;
    file.sync_all()
}

fn merge(store: &mut Store, finding: &Finding) -> Result<(), StoreError> {
    let conflicts = store.load_all()?.conflicts.into_iter();
    let mut here = conflicts.filter(|conflict| conflict.path == finding.path);
    let Some(conflict) = here.next() else {
        return Ok(());
    };
    let versions = conflict.found.versions;
    if versions.contested().is_empty() {
        let merged: Record = versions.merged();
        store.settle(&versions, &merged)?;
    }
    Ok(())
}

/// Lets the notes of a missing post name the one that it is now.
fn link(
    store: &mut Store,
    (root, path): &(String, String),
    now: &PostReference,
) -> Result<(), StoreError> {
    let stored = store.load_all()?.records.into_iter();
    let of_it = stored.map(|stored| stored.record);
    let of_it = of_it.filter(|record| record.post.root == *root && record.post.path == *path);
    let edits = of_it.map(|before| {
        let after = Record {
            post: now.clone(),
            ..before.clone()
        };
        Edit {
            after: Some(stamped(&before, after, clock::now())),
            before: Some(before),
        }
    });
    let edits: Vec<Edit> = edits.collect();
    let notes = counted(edits.len(), "note", "notes");
    let sentence = format!("linked {notes} to “{}”", now.title);
    store.save_change(&Change { sentence, edits }, Step::Do)?;
    Ok(())
}

fn copy_again(store: &mut Store, revision: &str, known: &Known) -> Result<(), StoreError> {
    let Some(path) = known.revisions.get(revision) else {
        return Ok(());
    };
    let bytes = fs::read(path).map_err(|error| StoreError::reading(path, error))?;
    store.keep_copy(revision, &bytes)
}
