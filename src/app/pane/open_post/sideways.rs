//! Code that is too wide for the pane and is not wrapped: which of it is seen. It moves no line.

use std::borrow::Cow;

use crate::document::BlockKind;
use crate::layout::{Line, LinePosition, cell_of, offset_at, slid, text_start};

use super::super::code_view::CodeRoom;
use super::{OpenPost, VisibleLine};

/// How many lines of code are looked at for the first one that is not blank.
const CODE_HEAD: u32 = 64;

impl OpenPost {
    /// A line on screen as it is seen: code that is too wide is moved sideways and cut off at the edge.
    pub fn seen<'a>(&self, visible: &'a VisibleLine) -> Cow<'a, Line> {
        if self.options.wrap_code || !self.is_code(visible.line.block) {
            return Cow::Borrowed(&visible.line);
        }
        let shift = self.code.shift(visible.line.block);
        Cow::Owned(slid(&visible.line, self.text(), shift, &self.options))
    }

    /// The block of code that can be moved sideways: the one of the caret, else the first on screen.
    pub fn wide_code(&self) -> Option<u32> {
        let caret = self.position(self.caret).block;
        let on_screen = self.visible.iter().map(|visible| visible.position.block);
        std::iter::once(caret).chain(on_screen).find(|&block| {
            self.code_room(block)
                .is_some_and(|room| room.end > room.right)
        })
    }

    /// Moves a block of code sideways by cells; the caret stays in sight if it is in it.
    pub fn slide_code(&mut self, block: u32, delta: i32) {
        let Some(room) = self.code_room(block) else {
            return;
        };
        self.code.slide(block, delta, room);
        let position = self.position(self.caret);
        let Some(line) = self.flow.line(&self.content.document, position) else {
            return;
        };
        if let Some(column) =
            cell_of(&line, self.text(), self.caret).filter(|_| position.block == block)
        {
            let shift = self.code.shift(block);
            let in_sight = (
                room.left.saturating_add(shift),
                room.right.saturating_add(shift).saturating_sub(2),
            );
            let column = column.min(in_sight.1).max(in_sight.0);
            self.caret = offset_at(&line, self.text(), column);
            self.goal_column = None;
        }
    }

    /// By how many cells a line is moved to the left.
    pub(in crate::app::pane) fn shift_of(&self, line: &Line) -> u16 {
        self.code.shift(line.block)
    }

    fn is_code(&self, block: u32) -> bool {
        let block = self.content.document.blocks.get(block as usize);
        block.is_some_and(|block| matches!(block.kind, BlockKind::Code { .. }))
    }

    /// Where a block of code that is not wrapped is seen; `None` for everything else.
    fn code_room(&self, block: u32) -> Option<CodeRoom> {
        if self.options.wrap_code || !self.is_code(block) {
            return None;
        }
        let document = &self.content.document;
        let texts = |line| text_start(&*self.flow.line(document, LinePosition { block, line })?);
        let left = (0..CODE_HEAD).find_map(texts)?;
        Some(CodeRoom {
            left,
            right: self.options.width,
            end: self.flow.end_column(document, block),
        })
    }

    /// Moves the caret's code sideways so that the caret is in sight.
    pub(super) fn reveal_sideways(&mut self) {
        let position = self.position(self.caret);
        let Some(room) = self.code_room(position.block) else {
            return;
        };
        let line = self.flow.line(&self.content.document, position);
        if let Some(column) = line.and_then(|line| cell_of(&line, self.text(), self.caret)) {
            self.code.reveal(position.block, column, room);
        }
    }
}
