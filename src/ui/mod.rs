//! State to cells: one file per pane and per overlay; the only place that knows colours. It reads the state and changes
//! nothing.

mod anchored;
mod ascii;
mod care;
mod compared;
mod empty;
mod following_keys;
mod frame;
mod hints;
mod in_sight;
mod links;
mod message;
mod note_text;
mod notes;
mod overlay;
mod paint;
mod palette;
mod passage;
mod picture;
mod pointed;
mod posts;
mod reading;
mod scroll_bar;
mod sgr;
mod small_figures;
mod status;
mod suggestions;
mod typed;
mod words;
mod write;

pub use frame::draw;
pub use links::{ScreenLink, address_for_terminal, screen_links};
pub use paint::{Layers, paint_line};
pub use palette::Palette;
pub use picture::{Placed, placed};
pub use pointed::pointed;
pub use sgr::{Ground, sgr};
pub use words::facts;
