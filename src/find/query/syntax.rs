//! A query as a tree. Only data: reading, writing and asking stand beside it.

use crate::annotation::Status;

use super::field::{Comparison, TextField};
use super::flag::Flag;
use super::period::Period;

/// What a list is narrowed to; empty, it admits everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What it asks; `None` admits everything.
    pub root: Option<Expression>,
}

/// A part of a query.
///
/// As it is read, `All` and `Any` have two parts or more and none of their own kind, and `Not` has no `Not` in it; so every
/// query has one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// All of these.
    All(Vec<Self>),
    /// At least one of these.
    Any(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
    /// One question.
    Test(Test),
}

/// One question about a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Whether this occurs in one of its texts.
    Words(String),
    /// Whether a text has a word that begins so.
    Text(TextField, String),
    /// Where its day lies.
    Day(Comparison, Period),
    /// Whether something is true of it.
    Flag(Flag),
    /// Whether it is, or has, a to-do of this status.
    Status(Status),
}

impl Query {
    /// Whether it admits everything.
    pub const fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// Whether its answer depends on what the texts of posts say, beyond what a list of posts shows of them.
    pub fn needs_texts(&self) -> bool {
        self.root.as_ref().is_some_and(Expression::needs_texts)
    }
}

impl Expression {
    /// All of these as one expression; `None` of none.
    pub(super) fn all(parts: Vec<Self>) -> Option<Self> {
        joined(
            parts,
            |part| match part {
                Self::All(parts) => Ok(parts),
                other => Err(other),
            },
            Self::All,
        )
    }

    /// At least one of these as one expression; `None` of none.
    pub(super) fn any(parts: Vec<Self>) -> Option<Self> {
        joined(
            parts,
            |part| match part {
                Self::Any(parts) => Ok(parts),
                other => Err(other),
            },
            Self::Any,
        )
    }

    fn needs_texts(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::needs_texts),
            Self::Not(inner) => inner.needs_texts(),
            Self::Test(test) => test.needs_text(),
        }
    }

    /// The opposite.
    pub(super) fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }
}

impl Test {
    /// Words are looked for in what lists show; what only the text of a post tells is asked by fields.
    const fn needs_text(&self) -> bool {
        match self {
            Self::Text(field, _) => matches!(
                field,
                TextField::Speaker | TextField::Topic | TextField::Kind
            ),
            Self::Flag(flag) => matches!(
                flag,
                Flag::Talks
                    | Flag::Speakers
                    | Flag::Topics
                    | Flag::Issues
                    | Flag::Changed
                    | Flag::Orphan
                    | Flag::Missing
            ),
            Self::Words(_) | Self::Day(..) | Self::Status(_) => false,
        }
    }
}

/// Parts in a row, those of the same kind opened up.
fn joined(
    parts: Vec<Expression>,
    open: impl Fn(Expression) -> Result<Vec<Expression>, Expression>,
    join: impl Fn(Vec<Expression>) -> Expression,
) -> Option<Expression> {
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts {
        match open(part) {
            Ok(parts) => flat.extend(parts),
            Err(part) => flat.push(part),
        }
    }
    if flat.len() > 1 {
        return Some(join(flat));
    }
    flat.pop()
}
