//! Searching the texts of many posts: in the texts that are kept, and where those do not tell, in the files.
//!
//! ```text
//! post     one post
//! library  the posts of a library, in the order in which they are wanted, told as they are found
//! sources  everything that sources hold, without a library
//! ```

mod library;
mod post;
mod sources;

pub use library::{SearchJob, search};
pub use sources::{FoundFile, search_sources};
