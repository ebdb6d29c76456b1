//! What colours mean. The roles are a closed set; a theme is a table from role to look, read from a data file.

mod look;
mod role;
mod table;

pub use look::{Color, Look};
pub use role::Role;
pub use table::{Theme, ThemeError};
