//! Writing a backup: under the store's lock, so that it is of one moment; into a new private file, which gets its name
//! once it is whole. It changes nothing in the store.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::super::store::{Store, StoreError};

/// The folder in the tar file, so that unpacking makes one folder.
pub const FOLDER: &str = "kubenotes";

/// What to do with a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Refuse.
    Keep,
    /// Put the backup in its place.
    Replace,
}

/// Why no backup was made.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is a file of that name.
    #[error("{} is there already: choose another name, or replace it with --force", path.display())]
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// There is no store to back up.
    #[error("There is no store at {}: name it with --store", path.display())]
    NoStore {
        /// The store's folder.
        path: PathBuf,
    },
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The backup could not be written.
    #[error("The backup {} could not be written: {source}", path.display())]
    Write {
        /// The backup.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Writes the whole store into one file; gives the number of files in it.
pub fn backup(store: &mut Store, path: &Path, existing: Existing) -> Result<usize, BackupError> {
    if existing == Existing::Keep && path.symlink_metadata().is_ok() {
        return Err(BackupError::Exists {
            path: path.to_owned(),
        });
    }
    let failed = |source| BackupError::Write {
        path: path.to_owned(),
        source,
    };
    let folder = path.parent().filter(|path| !path.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    // For its owner only (0600), as the crate makes it.
    let mut file = NamedTempFile::with_prefix_in(".kubenotes-backup-", folder).map_err(failed)?;
    let mut archive = tar::Builder::new(io::BufWriter::new(file.as_file_mut()));
    let mut count = 0;
    each_file(store, &mut |below, bytes| {
        count += 1;
        append(&mut archive, below, bytes).map_err(failed)
    })?;
    let written = archive.into_inner().and_then(|mut out| out.flush());
    written
        .and_then(|()| file.as_file().sync_all())
        .map_err(failed)?;
    match existing {
        Existing::Replace => file.persist(path),
        // Somebody may have made a file of that name meanwhile.
        Existing::Keep => file.persist_noclobber(path),
    }
    .map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => BackupError::Exists {
            path: path.to_owned(),
        },
        _ => failed(error.error),
    })?;
    sync(folder).map_err(failed)?;
    Ok(count)
}

/// Writes the whole store into a new folder; gives the number of files in it.
pub fn backup_into(store: &mut Store, folder: &Path) -> Result<usize, BackupError> {
    let failed = |source| BackupError::Write {
        path: folder.to_owned(),
        source,
    };
    if folder.symlink_metadata().is_ok() {
        return Err(BackupError::Exists {
            path: folder.to_owned(),
        });
    }
    let mut count = 0;
    each_file(store, &mut |below, bytes| {
        count += 1;
        put(&folder.join(below), bytes).map_err(failed)
    })?;
    Ok(count)
}

/// Takes a file: its path below the store with `/`, and its bytes.
type Take<'a> = dyn FnMut(&str, &[u8]) -> Result<(), BackupError> + 'a;

fn each_file(store: &mut Store, take: &mut Take<'_>) -> Result<(), BackupError> {
    if !store.folder().is_dir() {
        return Err(BackupError::NoStore {
            path: store.folder().to_owned(),
        });
    }
    let folder = store.folder().to_owned();
    let _lock = store.hold()?;
    let mut paths = Vec::new();
    list(&folder, "", &mut paths).map_err(|error| StoreError::reading(&folder, error))?;
    for below in paths {
        let path = folder.join(&below);
        let bytes = fs::read(&path).map_err(|error| StoreError::reading(&path, error))?;
        take(&below, &bytes)?;
    }
    Ok(())
}

/// The store's files, with `/`, in a stable order. Neither what belongs to this machine only, nor hidden files: those are
/// git's, an editor's, or were being written.
fn list(folder: &Path, below: &str, paths: &mut Vec<String>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let (kind, path) = (entry.file_type()?, format!("{below}{name}"));
        let is_of_this_machine =
            matches!(&*path, "state/lock" | "state/lock.door" | "state/device");
        if name.starts_with('.') || is_of_this_machine {
            continue;
        }
        if kind.is_dir() {
            list(&entry.path(), &format!("{path}/"), paths)?;
        } else if kind.is_file() {
            paths.push(path);
        }
    }
    Ok(())
}

fn append<W: Write>(archive: &mut tar::Builder<W>, below: &str, bytes: &[u8]) -> io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o600);
    archive.append_data(&mut header, format!("{FOLDER}/{below}"), bytes)
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    sync(folder)
}

fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}
