//! Which sections of a document describe a conference session, and what they tell of it.

mod affix;
mod body;
mod conference;
mod describe;
mod each;
mod fold;
mod heading;
mod name;
mod outline;
mod phrases;
mod speakers;
mod starts;
mod word_set;
mod words;

pub use describe::describe;

#[cfg(test)]
mod heading_tests;
#[cfg(test)]
mod tests;
