//! HTML inside Markdown: tags to blocks, containers and marks by one table; nothing of tags or attributes becomes text.

mod component;
mod element;
mod inline;
mod policy;
mod reader;

pub(super) use reader::HtmlReader;
