//! The scroll bar as arithmetic: from places in a text to rows of the bar and back. It draws nothing.

use std::ops::Range;

use crate::text::Span;

/// A bar of some rows that stands for a whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScrollBar {
    rows: u16,
    /// Bytes of the text.
    length: u32,
}

impl ScrollBar {
    /// A bar for a text of this many bytes; `None` where there are no rows or there is no text.
    pub fn new(rows: u16, length: usize) -> Option<Self> {
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        (rows > 0 && length > 0).then_some(Self { rows, length })
    }

    /// The rows that stand for what is in sight, at least one.
    pub fn rows_of(&self, sight: Span) -> Range<u16> {
        let first = self.row_of(sight.start);
        let last = self.row_of(sight.end.saturating_sub(1)).max(first);
        first..last + 1
    }

    /// The row that stands for a byte offset.
    pub fn row_of(&self, offset: u32) -> u16 {
        let row = u64::from(offset) * u64::from(self.rows) / u64::from(self.length);
        u16::try_from(row).unwrap_or(u16::MAX).min(self.rows - 1)
    }

    /// The first byte offset that a row stands for, the length of the text for the row below the last.
    pub fn start_of(&self, row: u16) -> u32 {
        let offset = u64::from(row) * u64::from(self.length);
        let offset = offset.div_ceil(u64::from(self.rows));
        u32::try_from(offset).unwrap_or(u32::MAX).min(self.length)
    }

    /// A place for a click on a row: its middle, but the very ends for the first and the last row and beyond.
    pub fn offset_at(&self, row: u16) -> u32 {
        if row == 0 {
            return 0;
        }
        if row >= self.rows - 1 {
            return self.length;
        }
        let offsets = self.offsets(row);
        offsets.start + (offsets.end - offsets.start) / 2
    }

    /// The byte offsets that a row stands for.
    pub fn offsets(&self, row: u16) -> Span {
        Span::new(self.start_of(row), self.start_of(row.saturating_add(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_sight_is_still_a_row() {
        let bar = ScrollBar::new(10, 1_000_000).unwrap();
        assert_eq!(bar.rows_of(Span::new(0, 80)), 0..1);
        assert_eq!(bar.rows_of(Span::new(999_990, 1_000_000)), 9..10);
        assert_eq!(bar.rows_of(Span::new(0, 1_000_001)), 0..10);
    }

    proptest! {
        #[test]
        fn every_place_has_the_row_that_stands_for_it(rows in 1_u16..200, length in 1_usize..100_000, at in 0_u32..100_000) {
            let bar = ScrollBar::new(rows, length).unwrap();
            let at = at % length as u32;
            prop_assert!(bar.offsets(bar.row_of(at)).contains(at));
        }
    }
}
