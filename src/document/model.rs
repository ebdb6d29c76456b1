//! The document: one visible text, and ranges over it. Only data; how it comes about stands in the parser's files.

use crate::text::Span;

use super::{Block, BlockKind, Container, FrontMatter, Section, Table};

/// What parsing a post gives.
///
/// Every [`Span`] is a range of bytes in `text`. All vectors are sorted by the start of their spans.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What the front matter says.
    pub front_matter: FrontMatter,
    /// Exactly what a reader reads: no markup, entities decoded, control characters made harmless, blocks joined by `\n`.
    /// Bullets, numbers, quote bars, rules and table lines are not in it. An image is `▣ caption`. Cells of a table row are
    /// joined by `\t`, rows by `\n`.
    pub text: String,
    /// The leaf blocks in text order; they share no byte, and between two of them stands one `\n` (none beside an empty one).
    pub blocks: Vec<Block>,
    /// Quotes, list items, callouts … around the blocks, in the order they open: a parent stands before its children,
    /// and no block stands in a container that opens after it.
    pub containers: Vec<Container>,
    /// Emphasis, code and the like.
    pub marks: Vec<Mark>,
    /// Links of every kind, bare web addresses included.
    pub links: Vec<Link>,
    /// Places that the author gave a name for links to lead to, such as `{#id}` and `<a name=…>`; sorted by offset.
    pub names: Vec<NamedPlace>,
    /// Images; the span covers `▣ caption`.
    pub images: Vec<Image>,
    /// Tables, in the order of their blocks.
    pub tables: Vec<Table>,
    /// Talks and other sections, by the start of their first words.
    pub sections: Vec<Section>,
    /// Which source line a place in the text comes from.
    pub source_lines: Vec<SourceLine>,
    /// What was odd about the source, with its line.
    pub issues: Vec<Issue>,
}

/// A styled range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The range it styles.
    pub span: Span,
    /// What it is.
    pub kind: MarkKind,
}

/// The kinds of styled range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// `*emphasis*`
    Emphasis,
    /// `**strong**`
    Strong,
    /// `~~struck~~`
    Strikethrough,
    /// `` `code` `` and `<kbd>`
    Code,
    /// `<mark>` and `==marked==`
    Highlighted,
    /// `<sup>`, and the number of a footnote reference
    Superscript,
    /// `<sub>`
    Subscript,
    /// `<u>`, `<ins>`
    Underline,
    /// A short stand-in for something that cannot be shown, such as an embedded video.
    Placeholder,
}

/// A link and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The text one sees.
    pub span: Span,
    /// The address as written: absolute, relative, `#heading` or `mailto:`. Sanitised, not resolved.
    pub target: String,
}

/// A place with a name that the author gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPlace {
    /// Byte offset in the visible text; what is meant begins here or after the white space that follows.
    pub offset: u32,
    /// The name as written, without `#`. Sanitised.
    pub name: String,
}

/// An image and where its file is said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The text that stands for it: `▣ caption`.
    pub span: Span,
    /// The alternative text, as written.
    pub alt: String,
    /// The caption or title, if any.
    pub caption: Option<String>,
    /// The address as written.
    pub source: String,
}

/// From this place in the text on, the source line is `line`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Byte offset in the visible text.
    pub offset: u32,
    /// Line in the source file, counted from 1.
    pub line: u32,
}

/// Something odd about a source, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Line in the source file, counted from 1.
    pub line: u32,
    /// One sentence: what is wrong, and what was made of it.
    pub message: String,
}

/// How many links in each other are looked at; sound markup has one.
const NESTED_LINKS: usize = 4;

/// A title stands among so many of the first blocks: after a picture, a row of badges, a note to the reader.
const OPENING: usize = 12;

/// A longer heading is no title, in bytes.
const LONG_TITLE: u32 = 1000;

