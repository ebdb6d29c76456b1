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
    /// A row of a picture.
    Picture(PictureRow),
    /// The blank line after a block.
    Gap,
}

/// A row of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureRow {
    /// Which picture.
    pub picture: PictureId,
    /// The row's number, from 0.
    pub row: u16,
    /// The cells of the whole picture.
    pub count: CellCount,
    /// The picture's first column.
    pub column: u16,
}

/// One of a post's pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PictureId {
    /// The cover that the front matter names.
    Cover,
    /// An index into `Document::images`.
    Image(u32),
}

/// A number of cells across and down; never none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CellCount {
    /// Across.
    pub columns: u16,
    /// Down.
    pub rows: u16,
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

impl Piece {
    /// The range of text in it, if it is text.
    pub const fn text(&self) -> Option<Span> {
        match self.content {
            PieceContent::Text(span) => Some(span),
            PieceContent::Lead(..) => None,
        }
    }

    /// The column after it.
    pub const fn end(&self) -> u16 {
        self.column.saturating_add(self.width)
    }
}

impl Line {
    /// Its pieces of text and their ranges, from left to right.
    pub fn texts(&self) -> impl DoubleEndedIterator<Item = (&Piece, Span)> {
        self.pieces
            .iter()
            .filter_map(|piece| Some((piece, piece.text()?)))
    }

    /// Whether the byte at `offset` is on the line.
    pub fn shows(&self, offset: u32) -> bool {
        self.span.contains(offset) && self.texts().any(|(_, span)| span.contains(offset))
    }
}
