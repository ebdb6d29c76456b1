//! How well passages are found again after their post was edited. `tests/README.md` explains the figures.
//!
//! `generated` makes edits itself, so that it knows what became of every word; `histories` has posts that their authors
//! really edited, and what people found became of some passages.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test ends where its own data is not what it takes it for"
)]

mod edit;
mod generated;
mod histories;
mod judge;
mod passage;
mod random;
mod words;
