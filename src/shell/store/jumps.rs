//! What the person jumped to, and how much that counts. It is state of this machine: a damaged file costs an order of lists,
//! nothing else.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::files::{self, Files};

const LIMIT: u64 = 4 << 20;

/// Those that were jumped to longest ago are forgotten.
const MOST: usize = 500;

/// An entry that was jumped to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StoredJump {
    /// The name of its post's root.
    pub root: String,
    /// The post's path below it.
    pub path: String,
    /// The word of its kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// How often it was jumped to, earlier times counting less.
    pub weight: f64,
    /// When that was last reckoned, in seconds since 1970.
    pub at: i64,
}

/// All of them, the latest last; none if there is no file or it cannot be read.
pub fn load(files: &dyn Files, path: &Path) -> Vec<StoredJump> {
    read(files, path).unwrap_or_default()
}

/// That the file cannot be read now does not mean that it is empty.
fn read(files: &dyn Files, path: &Path) -> Result<Vec<StoredJump>, StoreError> {
    match files.read(path, LIMIT) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).unwrap_or_default()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(StoreError::reading(path, error)),
    }
}

/// Notes one in the place of what was known of the same entry; the caller holds the lock.
pub fn save(files: &dyn Files, path: &Path, jump: StoredJump) -> Result<(), StoreError> {
    let mut jumps = read(files, path)?;
    jumps.retain(|known| !is_same(known, &jump));
    jumps.push(jump);
    let forgotten = jumps.len().saturating_sub(MOST);
    jumps.drain(..forgotten);
    let written = serde_json::to_vec(&jumps)
        .map_err(std::io::Error::from)
        .and_then(|bytes| files::replace(files, path, &bytes));
    written.map_err(|error| StoreError::writing(path, error))
}

fn is_same(one: &StoredJump, other: &StoredJump) -> bool {
    one.root == other.root
        && one.path == other.path
        && one.kind == other.kind
        && one.title == other.title
}
