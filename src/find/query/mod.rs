//! The query language: words, phrases and fields that lists are narrowed to. Text in, a tree or a located problem out; what
//! a query admits is asked of subjects, which the callers bring. Only re-exports here.

mod complete;
mod evaluate;
mod field;
mod flag;
mod kind;
mod names;
mod parse;
mod period;
mod problem;
mod subject;
mod syntax;
#[cfg(test)]
mod tests;
mod token;
mod unknown;
mod write;

pub use complete::{Candidate, Completion, complete};
pub use evaluate::{Matcher, Surroundings};
pub use field::{Comparison, FIELDS, Field, FieldEntry, Meaning, TextField, Values};
pub use flag::{FLAGS, Flag, FlagEntry};
pub use kind::SubjectKind;
pub use names::KnownNames;
pub use period::{Period, Relative};
pub use problem::QueryProblem;
pub use subject::{Subject, Texts};
pub use syntax::{Expression, Query, Test};
pub use unknown::NamedValue;
