//! One entry of the action table. It knows the state only by reference.

use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::state::State;

/// Something the person can do.
pub struct Action {
    /// Its name in keymap files.
    pub name: &'static str,
    /// What it does, for the help: "Scroll half a page down".
    pub sentence: &'static str,
    /// Where it makes sense; binding it elsewhere is a mistake that is reported.
    pub contexts: &'static [Context],
    /// Does it.
    pub run: fn(&mut State) -> Vec<Effect>,
}
