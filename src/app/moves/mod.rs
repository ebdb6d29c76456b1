//! Posts that are not where they were, as data: which ones notes belong to, what each could be now, what was decided. What
//! is done about it stands in `moving`. Only re-exports here.

mod candidate;
mod found;
mod missing;
mod verdict;

pub use candidate::{Candidate, placed, sure};
pub use found::{Found, Moves};
pub use missing::{MissingPost, PostKey, missing_posts};
pub use verdict::{Verdict, VerdictOn};
