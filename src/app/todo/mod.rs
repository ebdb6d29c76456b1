//! The to-do list: what it shows, where its cursor is, where moved to-dos go, how far one is. Only re-exports here.

mod list;
mod progress;
mod ranking;
mod rows;
mod shown;

pub use list::{open_list, rank_at_end, todo_ids};
pub use progress::{Progress, Week, progress};
pub use ranking::edits_for_move;
pub use rows::{TodoRow, todo_rows};
pub use shown::{Shown, change_filter, choose_line, keep_cursor, unmark};
