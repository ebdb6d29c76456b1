//! Front matter: from the bytes before a post's body to facts.
//!
//! Reading is total: whatever stands at the start of a file gives facts, the place where the body starts, and located issues.

mod model;
mod read;

pub use model::{FrontMatter, FrontMatterFormat};
pub use read::FrontMatterRead;
pub use read::read;
