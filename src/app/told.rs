//! In how many posts a talk is told, as data; who finds it out stands beside the views.

use crate::library::Telling;

/// The talk at the caret, and in how many posts it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Where it is read.
    pub telling: Telling,
    /// In how many posts it is told, this one included.
    pub posts: usize,
}
