//! Finding: the fuzzy jump over the library, text in a post and in all posts, and words that lists are narrowed to.

mod beyond_ascii;
pub mod fold;
pub mod full_text;
pub mod in_text;
pub mod jump;
pub mod query;
mod sort;
mod view;
mod words;

pub use sort::{SORTS, Sort, SortEntry, SortKey};
pub use view::View;
pub use words::Words;
