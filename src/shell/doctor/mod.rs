//! Looking for what is wrong with a store, and mending what can be mended without guessing. Only re-exports here.

mod cache;
mod examine;
mod finding;
mod permissions;
mod repair;
mod terminal;

#[cfg(test)]
mod tests;

pub use cache::cache_size;
pub use examine::{Examined, Known, examine};
pub use finding::{Finding, MostLike, Trouble};
pub use repair::repair;
pub use terminal::terminal_facts;
