//! What colours mean. The roles are a closed set; a theme is a table from role to look, read from a data file. It knows no
//! terminal.

mod background;
mod built_in;
mod contrast;
mod depth;
mod fewer;
mod file;
mod inherit;
mod look;
mod node;
mod role;
mod schema;
mod table;
#[cfg(test)]
mod tests;

pub use background::Background;
pub use built_in::{BUILT_IN, BuiltIn};
pub use contrast::{LEAST, Rgb, background, contrast};
pub use depth::{Depth, rgb_of};
pub use inherit::{FileIssue, ThemeSource, assemble};
pub use look::{Color, Look};
pub use role::Role;
pub use schema::schema;
pub use table::Theme;
