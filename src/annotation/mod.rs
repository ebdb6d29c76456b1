//! What a person says about a post: highlights, notes, topics, to-dos; and how a passage is found again.
//!
//! Pure data and pure functions: no file, clock or random number. Times and ids come in from outside.

mod anchor;
mod boundaries;
mod category;
mod category_table;
mod due_words;
mod history;
mod merge;
mod merge_choices;
mod merge_notes;
mod order;
mod rank;
mod reanchor;
mod record;
pub mod record_file;
mod text_place;
mod todo;
mod topic;
mod word_diff;

pub use anchor::{Anchor, AnchorState, CONTEXT_CHARACTERS, Placement};
pub use category::{Category, CategoryColor};
pub use category_table::CategoryTable;
pub use due_words::{DueProblem, due_in_words};
pub use history::{Change, Edit, History, MachineHistory, Step};
pub use merge::{merge, stamped};
pub use merge_choices::{Group, Side, Versions};
pub use merge_notes::also_noted;
pub use order::list_order;
pub use rank::{Move, move_to};
pub use reanchor::{Agreement, Followed, Reanchoring, SoughtTexts, find_again, follow};
pub use record::{GroupTimes, PostReference, Record, RecordId, TalkReference};
pub use text_place::TextPlace;
pub use todo::{Priority, Rank, Status, Todo};
pub use topic::Topic;
pub use word_diff::{WordChange, WordChangeKind, word_changes};

#[cfg(test)]
pub(crate) mod samples;
