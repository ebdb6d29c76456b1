//! What the mouse holds while its button is down. Only data.

use super::pane::Pane;

/// What the mouse holds while its button is down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Held {
    /// Nothing that could be moved.
    #[default]
    Nothing,
    /// The text: moving selects.
    Text,
    /// The scroll bar: moving scrolls.
    ScrollBar,
    /// The line at the edge of a side pane: moving makes the pane wider and narrower.
    Border(HeldBorder),
    /// The line between two side panes above each other: moving makes the upper one higher and lower.
    Stacked,
}

/// A line between panes that is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldBorder {
    /// The pane that it moves for.
    pub pane: Pane,
    /// The column where that pane begins, or behind which it ends: it stays.
    pub edge: u16,
}
