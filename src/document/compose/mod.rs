//! Writing a document: the one place where visible text, blocks, containers, marks, links, images and tables come about.
//!
//! It knows neither Markdown nor HTML; their readers call it in the order of the text.

mod composer;
mod container;
mod image;
mod inline;
mod naming;
mod state;
mod table;

pub(super) use composer::Composer;
pub(super) use naming::settle_names;
pub(super) use state::Owner;
