//! One laid-out line. Only data.

use crate::text::Span;
use crate::theme::Role;

/// A line of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The index of its block in the document.
    pub block: u32,
    /// What it is.
    pub kind: LineKind,
    /// The smallest span that covers its text; for a line without text, the empty span at its place.
    pub span: Span,
    /// Its pieces from left to right, not overlapping; gaps between them are blank.
    pub pieces: Vec<Piece>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A line of its block.
    Content,
    /// The blank line after a block.
    Gap,
}

/// A stretch of cells in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its first cell, from 0.
    pub column: u16,
    /// How many cells it takes.
    pub width: u16,
    /// What is in it.
    pub content: PieceContent,
}

/// What is in a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PieceContent {
    /// A range of the document's text, without any newline.
    Text(Span),
    /// Something that is not in the text: a bullet, a quote bar, a table line.
    Lead(String, Role),
}
