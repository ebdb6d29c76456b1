//! Which files of the store this process wrote, so that whoever watches the store can tell others' changes from its own.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// How a file stood after a write: when it was written, its length, and which file it was where the system numbers them.
pub type Stamp = (SystemTime, u64, u64);

/// The files this process wrote, as they stood afterwards. Clones share what they know.
#[derive(Clone, Debug, Default)]
pub struct OwnWrites {
    stamps: Arc<Mutex<HashMap<PathBuf, Stamp>>>,
}

impl OwnWrites {
    /// Notes how a file was left by us; its stamp was taken before it got its name, so that it is ours for certain.
    pub fn note(&self, path: &Path, stamp: Option<Stamp>) {
        if let Some(stamp) = stamp {
            // The map is whole after every step, also after one that panicked.
            let mut stamps = self.stamps.lock().unwrap_or_else(PoisonError::into_inner);
            stamps.insert(path.to_owned(), stamp);
        }
    }

    /// Takes a file as it stands for one that this process wrote.
    #[cfg(test)]
    pub fn note_as_it_stands(&self, path: &Path) {
        self.note(path, stamp(path));
    }

    /// Whether a file stands as this process left it, or a folder holds nothing else.
    pub fn explain(&self, path: &Path) -> bool {
        let stamps = self.stamps.lock().unwrap_or_else(PoisonError::into_inner);
        is_explained(&stamps, path)
    }
}

fn is_explained(stamps: &HashMap<PathBuf, Stamp>, path: &Path) -> bool {
    let is_folder = path
        .symlink_metadata()
        .is_ok_and(|metadata| metadata.is_dir());
    if !is_folder {
        let now = stamp(path);
        return now.is_some() && stamps.get(path).copied() == now;
    }
    let Ok(entries) = path.read_dir() else {
        return false;
    };
    entries.flatten().all(|entry| {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        is_hidden || is_explained(stamps, &entry.path())
    })
}

/// How a file stands now.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = path.metadata().ok()?;
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let number = 0;
    Some((metadata.modified().ok()?, metadata.len(), number))
}
