//! The store: what the rest of the program calls. It must not decide what a change is; it writes what it is given.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::StoreError;
use super::files::{self, DiskFiles, Files};
use super::lock::{self, Lock};
use super::own_writes::{self, OwnWrites};
use super::records::{self, Content, LoadedStore};
use super::{copies, device, format, journal, migration, slug, whole_copy};
use crate::annotation::record_file::to_text;
use crate::annotation::{
    Change, Edit, History, MachineHistory, PostReference, Record, RecordId, Step, Versions, merge,
};

/// A folder of records on disk.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    pub(super) files: Arc<dyn Files>,
    /// Where records were found; others stand where their post says.
    paths: HashMap<RecordId, PathBuf>,
    /// Whether the folder existed before: if it is gone now, it was moved or unmounted, and is not made anew.
    was_there: bool,
    own_writes: OwnWrites,
    /// Folders that got a new name in them which the disk may not have yet.
    unsynced: BTreeSet<PathBuf>,
    /// The journal whose name the disk is known to have.
    journal: Option<PathBuf>,
}

/// What a change of records needs, as long as it is held.
#[derive(Debug)]
struct Prepared {
    _lock: Lock,
    device: String,
}

/// A record to be written.
#[derive(Debug)]
struct Write {
    path: PathBuf,
    before: Option<Record>,
    after: Record,
}

impl Write {
    fn is_needed(&self) -> bool {
        self.before.as_ref() != Some(&self.after)
    }
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
            was_there: folder.is_dir(),
            own_writes: OwnWrites::default(),
            unsynced: BTreeSet::new(),
            journal: None,
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

    /// What this store wrote, for those who watch it.
    pub fn own_writes(&self) -> OwnWrites {
        self.own_writes.clone()
    }

    /// Why the store can only be read, if so: a later format, or a `store.yaml` that cannot be understood.
    pub fn check_writable(&self) -> Result<(), StoreError> {
        format::check(&*self.files, &self.folder.join("store.yaml"))
    }

    /// The format of the store, if it is an earlier one whose notes are to be rewritten.
    pub fn older_format(&self) -> Option<u32> {
        let read = format::read(&*self.files, &self.folder.join("store.yaml"));
        let from = read.ok()?.unwrap_or(0);
        let is_needed = migration::is_needed(&*self.files, &self.folder, from);
        (from < format::FORMAT && is_needed.unwrap_or(false)).then_some(from)
    }

    /// Whether a later version of kubenotes wrote the store.
    pub fn is_newer(&self) -> bool {
        matches!(self.check_writable(), Err(StoreError::NewerFormat { .. }))
    }

