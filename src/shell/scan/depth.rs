//! How much of each post a scan reads. Only data.

/// How much of each post is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// What a list shows; the rest can be read later.
    List,
    /// All of it.
    Whole,
}
