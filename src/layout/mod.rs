//! A document and a width → lines of ranges and synthetic lead-ins; and back from a cell to an offset.
//!
//! Layout knows cells but no colours: a piece that is not in the text carries a [`crate::theme::Role`].

mod block;
mod code;
mod columns;
mod flow;
mod gap;
mod hit;
mod image;
mod lead;
mod line;
mod links;
mod nesting;
mod options;
mod page;
mod paragraph;
mod picture;
mod plain;
mod records;
mod rule;
mod slide;
mod table;

#[cfg(test)]
mod blocks_tests;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use block::lay_out_block;
pub use flow::{Flow, LinePosition};
pub use gap::gap_after;
pub use hit::{cell_of, offset_at};
pub use line::{CellCount, Line, LineKind, PictureId, PictureRow, Piece, PieceContent};
pub use links::link_columns;
pub use options::LayoutOptions;
pub use picture::{PictureSizes, PixelSize};
pub use plain::{plain_line, plain_lines};
pub use slide::{slid, text_start};
