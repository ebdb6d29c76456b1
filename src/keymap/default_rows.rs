//! The default keymap as `build.rs` made it of `keymaps/default.yaml`: in order, so that nothing is to be made of it at a start.

use super::key::{KeyCode, KeyPress};

/// A sequence of keys in one context.
#[derive(Debug)]
pub(super) struct Row {
    /// The keys.
    pub keys: &'static [KeyPress],
    /// The action by name.
    pub action: &'static str,
    /// Which binding of the file it is, from 1.
    pub number: u32,
}

/// The character.
const fn c(character: char) -> KeyCode {
    KeyCode::Char(character)
}

/// A key with control, alt and shift held or not.
const fn k(code: KeyCode, ctrl: bool, alt: bool, shift: bool) -> KeyPress {
    KeyPress {
        code,
        ctrl,
        alt,
        shift,
    }
}

include!(concat!(env!("OUT_DIR"), "/keymap_default.rs"));
