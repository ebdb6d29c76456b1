//! The line in which a query is typed, as data: which list it narrows, what is wrong with it, what could be put in.

use std::collections::HashMap;
use std::sync::Arc;

use crate::find::query::{Completion, KnownNames, QueryProblem, SubjectKind, TextField};
use crate::library::PostId;

use super::super::field::Field;

/// The line in which a query is typed.
#[derive(Clone, Debug)]
pub struct QueryLine {
    /// The list that it narrows.
    pub of: Narrowed,
    /// What is typed.
    pub field: Field,
    /// What is wrong with it; the list then stays as it was.
    pub problem: Option<QueryProblem>,
    /// A name in it that nothing has; it can be kept nevertheless.
    pub unknown: Option<QueryProblem>,
    /// What can be put at the cursor.
    pub offered: Completion,
    /// What was put in last, if nothing was typed since.
    pub put: Option<Put>,
    /// Names that were offered before, the most frequent first.
    pub names: HashMap<TextField, Arc<KnownNames>>,
    /// The post under the cursor of the list before anything was typed.
    pub chosen_before: Option<PostId>,
}

/// A list that a query narrows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Narrowed {
    /// The post list.
    Posts,
    /// The notes pane.
    Notes,
    /// The to-do list.
    Todos,
}

/// A candidate in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// Which of those offered.
    pub at: usize,
    /// The text before it.
    pub before: String,
    /// The text behind it.
    pub behind: String,
}

impl QueryLine {
    /// What is to be told of what is typed: a mistake, unless what is at the cursor can still become something that is known,
    /// else a name that nothing has.
    pub fn trouble(&self) -> Option<&QueryProblem> {
        let cursor = self.field.split_at_cursor().0.len();
        let can_become = |problem: &QueryProblem| {
            problem.place.end == cursor && !self.offered.candidates.is_empty()
        };
        let problem = self.problem.as_ref();
        problem
            .filter(|problem| !can_become(problem))
            .or(self.unknown.as_ref())
    }
}

impl Narrowed {
    /// What the list is made of.
    pub const fn kind(self) -> SubjectKind {
        match self {
            Self::Posts => SubjectKind::Post,
            Self::Notes | Self::Todos => SubjectKind::Note,
        }
    }

    /// What it is called on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Posts => "posts",
            Self::Notes => "notes",
            Self::Todos => "to-dos",
        }
    }
}
