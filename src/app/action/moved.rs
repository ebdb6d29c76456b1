//! Posts that are not where they were: asking which post each is now, and answering.

use crate::keymap::Context;
use crate::library::PostId;

use super::super::effect::Effect;
use super::super::moves::PostKey;
use super::super::moving;
use super::super::overlay::{MovedWindow, Overlay};
use super::super::state::State;
use super::entry::{Action, Count};

const MOVED: &[Context] = &[Context::Moved];

/// Missing posts.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "which-post",
        sentence: "Say which post a missing one is now",
        contexts: &[Context::Posts, Context::Reading, Context::Notes],
        count: Count::Nothing,
        run: ask,
    },
    Action {
        name: "moved-down",
        sentence: "Next post",
        contexts: MOVED,
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "moved-up",
        sentence: "Post before",
        contexts: MOVED,
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
    Action {
        name: "moved-accept",
        sentence: "It is this post: link all of its notes, each where its passage is found",
        contexts: MOVED,
        count: Count::Nothing,
        run: accept,
    },
    Action {
        name: "moved-none",
        sentence: "It is none of these: it is gone",
        contexts: MOVED,
        count: Count::Nothing,
        run: refuse,
    },
];

fn ask(state: &mut State) -> Vec<Effect> {
    if let Some(post) = moving::meant(state) {
        let window = MovedWindow { post, chosen: 0 };
        state.overlays.push(Overlay::Moved(window));
    } else if state.moves.request.is_some() {
        state.hint("Missing posts are still being looked for");
    } else {
        state.hint("Every post that has notes is where it was");
    }
    Vec::new()
}

/// Moves the cursor.
pub(super) fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    let Some(Overlay::Moved(window)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    let found = state.moves.found.get(&window.post);
    let last = found.map_or(0, |found| found.candidates.len().saturating_sub(1));
    window.chosen = window.chosen.saturating_add_signed(delta).min(last);
    Vec::new()
}

fn accept(state: &mut State) -> Vec<Effect> {
    match under_cursor(state) {
        Some((key, post)) => {
            state.overlays.pop();
            moving::accept(state, &key, post)
        }
        None => Vec::new(),
    }
}

fn under_cursor(state: &State) -> Option<(PostKey, PostId)> {
    let Some(Overlay::Moved(window)) = state.overlays.last() else {
        return None;
    };
    let candidates = &state.moves.found.get(&window.post)?.candidates;
    // What is in the list may have changed since it was looked at.
    let chosen = window.chosen.min(candidates.len().saturating_sub(1));
    let post = candidates.get(chosen)?.post;
    Some((window.post.clone(), post))
}

fn refuse(state: &mut State) -> Vec<Effect> {
    match state
        .overlays
        .pop_if(|top| matches!(top, Overlay::Moved(_)))
    {
        Some(Overlay::Moved(window)) => moving::refuse(state, &window.post),
        _ => Vec::new(),
    }
}
