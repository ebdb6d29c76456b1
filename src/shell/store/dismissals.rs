//! Suggestions that the person put away. It is state of this machine: a damaged file costs some keys, nothing else.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::files::Files;
use super::state_file;

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
    state_file::load(files, path)
}

/// Notes one, or that it no longer holds; the caller holds the lock.
pub fn save(
    files: &dyn Files,
    path: &Path,
    dismissal: StoredDismissal,
    holds: bool,
) -> Result<(), StoreError> {
    let mut dismissals = state_file::read(files, path)?;
    dismissals.retain(|known| *known != dismissal);
    if holds {
        dismissals.push(dismissal);
    }
    state_file::write(files, path, &dismissals, MOST)
}
