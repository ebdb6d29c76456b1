//! The line in which a person says when to-dos are due, as data.

use crate::annotation::RecordId;

use super::super::field::Field;

/// The line for a day.
#[derive(Clone, Debug)]
pub struct DueLine {
    /// The to-dos it is for.
    pub todos: Vec<RecordId>,
    /// What is typed.
    pub field: Field,
}
