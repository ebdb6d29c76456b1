//! Bringing a post into the reading pane, and finding the person's passages in it.

use std::sync::Arc;

use crate::annotation::{Anchor, AnchorState, Placement, RecordId};
use crate::document::{Document, TEXT_VERSION};
use crate::layout::LayoutOptions;
use crate::library::PostId;
use crate::text::width::ellipsize;
use crate::text::{Span, one_line};

use super::effect::{Effect, ReadPurpose};
use super::event::PostContent;
use super::kept_copy;
use super::notes_list;
use super::overlay::Overlay;
use super::pane::{Landing, OpenPost, Pane, Reveal, Spot, Wanted};
use super::places::{place_now, remember_place};
use super::read_marks::{self, remember_position};
use super::state::State;
use super::trail::Place;

/// Opens a post at a byte offset, or where reading stopped.
pub fn open_post(state: &mut State, post: PostId, at: Option<u32>) -> Vec<Effect> {
    open_at(state, post, at.map_or(Landing::LeftOff, Landing::At))
}

/// Opens a post at some place; the place that is left is remembered.
pub fn open_at(state: &mut State, post: PostId, landing: Landing) -> Vec<Effect> {
    if leaves(state, post, &landing) {
        remember_place(state);
    }
    state.posts.touched = true;
    read_marks::opened(state, post);
    show(state, post, landing)
}

/// Goes back to a place; the place that is left is none to go back to.
pub fn return_to(state: &mut State, place: Place) -> Vec<Effect> {
    state.posts.touched = true;
    show(state, place.post, Landing::Spot(place.spot))
}

/// Brings a post into the reading pane without anybody having asked for it.
pub fn show_post(state: &mut State, post: PostId) -> Vec<Effect> {
    show(state, post, Landing::LeftOff)
}

/// Whether landing there changes where the reader is.
fn leaves(state: &State, post: PostId, landing: &Landing) -> bool {
    place_now(state).is_some_and(|here| {
        here.post != post
            || match landing {
                Landing::LeftOff => false,
                Landing::At(offset) => here.spot.caret != *offset,
                Landing::Spot(spot) => here.spot != *spot,
                Landing::Fragment(_) => true,
            }
    })
}

fn show(state: &mut State, post: PostId, landing: Landing) -> Vec<Effect> {
    state.posts.chosen = Some(post);
    if let Some(open) = state.reading.open.as_mut().filter(|open| open.id == post) {
        // That it is being read again is no other wish.
        state.reading.wanted.take_if(|wanted| wanted.post != post);
        if state.reading.wanted.is_none() {
            state.reading.beginning = None;
        }
        if landing != Landing::LeftOff {
            open.selection = None;
        }
        if let Some(lost) = land(open, landing) {
            state.hint(lost);
        }
        return Vec::new();
    }
    let mut effects = remember_position(state);
    effects.push(ask_for(state, post, landing));
    effects
}

/// Puts the caret of a laid-out post where it is to land; gives a sentence if there is no such place.
fn land(open: &mut OpenPost, landing: Landing) -> Option<String> {
    match landing {
        Landing::LeftOff => {}
        Landing::At(offset) => open.go_to(offset, Reveal::Third),
        Landing::Spot(spot) => open.restore(spot),
        Landing::Fragment(name) => {
            let Some(offset) = open.content.document.place_named(&name) else {
                let name = ellipsize(&one_line(&name), 60).into_owned();
                return Some(format!("There is no heading “{name}” in this post"));
            };
            open.go_to(offset, Reveal::Third);
        }
    }
    None
}

/// Asks for the content of a post that is to be shown; an earlier wish is forgotten.
fn ask_for(state: &mut State, post: PostId, landing: Landing) -> Effect {
    let request = state.next_request();
    state.reading.beginning = None;
    state.reading.wanted = Some(Wanted {
        post,
        request,
        landing,
    });
    Effect::ReadPost {
        post,
        request,
        purpose: ReadPurpose::Open,
    }
}

/// Reads the open post again if a scan found it changed.
pub fn read_again_if_changed(state: &mut State, post: PostId) -> Option<Effect> {
    let open = state.reading.open.as_ref().filter(|open| open.id == post)?;
    let found = state.library.post(post)?;
    let is_changed = *found.revision != *open.content.revision;
    (is_changed && state.reading.wanted.is_none()).then(|| ask_for(state, post, Landing::LeftOff))
}

