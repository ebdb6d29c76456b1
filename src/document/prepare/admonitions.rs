//! Which call-outs with an indented body are open. Only data.

/// How far the body is indented, in columns.
pub(super) const INDENT: usize = 4;

/// The call-outs that are open.
#[derive(Debug, Default)]
pub(super) struct Admonitions {
    pub open: Vec<Open>,
}

/// A call-out that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    /// The column of its sign in the source.
    pub column: usize,
    /// The column of its sign in the prepared source.
    pub target: usize,
}

impl Admonitions {
    /// How far a line of a body is moved to the left, in columns.
    pub(super) fn indent(&self) -> usize {
        self.open.len() * INDENT
    }
}
