//! By which means a terminal shows pictures. Only data; how that is found out is the shell's business.

use crate::layout::{CellCount, PixelSize};

/// What pictures are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Display {
    /// How pictures get on the screen.
    pub means: Means,
    /// The pixels of a cell.
    pub cell: PixelSize,
    /// The most pixels that the terminal draws of one picture.
    pub most: PixelSize,
}

/// The ways a picture gets on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Means {
    /// The terminal has not been asked, or has not answered yet.
    Unknown,
    /// There is none: a picture is its caption.
    Nothing,
    /// Two colours in each cell.
    HalfBlocks,
    /// The kitty graphics protocol, with Unicode placeholders.
    Kitty,
    /// Inline images as iTerm2 invented them.
    Iterm2,
    /// Sixel graphics, as a VT340 has them.
    Sixel,
}

impl Default for Display {
    fn default() -> Self {
        Self {
            means: Means::Nothing,
            cell: PixelSize::USUAL_CELL,
            most: Self::NO_LIMIT,
        }
    }
}

impl Display {
    /// Of a terminal that draws pictures of any size.
    pub const NO_LIMIT: PixelSize = PixelSize {
        width: u32::MAX,
        height: u32::MAX,
    };

    /// As much of a room as the terminal can fill with one picture.
    pub fn part_of(&self, room: CellCount) -> CellCount {
        let cells = |most: u32, cell: u32| u16::try_from(most / cell.max(1)).unwrap_or(u16::MAX);
        CellCount {
            columns: room.columns.min(cells(self.most.width, self.cell.width)),
            rows: room.rows.min(cells(self.most.height, self.cell.height)),
        }
    }
}