/// Shows the first part of a post that was asked for, if it is to be read from there.
pub fn post_begun(state: &mut State, post: PostId, request: u64, beginning: Arc<Document>) {
    let wanted = state.reading.wanted.as_ref();
    let is_awaited = |wanted: &&Wanted| wanted.post == post && wanted.request == request;
    let Some(wanted) = wanted.filter(is_awaited) else {
        return;
    };
    let landing = wanted.landing.clone();
    let place = match &landing {
        Landing::LeftOff => state
            .positions
            .get(post)
            .map_or(0, |position| position.place.offset),
        Landing::At(offset) => *offset,
        Landing::Spot(spot) => spot.caret,
        Landing::Fragment(_) => u32::MAX, // the heading may stand in the rest
    };
    let is_open = state.reading.open.as_ref().map(|open| open.id) == Some(post);
    if is_open || place as usize > beginning.text.len() / 2 {
        return;
    }
    let content = PostContent {
        document: beginning,
        source: Arc::default(),
        revision: Arc::default(),
    };
    let mut shown = OpenPost::new(post, content, 0);
    fit(state, &mut shown);
    let landing = match landing {
        Landing::LeftOff => left_off(state, &shown),
        other => other,
    };
    land(&mut shown, landing);
    state.reading.open = None;
    state.reading.problem = None;
    state.reading.beginning = Some(shown);
}

/// Takes in a post that was asked for, unless another was asked for since.
pub fn post_arrived(
    state: &mut State,
    post: PostId,
    request: u64,
    outcome: Result<PostContent, String>,
) -> Vec<Effect> {
    let Some(wanted) = state
        .reading
        .wanted
        .take_if(|wanted| wanted.post == post && wanted.request == request)
    else {
        return Vec::new();
    };
    state.reading.beginning = None;
    let content = match outcome {
        Ok(content) => content,
        Err(problem) => {
            state.reading.open = None;
            state.reading.problem = Some(problem);
            return Vec::new();
        }
    };
    state.reading.problem = None;
    // Letters over the links of the text before mean nothing now.
    state
        .overlays
        .retain(|overlay| !matches!(overlay, Overlay::Links(_)));
    let mut open = OpenPost::new(post, content, 0);
    fit(state, &mut open);
    let landing = match wanted.landing {
        Landing::LeftOff => left_off(state, &open),
        other => other,
    };
    let lost = land(&mut open, landing);
    state.reading.open = Some(open);
    if let Some(sentence) = lost {
        state.hint(sentence);
    }
    find_passages(state)
}

/// Goes where reading stopped, in a post that was shown before that was known and is as it was shown.
pub fn go_where_reading_stopped(state: &mut State) {
    let Some(open) = state.reading.open.as_ref().filter(|open| open.caret == 0) else {
        return;
    };
    if !state.posts.touched {
        let landing = left_off(state, open);
        if let Some(open) = &mut state.reading.open {
            land(open, landing);
        }
    }
}

/// Where reading stopped in a post, in its text as it is now.
fn left_off(state: &State, open: &OpenPost) -> Landing {
    let position = state.positions.get(open.id);
    position.map_or(Landing::LeftOff, |position| {
        Landing::Spot(Spot {
            caret: position.place.find(open.text()),
            row: position.row,
        })
    })
}

/// Lays out the open post for the reading pane as it is now.
pub fn fit_open_post(state: &mut State) {
    if let Some(mut open) = state.reading.open.take() {
        fit(state, &mut open);
        state.reading.open = Some(open);
    }
    if let Some(mut beginning) = state.reading.beginning.take() {
        fit(state, &mut beginning);
        state.reading.beginning = Some(beginning);
    }
}

/// Lays out a post for the reading pane as it is now.
pub(super) fn fit(state: &State, open: &mut OpenPost) {
    let area = state.text_area();
    let options = LayoutOptions {
        width: area.width,
        measure: state.settings.measure,
        wrap_code: state.reading.wrap_code,
        ascii: state.settings.ascii,
    };
    open.fit(options, &state.pictures.sizes(open.id), area.height);
}

/// The open post; where there is none, how to open one is told.
pub fn open_or_hint(state: &mut State) -> Option<&mut OpenPost> {
    if state.reading.beginning.is_some() {
        state.hint("The rest of the post is still being read");
    } else if state.reading.open.is_none() {
        let (list, open) = (state.keys("focus-posts"), state.keys("open"));
        state.hint(format!(
            "Open a post first: {list} goes to the list, {open} opens"
        ));
    }
    state.reading.open.as_mut()
}

