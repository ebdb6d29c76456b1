//! What colours mean. The roles are a closed set; a theme is a table from role to style.

mod role;

pub use role::Role;
