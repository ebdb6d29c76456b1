//! The command line: arguments, and one small file per subcommand. What it prints can all be had on screen, and the other
//! way round. It decides nothing about posts and notes; that stands in the layers below.

mod arguments;
mod backup;
mod cells;
mod changes;
mod columns;
mod doctor;
mod events;
mod export;
mod export_arguments;
mod failure;
mod frame;
mod highlight;
mod highlights;
mod hyperlink;
mod ids;
mod import;
mod import_highlights;
mod items;
mod jump;
mod keys;
mod list;
mod narrowing;
mod open;
mod output;
mod paper;
mod post_choice;
mod program;
mod restore;
mod script;
mod search;
mod setup;
mod share;
mod show;
mod speakers;
mod status;
mod suggest;
mod svg;
mod talks;
mod tellings;
mod title;
mod topics;

pub use cells::text as screen_text;
pub use program::main;
pub use script::keys as keys_of_script;
