//! The action table: everything that can be typed, clicked, bound to a key or listed in the help, each with its name, a
//! sentence, the contexts it belongs to, and the function that does it. One file per group; adding one is one entry.

mod add_folder;
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
mod folders;
mod help;
mod import;
mod jump;
mod links;
mod lists;
mod marking;
mod moved;
mod notes;
mod outline;
mod palette;
mod panes;
mod pictures;
mod pressing;
mod progress;
mod query;
mod read_marks;
mod reading;
mod saved_views;
mod screen_lines;
mod search;
mod sections;
mod selecting;
mod sharing;
mod suggestions;
mod table;
mod text_search;
mod themes;
mod todos;
mod travel;
mod typing;
mod views;

pub use add_folder::{checked as folder_checked, listed as folder_listed};
pub use changes::journals_arrived;
pub use count::pane_of;
pub use editor::{edited_outside as note_edited_outside, save_before_the_end};
pub use entry::{Action, Count};
pub use export::{
    items_arrived as export_items_arrived, items_being_placed as export_items_being_placed,
};
pub use import::file_arrived as import_file_arrived;
pub use lists::show_chosen_note;
pub use outline::refill as outline_refill;
pub use pressing::press_item;
pub use table::{all, known, named};
pub use themes::{arrived as themes_arrived, first_in_sight as first_theme_in_sight};
pub use typing::{click, paste, type_key, wheel};
pub use views::refresh as views_refresh;
