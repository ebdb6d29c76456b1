//! Which sections of a document describe a conference session, and what they tell of it.

mod affix;
mod body;
mod candidate;
mod conference;
mod describe;
mod each;
mod field;
mod fold;
mod front;
mod grade;
mod heading;
mod line;
mod name;
mod outline;
mod outside;
mod person;
mod phrases;
mod setting;
mod speakers;
mod starts;
mod tail;
mod title;
mod word_hash;
mod word_set;
mod word_sets;
mod words;

pub use describe::describe;

#[cfg(test)]
mod heading_tests;
#[cfg(test)]
mod outside_tests;
#[cfg(test)]
mod tests;
