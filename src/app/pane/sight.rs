//! What of the open post is on screen. It scrolls nothing.

use crate::layout::{Flow, LineKind, offset_at};
use crate::text::Span;

use super::open_post::OpenPost;

impl OpenPost {
    /// The stretch of the text that is on screen.
    pub fn sight(&self) -> Option<Span> {
        let spans = self.visible.iter().map(|visible| visible.line.span);
        let whole = spans.reduce(Span::union)?;
        Some(Span::new(whole.start, whole.end.saturating_add(1)))
    }

    /// Whether nothing of the post is above or below the screen.
    pub fn shows_everything(&self) -> bool {
        let first = self.visible.first().map(|line| line.position);
        let last = self.visible.last().map(|line| line.position);
        first == Some(Flow::first()) && last == Some(self.flow.last(&self.content.document))
    }

    /// How far the post was read, in percent: the share of the text above the bottom of the screen.
    pub fn percent(&self) -> u8 {
        let length = self.text().len();
        let Some(last) = self.visible.last() else {
            return 0;
        };
        if length == 0
            || self.visible.last().map(|line| line.position)
                == Some(self.flow.last(&self.content.document))
        {
            return 100;
        }
        u8::try_from(u64::from(last.line.span.end) * 100 / length as u64)
            .unwrap_or(100)
            .min(99)
    }

    /// The offset nearest to a cell of the pane's text, columns and rows from 0.
    pub fn offset_at_cell(&self, column: u16, row: u16) -> Option<u32> {
        let visible = self
            .visible
            .get(usize::from(row))
            .or_else(|| self.visible.last())?;
        if let LineKind::Picture(row) = visible.line.kind {
            return Some(self.caption_of(row.picture).start);
        }
        let column = column.saturating_add(self.shift_of(&visible.line));
        Some(offset_at(&visible.line, self.text(), column))
    }
}
