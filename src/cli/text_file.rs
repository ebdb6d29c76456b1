//! A file of text that the person named. It judges nothing in it.

use std::path::Path;

use crate::shell::read_bytes;

/// The text of a file; the error is a sentence.
pub fn text_of(file: &Path) -> Result<String, String> {
    let bytes = read_bytes(file).map_err(|error| error.to_string())?;
    String::from_utf8(bytes)
        .map_err(|_| format!("{} is not UTF-8 text: save it as UTF-8", file.display()))
}
