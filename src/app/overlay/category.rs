//! Choosing a category by its key, as data: for which passage or highlight.

use crate::annotation::RecordId;
use crate::text::Span;

/// Waits for the key of a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CategoryChooser {
    /// For a new highlight of this passage.
    New(Span),
    /// For a highlight that exists.
    Existing(RecordId),
}
