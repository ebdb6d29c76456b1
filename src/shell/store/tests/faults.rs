//! What is left when a disk is full, the program is killed between two steps, or the power fails.

use std::io;
use std::path::Path;

use super::disk::{Failing, TestDisk};
use crate::annotation::samples::{moment, record};
use crate::annotation::{Change, Edit, Record, RecordId, Step, stamped};
use crate::shell::store::{Store, StoreError};

/// More steps than the largest change here takes.
const ENOUGH: usize = 60;

fn numbered(number: u128) -> Record {
    Record {
        id: RecordId::from_u128(number),
        ..record()
    }
}

fn with_note(record: &Record, note: &str) -> Record {
    let changed = Record {
        note: note.to_owned(),
        ..record.clone()
    };
    stamped(record, changed, moment(9))
}

fn olds() -> [Record; 2] {
    [numbered(1), numbered(2)]
}

/// Both notes rewritten, and a third made in a folder of its own.
fn change() -> Change {
    let rewritten = olds().map(|old| Edit {
        after: Some(with_note(&old, "new")),
        before: Some(old),
    });
    let mut made = with_note(&numbered(3), "new");
    made.post.path = "2020/another-day.md".to_owned();
    let made = Edit {
        before: None,
        after: Some(made),
    };
    Change {
        sentence: "all three".to_owned(),
        edits: rewritten.into_iter().chain([made]).collect(),
    }
}

fn store_with_olds(folder: &Path) -> Store {
    let mut store = Store::open(folder).unwrap();
    for old in olds() {
        store.save(&old, None).unwrap();
    }
    store
}

/// The notes in the order of their ids; every file can be read.
fn notes(folder: &Path) -> Vec<String> {
    let loaded = Store::open(folder).unwrap().load_all().unwrap();
    assert_eq!(loaded.damaged, []);
    let records = loaded.records.into_iter();
    records.map(|stored| stored.record.note).collect()
}

#[test]
fn a_record_is_the_old_one_or_the_new_one_whenever_the_program_is_killed() {
    for steps in 0..ENOUGH {
        let folder = tempfile::tempdir().unwrap();
        store_with_olds(folder.path());
        let disk = TestDisk::new(steps, Failing::Killed, io::ErrorKind::StorageFull);
        let mut killed = Store::open_with(folder.path(), disk.clone()).unwrap();
        let result = killed.save_change(&change(), Step::Do);
        if steps % 2 == 1 {
            disk.lose_power();
        }

        let found = notes(folder.path());
        let old = record().note;
        assert!(
            found.iter().all(|note| *note == old || note == "new"),
            "after {steps} steps: {found:?}"
        );
        if result.is_ok() {
            assert_eq!(found, ["new"; 3], "after {steps} steps");
        }
        // Trying again with a sound disk completes it, whatever was done before.
        let mut store = Store::open(folder.path()).unwrap();
        store.save_change(&change(), Step::Do).unwrap();
        assert_eq!(notes(folder.path()), ["new"; 3]);
        let mut history = store.history();
        if history
            .next_undo()
            .is_some_and(|c| c.sentence == "all three")
        {
            history.undo(moment(10));
        }
        match result {
            Ok(_) => {
                assert!(steps >= 12, "journal, and three steps for each record");
                return;
            }
            Err(error) => assert!(matches!(error, StoreError::DiskFull { .. }), "{error}"),
        }
    }
    panic!("never done");
}

#[test]
fn what_was_said_to_be_saved_outlives_the_power() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("home/notes");
    let disk = TestDisk::sound();
    let mut store = Store::open_with(&path, disk.clone()).unwrap();
    store.save(&record(), None).unwrap();
    disk.lose_power();
    assert_eq!(notes(&path), [record().note]);
    let mut history = Store::open(&path).unwrap().history();
    assert!(
        history.undo(moment(9)).is_some(),
        "the journal is there, too"
    );
    let bytes = b"# A post\n";
    let revision = crate::document::revision(bytes);
    store.keep_copy(&revision, bytes).unwrap();
    disk.lose_power();
    assert_eq!(store.kept_copy(&revision).as_deref(), Some(&bytes[..]));
}

/// A disk that is full for one moment, at every step in turn: the same program tries again, and then it lasts.
#[test]
fn what_was_saved_at_the_second_try_outlives_the_power_as_well() {
    for steps in 0..ENOUGH {
        let folder = tempfile::tempdir().unwrap();
        store_with_olds(folder.path());
        let disk = TestDisk::new(steps, Failing::Once, io::ErrorKind::StorageFull);
        let mut store = Store::open_with(folder.path(), disk.clone()).unwrap();
        let first = store.save_change(&change(), Step::Do);
        let is_done = first.is_ok();
        if !is_done {
            store.save_change(&change(), Step::Do).unwrap();
        }
        disk.lose_power();
        assert_eq!(notes(folder.path()), ["new"; 3], "after {steps} steps");
        let mut history = Store::open(folder.path()).unwrap().history();
        let undone = history.undo(moment(10)).unwrap();
        assert_eq!(undone.sentence, "all three", "after {steps} steps");
        if is_done {
            return;
        }
    }
    panic!("never done");
}

#[test]
fn a_fresh_store_survives_the_death_of_its_first_save() {
    for steps in 0..30 {
        let folder = tempfile::tempdir().unwrap();
        let disk = TestDisk::new(steps, Failing::Killed, io::ErrorKind::Other);
        let died = Store::open_with(folder.path(), disk.clone())
            .unwrap()
            .save(&record(), None);
        disk.lose_power();
        let mut store = Store::open(folder.path()).unwrap();
        let loaded = store.load_all().unwrap();
        assert_eq!(loaded.damaged, []);
        assert!(died.is_err() || loaded.records.len() == 1, "{steps} steps");
        store.save(&record(), None).unwrap();
        assert_eq!(store.load_all().unwrap().records.len(), 1, "{died:?}");
    }
}

#[test]
fn errors_say_what_to_do() {
    let say = |kind| {
        let folder = tempfile::tempdir().unwrap();
        let disk = TestDisk::new(0, Failing::Killed, kind);
        let error = Store::open_with(folder.path(), disk)
            .unwrap()
            .save(&record(), None);
        error.unwrap_err().to_string()
    };
    assert!(say(io::ErrorKind::StorageFull).contains("free some space"));
    assert!(say(io::ErrorKind::PermissionDenied).contains("--store"));
    assert!(say(io::ErrorKind::ReadOnlyFilesystem).contains("reading goes on"));
}
