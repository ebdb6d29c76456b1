//! A document and a width → lines of ranges and synthetic lead-ins; and back from a cell to an offset.
//!
//! Layout knows cells but no colours: a piece that is not in the text carries a [`crate::theme::Role`].

mod line;

pub use line::{Line, LineKind, Piece, PieceContent};
