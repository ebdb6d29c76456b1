//! Which theme is in force on the terminal's background.

use crate::library::Later;
use crate::theme::{Background, Theme};

use super::effect::Effect;
use super::state::State;

/// The theme in force.
pub fn theme_in_force(state: &State) -> &Later<Theme> {
    state.look.on(state.background)
}

/// The terminal says what its background is.
pub(super) fn background_known(state: &mut State, background: Background) -> Vec<Effect> {
    state.background = background;
    Vec::new()
}
