//! How the open post's code is seen: its colours as far as they are known, and how far each block is moved sideways.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::syntax::CodeColours;

/// What is kept about the code of the open post.
#[derive(Clone, Debug, Default)]
pub struct CodeView {
    /// The colours known so far.
    pub colours: CodeColours,
    /// The request for more of them that is under way.
    pub request: Option<u64>,
    /// By how many cells each block is moved to the left.
    shifts: BTreeMap<u32, u16>,
    /// The revision all this is about.
    revision: Option<Arc<str>>,
}

/// The columns between which a block of code is seen, and where its widest line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeRoom {
    /// The first column of its text.
    pub left: u16,
    /// The column after the pane's last one.
    pub right: u16,
    /// The column after its widest line.
    pub end: u16,
}

/// Cells that are kept in sight beside the caret.
const BESIDE_CARET: u16 = 6;

impl CodeView {
    /// Forgets what it knows if that is about another revision.
    pub fn belongs_to(&mut self, revision: &Arc<str>) {
        if self.revision.as_ref() != Some(revision) {
            *self = Self {
                revision: Some(Arc::clone(revision)),
                ..Self::default()
            };
        }
    }

    /// By how many cells a block is moved to the left.
    pub fn shift(&self, block: u32) -> u16 {
        self.shifts.get(&block).copied().unwrap_or(0)
    }

    /// Puts every block back.
    pub fn straighten(&mut self) {
        self.shifts.clear();
    }

    /// Moves a block by `delta` cells, to the left if positive, as far as its widest line allows.
    pub fn slide(&mut self, block: u32, delta: i32, room: CodeRoom) {
        let most = room.end.saturating_sub(room.right);
        let wanted = i32::from(self.shift(block)).saturating_add(delta);
        let shift = u16::try_from(wanted.max(0)).unwrap_or(u16::MAX).min(most);
        self.shifts.insert(block, shift);
    }

    /// Moves a block so that the caret at `column` is in sight, with a few cells beside it; not at all if it is already.
    pub fn reveal(&mut self, block: u32, column: u16, room: CodeRoom) {
        let beside = BESIDE_CARET.min(room.right.saturating_sub(room.left) / 4);
        let shift = self.shift(block);
        // The last column may hold the sign that there is more.
        let last = room.right.saturating_sub(2).saturating_add(shift);
        let wanted = if column < room.left.saturating_add(shift) {
            column.saturating_sub(room.left.saturating_add(beside))
        } else if column > last {
            shift.saturating_add(column - last).saturating_add(beside)
        } else {
            return;
        };
        self.slide(block, i32::from(wanted) - i32::from(shift), room);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: CodeRoom = CodeRoom {
        left: 4,
        right: 44,
        end: 104,
    };

    #[test]
    fn a_block_is_moved_as_far_as_it_is_wide() {
        let mut view = CodeView::default();
        view.slide(1, 50, ROOM);
        assert_eq!((view.shift(1), view.shift(2)), (50, 0));
        view.slide(1, 50, ROOM);
        assert_eq!(view.shift(1), 60);
        view.slide(1, -99, ROOM);
        assert_eq!(view.shift(1), 0);
    }

    #[test]
    fn the_caret_is_kept_in_sight() {
        let mut view = CodeView::default();
        for (column, shift) in [
            (4, 0),
            (42, 0),
            (43, 7),
            (103, 60),
            (64, 60),
            (63, 53),
            (4, 0),
        ] {
            view.reveal(1, column, ROOM);
            assert_eq!(view.shift(1), shift, "{column}");
        }
    }
}
