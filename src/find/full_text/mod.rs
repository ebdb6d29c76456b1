//! Full text over many posts: what was typed, a sieve for files as they are on disk, and the lines of a post that match. It
//! reads no files.
//!
//! ```text
//! query        words, "phrases" and /expressions/
//! sieve        which files and texts may match, told from their bytes
//! other_forms  letters in a text that are typed as others
//! outline      what hits are told with: talks, sections, lines of the source
//! trigrams     three letters beside each other, kept with a text to tell that it does not match
//! lines        the lines of a text that match, with the talk or section around each
//! ```

mod lines;
mod other_forms;
mod outline;
mod query;
mod sieve;
#[cfg(test)]
mod tests;
mod trigrams;
mod written_otherwise;

pub use lines::{FoundLine, FoundPost};
pub use outline::{Outline, Part};
pub use query::{QueryError, TextQuery};
pub use trigrams::{Trigrams, trigram_bits};
