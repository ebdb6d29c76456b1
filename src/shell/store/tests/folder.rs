//! What stands where, what is left alone, and what is reported.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use crate::annotation::samples::{moment, record};
use crate::annotation::{Change, Record, RecordId, Step, stamped};
use crate::shell::store::{Position, Store, StoreError};

/// All files below a folder, relative, sorted.
fn tree(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let relative = path.strip_prefix(folder).unwrap();
                found.push(relative.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn only_note(folder: &Path) -> PathBuf {
    let notes = tree(&folder.join("notes"));
    assert_eq!(notes.len(), 1, "{notes:?}");
    folder.join("notes").join(&notes[0])
}

#[test]
fn reading_writes_nothing() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("store");
    let mut store = Store::open(&folder).unwrap();
    assert_eq!(store.load_all().unwrap().records, []);
    assert_eq!(store.load_positions(), []);
    assert_eq!(store.kept_copy(&"0".repeat(64)), None);
    assert_eq!(store.history().next_undo(), None);
    assert!(!folder.exists());
    store.save(&record(), None).unwrap();
    let before = tree(&folder);
    Store::open(&folder).unwrap().load_all().unwrap();
    assert_eq!(tree(&folder), before);
}

#[test]
fn what_was_saved_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    assert_eq!(store.save(&record(), None).unwrap(), record());
    let loaded = Store::open(folder.path()).unwrap().load_all().unwrap();
    assert_eq!(loaded.records[0].record, record());
    let expected = format!("notes/day-2/{}.md", record().id);
    assert!(tree(folder.path()).contains(&expected));
    assert!(
        !tree(folder.path())
            .iter()
            .any(|path| path.contains(".writing"))
    );
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("a/store");
    let mut store = Store::open(&folder).unwrap();
    store.save(&record(), None).unwrap();
    store.save_position(Position::default()).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for path in tree(&folder) {
        assert_eq!(mode(&folder.join(&path)), 0o600, "{path}");
    }
    for name in ["", "notes", "notes/day-2", "journal", "state"] {
        assert_eq!(mode(&folder.join(name)), 0o700, "{name}");
    }
}

#[test]
fn undo_works_across_restarts() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let first = store.save(&record(), None).unwrap();
    let changed = Record {
        note: "second".to_owned(),
        ..first.clone()
    };
    let change = Change::one(
        Some(first.clone()),
        stamped(&first, changed, moment(1)),
        "Changed the note",
    );
    store.save_change(&change, Step::Do).unwrap();

    let mut store = Store::open(folder.path()).unwrap();
    let mut history = store.history();
    let undo = history.undo(moment(2)).unwrap();
    assert_eq!(undo.sentence, "Changed the note");
    store.save_change(&undo, Step::Undo).unwrap();
    assert_eq!(store.load_all().unwrap().records[0].record.note, first.note);

    let mut store = Store::open(folder.path()).unwrap();
    let redo = store.history().redo(moment(3)).unwrap();
    store.save_change(&redo, Step::Redo).unwrap();
    assert_eq!(store.load_all().unwrap().records[0].record.note, "second");

    let mut history = Store::open(folder.path()).unwrap().history();
    history.undo(moment(4)).unwrap();
    let unmake = history.undo(moment(5)).unwrap();
    store.save_change(&unmake, Step::Undo).unwrap();
    assert!(store.load_all().unwrap().records[0].record.deleted);
}

#[test]
fn a_torn_journal_costs_its_torn_line_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let save = |store: &mut Store, number| {
        let record = Record {
            id: RecordId::from_u128(number),
            ..record()
        };
        let change = Change::one(None, record, format!("{number}"));
        store.save_change(&change, Step::Do).unwrap();
    };
    save(&mut store, 1);
    save(&mut store, 2);
    let journal = folder
        .path()
        .join("journal")
        .join(&tree(&folder.path().join("journal"))[0]);
    let bytes = fs::read(&journal).unwrap();
    fs::write(&journal, &bytes[..bytes.len() - 30]).unwrap();
    save(&mut store, 3);
    let mut history = store.history();
    let mut undone = || history.undo(moment(9)).map(|change| change.sentence);
    assert_eq!(
        [undone(), undone(), undone()],
        [Some("3".into()), Some("1".into()), None]
    );
}

#[test]
fn damaged_files_are_reported_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    store.save(&record(), None).unwrap();
    let path = only_note(folder.path());
    let half_merged = fs::read_to_string(&path)
        .unwrap()
        .replace("category", "<<<<<<< HEAD\ncategory");
    fs::write(&path, &half_merged).unwrap();
    fs::write(path.with_file_name("b.md"), b"---\nid: \xff\n---\n").unwrap();
    let loaded = store.load_all().unwrap();
    let lines: Vec<u32> = loaded.damaged.iter().map(|damaged| damaged.line).collect();
    assert_eq!((loaded.records.len(), &lines[..]), (0, &[5, 2][..]));
    assert!(loaded.damaged[0].message.contains("git"));
    let refused = store.save(&record(), Some(&record())).unwrap_err();
    assert!(
        matches!(refused, StoreError::Damaged { line: 5, .. }),
        "{refused}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), half_merged);
}

#[test]
fn a_second_file_of_a_note_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    store.save(&record(), None).unwrap();
    let path = only_note(folder.path());
    fs::copy(&path, path.with_file_name("a conflicted copy.md")).unwrap();
    let loaded = store.load_all().unwrap();
    assert_eq!(loaded.records[0].path, path);
    assert!(loaded.damaged[0].path.ends_with("a conflicted copy.md"));
}

