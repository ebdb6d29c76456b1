//! A store goes into a file and comes back, into an empty store and into one that went on.

use std::fs;

use proptest::prelude::*;

use super::{BackupError, Bundle, BundleError, Existing, backup, backup_into, restore};
use crate::annotation::samples::{moment, record};
use crate::annotation::{Record, RecordId, stamped};
use crate::shell::store::{Position, Store};
use crate::shell::testing::Folder;

const POST: &[u8] = b"# A post\n";

fn numbered(number: u128) -> Record {
    Record {
        id: RecordId::from_u128(number),
        ..record()
    }
}

fn noted(base: &Record, note: &str, seconds: i64) -> Record {
    let after = Record {
        note: note.to_owned(),
        ..base.clone()
    };
    stamped(base, after, moment(seconds))
}

/// A store with three records and a copy of a post.
fn store(folder: &Folder) -> Store {
    let mut store = Store::open(&folder.path("store")).unwrap();
    for number in 1..=3 {
        store.save(&numbered(number), None).unwrap();
    }
    let revision = crate::document::revision(POST);
    store.keep_copy(&revision, POST).unwrap();
    let position = Position {
        path: "a.md".to_owned(),
        offset: 7,
        ..Position::default()
    };
    store.save_position(position).unwrap();
    store
}

fn notes(store: &mut Store) -> Vec<String> {
    let records = store.load_all().unwrap().records.into_iter();
    records
        .filter(|stored| !stored.record.deleted)
        .map(|stored| stored.record.note)
        .collect()
}

#[test]
fn a_backup_restores_an_empty_store() {
    let folder = Folder::new();
    let mut store = store(&folder);
    let before = store.load_all().unwrap();
    let file = folder.path("notes.tar");
    assert!(backup(&mut store, &file, Existing::Keep).unwrap() >= 6);
    let copy = folder.path("copy/");
    backup_into(&mut store, &copy).unwrap();
    for source in [file, copy] {
        let target = tempfile::tempdir().unwrap();
        let mut empty = Store::open(&target.path().join("new")).unwrap();
        let bundle = Bundle::read(&source).unwrap();
        let trial = restore(&mut empty, &bundle, true).unwrap();
        assert!(!target.path().join("new/notes").exists());
        let restored = restore(&mut empty, &bundle, false).unwrap();
        assert_eq!(trial, restored);
        assert_eq!((restored.added, restored.copies), (3, 1));
        assert_eq!(empty.load_positions()[0].offset, 7);
        let records = |loaded: crate::shell::store::LoadedStore| -> Vec<Record> {
            let stored = loaded.records.into_iter();
            stored.map(|stored| stored.record).collect()
        };
        assert_eq!(records(empty.load_all().unwrap()), records(before.clone()));
        let again = restore(&mut empty, &bundle, false).unwrap();
        assert_eq!((again.kept, again.added, again.copies), (3, 0, 0));
    }
}

#[test]
fn what_became_of_a_note_since_is_kept() {
    let folder = Folder::new();
    let mut store = store(&folder);
    let file = folder.path("notes.tar");
    backup(&mut store, &file, Existing::Keep).unwrap();
    let first = numbered(1);
    store
        .save(&noted(&first, "rewritten since", 5), Some(&first))
        .unwrap();
    let deleted = Record {
        deleted: true,
        ..numbered(2)
    };
    let deleted = stamped(&numbered(2), deleted, moment(6));
    store.save(&deleted, Some(&numbered(2))).unwrap();
    let before = notes(&mut store);
    let restored = restore(&mut store, &Bundle::read(&file).unwrap(), false).unwrap();
    assert_eq!(
        (restored.kept, restored.changed, restored.deleted_since),
        (3, 0, 1)
    );
    assert_eq!(notes(&mut store), before);
}

#[test]
fn a_store_that_was_set_back_gets_what_the_backup_has() {
    let folder = Folder::new();
    let mut store = store(&folder);
    let first = numbered(1);
    store
        .save(&noted(&first, "rewritten", 5), Some(&first))
        .unwrap();
    let file = folder.path("notes.tar");
    backup(&mut store, &file, Existing::Keep).unwrap();
    let path = store.load_all().unwrap().records[0].path.clone();
    fs::write(path, crate::annotation::record_file::to_text(&first)).unwrap();
    fs::remove_dir_all(folder.path("store/journal")).unwrap();
    restore(&mut store, &Bundle::read(&file).unwrap(), false).unwrap();
    assert_eq!(notes(&mut store)[0], "rewritten");
}

#[test]
fn what_nobody_knows_the_order_of_is_merged_and_can_be_undone() {
    let folder = Folder::new();
    let mut store = store(&folder);
    let rescued = noted(&numbered(1), "rescued", 5);
    let file = folder.path("rescued.md");
    fs::write(&file, crate::annotation::record_file::to_text(&rescued)).unwrap();
    let restored = restore(&mut store, &Bundle::read(&file).unwrap(), false).unwrap();
    assert_eq!(restored.changed, 1);
    let note = &notes(&mut store)[0];
    assert!(
        note.contains("rescued") && note.contains(&record().note),
        "{note}"
    );
    let undo = store.history().undo(moment(9)).unwrap();
    assert_eq!(undo.sentence, "restored notes from a backup");
}

#[test]
fn a_backup_replaces_nothing_unless_it_is_told_to() {
    let folder = Folder::with(&[("notes.tar", "mine")]);
    let mut store = store(&folder);
    let file = folder.path("notes.tar");
    let refused = backup(&mut store, &file, Existing::Keep).unwrap_err();
    assert!(matches!(refused, BackupError::Exists { .. }), "{refused}");
    assert_eq!(folder.read("notes.tar"), "mine");
    backup(&mut store, &file, Existing::Replace).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600);
    }
    assert_eq!(Bundle::read(&file).unwrap().records.len(), 3);
}

#[test]
fn what_is_no_backup_is_refused() {
    let folder = Folder::with(&[
        ("empty", ""),
        ("words.txt", "words"),
        ("store/store.yaml", "format: 99\n"),
    ]);
    for name in ["empty", "words.txt", "nowhere"] {
        assert!(Bundle::read(&folder.path(name)).is_err(), "{name}");
    }
    let newer = Bundle::read(&folder.path("store")).unwrap_err();
    assert!(matches!(newer, BundleError::NewerFormat { .. }), "{newer}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever a cut or damaged file says, nothing is written outside the store, and nothing panics.
    #[test]
    fn a_damaged_backup_is_read_as_far_as_it_goes(at: prop::sample::Index, byte: u8) {
        let folder = Folder::new();
        let mut store = store(&folder);
        let file = folder.path("notes.tar");
        backup(&mut store, &file, Existing::Keep).unwrap();
        let mut bytes = fs::read(&file).unwrap();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        fs::write(&file, &bytes).unwrap();
        if let Ok(bundle) = Bundle::read(&file) {
            prop_assert!(bundle.records.len() <= 3);
        }
    }
}
