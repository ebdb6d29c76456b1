//! What is left when a disk is full or the program is killed between two steps.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempPath;

use crate::annotation::samples::{moment, record};
use crate::annotation::{Change, Edit, Record, RecordId, Step, stamped};
use crate::shell::store::{DiskFiles, Files, Store, StoreError};

/// A disk on which the `steps`-th write and all after it fail, half done.
#[derive(Debug)]
struct DyingFiles {
    steps: AtomicUsize,
    kind: io::ErrorKind,
}

impl DyingFiles {
    fn after(steps: usize, kind: io::ErrorKind) -> Arc<Self> {
        Arc::new(Self {
            steps: AtomicUsize::new(steps),
            kind,
        })
    }

    fn step(&self) -> io::Result<()> {
        let left = self
            .steps
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                left.checked_sub(1)
            });
        left.map(drop).map_err(|_| self.kind.into())
    }
}

impl Files for DyingFiles {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        DiskFiles.read(path, limit)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        DiskFiles.make_folder(path)
    }

    fn write_temporary(&self, folder: &Path, bytes: &[u8]) -> io::Result<TempPath> {
        self.step().inspect_err(|_| {
            // A killed program leaves its half-written file behind.
            let half = DiskFiles.write_temporary(folder, &bytes[..bytes.len() / 2]);
            half.and_then(|path| path.keep().map_err(Into::into)).ok();
        })?;
        DiskFiles.write_temporary(folder, bytes)
    }

    fn put_in_place(&self, temporary: TempPath, path: &Path) -> io::Result<()> {
        self.step()?;
        DiskFiles.put_in_place(temporary, path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step()?;
        DiskFiles.sync_folder(folder)
    }

    fn append(&self, path: &Path, lines: &[u8]) -> io::Result<()> {
        self.step().inspect_err(|_| {
            DiskFiles.append(path, b"").ok();
            let half = &lines[..lines.len() / 2];
            let file = std::fs::OpenOptions::new().append(true).open(path);
            file.and_then(|mut file| io::Write::write_all(&mut file, half))
                .ok();
        })?;
        DiskFiles.append(path, lines)
    }
}

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

#[test]
fn a_record_is_the_old_one_or_the_new_one_whenever_the_program_dies() {
    let olds = [numbered(1), numbered(2)];
    let news = [with_note(&olds[0], "new"), with_note(&olds[1], "new")];
    let change = Change {
        sentence: "both".to_owned(),
        edits: vec![
            Edit {
                before: Some(olds[0].clone()),
                after: Some(news[0].clone()),
            },
            Edit {
                before: Some(olds[1].clone()),
                after: Some(news[1].clone()),
            },
        ],
    };
    let mut steps = 0;
    loop {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        for old in &olds {
            store.save(old, None).unwrap();
        }
        let files = DyingFiles::after(steps, io::ErrorKind::StorageFull);
        let mut dying = Store::open_with(folder.path(), files).unwrap();
        let result = dying.save_change(&change, Step::Do);

        let loaded = store.load_all().unwrap();
        assert_eq!(loaded.damaged, []);
        let found: Vec<Record> = loaded
            .records
            .into_iter()
            .map(|stored| stored.record)
            .collect();
        for (found, (old, new)) in found.iter().zip(olds.iter().zip(&news)) {
            assert!(found == old || found == new, "after {steps} steps");
        }
        // Trying again with a sound disk completes it, whatever was done before.
        store.save_change(&change, Step::Do).unwrap();
        let loaded = store.load_all().unwrap();
        assert!(
            loaded
                .records
                .iter()
                .all(|stored| stored.record.note == "new")
        );
        assert_eq!(store.history().undo(moment(10)).unwrap().sentence, "both");
        match result {
            Ok(_) => break,
            Err(error) => assert!(matches!(error, StoreError::DiskFull { .. }), "{error}"),
        }
        steps += 1;
    }
    assert!(steps >= 9, "journal, and four steps for each record");
}

#[test]
fn a_fresh_store_survives_the_death_of_its_first_save() {
    for steps in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let files = DyingFiles::after(steps, io::ErrorKind::Other);
        let died = Store::open_with(folder.path(), files)
            .unwrap()
            .save(&record(), None);
        let mut store = Store::open(folder.path()).unwrap();
        assert_eq!(store.load_all().unwrap().damaged, []);
        store.save(&record(), None).unwrap();
        assert_eq!(store.load_all().unwrap().records.len(), 1, "{died:?}");
    }
}

#[test]
fn errors_say_what_to_do() {
    let say = |kind| {
        let folder = tempfile::tempdir().unwrap();
        let files = DyingFiles::after(0, kind);
        let error = Store::open_with(folder.path(), files)
            .unwrap()
            .save(&record(), None);
        error.unwrap_err().to_string()
    };
    assert!(say(io::ErrorKind::StorageFull).contains("free some space"));
    assert!(say(io::ErrorKind::PermissionDenied).contains("--store"));
    assert!(say(io::ErrorKind::ReadOnlyFilesystem).contains("reading goes on"));
}
