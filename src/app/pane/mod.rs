//! The state of the three panes, one file each.

mod code_view;
mod kind;
mod notes;
mod open_post;
mod posts;
mod reading;
mod search;
mod selection;
#[cfg(test)]
mod sideways_tests;
mod sight;
mod spot;
mod suggested;

pub use code_view::{CodeRoom, CodeView};
pub use kind::Pane;
pub use notes::{
    ListTop, Listed, NotesEntry, NotesPane, NotesSight, NotesView, Order, Scope, Standing,
};
pub use open_post::{Height, OpenPost, Reveal, VisibleLine};
pub use posts::{PostOrder, PostsPane, PostsRow};
pub use reading::{Clicks, ReadingPane, Wanted};
pub use search::Search;
pub use selection::Selection;
pub use spot::{Landing, Spot};
pub use suggested::Suggested;
