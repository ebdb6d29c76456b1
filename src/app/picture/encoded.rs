//! A picture made ready for one kind of terminal at one size. Opaque to the state: the shell makes it, drawing places it.

use ratatui::buffer::Buffer;

use crate::layout::CellCount;

/// The colour of pixels where nothing is drawn.
pub const TRANSPARENT: u16 = u16::MAX;

/// A picture, ready to be drawn.
#[derive(Clone, Debug)]
pub struct Encoded {
    /// The cells it takes.
    pub count: CellCount,
    /// What is drawn.
    pub content: EncodedContent,
}

/// The ways a picture is drawn.
#[derive(Clone, Debug)]
pub enum EncodedContent {
    /// Cells with two colours each.
    HalfBlocks(Buffer),
    /// Sent once, then placed by cells that stand for parts of it.
    Kitty {
        /// Its number in the terminal.
        id: u32,
        /// What is sent once.
        upload: String,
        /// The combining characters that stand for the numbers 0, 1, 2 … in a cell that stands for a part of the picture.
        numbers: Vec<char>,
    },
    /// A sequence for each row.
    Iterm2(Vec<String>),
    /// Pixels, of which any rows can be sent.
    Sixel(IndexedPixels),
}

/// A picture in few colours.
#[derive(Clone, Debug, Default)]
pub struct IndexedPixels {
    /// Pixels across.
    pub width: usize,
    /// Pixels of a row of cells.
    pub cell_height: usize,
    /// The colours as sixel defines them, `#0;2;100;0;0#1…`.
    pub palette: String,
    /// The colour of each pixel, row by row; [`TRANSPARENT`] where there is none.
    pub pixels: Vec<u16>,
}
