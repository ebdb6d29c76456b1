//! Keys and sequences of keys to names of actions, read from data files.
//!
//! It knows no action: the app hands in the names that exist, and runs what a sequence resolves to.

mod bindings;
mod context;
mod key;

pub use bindings::{Binding, KeyIssue, Keymap, Resolved, written};
pub use context::Context;
pub use key::{KeyCode, KeyPress};
