//! The action table: everything that can be typed, clicked, bound to a key or listed in the help, each with its name, a
//! sentence, the contexts it belongs to, and the function that does it. One file per group; adding one is one entry.

mod address;
mod anchors;
mod anywhere;
mod care;
mod category;
mod changes;
mod code;
mod count;
mod due;
mod editor;
mod entry;
mod export;
mod filter;
mod help;
mod jump;
mod links;
mod lists;
mod marking;
mod moved;
mod notes;
mod outline;
mod pictures;
mod progress;
mod query;
mod read_marks;
mod reading;
mod saved_views;
mod search;
mod sections;
mod selecting;
mod table;
mod text_search;
mod todos;
mod travel;
mod typing;
mod views;

pub use changes::journals_arrived;
pub use count::pane_of;
pub use editor::{edited_outside as note_edited_outside, save_before_the_end};
pub use entry::{Action, Count};
pub use export::items_arrived as export_items_arrived;
pub use outline::refill as outline_refill;
pub use table::{all, named, names};
pub use typing::{click, paste, type_key, wheel};
pub use views::refresh as views_refresh;
