//! The visible texts of posts, kept in the cache folder so that a search need not read the posts to tell what stands in them.
//! Nothing is lost with it: what is missing, broken, of another version or of another state of a file is read from the post.
//!
//! ```text
//! record       a post's text, with what a hit in it is told with, as bytes and back
//! volume       a file of some hundred texts
//! catalogue    the volumes of one root as they stand on disk: where each text is
//! root_texts   the texts of one root: looked up, added to, written when that pays, tidied
//! kept         the texts of all roots, shared by those who search and those who read posts anyway
//! ```

mod catalogue;
mod kept;
mod record;
mod root_texts;
#[cfg(test)]
mod tests;
mod volume;

pub use catalogue::{Catalogue, InVolume};
pub use kept::KeptTexts;
pub use record::{KeptText, TextKey};
pub use root_texts::RootTexts;
