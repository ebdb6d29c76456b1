//! Finding: the fuzzy jump over the library, text in a post, and words that lists are narrowed to.

pub mod fold;
pub mod in_text;
pub mod jump;
mod words;

pub use words::Words;
