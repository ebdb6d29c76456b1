//! A suggestion. Only data.

use crate::annotation::Topic;
use crate::text::Span;

/// Whether suggestions are offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offers {
    /// They are shown.
    #[default]
    On,
    /// Nothing is looked for.
    Off,
}

impl Offers {
    /// Whether they are shown.
    pub const fn are_on(self) -> bool {
        matches!(self, Self::On)
    }

    /// The other way.
    pub const fn switched(self) -> Self {
        match self {
            Self::On => Self::Off,
            Self::Off => Self::On,
        }
    }
}

/// A sentence that reads like something to dig into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The sentence in the visible text.
    pub span: Span,
    /// The words in it that say so.
    pub cue: Span,
    /// What it is about, the most likely first; never empty.
    pub topics: Vec<Topic>,
    /// How sure it is, of 100.
    pub score: u8,
}
