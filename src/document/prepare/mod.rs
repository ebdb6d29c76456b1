//! Preparing a body for the Markdown parser: notations of site generators are masked, and what authors meant is made Markdown.

mod address;
mod arguments;
mod attribute_list;
mod callout;
mod code;
mod emoji;
mod finder;
mod finders;
mod frames;
mod heading;
mod highlighted;
mod html;
mod lines;
mod liquid;
mod mask;
mod mdx;
mod names;
mod output;
mod pass;
mod scanner;
mod shortcode;
mod source;
mod spaced_link;
mod tag;
mod triggers;
mod wrapper;

pub(super) use lines::LineCursor;
pub(super) use mask::{Masks, Meaning, Piece};
pub(super) use names::NameCursor;
pub(super) use source::prepare;
