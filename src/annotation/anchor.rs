//! Where a highlight stands: quote, context and offsets in one revision of a post. How it is found in another revision
//! stands in its own file.

use crate::text::Span;

/// The place of a passage in one revision of a post's visible text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The passage as it was when it was marked; never overwritten.
    pub quote: String,
    /// Up to 32 characters before it.
    pub prefix: String,
    /// Up to 32 characters after it.
    pub suffix: String,
    /// Bytes in the visible text of that revision. (In files and JSON: characters.)
    pub span: Span,
    /// The lower-case hex SHA-256 of the post file's bytes.
    pub revision: String,
    /// The version of the parser that made the visible text.
    pub text_version: u32,
}

/// How sure it is that a passage was found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnchorState {
    /// The same words at the place noted, or in a post that is the same file.
    #[default]
    Exact,
    /// The same words elsewhere in the post.
    Moved,
    /// Most of its words in one place.
    Changed,
    /// Not found with confidence.
    Orphan,
}

/// Where a passage stands in the current text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Placement {
    /// How sure it is.
    pub state: AnchorState,
    /// The place in the current visible text; `None` for an orphan.
    pub span: Option<Span>,
    /// For an orphan: a place that resembles it, to be accepted by the person.
    pub suggestion: Option<Span>,
}

impl AnchorState {
    /// The word used on screen and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Orphan => "orphan",
        }
    }
}
