//! Stores of earlier formats: read as they are, and brought to this format at the first change, after a copy of all.

use std::fs;
use std::path::Path;

use super::disk::{Failing, TestDisk};
use crate::annotation::samples::record;
use crate::shell::store::Store;

/// What a person may have written by hand.
const BY_HAND: &str = "---\nid: 01932f3c-0000-7000-8000-000000000002\ncreated: 2019-11-20T21:30:00Z\ncategory: idea\nmood: good\n---\nMy thought.\n";

/// A store of format 0: no `store.yaml`, or one that says so.
fn format_0(folder: &Path, says_so: bool) {
    fs::create_dir_all(folder.join("notes/mine")).unwrap();
    fs::write(folder.join("notes/mine/a.md"), BY_HAND).unwrap();
    fs::write(folder.join("notes/mine/broken.md"), "---\nid: x").unwrap();
    if says_so {
        fs::write(folder.join("store.yaml"), "format: 0\n").unwrap();
    }
}

fn copies(folder: &Path) -> Vec<std::path::PathBuf> {
    let parent = folder.parent().unwrap();
    let entries = fs::read_dir(parent).unwrap().map(|entry| entry.unwrap());
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path != folder);
    paths
}

#[test]
fn an_older_store_is_read_as_it_is_and_migrated_at_the_first_change() {
    for says_so in [false, true] {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("store");
        format_0(&folder, says_so);
        let mut store = Store::open(&folder).unwrap();
        let note = |store: &mut Store| {
            let loaded = store.load_all().unwrap();
            assert_eq!(loaded.damaged.len(), 1);
            let mine = loaded.records.iter().find(|s| s.record.category == "idea");
            mine.unwrap().record.clone()
        };
        let before = note(&mut store);
        assert_eq!(
            fs::read_to_string(folder.join("notes/mine/a.md")).unwrap(),
            BY_HAND
        );
        assert!(copies(&folder).is_empty());

        store.save(&record(), None).unwrap();
        assert_eq!(note(&mut store), before);
        let text = fs::read_to_string(folder.join("notes/mine/a.md")).unwrap();
        assert!(
            text.contains("note_changed:") && text.contains("mood: good"),
            "{text}"
        );
        let format = fs::read_to_string(folder.join("store.yaml")).unwrap();
        assert!(format.contains("format: 1"), "{format}");
        let kept = copies(&folder);
        assert_eq!(kept.len(), 1, "{kept:?}");
        let old = fs::read_to_string(kept[0].join("notes/mine/a.md")).unwrap();
        assert_eq!(old, BY_HAND);
        assert_eq!(
            fs::read_to_string(kept[0].join("notes/mine/broken.md")).unwrap(),
            "---\nid: x"
        );

        // Done once.
        store.save(&before, Some(&before)).unwrap();
        assert_eq!(copies(&folder).len(), 1);
    }
}

#[test]
fn a_migration_that_was_cut_short_is_done_again() {
    for steps in 0..20 {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("store");
        format_0(&folder, true);
        let disk = TestDisk::new(steps, Failing::Killed, std::io::ErrorKind::StorageFull);
        let cut = Store::open_with(&folder, disk.clone())
            .unwrap()
            .save(&record(), None);
        disk.lose_power();
        let mut store = Store::open(&folder).unwrap();
        assert!(
            store
                .load_all()
                .unwrap()
                .records
                .iter()
                .any(|s| s.record.category == "idea")
        );
        store.save(&record(), None).unwrap();
        let text = fs::read_to_string(folder.join("notes/mine/a.md")).unwrap();
        assert!(text.contains("note_changed:"), "{cut:?}: {text}");
    }
}

#[test]
fn what_has_its_times_stays_byte_for_byte() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("store");
    let mut store = Store::open(&folder).unwrap();
    store.save(&record(), None).unwrap();
    let path = store.load_all().unwrap().records[0].path.clone();
    let text = fs::read_to_string(&path)
        .unwrap()
        .replace("---\nid:", "---\n# by hand\nid:");
    fs::write(&path, &text).unwrap();
    fs::remove_file(folder.join("store.yaml")).unwrap();
    let mut again = Store::open(&folder).unwrap();
    let other = crate::annotation::Record {
        id: crate::annotation::RecordId::from_u128(9),
        ..record()
    };
    again.save(&other, None).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}
