//! The help as data: a scroll position.

/// The state of the help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HelpWindow {
    /// The first line shown.
    pub top: usize,
}
