//! A document laid out on demand: only the blocks that are looked at. It holds no document and no place of the reader.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::document::Document;

use super::block::lay_out_block;
use super::line::{Line, LineKind, Piece};
use super::options::LayoutOptions;
use super::picture::PictureSizes;

/// When more lines than this are kept, those far away are forgotten.
const MANY_LINES: usize = 20_000;

/// Blocks up to this far away are near: a screen with what is around it.
const NEAR: u32 = 200;

/// A line by its block and its number in it. Ordered as on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinePosition {
    /// The index of the block.
    pub block: u32,
    /// The number of the line in the block's lines, from 0.
    pub line: u32,
}

/// One document's lines at some options, laid out when first asked for.
///
/// All calls must be made with the same document; other options or another document need a new flow. The reader's place is
/// best kept as a text offset: [`Flow::position_of`] finds it again at any width. What a call costs depends on the
/// lines it passes, never on the length of the document.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    options: LayoutOptions,
    pictures: Arc<PictureSizes>,
    kept: RefCell<Kept>,
}

type Lines = Arc<[Arc<Line>]>;

/// Blocks laid out before.
#[derive(Clone, Debug, Default)]
struct Kept {
    blocks: HashMap<u32, Lines>,
    lines: usize,
}

impl Flow {
    /// A flow in which nothing is laid out yet.
    pub fn new(options: LayoutOptions) -> Self {
        Self::with_pictures(options, Arc::default())
    }

    /// A flow in which these pictures have rows.
    pub fn with_pictures(options: LayoutOptions, pictures: Arc<PictureSizes>) -> Self {
        Self {
            options,
            pictures,
            kept: RefCell::default(),
        }
    }

    /// How it lays out.
    pub const fn options(&self) -> &LayoutOptions {
        &self.options
    }

    /// The line at a position; `None` if there is no such line.
    pub fn line(&self, document: &Document, position: LinePosition) -> Option<Arc<Line>> {
        let lines = self.lines_of(document, position.block)?;
        lines.get(position.line as usize).cloned()
    }

    /// The line that shows `offset`, or the nearest one before it.
    pub fn position_of(&self, document: &Document, offset: u32) -> LinePosition {
        let block = u32::try_from(document.block_at(offset)).unwrap_or(u32::MAX);
        let line = self
            .lines_of(document, block)
            .map_or(0, |lines| line_with(&lines, offset));
        LinePosition { block, line }
    }

    /// The column after the last cell of a block's widest line. Costs as much as the block is long.
    pub fn end_column(&self, document: &Document, block: u32) -> u16 {
        let lines = self.lines_of(document, block);
        let ends = lines.iter().flat_map(|lines| lines.iter());
        ends.filter_map(|line| line.pieces.last())
            .map(Piece::end)
            .max()
            .unwrap_or(0)
    }

    /// The first line.
    pub const fn first() -> LinePosition {
        LinePosition { block: 0, line: 0 }
    }

    /// The last line; the first one of an empty document.
    pub fn last(&self, document: &Document) -> LinePosition {
        self.end_of(document, last_block(document))
    }

    /// The position itself, or the nearest one that exists.
    pub fn clamp(&self, document: &Document, position: LinePosition) -> LinePosition {
        let last = last_block(document);
        if position.block > last {
            return self.last(document);
        }
        position.min(self.end_of(document, position.block))
    }

    /// The next line; `None` at the end.
    pub fn next(&self, document: &Document, position: LinePosition) -> Option<LinePosition> {
        let (block, line) = (position.block, position.line.checked_add(1)?);
        if (line as usize) < self.count(document, block) {
            return Some(LinePosition { block, line });
        }
        let block = block.checked_add(1)?;
        (self.count(document, block) > 0).then_some(LinePosition { block, line: 0 })
    }

    /// The line before; `None` at the beginning.
    pub fn previous(&self, document: &Document, position: LinePosition) -> Option<LinePosition> {
        let LinePosition { block, line } = position;
        if let Some(line) = line.checked_sub(1) {
            return Some(LinePosition { block, line });
        }
        Some(self.end_of(document, block.checked_sub(1)?))
    }

    /// The position `delta` lines further down, or up if negative; stops at the ends. Costs as much as the way is long.
    pub fn move_by(&self, document: &Document, position: LinePosition, delta: i64) -> LinePosition {
        let position = self.clamp(document, position);
        let way = delta.unsigned_abs();
        if delta < 0 {
            self.up(document, position, way)
        } else {
            self.down(document, position, way)
        }
    }

    /// The lines from `top` on, at most `height` of them.
    pub fn window(
        &self,
        document: &Document,
        top: LinePosition,
        height: u16,
    ) -> Vec<(LinePosition, Arc<Line>)> {
        let top = self.clamp(document, top);
        std::iter::successors(Some(top), |&position| self.next(document, position))
            .take(usize::from(height))
            .filter_map(|position| Some((position, self.line(document, position)?)))
            .collect()
    }

    fn down(&self, document: &Document, from: LinePosition, mut way: u64) -> LinePosition {
        let mut at = from;
        loop {
            let last = self.end_of(document, at.block);
            let left = u64::from(last.line.saturating_sub(at.line));
            if way <= left {
                at.line += u32::try_from(way).unwrap_or(0);
                return at;
            }
            let Some(next) = self.next(document, last) else {
                return last;
            };
            way -= left + 1;
            at = next;
        }
    }

