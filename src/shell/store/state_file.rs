//! Lists in JSON that are state of this machine: a damaged one costs what it held, nothing else. It knows nothing of what they
//! are about, and takes no lock.

use std::io::ErrorKind;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::StoreError;
use super::files::{self, Files};

const LIMIT: u64 = 64 << 20;

/// What a file holds; nothing if there is none or it cannot be read.
pub fn load<T: DeserializeOwned>(files: &dyn Files, path: &Path) -> Vec<T> {
    read(files, path).unwrap_or_default()
}

/// What a file holds; nothing if there is none or it is damaged. That it cannot be read now does not mean that it is empty.
pub fn read<T: DeserializeOwned>(files: &dyn Files, path: &Path) -> Result<Vec<T>, StoreError> {
    match files.read(path, LIMIT) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).unwrap_or_default()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(StoreError::reading(path, error)),
    }
}

/// Replaces what a file holds; of a list that is too long the beginning is forgotten.
pub fn write<T: Serialize>(
    files: &dyn Files,
    path: &Path,
    list: &[T],
    most: usize,
) -> Result<(), StoreError> {
    let kept = list
        .get(list.len().saturating_sub(most)..)
        .unwrap_or_default();
    let written = serde_json::to_vec(kept)
        .map_err(std::io::Error::from)
        .and_then(|bytes| files::replace(files, path, &bytes));
    written.map_err(|error| StoreError::writing(path, error))
}
