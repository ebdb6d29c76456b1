//! A selection in the open post. Only data; what it covers is asked of the post.

/// A selection: from its anchor to the caret, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Where it began.
    pub anchor: u32,
    /// Whether it takes whole lines.
    pub whole_lines: bool,
    /// The place around which it grows and shrinks.
    pub origin: u32,
}

impl Selection {
    /// A selection by character that begins here.
    pub const fn from(anchor: u32) -> Self {
        Self {
            anchor,
            whole_lines: false,
            origin: anchor,
        }
    }

    /// A selection of whole lines that begins here.
    pub const fn lines_from(anchor: u32) -> Self {
        Self {
            whole_lines: true,
            ..Self::from(anchor)
        }
    }
}