    fn up(&self, document: &Document, from: LinePosition, mut way: u64) -> LinePosition {
        let mut at = from;
        loop {
            let above = u64::from(at.line);
            if way <= above {
                at.line -= u32::try_from(way).unwrap_or(0);
                return at;
            }
            at.line = 0;
            let Some(previous) = self.previous(document, at) else {
                return at;
            };
            way -= above + 1;
            at = previous;
        }
    }

    /// The last line of a block.
    fn end_of(&self, document: &Document, block: u32) -> LinePosition {
        let line = self.count(document, block).saturating_sub(1);
        LinePosition {
            block,
            line: u32::try_from(line).unwrap_or(u32::MAX),
        }
    }

    fn count(&self, document: &Document, block: u32) -> usize {
        self.lines_of(document, block)
            .map_or(0, |lines| lines.len())
    }

    /// The lines of a block, kept or laid out now; `None` if there is no such block.
    fn lines_of(&self, document: &Document, block: u32) -> Option<Lines> {
        if let Some(lines) = self.kept.borrow().blocks.get(&block) {
            return Some(Arc::clone(lines));
        }
        let index = block as usize;
        let lines = lay_out_block(document, index, &self.options);
        let lines = self.pictures.add_rows(document, index, self.options, lines);
        let lines: Lines = lines.into_iter().map(Arc::new).collect();
        if lines.is_empty() {
            return None;
        }
        self.kept.borrow_mut().keep(block, Arc::clone(&lines));
        Some(lines)
    }
}

impl Kept {
    fn keep(&mut self, block: u32, lines: Lines) {
        if self.lines > MANY_LINES {
            self.blocks
                .retain(|&other, _| other.abs_diff(block) <= NEAR);
            self.lines = self.blocks.values().map(|lines| lines.len()).sum();
        }
        self.lines += lines.len();
        self.blocks.insert(block, lines);
    }
}

fn last_block(document: &Document) -> u32 {
    u32::try_from(document.blocks.len().saturating_sub(1)).unwrap_or(u32::MAX)
}

/// The number of the line that shows `offset`, or of the nearest one before it.
fn line_with(lines: &[Arc<Line>], offset: u32) -> u32 {
    let is_content = |line: &Arc<Line>| line.kind == LineKind::Content;
    let first = lines.iter().take_while(|line| !is_content(line)).count();
    let content = lines.get(first..).unwrap_or_default();
    let content = content.partition_point(is_content);
    let content = lines.get(first..first + content).unwrap_or_default();
    // Lines stand in the order of their text, except where a table has several cells side by side.
    let before = content.partition_point(|line| line.span.start <= offset);
    let nearest = before.saturating_sub(1);
    let is_shown = content.get(nearest).is_some_and(|line| line.shows(offset));
    let nth = if is_shown {
        nearest
    } else {
        let shown = content.iter().position(|line| line.shows(offset));
        shown.unwrap_or(nearest)
    };
    u32::try_from(first + nth).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::testing::Draft;
    use super::*;

    fn long_document() -> Document {
        (0..5_000)
            .fold(Draft::default(), |draft, nth| {
                draft.paragraph(&format!("paragraph {nth} of many"))
            })
            .finish()
    }

    #[test]
    fn only_what_is_looked_at_is_laid_out() {
        let (document, flow) = (long_document(), Flow::new(LayoutOptions::for_width(40)));
        let middle = flow.position_of(&document, document.blocks[2_500].span.start);
        assert_eq!(flow.window(&document, middle, 40).len(), 40);
        assert_eq!(flow.move_by(&document, middle, -3).block, 2_498);
        assert!(flow.kept.borrow().blocks.len() < 30);
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let (document, flow) = (long_document(), Flow::new(LayoutOptions::for_width(12)));
        let mut position = Flow::first();
        for _ in 0..40 {
            position = flow.move_by(&document, position, 1_000);
            assert!(flow.kept.borrow().lines <= MANY_LINES + 10);
        }
    }

    #[test]
    fn moves_stop_at_the_ends() {
        let (document, flow) = (long_document(), Flow::new(LayoutOptions::for_width(40)));
        let last = flow.last(&document);
        assert_eq!(flow.move_by(&document, last, i64::MIN), Flow::first());
        assert_eq!(flow.move_by(&document, Flow::first(), i64::MAX), last);
        let beyond = LinePosition {
            block: u32::MAX,
            line: 7,
        };
        assert_eq!(flow.clamp(&document, beyond), last);
        assert_eq!(flow.next(&document, beyond), None);
    }

    #[test]
    fn an_empty_document_has_no_lines() {
        let (document, flow) = (Document::default(), Flow::new(LayoutOptions::default()));
        assert!(flow.line(&document, Flow::first()).is_none());
        assert!(flow.window(&document, Flow::first(), 5).is_empty());
        assert_eq!(flow.move_by(&document, Flow::first(), 5), Flow::first());
        assert_eq!(flow.position_of(&document, 9), Flow::first());
    }
}
