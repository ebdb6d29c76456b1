//! How far one is with the to-dos, as data.

/// The window that tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProgressWindow {
    /// The first event shown.
    pub top: usize,
}
