//! Saying by hand that a post is read or is not.

use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::opening::open_or_hint;
use super::super::pane::Pane;
use super::super::positions::ReadMark;
use super::super::read_marks;
use super::super::state::State;
use super::entry::{Action, Count};

/// Saying that a post is read or is not.
pub(super) const ACTIONS: &[Action] = &[Action {
    name: "toggle-read",
    sentence: "Mark the post as read, or as unread",
    contexts: &[Context::Posts, Context::Reading],
    count: Count::Nothing,
    run: toggle,
}];

fn toggle(state: &mut State) -> Vec<Effect> {
    let post = if state.focus == Pane::Posts {
        state.posts.chosen
    } else {
        open_or_hint(state).map(|open| open.id)
    };
    let Some(post) = post else {
        return Vec::new();
    };
    let (mark, effects) = read_marks::toggle(state, post);
    state.hint(match mark {
        ReadMark::Read => "Marked as read",
        ReadMark::Unread | ReadMark::Reading => "Marked as unread",
    });
    effects
}
