//! Preparing a body for the Markdown parser: notations of site generators are masked, and what authors meant is made Markdown.

mod lines;
mod mask;
mod source;

pub(super) use lines::LineCursor;
pub(super) use mask::{Masks, Meaning, Piece};
pub(super) use source::prepare;
