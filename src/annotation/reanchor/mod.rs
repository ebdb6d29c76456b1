//! Finds a passage again in another revision of its post: in the right place, or honestly not at all.
//!
//! The steps, each only if those before it give nothing:
//! 1. The same file: the offsets hold.
//! 2. A kept copy: both texts are compared word by word, then lines that changed places are looked for. All words stand
//!    together: the same passage. Otherwise what stands between the words beside it, if it is nearly the same; the exact
//!    quote in text that is new; or, if at least half of the words survive in one region, that.
//! 3. The exact quote, if it is unique and either long or in matching context.
//! 4. A similar passage: at most a quarter of errors, matching context, and clearly better than the next best.
//! 5. Up to half of errors: an orphan with a suggestion.
//!
//! It must not guess between places that look alike, and its answer depends on its arguments only (no time limits).

mod agreement;
mod align;
mod compare;
mod finder;
mod follow;
mod moves;
mod region;
mod search;
mod shared_runs;
mod words;

pub use agreement::Agreement;
pub use finder::{Reanchoring, find_again};
pub use follow::{Followed, follow};
pub use shared_runs::SoughtTexts;

#[cfg(test)]
mod tests;