#[test]
fn a_note_that_was_moved_is_written_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let saved = store.save(&record(), None).unwrap();
    let path = only_note(folder.path());
    let elsewhere = folder
        .path()
        .join("notes/mine")
        .join(path.file_name().unwrap());
    fs::create_dir(elsewhere.parent().unwrap()).unwrap();
    fs::rename(&path, &elsewhere).unwrap();
    let changed = Record {
        deleted: true,
        ..saved.clone()
    };
    store
        .save(&stamped(&saved, changed, moment(1)), Some(&saved))
        .unwrap();
    assert_eq!(only_note(folder.path()), elsewhere);
}

#[test]
fn unknown_keys_survive_a_save() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let saved = store.save(&record(), None).unwrap();
    let path = only_note(folder.path());
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("---\n", "---\nmood: no # really\n", 1)).unwrap();
    let changed = Record {
        note: "x".to_owned(),
        ..saved.clone()
    };
    store
        .save(&stamped(&saved, changed, moment(1)), Some(&saved))
        .unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("\nmood: no # really\n") && text.ends_with("\nx\n"),
        "{text}"
    );
}

#[test]
fn a_later_format_is_read_and_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    store.save(&record(), None).unwrap();
    for (text, word) in [
        ("format: 99\n", "update kubenotes"),
        ("format: [", "mend it"),
    ] {
        fs::write(folder.path().join("store.yaml"), text).unwrap();
        assert_eq!(store.load_all().unwrap().records.len(), 1);
        let before = tree(folder.path());
        let refused = store.save(
            &Record {
                deleted: true,
                ..record()
            },
            Some(&record()),
        );
        assert!(refused.unwrap_err().to_string().contains(word));
        assert!(store.check_writable().is_err());
        assert_eq!(tree(folder.path()), before);
    }
}

#[test]
fn a_store_that_vanished_is_not_made_anew() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("store");
    let mut store = Store::open(&folder).unwrap();
    store.save(&record(), None).unwrap();
    fs::rename(&folder, parent.path().join("moved")).unwrap();
    let refused = store.save(&record(), None).unwrap_err();
    assert!(matches!(refused, StoreError::Vanished { .. }), "{refused}");
    assert!(!folder.exists());
}

#[test]
fn a_file_in_the_folders_place_is_named() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("store");
    fs::write(&path, "x").unwrap();
    assert!(matches!(
        Store::open(&path),
        Err(StoreError::NotAFolder { .. })
    ));
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    fs::write(path.join("notes"), "x").unwrap();
    let mut store = Store::open(&path).unwrap();
    assert!(store.load_all().is_err());
    assert!(store.save(&record(), None).is_err());
}

#[test]
fn copies_are_written_once_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let bytes = b"# A post\n";
    let revision = crate::document::revision(bytes);
    store.keep_copy(&revision, bytes).unwrap();
    store.keep_copy(&revision, bytes).unwrap();
    assert_eq!(store.kept_copy(&revision).as_deref(), Some(&bytes[..]));
    for (revision, bytes) in [
        ("../../x", &bytes[..]),
        (&revision, b"other"),
        (&revision.to_uppercase(), bytes),
    ] {
        assert!(matches!(
            store.keep_copy(revision, bytes),
            Err(StoreError::BadRevision { .. })
        ));
        assert_eq!(store.kept_copy("../store.yaml"), None);
    }
    let path = folder.path().join("posts").join(format!("{revision}.md"));
    fs::write(&path, "damaged").unwrap();
    assert_eq!(store.kept_copy(&revision), None);
    store.keep_copy(&revision, bytes).unwrap();
    assert_eq!(store.kept_copy(&revision).as_deref(), Some(&bytes[..]));
}

#[test]
fn positions_are_kept_per_post() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let position = |path: &str, offset| Position {
        root: "r".to_owned(),
        path: path.to_owned(),
        offset,
        percent: 40,
        revision: "x".to_owned(),
        ..Position::default()
    };
    for position in [
        position("b.md", 1),
        position("a.md", 2),
        position("b.md", 3),
    ] {
        store.save_position(position).unwrap();
    }
    assert_eq!(
        store.load_positions(),
        [position("a.md", 2), position("b.md", 3)]
    );
    fs::write(folder.path().join("state/positions.json"), "{torn").unwrap();
    assert_eq!(store.load_positions(), []);
    store.save_position(position("c.md", 4)).unwrap();
    assert_eq!(store.load_positions(), [position("c.md", 4)]);
    assert_eq!(
        fs::read_to_string(folder.path().join("state/.gitignore")).unwrap(),
        "*\n"
    );
}

#[test]
fn a_folder_copied_from_another_machine_gets_a_journal_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    store.save(&record(), None).unwrap();
    let device = folder.path().join("state/device");
    let id = fs::read_to_string(&device).unwrap();
    fs::write(&device, id.replace(' ', " other")).unwrap();
    store
        .save(
            &Record {
                id: RecordId::from_u128(2),
                ..record()
            },
            None,
        )
        .unwrap();
    assert_eq!(tree(&folder.path().join("journal")).len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_loaded_or_reported(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b'\n'), Just(b':'), Just(b'-')], 0..200), fenced: bool) {
        let folder = tempfile::tempdir().unwrap();
        let notes = folder.path().join("notes");
        fs::create_dir(&notes).unwrap();
        let bytes = if fenced { [b"---\n", &bytes[..], b"\n---\n"].concat() } else { bytes };
        fs::write(notes.join("a.md"), &bytes).unwrap();
        let loaded = Store::open(folder.path()).unwrap().load_all().unwrap();
        prop_assert_eq!(loaded.records.len() + loaded.damaged.len(), 1);
        prop_assert!(loaded.damaged.iter().all(|damaged| damaged.line > 0 && damaged.path.ends_with("a.md")));
        prop_assert_eq!(fs::read(notes.join("a.md")).unwrap(), bytes);
    }
}
