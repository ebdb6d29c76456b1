//! A post that changed on disk while it is open: its new text takes the place of the old one, and nothing moves under the
//! reader's eyes.

use crate::annotation::{Followed, follow};
use crate::library::PostId;

use super::action;
use super::effect::Effect;
use super::event::PostContent;
use super::opening;
use super::overlay::{About, CategoryChooser, Overlay};
use super::pane::{OpenPost, Search, Selection, Spot};
use super::state::State;

/// Takes in a post that was asked for: one that is open already is renewed.
pub fn post_arrived(
    state: &mut State,
    post: PostId,
    request: u64,
    outcome: Result<PostContent, String>,
) -> Vec<Effect> {
    let is_open = state
        .reading
        .open
        .as_ref()
        .is_some_and(|open| open.id == post);
    if !is_open {
        return opening::post_arrived(state, post, request, outcome);
    }
    let wanted = &mut state.reading.wanted;
    let is_wanted = wanted
        .take_if(|wanted| wanted.post == post && wanted.request == request)
        .is_some();
    match outcome {
        Ok(content) if is_wanted => renew(state, content),
        // One that cannot be read any more stays as it is; whether it is gone is for the next scan to say.
        _ => Vec::new(),
    }
}

fn renew(state: &mut State, content: PostContent) -> Vec<Effect> {
    let Some(old) = state.reading.open.take() else {
        return Vec::new();
    };
    let mut open = OpenPost::new(old.id, content, 0);
    opening::fit(state, &mut open);
    keep_place(&old, &mut open);
    follow_others(state, &old, &open);
    // Letters over the links of the text before mean nothing now.
    let overlays = &mut state.overlays;
    overlays.retain(|overlay| !matches!(overlay, Overlay::Links(_)));
    state.reading.open = Some(open);
    action::outline_refill(state);
    opening::find_passages(state)
}

/// The caret stays with its words and on its row of the screen; where they are gone, the line at the top stays.
fn keep_place(old: &OpenPost, open: &mut OpenPost) {
    let spot = old.spot();
    let top = old.visible.first().map_or(0, |line| line.line.span.start);
    let anchor = old
        .selection
        .map_or(spot.caret, |selection| selection.anchor);
    let hit = old.search.as_ref().and_then(Search::current_hit);
    let hit = hit.map_or(spot.caret, |hit| hit.start);
    let places = follow(old.text(), open.text(), &[spot.caret, top, anchor, hit]);
    let [caret, top, anchor, hit] = places[..] else {
        return;
    };
    if top.stands && !caret.stands {
        open.restore(Spot {
            caret: top.offset,
            row: 0,
        });
        open.move_caret(caret.offset);
    } else {
        open.restore(Spot {
            caret: caret.offset,
            ..spot
        });
    }
    open.selection = old
        .selection
        .filter(|_| anchor.stands && caret.stands)
        .map(|selection| Selection {
            anchor: anchor.offset,
            origin: anchor.offset,
            ..selection
        });
    let search = old.search.as_ref();
    open.search = search.map(|search| search.again(&open.content.document, hit.offset));
}

/// Everything else that remembers a place in the post: places to go back to, a passage that is being marked, a search.
fn follow_others(state: &mut State, old: &OpenPost, open: &OpenPost) {
    let mut offsets: Vec<&mut u32> = state.trail.carets_in(old.id).collect();
    for overlay in &mut state.overlays {
        match overlay {
            Overlay::Category(CategoryChooser::New(span)) => {
                offsets.extend([&mut span.start, &mut span.end]);
            }
            Overlay::Editor(editor) => match &mut editor.about {
                About::New(span) => offsets.extend([&mut span.start, &mut span.end]),
                About::Talk(offset) => offsets.push(offset),
                About::Post | About::Alone | About::Existing(_) => {}
            },
            Overlay::Search(prompt) => offsets.push(&mut prompt.origin.caret),
            _ => {}
        }
    }
    if offsets.is_empty() {
        return;
    }
    let before: Vec<u32> = offsets.iter().map(|offset| **offset).collect();
    let after = follow(old.text(), open.text(), &before);
    for (offset, Followed { offset: to, .. }) in offsets.into_iter().zip(after) {
        *offset = to;
    }
}
