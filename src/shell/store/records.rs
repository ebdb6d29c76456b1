//! Reading the records' files. What cannot be read is reported with its place and left alone.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::StoreError;
use super::files::Files;
use crate::annotation::record_file::{FileVersions, from_text, versions_of};
use crate::annotation::{Record, RecordId};

/// A note of this size was not typed.
pub const LIMIT: u64 = 16 << 20;

/// Folders below `notes/` that are looked into; people may sort their notes.
const DEPTH: usize = 4;

/// From this many files on they are read side by side.
const MANY: usize = 32;

/// A record and its file.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRecord {
    /// The record.
    pub record: Record,
    /// Its file.
    pub path: PathBuf,
}

/// A file in the store that needs repair. It is not touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// The file.
    pub path: PathBuf,
    /// Line, from 1.
    pub line: u32,
    /// What is wrong and what to do.
    pub message: String,
}

/// A record of which git left two versions in its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The file.
    pub path: PathBuf,
    /// Both versions, and the line of the first marker.
    pub found: FileVersions,
}

/// Everything in the store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoadedStore {
    /// The records, tombstones included, by id; those with two versions as merging would make them.
    pub records: Vec<StoredRecord>,
    /// The records with two versions, by path.
    pub conflicts: Vec<Conflict>,
    /// What needs repair, by path.
    pub damaged: Vec<Damaged>,
}

/// Reads all records below `folder`; none if it does not exist.
pub fn load_all(files: &dyn Files, folder: &Path) -> Result<LoadedStore, StoreError> {
    let mut loaded = LoadedStore::default();
    let mut paths = Vec::new();
    match list(folder, DEPTH, &mut paths, &mut loaded.damaged) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(StoreError::reading(folder, error));
        }
        _ => {}
    }
    let read: Vec<_> = if paths.len() < MANY {
        // Threads take longer to start than a few files to read.
        let read = paths.into_iter().map(|path| read_one(files, path));
        read.collect()
    } else {
        let read = paths.into_par_iter().map(|path| read_one(files, path));
        read.collect()
    };
    let mut records: BTreeMap<RecordId, StoredRecord> = BTreeMap::new();
    for result in read {
        match result {
            Ok((path, Content::One(record))) => {
                let stored = StoredRecord { record, path };
                insert(&mut records, stored, &mut loaded.damaged);
            }
            Ok((path, Content::Two(found))) => {
                let stored = StoredRecord {
                    record: found.versions.merged(),
                    path: path.clone(),
                };
                insert(&mut records, stored, &mut loaded.damaged);
                let found = *found;
                loaded.conflicts.push(Conflict { path, found });
            }
            Err(damaged) => loaded.damaged.push(damaged),
        }
    }
    loaded.records = records.into_values().collect();
    loaded.conflicts.sort_by(|a, b| a.path.cmp(&b.path));
    loaded.damaged.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(loaded)
}

/// What a record's file holds.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly all are records; a box around each of thousands costs more than it saves"
)]
pub enum Content {
    /// A record.
    One(Record),
    /// Two versions of it.
    Two(Box<FileVersions>),
}

/// What is in one file; `None` if the file is not there.
pub fn read_content(files: &dyn Files, path: &Path) -> Result<Option<Content>, StoreError> {
    let bytes = match files.read(path, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::reading(path, error)),
    };
    let content = parse(&bytes).map_err(|(line, message)| StoreError::Damaged {
        path: path.to_owned(),
        line,
        message,
    })?;
    Ok(Some(content))
}

/// The record in one file; `None` if the file is not there. Of two versions neither is taken.
pub fn read_record(files: &dyn Files, path: &Path) -> Result<Option<Record>, StoreError> {
    match read_content(files, path)? {
        None => Ok(None),
        Some(Content::One(record)) => Ok(Some(record)),
        Some(Content::Two(found)) => Err(StoreError::TwoVersions {
            path: path.to_owned(),
            line: found.line,
        }),
    }
}

fn read_one(files: &dyn Files, path: PathBuf) -> Result<(PathBuf, Content), Damaged> {
    let read = files
        .read(&path, LIMIT)
        .map_err(|error| (1, format!("it cannot be read: {error}")))
        .and_then(|bytes| parse(&bytes));
    match read {
        Ok(content) => Ok((path, content)),
        Err((line, message)) => Err(Damaged {
            path,
            line,
            message,
        }),
    }
}

