//! Which sections of a document describe a conference session, and what they tell of it.

mod affix;
mod describe;
mod heading;
mod name;
mod speakers;
mod words;

pub use describe::describe;

#[cfg(test)]
mod heading_tests;
