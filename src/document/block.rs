//! Leaf blocks, the containers around them, and tables. Only data.

use crate::text::Span;

/// A leaf block: a stretch of text that is laid out as one piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its text; empty for a rule.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The innermost container around it, an index into `Document::containers`.
    pub container: Option<u32>,
    /// The indices of its marks: `Document::marks[marks.start..marks.end]`.
    pub marks: std::ops::Range<u32>,
    /// The indices of its links: `Document::links[links.start..links.end]`.
    pub links: std::ops::Range<u32>,
}

/// The kinds of leaf block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text; a hard line break in it is a `\n`.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// Code; every `\n` counts. The language is the first word of the fence's info string.
    Code {
        /// Language as written, lower-cased; `None` if the fence names none.
        language: Option<String>,
    },
    /// A thematic break; it has no text.
    Rule,
    /// A paragraph that is nothing but images.
    Image,
    /// A table, an index into `Document::tables`.
    Table(u32),
    /// The term of a definition list.
    Term,
    /// Mathematics, as it was typed.
    Math,
}

/// Something around blocks: a quote, a list item, a callout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    /// The container around this one; always a smaller index.
    pub parent: Option<u32>,
    /// What it is.
    pub kind: ContainerKind,
    /// It is an item of a loose list: its author set the items apart by blank lines (`CommonMark` 0.31, 5.3).
    pub is_loose: bool,
}

/// The kinds of container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContainerKind {
    /// A block quote.
    Quote,
    /// An item of a bullet list.
    Bullet,
    /// An item of a numbered list, with its number.
    Number(u64),
    /// An item of a task list, ticked or not.
    Task(bool),
    /// A call-out such as a note or warning, with the kind as written in lower case (`note`). Its title, if it has one, is its first block.
    Callout(String),
    /// The text of a footnote, with the number that its references show.
    Footnote(String),
    /// The description in a definition list.
    Description,
    /// Folded detail (`<details>`); shown unfolded, its summary is its first block.
    Details,
}

/// A table: which stretches of the text are its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// How each column is aligned.
    pub alignments: Vec<Alignment>,
    /// The first row is a header.
    pub has_header: bool,
    /// Rows of cells; every row has as many cells as `alignments`, missing ones are empty spans.
    pub rows: Vec<Vec<Span>>,
}

/// How a column of a table is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// To the left.
    #[default]
    Left,
    /// Centred.
    Center,
    /// To the right.
    Right,
}
