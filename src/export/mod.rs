//! To-dos and highlights in, text out: one file per export format, and the one table of formats.
//!
//! Pure: no file, no clock, no zone but the one it is given. Files are read and written in the shell.

mod characters;
mod csv_table;
mod error;
mod form;
mod format;
mod grouping;
mod html;
mod ical;
mod item;
mod json;
pub mod json_shapes;
pub mod managed_block;
mod markdown;
mod markdown_source;
mod markdown_text;
mod obsidian;
mod options;
mod order;
mod org;
mod readwise;
mod sharing;
mod taskwarrior;
mod template;
#[cfg(test)]
mod tests;
mod text_fragment;
mod todo_txt;
mod w3c;
mod wording;

pub use characters::{CharacterOffsets, CharacterSpan};
pub use error::{ExportError, TemplateError};
pub use form::ExportForm;
pub use format::{FORMATS, Format, format_by_id};
pub use item::{ExportItem, ItemPlace, best_link, is_web_address};
pub use options::{ExportOptions, Grouping};
pub use order::ExportOrder;
pub use sharing::{SharedPassage, Sharing};
pub use taskwarrior::tag_of as taskwarrior_tag;
pub use template::{ENDING as TEMPLATE_ENDING, Template};
