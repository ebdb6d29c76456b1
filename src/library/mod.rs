//! Posts as a person finds them in the list: facts about each, without its text. Pure data; files are read in the shell.

mod event;
mod from_document;
pub mod guide;
mod later;
pub mod link;
mod mention;
mod place;
mod post;
mod recognise;
mod topic;

pub use event::{Event, EventTable};
pub use from_document::post_title;
pub use later::Later;
pub use post::{Library, Post, PostId, PostSection, Root, TopicMention};
pub use topic::{KnownTopic, Maturity, TopicTable};

#[cfg(test)]
mod corpus_tests;
