//! The same talk told in several posts: which talks of an event are one, kept up to date as posts come in. Pure data and
//! words; what is a talk was decided when the post was read. Only re-exports here.

mod event_talks;
mod form;
mod grouping;
mod index;
mod names;
mod place;
mod verdict;
mod words;

pub use event_talks::{EventTalks, TalkGroup};
pub use index::{SpeakerTalks, TalkIndex};
pub use place::Telling;

#[cfg(test)]
mod tests;
