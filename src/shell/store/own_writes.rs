//! Which files of the store this process wrote, so that whoever watches the store can tell others' changes from its own.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// How a file stood after a write.
type Stamp = (SystemTime, u64);

/// The files this process wrote, as they stood afterwards. Clones share what they know.
#[derive(Clone, Debug, Default)]
pub struct OwnWrites {
    stamps: Arc<Mutex<HashMap<PathBuf, Stamp>>>,
}

impl OwnWrites {
    /// Notes that a file was just written.
    pub fn note(&self, path: &Path) {
        if let Some(stamp) = stamp(path) {
            // The map is whole after every step, also after one that panicked.
            let mut stamps = self.stamps.lock().unwrap_or_else(PoisonError::into_inner);
            stamps.insert(path.to_owned(), stamp);
        }
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

fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = path.metadata().ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}