/// Places the highlights of the open post: at once where the revision is the same, by a worker where it is not.
pub fn find_passages(state: &mut State) -> Vec<Effect> {
    let Some(open) = &state.reading.open else {
        return Vec::new();
    };
    let (post, revision, document) = (
        open.id,
        open.content.revision.clone(),
        open.content.document.clone(),
    );
    let mut elsewhere: Vec<(RecordId, Anchor)> = Vec::new();
    let mut here: Vec<(RecordId, Span)> = Vec::new();
    for entry in state.records.of_post(post) {
        let Some(anchor) = &entry.record.anchor else {
            continue;
        };
        if entry
            .placement
            .as_ref()
            .is_some_and(|(placed_in, _)| *placed_in == revision)
        {
            continue;
        }
        if *anchor.revision == *revision && anchor.text_version == TEXT_VERSION {
            here.push((entry.record.id, anchor.span));
        } else {
            elsewhere.push((entry.record.id, anchor.clone()));
        }
    }
    let here = here.into_iter().map(|(id, span)| (id, exactly(span)));
    state.records.place(&revision, here);
    if elsewhere.is_empty() {
        return Vec::new();
    }
    vec![Effect::FindPassages {
        post,
        document,
        revision,
        anchors: elsewhere,
    }]
}

/// Takes in where passages were found, if that revision is still the one shown.
pub fn passages_arrived(
    state: &mut State,
    revision: &Arc<str>,
    placements: Vec<(RecordId, Placement)>,
) {
    let ids: Vec<RecordId> = placements.iter().map(|(id, _)| *id).collect();
    state.records.place(revision, placements);
    if let Some(id) = state.notes.wanted.take_if(|wanted| ids.contains(wanted)) {
        tell_if_lost(state, id);
    }
}

const fn exactly(span: Span) -> Placement {
    Placement {
        state: AnchorState::Exact,
        span: Some(span),
        suggestion: None,
    }
}

/// Opens a record's passage: where it stands now if that is known, else where it was marked.
pub fn open_record(state: &mut State, id: RecordId) -> Vec<Effect> {
    let Some(entry) = state.records.get(id) else {
        return Vec::new();
    };
    let on_screen = state.reading.open.as_ref().map(|open| open.id);
    let is_there = entry.post_in(&state.library).is_some() || entry.post == on_screen;
    let Some(post) = entry.post.filter(|_| is_there) else {
        if let Some((copy, at)) = kept_copy::stand_in_for(state, id) {
            state.focus_on(Pane::Reading);
            return open_post(state, copy, Some(at));
        }
        let Some(entry) = state.records.get(id) else {
            return Vec::new();
        };
        let title = entry.record.post.title.clone();
        let add = state.keys("add-folder");
        state.hint(format!(
            "“{title}” is not in this library: {add} adds the folder it is in"
        ));
        return Vec::new();
    };
    let suggestion = entry
        .placement
        .as_ref()
        .and_then(|(_, placement)| placement.suggestion);
    let found = entry.span().or(suggestion);
    let at = found.or_else(|| notes_list::place_of(state, entry));
    let at = at.map(|span| span.start);
    let marked_at = entry.record.anchor.as_ref().map(|anchor| anchor.span.start);
    state.notes.chosen = Some(id);
    state.notes.wanted = Some(id);
    notes_list::reveal(state, id);
    let effects = open_post(state, post, at.or(marked_at));
    if state
        .records
        .get(id)
        .is_some_and(|entry| entry.placement.is_some())
    {
        state.notes.wanted = None;
        tell_if_lost(state, id);
    }
    effects
}

/// Says that a passage one goes to is no longer there, and what it was.
fn tell_if_lost(state: &mut State, id: RecordId) {
    let Some(entry) = state.records.get(id) else {
        return;
    };
    let lost = entry
        .placement
        .as_ref()
        .filter(|(_, placement)| placement.span.is_none());
    let (Some((_, placement)), Some(anchor)) = (lost, &entry.record.anchor) else {
        return;
    };
    let quote = ellipsize(&one_line(&anchor.quote), 60).into_owned();
    let here = if placement.suggestion.is_some() {
        "this resembles it most"
    } else {
        "it stood about here"
    };
    state.hint(format!("No longer in the post: “{quote}”; {here}"));
}
