//! Getting the post of the chosen passage for the topmost window that shows one. Which passage is chosen is the window's own.

use crate::library::PostId;

use super::effect::{Effect, ReadPurpose};
use super::event::PostContent;
use super::overlay::{Overlay, Preview};
use super::state::State;

/// Asks for the content of a post, unless it is at hand or on its way.
pub fn want(state: &mut State, post: PostId) -> Vec<Effect> {
    let open = state.reading.open.as_ref().filter(|open| open.id == post);
    let open = open.map(|open| (post, open.content.clone()));
    let request = state.next_request();
    let Some(preview) = preview(state) else {
        return Vec::new();
    };
    let shown = preview.shown.take().filter(|(shown, _)| *shown == post);
    preview.shown = shown.or(open);
    if preview.shown.is_some() {
        preview.wanted = None; // what is still on its way is for another choice
        return Vec::new();
    }
    if preview.wanted.is_some_and(|(asked, _)| asked == post) {
        return Vec::new();
    }
    preview.wanted = Some((post, request));
    vec![Effect::ReadPost {
        post,
        request,
        purpose: ReadPurpose::Preview,
    }]
}

/// Takes in the content of a post, if it was asked for here.
pub fn arrived(
    state: &mut State,
    post: PostId,
    request: u64,
    outcome: Result<PostContent, String>,
) {
    let Some(preview) = preview(state) else {
        return;
    };
    if preview.wanted == Some((post, request)) {
        preview.shown = outcome.ok().map(|content| (post, content));
    }
}

fn preview(state: &mut State) -> Option<&mut Preview> {
    match state.overlays.last_mut()? {
        Overlay::Jump(window) => Some(&mut window.preview),
        Overlay::Views(window) => Some(&mut window.preview),
        Overlay::TextSearch(window) => Some(&mut window.preview),
        _ => None,
    }
}
