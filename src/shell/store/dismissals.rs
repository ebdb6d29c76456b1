//! Suggestions that the person put away. It is state of this machine: a damaged file costs some keys, nothing else.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::files::{self, Files};

const LIMIT: u64 = 16 << 20;

/// Those that were put away longest ago are forgotten.
const MOST: usize = 10_000;

/// A suggestion that is not to come back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredDismissal {
    /// The name of its post's root.
    pub root: String,
    /// The post's path below it.
    pub path: String,
    /// The sentence as it was.
    pub quote: String,
}

/// All of them, the latest last; none if there is no file or it cannot be read.
pub fn load(files: &dyn Files, path: &Path) -> Vec<StoredDismissal> {
    read(files, path).unwrap_or_default()
}

/// That the file cannot be read now does not mean that it is empty.
fn read(files: &dyn Files, path: &Path) -> Result<Vec<StoredDismissal>, StoreError> {
    match files.read(path, LIMIT) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).unwrap_or_default()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(StoreError::reading(path, error)),
    }
}

/// Notes one, or that it no longer holds; the caller holds the lock.
pub fn save(
    files: &dyn Files,
    path: &Path,
    dismissal: StoredDismissal,
    holds: bool,
) -> Result<(), StoreError> {
    let mut dismissals = read(files, path)?;
    dismissals.retain(|known| *known != dismissal);
    if holds {
        dismissals.push(dismissal);
    }
    let forgotten = dismissals.len().saturating_sub(MOST);
    dismissals.drain(..forgotten);
    let written = serde_json::to_vec(&dismissals)
        .map_err(std::io::Error::from)
        .and_then(|bytes| files::replace(files, path, &bytes));
    written.map_err(|error| StoreError::writing(path, error))
}
