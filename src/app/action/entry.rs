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
    /// What a count typed before it means.
    pub count: Count,
    /// Does it.
    pub run: fn(&mut State) -> Vec<Effect>,
}

/// What a count typed before an action means.
#[derive(Clone, Copy)]
pub enum Count {
    /// Nothing: the action is done once.
    Nothing,
    /// How often it is done, as long as it leads on.
    Repeats,
    /// Something of its own: so many steps at once, the line to go to.
    Takes(fn(&mut State, u32) -> Vec<Effect>),
    /// The action's key is the next digit of the count; without one a digit that does something else does it.
    Digit,
    /// The action ends the count, and does nothing more.
    Ends,
    /// The move to be done again is done so often, in place of as often as before.
    Again,
}
