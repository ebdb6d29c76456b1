//! Where the latest export in each format went. It is state of this machine: a damaged file costs the typing of a name,
//! nothing else.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::files::Files;
use super::state_file;

/// Those that were used longest ago are forgotten.
const MOST: usize = 100;

/// Where the latest export in a format went, and how it looked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredTarget {
    /// The id of the format, or the file of the template.
    pub form: String,
    /// The file.
    pub path: String,
    /// The word of its grouping.
    #[serde(default)]
    pub grouping: String,
    /// The word of its order.
    #[serde(default)]
    pub order: String,
    /// The word of what was exported.
    #[serde(default)]
    pub extent: String,
}

/// All of them, the latest last; none if there is no file or it cannot be read.
pub fn load(files: &dyn Files, path: &Path) -> Vec<StoredTarget> {
    state_file::load(files, path)
}

/// Notes one in the place of an earlier one of its format; the caller holds the lock.
pub fn save(files: &dyn Files, path: &Path, target: StoredTarget) -> Result<(), StoreError> {
    let mut targets: Vec<StoredTarget> = state_file::read(files, path)?;
    targets.retain(|known| known.form != target.form);
    targets.push(target);
    state_file::write(files, path, &targets, MOST)
}
