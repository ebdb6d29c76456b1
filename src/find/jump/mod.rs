//! The fuzzy jump: a few letters → the talk, section, passage or post one had in mind, best first.
//!
//! Matching goes by tiers ([`Tier`]); the matcher of `skim` only orders what nothing better has ordered.
//! Nothing here reads files, the clock, or a document's text.

mod block;
mod entry;
mod field;
mod found;
mod gathered;
mod grade;
mod grading;
mod highlighting;
mod index;
mod initials;
mod leaders;
mod letters;
mod matching;
mod narrowing;
mod places;
mod query;
mod rank;
mod scan;
mod search;
mod syntax;
#[cfg(test)]
mod tests;
mod typo;
mod vocabulary;

pub use entry::{JumpCommand, JumpEntry, JumpHighlight, JumpHit, JumpKind, JumpResults, Tier};
pub use index::JumpIndex;
pub use search::JumpSession;
