//! What was decided about posts that are not where they were. It is state of this machine: a damaged file costs nothing but
//! another question.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::files::{self, Files};

const LIMIT: u64 = 16 << 20;

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
    read(files, path).unwrap_or_default()
}

/// That the file cannot be read now does not mean that it is empty.
fn read(files: &dyn Files, path: &Path) -> Result<Vec<StoredVerdict>, StoreError> {
    match files.read(path, LIMIT) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).unwrap_or_default()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(StoreError::reading(path, error)),
    }
}

/// Notes one in the place of an earlier one on the same post; the caller holds the lock.
pub fn save(files: &dyn Files, path: &Path, verdict: StoredVerdict) -> Result<(), StoreError> {
    let mut verdicts = read(files, path)?;
    if verdicts.contains(&verdict) {
        return Ok(());
    }
    verdicts.retain(|known| known.post != verdict.post);
    verdicts.push(verdict);
    let written = serde_json::to_vec(&verdicts)
        .map_err(std::io::Error::from)
        .and_then(|bytes| files::replace(files, path, &bytes));
    written.map_err(|error| StoreError::writing(path, error))
}
