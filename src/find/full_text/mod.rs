//! Full text over many posts: what was typed, a sieve for files as they are on disk, and the lines of a post that match. It
//! reads no files.
//!
//! ```text
//! query    words, "phrases" and /expressions/
//! sieve    which files may match, told from their bytes without reading them as posts
//! lines    the lines of a document that match, with the talk or section around each
//! ```

mod lines;
mod query;
mod sieve;
#[cfg(test)]
mod tests;

pub use lines::{FoundLine, FoundPost};
pub use query::{QueryError, TextQuery};
