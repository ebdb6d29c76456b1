//! What a person's configuration file says, read with every mistake reported and the good parts in force.
//!
//! Pure: text in, values out. Which file it is, and the files it names, are the command line's and the shell's business.

mod categories;
mod chosen;
mod commented;
mod flow;
mod folders;
mod keys;
mod library_line;
mod model;
mod panes;
mod read;
mod schema;
mod setting;
#[cfg(test)]
mod tests;
mod views;

pub use chosen::{CHOSEN_FILE, write_chosen};
pub use commented::commented;
pub use flow::flow;
pub use folders::{FOLDERS_FILE, write_folders};
pub use library_line::{with_folder, without_folder};
pub use model::{
    ClipboardChoice, ColorChoice, Config, HyperlinkUse, KeymapChoice, PictureChoice, ThemeChoice,
    ThemeName,
};
pub use panes::{PaneChoice, PaneName};
pub use read::read;
pub use schema::schema;
pub use setting::{Kind, SETTINGS, Setting};
pub use views::{read_views, write_views};
