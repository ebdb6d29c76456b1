//! Choosing which post a missing one is now, as data. What it could be stands in the state.

use super::super::moves::PostKey;

/// The window in which one chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MovedWindow {
    /// The missing post.
    pub post: PostKey,
    /// The candidate under the cursor, by its place in the list.
    pub chosen: usize,
}
