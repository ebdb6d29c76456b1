//! Keys and sequences of keys to names of actions, read from data files.
//!
//! It knows no action: the app hands in the names that exist, and runs what a sequence resolves to.

mod bindings;
mod built_in;
mod context;
mod default_rows;
mod file;
mod hidden;
mod in_context;
mod issue;
mod key;
mod known;
mod layers;
mod meant;
mod origin;
mod sending;
#[cfg(test)]
mod tests;

pub use bindings::{Binding, Keymap, Next, Resolved};
pub use built_in::BuiltIn;
pub use context::Context;
pub use issue::{KeyIssue, Weight};
pub use key::{KeyCode, KeyPress, written};
pub use known::KnownActions;
pub use origin::Origin;
pub use sending::sent_instead;
