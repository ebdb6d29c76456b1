//! How the panes stood when the person last moved one. It is state of this machine: a damaged file costs that, nothing else.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::files::{DiskFiles, Files};
use super::state_file;

/// The name of the file.
const FILE: &str = "panes.json";

/// More than any such file has (bytes).
const LIMIT: u64 = 1 << 16;

/// How the panes stood, and how they would have stood if nobody had moved one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPanes {
    /// From left to right.
    pub panes: Vec<StoredPane>,
    /// How much of their column the upper one has where two stand above each other, in thousandths, if that was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper: Option<u16>,
    /// As the configuration had them then: with another one they no longer count.
    pub usual: Vec<StoredPane>,
}

/// One of the panes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPane {
    /// Its name.
    pub pane: String,
    /// Its share of the screen's width in thousandths, if it has one of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<u16>,
    /// Whether it is put away.
    #[serde(default)]
    pub hidden: bool,
}

/// The file in a store's folder of state.
pub fn file(state: &Path) -> PathBuf {
    state.join(FILE)
}

/// What is kept in a store's folder of state; a sentence says why it cannot be read.
pub fn read(state: &Path) -> Result<Option<StoredPanes>, String> {
    let path = file(state);
    let unreadable = |why: String| {
        format!(
            "How the panes stood cannot be read from {} ({why}): they stand as usual, and moving one writes it anew",
            path.display()
        )
    };
    let bytes = match DiskFiles.read(&path, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error.to_string())),
    };
    let read: Result<Vec<StoredPanes>, _> = serde_json::from_slice(&bytes);
    match read.map(|mut stored| stored.pop()) {
        Ok(stored) => Ok(stored),
        Err(error) => Err(unreadable(error.to_string())),
    }
}

/// Notes how they stand in the place of what was known; the caller holds the lock.
pub fn save(files: &dyn Files, state: &Path, panes: StoredPanes) -> Result<(), StoreError> {
    state_file::write(files, &file(state), &[panes], 1)
}
