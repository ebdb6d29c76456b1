//! Signs on the current line that are to be masked when they are reached. Only data.

use super::mask::Meaning;

/// The signs on a line that are still to be masked.
#[derive(Debug, Default)]
pub(super) struct Signs {
    /// Their places and meanings, the next one last.
    pub due: Vec<(usize, Meaning)>,
}

impl Signs {
    /// Where the next sign stands that is to be masked.
    pub(super) fn next(&self) -> usize {
        self.due.last().map_or(usize::MAX, |(at, _)| *at)
    }
}
