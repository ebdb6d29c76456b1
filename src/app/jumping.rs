//! The search of the jump's window, slice by slice, and the passage of the chosen hit. What keys do stands in the actions.

use crate::find::jump::{JumpEntry, JumpResults};

use super::effect::Effect;
use super::jump_commands;
use super::jump_highlights;
use super::overlay::{JumpWindow, Overlay};
use super::previewing;
use super::screen::list_window;
use super::state::State;

/// How many hits are kept for scrolling through.
const LIMIT: usize = 200;

/// How many entries are looked at before keys are: a few milliseconds' work.
const SLICE: usize = 150_000;

/// The jump, if it is the topmost window.
pub fn window(state: &mut State) -> Option<&mut JumpWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::Jump(window)) => Some(window),
        _ => None,
    }
}

/// Brings what the jump searches up to date: what can be done, highlights as they are now, and how much use speaks for what.
pub fn prepare(state: &mut State) {
    jump_commands::list(state);
    jump_highlights::refresh(state);
    state
        .jumped
        .tell(&mut state.jump_index, &state.library, state.now);
}

/// The entry of the chosen hit.
pub fn chosen(state: &State) -> Option<&JumpEntry> {
    let Some(Overlay::Jump(window)) = state.overlays.last() else {
        return None;
    };
    window.hits.get(window.chosen).map(|hit| &hit.entry)
}

/// Searches again, after the query or the kind changed; what was under way for an earlier query is given up.
pub fn search(state: &mut State) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.renewed = None;
    }
    start(state)
}

/// Searches again, after posts came or went under an open window; the chosen hit stays chosen.
pub fn renew(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Jump(window)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    // A search that is under way sees by itself that there are others, and begins again.
    if window.session.knows(&state.jump_index) || window.session.is_under_way() {
        return Vec::new();
    }
    window.renewed = window.hits.get(window.chosen).map(|hit| hit.entry.clone());
    start(state)
}

fn start(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Jump(window)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    let (query, kind) = (window.query.text(), window.kind);
    window.session.start(&state.jump_index, &query, kind, LIMIT);
    go_on(state)
}

/// Looks at the next slice of entries. As long as there are more this is asked for again, behind what is typed meanwhile.
pub fn go_on(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Jump(window)) = state.overlays.last_mut() else {
        return Vec::new();
    };
    match window.session.go_on(&state.jump_index, SLICE) {
        Some(results) => show(state, results),
        None if window.session.is_under_way() => vec![Effect::GoOnJumping],
        None => Vec::new(),
    }
}

/// Has the search end now: who presses enter means what the whole query finds.
pub fn complete(state: &mut State) -> Vec<Effect> {
    let mut effects = Vec::new();
    while let Some(Overlay::Jump(window)) = state.overlays.last_mut()
        && window.session.is_under_way()
    {
        if let Some(results) = window.session.go_on(&state.jump_index, SLICE) {
            effects = show(state, results);
        }
    }
    effects
}

fn show(state: &mut State, results: JumpResults) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.hits = results.hits;
        window.count = results.count;
        window.is_partial = results.is_partial;
        let stays = window.renewed.take();
        let stays = stays.and_then(|entry| {
            let mut hits = window.hits.iter();
            hits.position(|hit| hit.entry.is_same(&entry))
        });
        window.chosen = stays.unwrap_or(0);
    }
    want_preview(state)
}

/// Keeps the chosen hit in sight.
pub fn refresh(state: &mut State) {
    let list = list_window(state.width, state.height, true).list;
    if let Some(window) = window(state) {
        window.scroll_into_view(usize::from(list.height));
    }
}

/// Asks for the content of the chosen hit's post.
pub fn want_preview(state: &mut State) -> Vec<Effect> {
    let post = chosen(state).and_then(|entry| entry.post);
    post.map_or_else(Vec::new, |post| previewing::want(state, post))
}