impl Document {
    /// The source line (from 1) of a byte offset in the visible text.
    pub fn line_at(&self, offset: u32) -> u32 {
        let after = self
            .source_lines
            .partition_point(|entry| entry.offset <= offset);
        after
            .checked_sub(1)
            .and_then(|i| self.source_lines.get(i))
            .map_or(1, |entry| entry.line)
    }

    /// Where in the visible text the words of a source line (from 1) begin, else those of the next line that has some; the
    /// last place of a line if there is none further down.
    pub fn place_of_line(&self, line: u32) -> u32 {
        let mut places = self.source_lines.iter();
        let found = places.find(|place| place.line >= line);
        let found = found.or(self.source_lines.last());
        found.map_or(0, |place| place.offset)
    }

    /// The index of the block that holds `offset`, or the nearest one before it; 0 for a document without blocks.
    pub fn block_at(&self, offset: u32) -> usize {
        self.blocks
            .partition_point(|block| block.span.start <= offset)
            .saturating_sub(1)
    }

    /// The cell of a table that holds an offset or ends there, and its row.
    pub fn cell_at(&self, offset: u32) -> Option<(Span, &[Span])> {
        let BlockKind::Table(table) = self.blocks.get(self.block_at(offset))?.kind else {
            return None;
        };
        let rows = &self.tables.get(table as usize)?.rows;
        let starts_by = |row: &Vec<Span>| row.first().is_some_and(|cell| cell.start <= offset);
        let row = rows.get(rows.partition_point(starts_by).checked_sub(1)?)?;
        let cells = row.get(..row.partition_point(|cell| cell.start <= offset))?;
        let cell = cells.iter().rev().find(|cell| !cell.is_empty())?;
        (offset <= cell.end).then_some((*cell, row.as_slice()))
    }

    /// The stretch around an offset that a sentence does not leave: the cell of a table, else the block.
    pub fn stretch_at(&self, offset: u32) -> Option<Span> {
        let cell = self.cell_at(offset).map(|(cell, _)| cell);
        cell.or_else(|| Some(self.blocks.get(self.block_at(offset))?.span))
    }

    /// The link around `offset`, the innermost one if some markup nests them.
    pub fn link_at(&self, offset: u32) -> Option<&Link> {
        let until = self.links.partition_point(|link| link.span.start <= offset);
        let mut before = self.links.iter().take(until).rev().take(NESTED_LINKS);
        before.find(|link| link.span.contains(offset))
    }

    /// The first heading, if it stands near the start and says this title, whatever its case.
    pub fn heading_that_says(&self, title: &str) -> Option<Span> {
        let is_heading = |block: &&Block| matches!(block.kind, BlockKind::Heading(_));
        let heading = self.blocks.iter().take(OPENING).find(is_heading)?.span;
        if heading.len() > LONG_TITLE {
            return None;
        }
        let words = |text: &str| -> Vec<String> {
            let words = text.split_whitespace();
            words.map(str::to_lowercase).collect()
        };
        (words(heading.of(&self.text)) == words(title)).then_some(heading)
    }

    /// The innermost section around `offset`.
    pub fn section_at(&self, offset: u32) -> Option<&Section> {
        self.sections.get(self.section_index_at(offset)?)
    }

    /// The index of the innermost section around `offset`.
    pub fn section_index_at(&self, offset: u32) -> Option<usize> {
        self.sections_around(offset).next().map(|(index, _)| index)
    }

    /// The innermost talk around `offset`.
    pub fn talk_at(&self, offset: u32) -> Option<&Section> {
        self.sections_around(offset)
            .map(|(_, section)| section)
            .find(|section| section.talk.is_some())
    }

    /// The sections around `offset`, the innermost first.
    fn sections_around(&self, offset: u32) -> impl Iterator<Item = (usize, &Section)> {
        let begun = self
            .sections
            .partition_point(|section| section.span.start <= offset);
        let sections = self.sections.iter().take(begun).enumerate().rev();
        sections
            .filter(move |(_, section)| section.span.contains(offset) || section.span.end == offset)
    }
}
