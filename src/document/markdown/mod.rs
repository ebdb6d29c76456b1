//! Reading Markdown: the parser's events, in one flat pass, to calls of the composer.

mod events;
mod inline;
mod leaf;
mod nesting;
mod notes;
mod reader;
mod wiki;

pub use events::markdown_options;
pub(super) use events::read;