    /// Keeps others from writing as long as what it gives is held; `None` where nobody can write.
    pub fn hold(&mut self) -> Result<Option<Lock>, StoreError> {
        match self.prepare_state() {
            Ok(lock) => Ok(Some(lock)),
            Err(
                StoreError::NotWritable { .. }
                | StoreError::NewerFormat { .. }
                | StoreError::BadFormatFile { .. },
            ) => Ok(None),
            Err(error) => Err(error),
        }
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

    /// The records that stand in the folder of a post: the most there are, unless a person sorted them otherwise. What cannot
    /// be read is left to [`Store::load_all`].
    pub fn notes_of(&self, post: &PostReference) -> Vec<Record> {
        let folder = self.notes_folder().join(slug::of_post(post));
        let loaded = records::load_all(&*self.files, &folder).unwrap_or_default();
        let stored = loaded.records.into_iter();
        stored.map(|stored| stored.record).collect()
    }

    /// What this machine can undo and redo, from its journal.
    pub fn history(&self) -> History {
        match device::read(&*self.files, &self.device_path()) {
            Some(device) => journal::history(&self.journal_path(&device)),
            None => History::default(),
        }
    }

    /// What was done on every machine that shares this store, this one first.
    pub fn journals(&self) -> Vec<MachineHistory> {
        let own = device::read(&*self.files, &self.device_path());
        let others = journal::devices(&self.folder.join("journal"));
        let others = others
            .into_iter()
            .filter(|device| Some(device) != own.as_ref());
        let named = own.iter().map(|own| (None, own.clone()));
        let named = named.chain(others.map(|other| (Some(other.clone()), other)));
        let read = |(machine, device): (Option<String>, String)| MachineHistory {
            machine,
            history: journal::history(&self.journal_path(&device)),
        };
        named.map(read).collect()
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
    /// Gives the change as it happened: the records as they were on disk before and as they are now. Nothing is written
    /// if one of them needs repair. If a write fails, those before it are saved; saving again completes the rest.
    pub fn save_change(&mut self, change: &Change, step: Step) -> Result<Change, StoreError> {
        let prepared = self.prepare()?;
        let mut writes = Vec::new();
        for edit in &change.edits {
            writes.extend(self.plan(edit)?);
        }
        self.sync_folders()?;
        self.write_journal(&prepared, &change.sentence, step, &writes)?;
        let mut edits = Vec::new();
        for write in writes {
            if write.is_needed() {
                self.write_record(&write.path, &write.after)?;
            }
            self.paths.insert(write.after.id, write.path);
            edits.push(Edit {
                before: write.before,
                after: Some(write.after),
            });
        }
        Ok(Change {
            sentence: change.sentence.clone(),
            edits,
        })
    }

    /// Puts one record in the place of the two versions that git left in its file.
    ///
    /// Gives the record as it is on disk then. If the file has changed since the versions were read, what it holds now
    /// counts: one version is merged with the given one, and other two are refused.
    pub fn settle(&mut self, versions: &Versions, settled: &Record) -> Result<Record, StoreError> {
        let path = self.path_of(settled, true);
        let prepared = self.prepare()?;
        match records::read_content(&*self.files, &path)? {
            Some(Content::Two(found)) if found.versions == *versions => {}
            Some(Content::Two(found)) => {
                let line = found.line;
                return Err(StoreError::TwoVersions { path, line });
            }
            Some(Content::One(_)) | None => {
                drop(prepared);
                return self.save(settled, Some(&versions.ours));
            }
        }
        let writes = [Write {
            path: path.clone(),
            before: Some(versions.ours.clone()),
            after: settled.clone(),
        }];
        self.write_journal(&prepared, "merged two versions", Step::Do, &writes)?;
        self.write_record(&path, settled)?;
        Ok(settled.clone())
    }

    /// Keeps a copy of a post file's bytes under their SHA-256, once.
    pub fn keep_copy(&mut self, revision: &str, bytes: &[u8]) -> Result<(), StoreError> {
        copies::check(revision, bytes)?;
        let _prepared = self.prepare()?;
        let folder = self.make_folder("posts")?;
        if copies::read(&*self.files, &folder, revision).is_none() {
            self.unsynced.insert(folder.clone());
            copies::keep(&*self.files, &folder, revision, bytes)?;
        }
        self.sync_folders()
    }

    /// The kept bytes of a post revision.
    pub fn kept_copy(&self, revision: &str) -> Option<Vec<u8>> {
        copies::read(&*self.files, &self.folder.join("posts"), revision)
    }

    /// What is to be written for an edit: what was asked for, merged with what is on disk now.
    fn plan(&self, edit: &Edit) -> Result<Option<Write>, StoreError> {
        let Some(after) = &edit.after else {
            return Ok(None);
        };
        let path = self.path_of(after, edit.before.is_some());
        let on_disk = records::read_record(&*self.files, &path)?;
        let merged = match &on_disk {
            Some(theirs) if edit.before.as_ref() != Some(theirs) => {
                merge(edit.before.as_ref(), after, theirs)
            }
            _ => after.clone(),
        };
        Ok(Some(Write {
            path,
            before: on_disk,
            after: merged,
        }))
    }

    /// Makes what a change of state needs, and takes the lock.
    pub(super) fn prepare_state(&mut self) -> Result<Lock, StoreError> {
        self.check_writable()?;
        if self.was_there && !self.folder.is_dir() {
            return Err(StoreError::Vanished {
                path: self.folder.clone(),
            });
        }
        let state = self.make_folder("state")?;
        let lock = lock::take(&state.join("lock"))?;
        let ignore_path = state.join(".gitignore");
        if !ignore_path.exists() {
            files::replace(&*self.files, &ignore_path, b"*\n")
                .map_err(|error| StoreError::writing(&ignore_path, error))?;
        }
        Ok(lock)
    }

    /// Makes what a change of records needs, and takes the lock.
    fn prepare(&mut self) -> Result<Prepared, StoreError> {
        let lock = self.prepare_state()?;
        self.migrate()?;
        let path = self.device_path();
        let device = if let Some(device) = device::read(&*self.files, &path) {
            device
        } else {
            self.unsynced.insert(self.folder.join("state"));
            device::make(&*self.files, &path)?
        };
        self.was_there = true;
        Ok(Prepared {
            _lock: lock,
            device,
        })
    }

    /// Brings the folder to this version's format, if it is not; a copy of all of it is made before anything is rewritten.
    fn migrate(&mut self) -> Result<(), StoreError> {
        let path = self.folder.join("store.yaml");
        let found = format::read(&*self.files, &path)?;
        if found == Some(format::FORMAT) {
            return Ok(());
        }
        let from = found.unwrap_or(0);
        if self.notes_folder().is_dir() && migration::is_needed(&*self.files, &self.folder, from)? {
            whole_copy::make(&*self.files, &self.folder, from)?;
            migration::migrate(&*self.files, &self.folder, from)?;
        }
        self.unsynced.insert(self.folder.clone());
        format::write(&*self.files, &path)
    }

    fn write_journal(
        &mut self,
        prepared: &Prepared,
        sentence: &str,
        step: Step,
        writes: &[Write],
    ) -> Result<(), StoreError> {
        let path = self.journal_path(&prepared.device);
        let number = uuid::Uuid::now_v7();
        let mut lines = Vec::new();
        for write in writes.iter().filter(|write| write.is_needed()) {
            let before = write.before.as_ref();
            let line = journal::line(number, step, sentence, before, &write.after);
            lines.extend(line.map_err(|error| StoreError::writing(&path, error))?);
        }
        if lines.is_empty() {
            return Ok(());
        }
        let folder = self.make_folder("journal")?;
        self.files
            .append(&path, &lines)
            .map_err(|error| StoreError::writing(&path, error))?;
        if self.journal.as_ref() != Some(&path) {
            self.unsynced.insert(folder);
            self.sync_folders()?;
            self.journal = Some(path);
        }
        Ok(())
    }

    fn write_record(&mut self, path: &Path, record: &Record) -> Result<(), StoreError> {
        let failed = |error| StoreError::writing(path, error);
        let folder = path.parent().unwrap_or(&self.folder).to_owned();
        files::make_folders(&*self.files, &folder, &mut self.unsynced).map_err(failed)?;
        let text = to_text(record);
        let temporary = self.files.write_temporary(&folder, text.as_bytes());
        let temporary = temporary.map_err(failed)?;
        let stamp = own_writes::stamp(&temporary);
        self.files.put_in_place(temporary, path).map_err(failed)?;
        self.own_writes.note(path, stamp);
        self.unsynced.insert(folder);
        self.sync_folders()
    }

    /// Waits until the disk has the names of all that was written. What could not be waited for is waited for next time,
    /// before anything is said to be saved.
    fn sync_folders(&mut self) -> Result<(), StoreError> {
        while let Some(folder) = self.unsynced.first() {
            self.files
                .sync_folder(folder)
                .map_err(|error| StoreError::writing(folder, error))?;
            self.unsynced.pop_first();
        }
        Ok(())
    }

    /// Where a record stands: where it was found; where it was moved to since; else where its post says.
    fn path_of(&self, record: &Record, is_old: bool) -> PathBuf {
        let notes = self.notes_folder();
        let name = format!("{}.md", record.id);
        let known = self.paths.get(&record.id);
        let expected = known
            .cloned()
            .unwrap_or_else(|| notes.join(slug::of_post(&record.post)).join(&name));
        if expected.exists() || !is_old {
            return expected;
        }
        records::find_by_name(&notes, &name)
            .or_else(|| records::find_by_id(&*self.files, &notes, record.id))
            .unwrap_or(expected)
    }

    pub(super) fn make_folder(&mut self, name: &str) -> Result<PathBuf, StoreError> {
        let path = self.folder.join(name);
        files::make_folders(&*self.files, &path, &mut self.unsynced)
            .map_err(|error| StoreError::writing(&path, error))?;
        Ok(path)
    }

    fn device_path(&self) -> PathBuf {
        self.state_path("device")
    }

    pub(super) fn state_path(&self, name: &str) -> PathBuf {
        self.folder.join("state").join(name)
    }

    fn journal_path(&self, device: &str) -> PathBuf {
        self.folder.join("journal").join(format!("{device}.jsonl"))
    }
}