fn parse(bytes: &[u8]) -> Result<Content, (u32, String)> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = memchr::memchr_iter(b'\n', before).count() as u32 + 1;
        (line, "this line is not UTF-8 text".to_owned())
    })?;
    let content = match versions_of(text) {
        Some(found) => found.map(Box::new).map(Content::Two),
        None => from_text(text).map(Content::One),
    };
    content.map_err(|error| (error.line, error.message))
}

/// Of two files with one id, the one with the id's name counts: the other is a copy some program or person made.
fn insert(
    records: &mut BTreeMap<RecordId, StoredRecord>,
    stored: StoredRecord,
    damaged: &mut Vec<Damaged>,
) {
    let id = stored.record.id;
    let Some(other) = records.remove(&id) else {
        records.insert(id, stored);
        return;
    };
    let has_its_name = |stored: &StoredRecord| {
        stored
            .path
            .file_stem()
            .is_some_and(|stem| stem.to_string_lossy() == id.to_string())
    };
    let (kept, copy) = if has_its_name(&stored) && !has_its_name(&other) {
        (stored, other)
    } else {
        (other, stored)
    };
    damaged.push(Damaged {
        line: 2,
        message: format!(
            "this is a second file of the note in {}: take over what you need, then delete one of them",
            kept.path.display()
        ),
        path: copy.path,
    });
    records.insert(id, kept);
}

/// The file of this name below a folder: people sort their notes while the program runs.
pub fn find_by_name(folder: &Path, name: &str) -> Option<PathBuf> {
    let mut paths = Vec::new();
    // What cannot be read is reported by loading; here it holds no file that could be written.
    let _ = list(folder, DEPTH, &mut paths, &mut Vec::new());
    paths
        .into_iter()
        .find(|path| path.file_name().is_some_and(|found| found == name))
}

/// The file of this record below a folder, whatever its name: people rename their notes, too. It reads all of them.
pub fn find_by_id(files: &dyn Files, folder: &Path, id: RecordId) -> Option<PathBuf> {
    let loaded = load_all(files, folder).ok()?;
    let stored = loaded.records.into_iter();
    stored
        .map(|stored| (stored.record.id, stored.path))
        .find_map(|(found, path)| (found == id).then_some(path))
}

/// The Markdown files below a folder, in a stable order. Hidden names are temporary files, git's or an editor's.
fn list(
    folder: &Path,
    depth: usize,
    paths: &mut Vec<PathBuf>,
    damaged: &mut Vec<Damaged>,
) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    let listed: Vec<io::Result<Listed>> = if entries.len() < MANY {
        entries.iter().map(|entry| look_at(entry, depth)).collect()
    } else {
        let entries = entries.par_iter().with_min_len(MANY / 2);
        entries.map(|entry| look_at(entry, depth)).collect()
    };
    for listed in listed {
        match listed? {
            Listed::Nothing => {}
            Listed::File(path) => paths.push(path),
            Listed::Folder(found, faults) => {
                paths.extend(found);
                damaged.extend(faults);
            }
            Listed::Damaged(fault) => damaged.push(fault),
        }
    }
    Ok(())
}

/// What an entry of a folder is.
enum Listed {
    /// Nothing that holds notes.
    Nothing,
    /// A file of a note.
    File(PathBuf),
    /// The files of notes below it, and what needs repair.
    Folder(Vec<PathBuf>, Vec<Damaged>),
    /// Something that needs repair.
    Damaged(Damaged),
}

fn look_at(entry: &fs::DirEntry, depth: usize) -> io::Result<Listed> {
    let kind = entry.file_type()?;
    if entry.file_name().to_string_lossy().starts_with('.') {
        return Ok(Listed::Nothing);
    }
    let path = entry.path();
    let needs_repair = |path, message| Damaged {
        path,
        line: 1,
        message,
    };
    if kind.is_dir() && depth > 0 {
        let (mut paths, mut damaged) = (Vec::new(), Vec::new());
        if let Err(error) = list(&path, depth - 1, &mut paths, &mut damaged) {
            let message = format!("this folder cannot be read: {error}");
            damaged.push(needs_repair(path, message));
        }
        return Ok(Listed::Folder(paths, damaged));
    }
    if kind.is_symlink() {
        let message = "this is a link: put the file itself here, or delete the link".to_owned();
        return Ok(Listed::Damaged(needs_repair(path, message)));
    }
    let is_note = kind.is_file() && path.extension().is_some_and(|extension| extension == "md");
    Ok(if is_note {
        Listed::File(path)
    } else {
        Listed::Nothing
    })
}
