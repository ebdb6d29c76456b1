//! What was decided about posts that are not where they were. It is state of this machine: a damaged file costs nothing but
//! another question.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::files::Files;
use super::state_file;

/// The name of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredName {
    /// The name of its root.
    pub root: String,
    /// Its path below the root.
    pub path: String,
}

/// What was decided about one post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredVerdict {
    /// The missing post.
    pub post: StoredName,
    /// The post that it is now, if one was taken for it.
    #[serde(default)]
    pub is: Option<StoredName>,
    /// Those that it is not, each with its share of the words in percent.
    #[serde(default)]
    pub refused: Vec<(StoredName, u8)>,
}

/// All of them; none if there is no file or it cannot be read.
pub fn load(files: &dyn Files, path: &Path) -> Vec<StoredVerdict> {
    state_file::load(files, path)
}

/// Notes one in the place of an earlier one on the same post; the caller holds the lock.
pub fn save(files: &dyn Files, path: &Path, verdict: StoredVerdict) -> Result<(), StoreError> {
    let mut verdicts = state_file::read(files, path)?;
    if verdicts.contains(&verdict) {
        return Ok(());
    }
    verdicts.retain(|known| known.post != verdict.post);
    verdicts.push(verdict);
    state_file::write(files, path, &verdicts, usize::MAX)
}
