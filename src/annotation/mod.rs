//! What a person says about a post: highlights, notes, topics, to-dos; and how a passage is found again.
//!
//! Pure data and pure functions: no file, clock or random number. Times and ids come in from outside.

mod anchor;
mod category;
mod record;
mod todo;
mod topic;

pub use anchor::{Anchor, AnchorState, Placement};
pub use category::{Category, CategoryColor};
pub use record::{GroupTimes, PostReference, Record, RecordId, TalkReference};
pub use todo::{Priority, Rank, Status, Todo};
pub use topic::Topic;
