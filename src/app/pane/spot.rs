//! A place in a post as it stands on the screen, and where to land in a post that is opened. Only data.

/// A place in a post and the picture around it: going back to it shows the same lines again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The caret, a byte offset in the visible text.
    pub caret: u32,
    /// How many lines were on screen above the caret's.
    pub row: u16,
}

/// Where to put the caret in a post that is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Landing {
    /// Where reading stopped.
    LeftOff,
    /// At this byte offset of the visible text.
    At(u32),
    /// As it stood once.
    Spot(Spot),
    /// At the heading or other place that a link's part after `#` names.
    Fragment(String),
}
