//! How far what is known across posts is up to the library and the records. Only data.

/// How far what is known across posts is up to date; the overview knows by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UpTo {
    /// The version of the library whose posts are in the jump's index.
    pub jump_posts: usize,
    /// The version of the records whose highlights are in it; none where posts came into it since.
    pub jump_highlights: Option<u64>,
    /// Whether a word was asked for to go on bringing both up to the library.
    pub is_asked: bool,
}
