//! The lowest layer: positions, graphemes, display width, line breaking and sanitising of plain text.
//!
//! It knows nothing of Markdown, posts or terminals.

mod span;
pub mod yaml;

pub use span::Span;
