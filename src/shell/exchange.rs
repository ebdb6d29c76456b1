//! Files that to-dos are exchanged through: reading one that is to be taken in, and remembering what it held when both sides
//! were the same.

use std::io::Read;
use std::path::Path;

use jiff::Timestamp;

use crate::app::ForeignFile;

use super::clock::now;
use super::exporting::absolute;
use super::reading::{read_bytes, shown};
use super::store::{Exchange, Store, StoreError};

/// The most bytes that are read from standard input.
const LARGEST: u64 = 200 << 20;

/// Reads a file that is to be taken in; `-` is standard input, which is as new as can be.
pub fn read_foreign(path: &Path) -> Result<ForeignFile, String> {
    let is_input = path == Path::new("-");
    let (bytes, written) = if is_input {
        let mut bytes = Vec::new();
        let read = std::io::stdin()
            .lock()
            .take(LARGEST)
            .read_to_end(&mut bytes);
        read.map_err(|error| format!("Standard input could not be read: {error}"))?;
        (bytes, None)
    } else {
        let path = absolute(path)?;
        let bytes = read_bytes(&path).map_err(|error| error.to_string())?;
        let modified = path.metadata().and_then(|metadata| metadata.modified());
        // Where the system does not tell, it was changed just now.
        (
            bytes,
            modified
                .ok()
                .and_then(|time| Timestamp::try_from(time).ok()),
        )
    };
    let text = String::from_utf8(bytes)
        .map_err(|_| format!("{} is not UTF-8 text: save it as UTF-8", shown(path)))?;
    let name = path.file_name().filter(|_| !is_input);
    Ok(ForeignFile {
        name: name.map_or_else(
            || "standard input".to_owned(),
            |name| name.to_string_lossy().into_owned(),
        ),
        text,
        written: written.unwrap_or_else(now),
        last: None,
    })
}

/// Reads a file that is to be taken in, with what it held when both sides were last the same.
pub fn read_exchanged(store: &Store, path: &Path) -> Result<ForeignFile, String> {
    let last = absolute(path)
        .ok()
        .and_then(|path| store.load_exchange(&path));
    Ok(ForeignFile {
        last: last.map(|last| (last.at, last.text)),
        ..read_foreign(path)?
    })
}

/// Remembers that both sides are the same, now that a file was written or taken in.
pub fn remember_exchange(store: &mut Store, path: &Path, text: &str) -> Result<(), StoreError> {
    let Ok(path) = absolute(path) else {
        return Ok(()); // a path that is none was never read
    };
    let exchange = Exchange {
        at: now(),
        text: text.to_owned(),
    };
    store.save_exchange(&path, &exchange)
}
