//! `store.yaml`: which format the folder has. A later format is read as far as it goes and never written.

use std::path::Path;

use serde::Deserialize;

use super::error::StoreError;
use super::files::{self, Files};
use crate::text::yaml;

/// The format that this version writes.
pub const FORMAT: u32 = 1;
const LIMIT: u64 = 1 << 16;

#[derive(Deserialize)]
struct FormatFile {
    format: u32,
}

/// Why the store can be read only, if so. A folder without the file is new.
pub fn check(files: &dyn Files, path: &Path) -> Result<(), StoreError> {
    match read(files, path)? {
        Some(found) if found > FORMAT => Err(StoreError::NewerFormat {
            path: path.parent().unwrap_or(path).to_owned(),
            found,
            known: FORMAT,
        }),
        _ => Ok(()),
    }
}

/// The format that the file tells; `None` if there is no file.
pub fn read(files: &dyn Files, path: &Path) -> Result<Option<u32>, StoreError> {
    let bytes = match files.read(path, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::reading(path, error)),
    };
    let bad = |line, message: &str| StoreError::BadFormatFile {
        path: path.to_owned(),
        line,
        message: message.to_owned(),
    };
    let text = String::from_utf8(bytes).map_err(|_| bad(1, "it is not UTF-8"))?;
    let file: FormatFile = yaml::read(&text).map_err(|error| bad(error.line(), error.message()))?;
    Ok(Some(file.format))
}

/// Writes the file of a new store.
pub fn write(files: &dyn Files, path: &Path) -> Result<(), StoreError> {
    let text = format!(
        "# Highlights and notes of kubenotes, one file each below notes/. Keep it under git if you like.\nformat: {FORMAT}\n"
    );
    files::replace(files, path, text.as_bytes()).map_err(|error| StoreError::writing(path, error))
}
