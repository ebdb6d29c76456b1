//! A place where a talk is told. Only data.

use super::super::post::PostId;

/// Where a talk is told: a post, and the index of the section in [`Post::sections`](super::super::Post::sections).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Telling {
    /// The post.
    pub post: PostId,
    /// The index of the section.
    pub section: u32,
}
