//! Fuzzy jump, search in a post, and the query language.

pub mod fold;
pub mod jump;

pub mod in_text;
