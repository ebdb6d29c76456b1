//! What can be done in the fuzzy jump.

use std::sync::atomic::AtomicBool;

use crate::find::jump::JumpEntry;
use crate::keymap::{Context, KeyPress};
use crate::library::PostId;

use super::super::cursor::moved;
use super::super::effect::{Effect, ReadPurpose};
use super::super::event::PostContent;
use super::super::jump_highlights;
use super::super::opening::open_post;
use super::super::overlay::{JumpWindow, Overlay};
use super::super::pane::Pane;
use super::super::state::State;
use super::entry::{Action, Count};

const JUMP: &[Context] = &[Context::Jump];

/// What can be done in the fuzzy jump.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "jump-down",
        sentence: "Next hit",
        contexts: JUMP,
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "jump-up",
        sentence: "Hit before",
        contexts: JUMP,
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
    Action {
        name: "jump-page-down",
        sentence: "Ten hits down",
        contexts: JUMP,
        count: Count::Nothing,
        run: |s| move_by(s, 10),
    },
    Action {
        name: "jump-page-up",
        sentence: "Ten hits up",
        contexts: JUMP,
        count: Count::Nothing,
        run: |s| move_by(s, -10),
    },
    Action {
        name: "jump-accept",
        sentence: "Open the passage",
        contexts: JUMP,
        count: Count::Nothing,
        run: accept,
    },
];

/// How many hits are kept for scrolling through.
const LIMIT: usize = 200;

/// Opens the jump with everything there is.
pub fn open(state: &mut State) -> Vec<Effect> {
    jump_highlights::refresh(state);
    state.overlays.push(Overlay::Jump(Box::default()));
    search(state)
}

fn window(state: &mut State) -> Option<&mut JumpWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::Jump(window)) => Some(window),
        _ => None,
    }
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let before = window.query.text();
    window.query.type_key(key);
    if window.query.text() == before {
        Vec::new()
    } else {
        search(state)
    }
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    window.query.paste(text);
    search(state)
}

/// Searches again, after the query or the library changed.
fn search(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Jump(window)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    let query = window.query.text();
    let never = AtomicBool::new(false);
    let found = window
        .session
        .search(&state.jump_index, &query, LIMIT, &never)
        .unwrap_or_default();
    window.hits = found.hits;
    window.count = found.count;
    window.chosen = 0;
    want_preview(state)
}

/// Moves the choice by this many hits.
pub fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    window.chosen = moved(window.chosen, delta, window.hits.len()).unwrap_or(0);
    want_preview(state)
}

/// Opens the chosen hit's passage and closes the jump.
fn accept(state: &mut State) -> Vec<Effect> {
    let Some(entry) = chosen(state).cloned() else {
        state.hint("Nothing matches: take away a letter, or press esc");
        return Vec::new();
    };
    state.overlays.pop();
    state.focus_on(Pane::Reading);
    open_post(state, entry.post, Some(entry.span.start))
}

/// The entry of the chosen hit.
fn chosen(state: &State) -> Option<&JumpEntry> {
    let Some(Overlay::Jump(window)) = state.overlays.last() else {
        return None;
    };
    window.hits.get(window.chosen).map(|hit| &hit.entry)
}

/// Takes in the content of a post that was asked for to show a passage.
pub fn preview_arrived(
    state: &mut State,
    post: PostId,
    request: u64,
    outcome: Result<PostContent, String>,
) {
    let Some(window) = window(state) else { return };
    if window.wanted == Some((post, request)) {
        window.preview = outcome.ok().map(|content| (post, content));
    }
}

fn want_preview(state: &mut State) -> Vec<Effect> {
    let Some(post) = chosen(state).map(|entry| entry.post) else {
        return Vec::new();
    };
    let open = state
        .reading
        .open
        .as_ref()
        .filter(|open| open.id == post)
        .map(|open| (post, open.content.clone()));
    let request = state.next_request();
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let shown = window.preview.take().filter(|(shown, _)| *shown == post);
    window.preview = shown.or(open);
    if window.preview.is_some() {
        window.wanted = None; // what is still on its way is for another choice
        return Vec::new();
    }
    if window.wanted.is_some_and(|(asked, _)| asked == post) {
        return Vec::new();
    }
    window.wanted = Some((post, request));
    vec![Effect::ReadPost {
        post,
        request,
        purpose: ReadPurpose::Preview,
    }]
}
