//! The search line of the reading pane as data.

use super::super::field::Field;
use super::super::pane::{Search, Spot};

/// The state of the search line.
#[derive(Clone, Debug)]
pub struct SearchPrompt {
    /// What is searched for.
    pub query: Field,
    /// Where the reader was before, for going back.
    pub origin: Spot,
    /// The search before, for going back.
    pub before: Option<Search>,
}
