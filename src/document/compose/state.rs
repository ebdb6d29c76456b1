//! What is open while a document is written. Only data.

use crate::document::block::{Alignment, BlockKind};
use crate::document::model::MarkKind;
use crate::text::Span;

/// The block that is being written.
#[derive(Debug)]
pub(super) struct OpenBlock {
    pub kind: BlockKind,
    /// Length of the text before the `\n` that sets the block off.
    pub before: usize,
    /// Where its text starts.
    pub start: usize,
    /// How many marks, links, images and source lines there were before it.
    pub counts: Counts,
    /// Whether it holds anything but images.
    pub has_words: bool,
}

/// Lengths of a document's vectors.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts {
    pub marks: usize,
    pub links: usize,
    pub images: usize,
    pub lines: usize,
}

/// White space that is due before the next word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Due {
    /// None.
    #[default]
    Nothing,
    /// A line break of the source: a space, but not between two ideographs.
    SoftBreak,
    /// A space before a letter or digit, as after an image.
    BeforeWord,
    /// A space.
    Space,
}

/// A mark or a link that is open; it starts with the next word that is written.
#[derive(Debug)]
pub(super) struct OpenRange<T> {
    pub what: T,
    pub start: usize,
}

/// Open ranges of one sort, innermost last.
#[derive(Debug)]
pub(super) struct OpenRanges<T> {
    pub ranges: Vec<OpenRange<T>>,
    /// From this index on no word was written yet.
    pub fresh: usize,
    /// How many were opened beyond the depth that is kept.
    pub beyond: usize,
}

impl<T> Default for OpenRanges<T> {
    fn default() -> Self {
        Self {
            ranges: Vec::new(),
            fresh: 0,
            beyond: 0,
        }
    }
}

pub(super) type OpenMarks = OpenRanges<MarkKind>;
pub(super) type OpenLinks = OpenRanges<String>;

/// Who opened a container, and so may close it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum Owner {
    /// Markdown; balanced by its parser.
    Markdown,
    /// An HTML element of this name.
    Tag(&'static str),
    /// A site generator's notation of this name.
    Dialect(&'static str),
}

/// A container on the stack; without an index it groups, but is none of the document's.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenContainer {
    pub index: Option<u32>,
    pub owner: Owner,
}

/// The image whose alternative text is being read.
#[derive(Debug)]
pub(super) struct OpenImage {
    pub source: String,
    pub title: String,
    pub alt: String,
    /// Images inside the alternative text.
    pub depth: usize,
}

/// The table that is being written.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pub alignments: Vec<Alignment>,
    pub has_header: bool,
    pub rows: Vec<Vec<Span>>,
    /// The cells of the open row.
    pub row: Option<Vec<Span>>,
    /// Where the open cell starts.
    pub cell: Option<usize>,
    /// Tables inside this one; they are flattened into its cells.
    pub depth: usize,
    /// Up to which row, not included, each column is covered by a cell of rows before.
    pub covered: Vec<usize>,
    /// How many columns after the last cell of the open row it covers.
    pub owed: usize,
    /// How many covered cells were written.
    pub written_covered: usize,
}

impl OpenTable {
    /// The most covered cells of a table; a hostile one must not grow with what it claims.
    const MOST_COVERED: usize = 4096;

    /// Whether the next cell of the open row is one that another covers; it is taken to be written.
    pub fn takes_covered(&mut self) -> bool {
        let column = self.row.as_ref().map_or(0, Vec::len);
        let from_above = self
            .covered
            .get(column)
            .is_some_and(|end| *end > self.rows.len());
        let is_covered = self.owed > 0 || from_above;
        self.owed = self.owed.saturating_sub(1);
        let is_taken = is_covered && self.written_covered < Self::MOST_COVERED;
        self.written_covered += usize::from(is_taken);
        is_taken
    }

    /// Notes what the cell that begins here covers.
    pub fn cover(&mut self, columns: usize, rows: usize) {
        self.owed = columns.saturating_sub(1);
        if rows > 1 {
            let column = self.row.as_ref().map_or(0, Vec::len);
            let end = column + columns;
            self.covered.resize(self.covered.len().max(end), 0);
            let until = self.rows.len() + rows;
            for covered in self.covered.iter_mut().take(end).skip(column) {
                *covered = until;
            }
        }
    }
}
