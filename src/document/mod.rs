//! What a post means: its visible text and everything that stands at a place in it.
//!
//! Parsing is total: any bytes give a [`Document`] and a list of located [`Issue`]s.
//! Nothing here knows a screen width, a colour, a file system or the clock.

mod block;
mod compose;
mod date;
mod decode;
mod embed;
mod expand;
mod fragment;
pub mod front_matter;
mod head;
mod html;
mod markdown;
mod model;
mod parse;
mod parts;
mod plain;
mod prepare;
mod section;
pub mod talk;
#[cfg(test)]
mod tests;

pub use block::{Alignment, Block, BlockKind, Container, ContainerKind, Table};
pub use date::PostDate;
pub use decode::{decode, revision};
pub use fragment::slug;
pub use front_matter::{FrontMatter, FrontMatterFormat, FrontMatterRead};
pub use head::Head;
pub use markdown::markdown_options;
pub use model::{Document, Image, Issue, Link, Mark, MarkKind, NamedPlace, SourceLine};
pub use parse::{TEXT_VERSION, parse, parse_beginning, parse_note};
pub use section::{Opening, Section, Speaker, Talk, TalkKind};
