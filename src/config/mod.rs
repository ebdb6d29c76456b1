//! What a person's configuration file says, read with every mistake reported and the good parts in force.
//!
//! Pure: text in, values out. Which file it is, and the files it names, are the command line's and the shell's business.

mod categories;
mod model;
mod read;
#[cfg(test)]
mod tests;
mod views;

pub use model::{Config, HyperlinkUse, KeymapChoice, PictureChoice, ThemeChoice};
pub use read::read;
pub use views::{read_views, write_views};
