//! The export window as data: what is exported, in which format, to which file.

use crate::export::{ExportItem, FORMATS, Format};

use super::super::cursor::around;
use super::super::field::Field;

/// The state of the export window.
#[derive(Clone, Debug)]
pub struct ExportWindow {
    /// The format.
    pub format: &'static Format,
    /// The file to write.
    pub path: Field,
    /// Whether the person changed the file's name, so that another format leaves it alone.
    pub path_typed: bool,
    /// How many to-dos there are to export.
    pub count: usize,
    /// What is exported, once the places of the passages are known.
    pub items: Option<Vec<ExportItem>>,
    /// The number of the request for the items.
    pub request: u64,
    /// The beginning of the text, line by line.
    pub preview: Vec<String>,
}

impl ExportWindow {
    /// The format that stands `delta` places further in the table, around its ends.
    pub fn format_beside(&self, delta: isize) -> &'static Format {
        let at = FORMATS
            .iter()
            .position(|format| format.id == self.format.id)
            .unwrap_or(0);
        FORMATS
            .get(around(at, delta, FORMATS.len()))
            .unwrap_or(self.format)
    }
}
