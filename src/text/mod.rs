//! The lowest layer: positions, graphemes, display width, line breaking and sanitising of plain text.
//!
//! It knows nothing of Markdown, posts or terminals.

mod builtin_table;
pub mod code_break;
mod counted;
mod excerpt;
pub mod graphemes;
pub mod line_break;
mod nearest;
pub mod percent;
pub mod punycode;
pub mod sanitize;
pub mod segment;
mod sentence;
mod span;
pub mod width;
pub mod yaml;

pub(crate) use builtin_table::builtin_table;
pub use builtin_table::read_builtin;
pub use counted::counted;
pub use excerpt::start_showing;
pub use nearest::nearest;
pub use sanitize::{harmless, one_line};
pub use span::Span;
