//! The manual: pages made from the tables of arguments, settings, actions, keys, fields and formats, as pages for `man` and as
//! Markdown. A page says nothing of its own that a table says already, so that it cannot be wrong. It reads no file.

mod block;
mod commands;
mod formats;
mod keys;
mod manual;
mod markdown;
mod page;
mod queries;
mod roff;
mod settings;

pub use manual::run;
pub use page::Page;
