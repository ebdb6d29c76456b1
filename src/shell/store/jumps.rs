//! What the person jumped to, and how much that counts. It is state of this machine: a damaged file costs an order of lists,
//! nothing else.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::files::Files;
use super::state_file;

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
    state_file::load(files, path)
}

/// Notes one in the place of what was known of the same entry; the caller holds the lock.
pub fn save(files: &dyn Files, path: &Path, jump: StoredJump) -> Result<(), StoreError> {
    let mut jumps = state_file::read(files, path)?;
    jumps.retain(|known| !is_same(known, &jump));
    jumps.push(jump);
    state_file::write(files, path, &jumps, MOST)
}

fn is_same(one: &StoredJump, other: &StoredJump) -> bool {
    one.root == other.root
        && one.path == other.path
        && one.kind == other.kind
        && one.title == other.title
}
