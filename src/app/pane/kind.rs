//! Which pane: a closed set.

use crate::keymap::Context;

/// The three panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The post list.
    Posts,
    /// The reading pane.
    Reading,
    /// The notes pane.
    Notes,
}

impl Pane {
    /// The panes from left to right.
    pub const ALL: [Self; 3] = [Self::Posts, Self::Reading, Self::Notes];

    /// Its name in a sentence.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Posts => "the post list",
            Self::Reading => "the text",
            Self::Notes => "the notes",
        }
    }

    /// Its name in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Posts => "posts",
            Self::Reading => "text",
            Self::Notes => "notes",
        }
    }

    /// The context of its keys.
    pub const fn context(self) -> Context {
        match self {
            Self::Posts => Context::Posts,
            Self::Reading => Context::Reading,
            Self::Notes => Context::Notes,
        }
    }
}
