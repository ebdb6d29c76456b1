//! Highlights that were made elsewhere: one file per format that can be read, and what they become here.

mod csv_columns;
mod format;
mod found;
mod hypothesis;
mod plan;
mod readwise;
#[cfg(test)]
mod tests;
mod web_annotation;

pub use format::{HIGHLIGHT_READERS, HighlightReader, guess_highlights, highlight_reader_by_id};
pub use found::{FoundHighlight, FoundPost, ReadHighlights};
pub use plan::{Elsewhere, plan_highlights};
