//! The count before a move, and the last move, as data.

use crate::keymap::KeyPress;

/// The count typed so far, and what a repetition repeats.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counting {
    /// How often the next move is to be done, as far as it is typed.
    pub count: Option<u32>,
    /// The key that was pressed last.
    pub pressed: Option<KeyPress>,
    /// The last move.
    pub last: Option<LastMove>,
}

/// A move that can be done again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastMove {
    /// The action's name.
    pub name: &'static str,
    /// How often it was done.
    pub count: u32,
}
