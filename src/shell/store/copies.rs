//! Write-once copies of post revisions, so that a highlight can be found again after its post was edited.

use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::files::{self, Files};
use crate::document;

/// Posts are read up to this size; a copy is no larger.
const LIMIT: u64 = 256 << 20;

/// Keeps the bytes of a post file under their SHA-256. `folder` exists.
pub fn keep(
    files: &dyn Files,
    folder: &Path,
    revision: &str,
    bytes: &[u8],
) -> Result<(), StoreError> {
    let path = path_of(folder, revision).ok_or_else(|| bad(revision))?;
    files::replace(files, &path, bytes).map_err(|error| StoreError::writing(&path, error))
}

/// Refuses a name that is not the SHA-256 of the bytes.
pub fn check(revision: &str, bytes: &[u8]) -> Result<(), StoreError> {
    if document::revision(bytes) == revision {
        return Ok(());
    }
    Err(bad(revision))
}

fn bad(revision: &str) -> StoreError {
    StoreError::BadRevision {
        revision: revision.to_owned(),
    }
}

/// The kept bytes of a revision; `None` if there are none, or if they are no longer what they were.
pub fn read(files: &dyn Files, folder: &Path, revision: &str) -> Option<Vec<u8>> {
    let bytes = files.read(&path_of(folder, revision)?, LIMIT).ok()?;
    (document::revision(&bytes) == revision).then_some(bytes)
}

/// Revisions come out of files that anybody may have written: only a hash may become a path.
fn path_of(folder: &Path, revision: &str) -> Option<PathBuf> {
    let is_hash = revision.len() == 64
        && revision
            .bytes()
            .all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'));
    is_hash.then(|| folder.join(format!("{revision}.md")))
}
