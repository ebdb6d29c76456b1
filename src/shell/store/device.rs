//! Which machine this is, so that each has a journal of its own and git never has to merge one.
//!
//! The id stands in `state/device`, which a `.gitignore` keeps out of git, and not in `store.yaml`, which all machines share.
//! A folder that was copied to another machine (or is synced whole) is noticed by the machine's mark beside the id.

use std::path::Path;

use super::error::StoreError;
use super::files::{self, Files};
use crate::document;

const LIMIT: u64 = 4096;

/// The id in the file, if it was made on this machine.
pub fn read(files: &dyn Files, path: &Path) -> Option<String> {
    let bytes = files.read(path, LIMIT).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let mut words = text.split_whitespace();
    let (id, mark) = (words.next()?, words.next().unwrap_or_default());
    let is_sound = id.len() <= 64 && id.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
    (is_sound && mark == machine_mark()).then(|| id.to_owned())
}

/// Makes an id for this machine and writes it.
pub fn make(files: &dyn Files, path: &Path) -> Result<String, StoreError> {
    let id = uuid::Uuid::now_v7().to_string();
    let text = format!("{id} {}\n", machine_mark());
    files::replace(files, path, text.as_bytes())
        .map_err(|error| StoreError::writing(path, error))?;
    Ok(id)
}

/// A short hash that differs between machines; the same everywhere if nothing is known of the machine.
fn machine_mark() -> String {
    let known = ["/etc/machine-id", "/etc/hostname"]
        .iter()
        .find_map(|path| std::fs::read_to_string(path).ok())
        .or_else(|| std::env::var("COMPUTERNAME").ok())
        .or_else(|| std::env::var("HOSTNAME").ok())
        .unwrap_or_default();
    let hash = document::revision(format!("kubenotes {}", known.trim()).as_bytes());
    hash.chars().take(12).collect()
}
