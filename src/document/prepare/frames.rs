//! Which HTML elements that wrap Markdown are open, and where a line in them would stand without them.

use super::tag::Tag;

/// Elements that are often indented row by row, with blank lines between.
const BLOCKS: [&str; 4] = ["table", "ul", "ol", "dl"];

/// How many wrappers inside each other are followed.
const DEPTH: usize = 100;

/// The wrappers that are open.
#[derive(Debug, Default)]
pub(super) struct Frames {
    pub(super) open: Vec<Frame>,
    /// How many of [`BLOCKS`] are open.
    blocks: usize,
    /// How far the current line was indented, and is now, in columns.
    pub(super) columns: (usize, usize),
}

#[derive(Debug)]
pub(super) struct Frame {
    pub(super) name: String,
    /// The column of the tag in the source, and in the prepared source.
    pub(super) columns: (usize, usize),
    /// The column of the first thing in it.
    pub(super) base: Option<usize>,
}

impl Frames {
    /// Notes a tag of a block that is HTML throughout.
    pub(super) fn note_block(&mut self, tag: &Tag<'_>) {
        if BLOCKS.contains(&&*tag.name) {
            self.blocks = if tag.is_end {
                self.blocks.saturating_sub(1)
            } else {
                self.blocks + 1
            };
        }
    }

    /// The column of a line whose text starts in a column of the source.
    pub(super) fn place(&mut self, column: usize, is_tag: bool) -> usize {
        // A line further left than a tag is outside of it, closed or not.
        while self
            .open
            .last()
            .is_some_and(|frame| column < frame.columns.0)
        {
            self.open.pop();
        }
        let Some(frame) = self.open.last_mut() else {
            return if is_tag && self.blocks > 0 {
                column.min(3)
            } else {
                column
            };
        };
        let base = frame.base.map_or(column, |base| base.min(column));
        frame.base = Some(base);
        let inner = column - base;
        let is_block = is_tag && self.blocks > 0;
        frame.columns.1 + if is_block { inner.min(3) } else { inner }
    }

    pub(super) fn note(&mut self, tag: &Tag<'_>) {
        if tag.is_end {
            let at = self.open.iter().rposition(|frame| frame.name == tag.name);
            if let Some(at) = at {
                self.open.truncate(at);
            }
        } else if !tag.is_self_closing && self.open.len() < DEPTH {
            self.open.push(Frame {
                name: tag.name.clone(),
                columns: self.columns,
                base: None,
            });
        }
    }
}
