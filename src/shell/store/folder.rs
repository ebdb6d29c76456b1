//! The store: what the rest of the program calls. It must not decide what a change is; it writes what it is given.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::StoreError;
use super::files::{self, DiskFiles, Files};
use super::lock::{self, Lock};
use super::positions::{self, Position};
use super::records::{self, LoadedStore};
use super::{copies, device, format, journal, slug};
use crate::annotation::record_file::to_text;
use crate::annotation::{Change, Edit, History, Record, RecordId, Step, merge};

/// A folder of records on disk.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    files: Arc<dyn Files>,
    /// Where records were found; others stand where their post says.
    paths: HashMap<RecordId, PathBuf>,
}

impl Store {
    /// The store in this folder, which may not exist yet: nothing is written before the first save.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        Self::open_with(folder, Arc::new(DiskFiles))
    }

    /// Like [`Store::open`], through other file operations.
    pub fn open_with(folder: &Path, files: Arc<dyn Files>) -> Result<Self, StoreError> {
        if folder.exists() && !folder.is_dir() {
            return Err(StoreError::NotAFolder {
                path: folder.to_owned(),
            });
        }
        Ok(Self {
            folder: folder.to_owned(),
            files,
            paths: HashMap::new(),
        })
    }

    /// The store's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of the records, for those who watch it.
    pub fn notes_folder(&self) -> PathBuf {
        self.folder.join("notes")
    }

    /// Why the store can only be read, if so: a later format, or a `store.yaml` that cannot be understood.
    pub fn check_writable(&self) -> Result<(), StoreError> {
        format::check(&*self.files, &self.folder.join("store.yaml"))
    }

    /// All records and what needs repair.
    pub fn load_all(&mut self) -> Result<LoadedStore, StoreError> {
        let loaded = records::load_all(&*self.files, &self.notes_folder())?;
        let paths = loaded.records.iter();
        self.paths = paths
            .map(|stored| (stored.record.id, stored.path.clone()))
            .collect();
        Ok(loaded)
    }

    /// What this machine can undo and redo, from its journal.
    pub fn history(&self) -> History {
        match device::read(&*self.files, &self.device_path()) {
            Some(device) => journal::history(&self.journal_path(&device)),
            None => History::default(),
        }
    }

    /// Saves one record; `base` is the version it was made from (`None` for a new one).
    ///
    /// Gives the record as it is on disk now: merged, if somebody else had changed it.
    pub fn save(&mut self, record: &Record, base: Option<&Record>) -> Result<Record, StoreError> {
        let change = Change::one(base.cloned(), record.clone(), "");
        let mut saved = self.save_change(&change, Step::Do)?;
        let written = saved.edits.pop().and_then(|edit| edit.after);
        Ok(written.unwrap_or_else(|| record.clone()))
    }

    /// Saves every record of a change (or of its undoing) under one lock.
    ///
    /// Gives the change as it happened: the records as they were on disk before and as they are now.
    /// If one fails, those before it are saved; saving again completes the rest.
    pub fn save_change(&mut self, change: &Change, step: Step) -> Result<Change, StoreError> {
        let (_lock, device) = self.prepare()?;
        let number = uuid::Uuid::now_v7();
        let mut edits = Vec::new();
        for Edit { before, after } in &change.edits {
            let Some(after) = after else { continue };
            let path = self.path_of(after);
            let on_disk = records::read_record(&*self.files, &path)?;
            let merged = match &on_disk {
                Some(theirs) if before.as_ref() != Some(theirs) => {
                    merge(before.as_ref(), after, theirs)
                }
                _ => after.clone(),
            };
            if on_disk.as_ref() != Some(&merged) {
                let line = journal::line(number, step, &change.sentence, on_disk.as_ref(), &merged);
                self.write_record(&path, &device, line, &merged)?;
            }
            self.paths.insert(merged.id, path);
            edits.push(Edit {
                before: on_disk,
                after: Some(merged),
            });
        }
        Ok(Change {
            sentence: change.sentence.clone(),
            edits,
        })
    }

    /// Keeps a copy of a post file's bytes under their SHA-256, once.
    pub fn keep_copy(&self, revision: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.prepare()?;
        let folder = self.make_folder("posts")?;
        copies::keep(&*self.files, &folder, revision, bytes)
    }

    /// The kept bytes of a post revision.
    pub fn kept_copy(&self, revision: &str) -> Option<Vec<u8>> {
        copies::read(&*self.files, &self.folder.join("posts"), revision)
    }

    /// Where the person stopped reading, on this machine.
    pub fn load_positions(&self) -> Vec<Position> {
        positions::load(&*self.files, &self.state_path("positions.json"))
    }

    /// Notes where the person stopped reading.
    pub fn save_position(&self, position: Position) -> Result<(), StoreError> {
        let (_lock, _) = self.prepare()?;
        positions::save(&*self.files, &self.state_path("positions.json"), position)
    }

    /// Makes what a write needs, and takes the lock. Gives the device's id as well.
    fn prepare(&self) -> Result<(Lock, String), StoreError> {
        self.check_writable()?;
        let state = self.make_folder("state")?;
        let lock = lock::take(&state.join("lock"))?;
        let format_path = self.folder.join("store.yaml");
        if !format_path.exists() {
            format::write(&*self.files, &format_path)?;
        }
        let ignore_path = state.join(".gitignore");
        if !ignore_path.exists() {
            files::replace(&*self.files, &ignore_path, b"*\n")
                .map_err(|error| StoreError::writing(&ignore_path, error))?;
        }
        let path = self.device_path();
        let device = match device::read(&*self.files, &path) {
            Some(device) => device,
            None => device::make(&*self.files, &path)?,
        };
        Ok((lock, device))
    }

    fn write_record(
        &self,
        path: &Path,
        device: &str,
        line: std::io::Result<Vec<u8>>,
        record: &Record,
    ) -> Result<(), StoreError> {
        let journal_path = self.journal_path(device);
        self.make_folder("journal")?;
        line.and_then(|line| self.files.append(&journal_path, &line))
            .map_err(|error| StoreError::writing(&journal_path, error))?;
        let written = self
            .files
            .make_folder(path.parent().unwrap_or(&self.folder))
            .and_then(|()| files::replace(&*self.files, path, to_text(record).as_bytes()));
        written.map_err(|error| StoreError::writing(path, error))
    }

    fn path_of(&self, record: &Record) -> PathBuf {
        let known = self.paths.get(&record.id);
        known.cloned().unwrap_or_else(|| {
            let folder = self.notes_folder().join(slug::of_post(&record.post));
            folder.join(format!("{}.md", record.id))
        })
    }

    fn make_folder(&self, name: &str) -> Result<PathBuf, StoreError> {
        let path = self.folder.join(name);
        self.files
            .make_folder(&path)
            .map_err(|error| StoreError::writing(&path, error))?;
        Ok(path)
    }

    fn device_path(&self) -> PathBuf {
        self.state_path("device")
    }

    fn state_path(&self, name: &str) -> PathBuf {
        self.folder.join("state").join(name)
    }

    fn journal_path(&self, device: &str) -> PathBuf {
        self.folder.join("journal").join(format!("{device}.jsonl"))
    }
}
