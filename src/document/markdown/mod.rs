//! Reading Markdown: the parser's events, in one flat pass, to calls of the composer.

mod events;
mod inline;
mod leaf;
mod nesting;
mod notes;
mod reader;

pub use events::markdown_options;
pub(super) use events::read;
