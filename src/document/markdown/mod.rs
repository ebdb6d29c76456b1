//! Reading Markdown: the parser's events, in one flat pass, to calls of the composer.

mod events;
mod inline;
mod leaf;
mod nesting;
mod notes;
mod options;
mod reader;
mod references;
mod stretch;
mod wiki;

pub(super) use events::read;
pub use options::markdown_options;
pub(super) use references::References;
pub(super) use stretch::Stretch;
