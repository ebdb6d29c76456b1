//! What files that to-dos are exchanged through held when both sides were last the same, on this machine: so one can tell
//! later what was changed there. A damaged one costs that knowledge, nothing else.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::error::StoreError;
use super::files::{self, Files};

const LIMIT: u64 = 64 << 20;

/// A file as it was when it was last written or taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// When that was.
    pub at: Timestamp,
    /// What it held.
    pub text: String,
}

/// Where what a file held is kept: by a hash of its path, which may have any characters.
pub fn path_of(folder: &Path, file: &Path) -> PathBuf {
    let digest = Sha256::digest(file.to_string_lossy().as_bytes());
    let mut bytes = [0; 16];
    for (byte, digested) in bytes.iter_mut().zip(digest.iter()) {
        *byte = *digested;
    }
    let name = format!("{:032x}", u128::from_be_bytes(bytes));
    folder.join(name)
}

/// What a file held; `None` if that is not known.
pub fn load(files: &dyn Files, path: &Path) -> Option<Exchange> {
    let bytes = files.read(path, LIMIT).ok()?;
    let kept = String::from_utf8(bytes).ok()?;
    let (at, text) = kept.split_once('\n')?;
    Some(Exchange {
        at: at.parse().ok()?,
        text: text.to_owned(),
    })
}

/// Notes what a file holds now; the caller holds the lock.
pub fn save(files: &dyn Files, path: &Path, exchange: &Exchange) -> Result<(), StoreError> {
    let kept = format!("{}\n{}", exchange.at, exchange.text);
    files::replace(files, path, kept.as_bytes()).map_err(|error| StoreError::writing(path, error))
}
