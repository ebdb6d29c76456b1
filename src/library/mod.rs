//! Posts as a person finds them in the list: facts about each, without its text. Pure data; files are read in the shell.

mod cited;
mod event;
mod from_document;
pub mod guide;
mod guide_list;
mod later;
pub mod link;
mod linked;
mod listed;
mod mention;
mod name_finder;
mod overview;
mod place;
mod post;
mod recognise;
mod root_name;
mod suggestion;
mod telling;
mod topic;
mod topic_index;

pub use cited::CitedPosts;
pub use event::{Event, EventTable};
pub use from_document::post_title;
pub use guide_list::posts as guide_list;
pub use later::Later;
pub use overview::Overview;
pub use post::{Library, Post, PostId, PostSection, Root, TopicMention};
pub use root_name::root_name;
pub use suggestion::{CueError, CueTable, Dismissal, Offers, Suggestion, suggestions};
pub use telling::{EventTalks, SpeakerTalks, TalkGroup, TalkIndex, Telling};
pub use topic::{KnownTopic, Maturity, TopicTable};
pub use topic_index::{TopicIndex, TopicPosts};

#[cfg(test)]
mod corpus_tests;
