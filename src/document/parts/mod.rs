//! A long source in parts: each is read by itself, several side by side, and joined they are what the whole would be.
//!
//! So a long post is read on all processors, and the Markdown parser's tree is never larger than that of some parts.
//! What a part alone would read differently is either told to it (the definitions of links) or keeps the source whole.

mod beginning;
mod cut;
mod join;
mod read;
#[cfg(test)]
mod tests;

pub(super) use beginning::{beginning, looked_at, read_beginning};
pub(super) use read::read;
