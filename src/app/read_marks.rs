//! Which posts are read: a post that is opened is being read, one whose end was seen is read, and the person may say
//! otherwise.

use crate::annotation::TextPlace;
use crate::library::PostId;

use super::effect::Effect;
use super::kept_copy;
use super::pane::{OpenPost, Pane};
use super::positions::{ReadMark, ReadingPosition};
use super::state::State;

/// Notes that the person opened a post.
pub fn opened(state: &mut State, post: PostId) {
    let mut position = state.positions.get(post).cloned().unwrap_or_default();
    if position.mark == ReadMark::Unread {
        position.mark = ReadMark::Reading;
        state.positions.set(&state.library, post, position);
    }
}

/// Notes what the latest event has shown of the open post.
pub fn note_progress(state: &mut State) -> Vec<Effect> {
    let Some(open) = &state.reading.open else {
        return Vec::new();
    };
    let post = open.id;
    // Shown at the start, and then read without ever having been opened.
    let was_begun = state.focus == Pane::Reading && open.caret > 0;
    if was_begun && state.positions.get(post).is_none() {
        opened(state, post);
    }
    let is_reading = |position: &ReadingPosition| position.mark == ReadMark::Reading;
    let at_end = state
        .reading
        .open
        .as_ref()
        .is_some_and(|open| open.percent() == 100);
    if at_end && state.positions.get(post).is_some_and(is_reading) {
        return set(state, post, ReadMark::Read);
    }
    Vec::new()
}

/// Turns a read post into an unread one and the other way round; gives what it is now.
pub fn toggle(state: &mut State, post: PostId) -> (ReadMark, Vec<Effect>) {
    let mark = match state.positions.mark(post) {
        ReadMark::Read => ReadMark::Unread,
        ReadMark::Unread | ReadMark::Reading => ReadMark::Read,
    };
    (mark, set(state, post, mark))
}

fn set(state: &mut State, post: PostId, mark: ReadMark) -> Vec<Effect> {
    let open = state.reading.open.as_ref().filter(|open| open.id == post);
    let known = state.positions.get(post).cloned().unwrap_or_default();
    let position = open.map_or(known, position_in);
    save(state, post, ReadingPosition { mark, ..position })
}

/// Notes where the reader is in the open post, if it is being read at all.
pub fn remember_position(state: &mut State) -> Vec<Effect> {
    let Some(open) = &state.reading.open else {
        return Vec::new();
    };
    let post = open.id;
    let Some(mark) = state.positions.get(post).map(|position| position.mark) else {
        return Vec::new(); // shown at the start, but not read
    };
    let position = position_in(open);
    save(state, post, ReadingPosition { mark, ..position })
}

fn position_in(open: &OpenPost) -> ReadingPosition {
    ReadingPosition {
        place: TextPlace::of(open.text(), open.caret),
        row: open.spot().row,
        percent: open.percent(),
        revision: open.content.revision.clone(),
        mark: ReadMark::Reading,
    }
}

/// Notes a position, and asks for it to be written if it is new.
fn save(state: &mut State, post: PostId, position: ReadingPosition) -> Vec<Effect> {
    if kept_copy::revision(state, post).is_some() {
        return Vec::new(); // the post may come back, and was left elsewhere
    }
    let Some(entry) = state.library.last_seen(post) else {
        return Vec::new();
    };
    let effect = Effect::SavePosition {
        root: state.library.root_name(entry).to_owned(),
        path: entry.path.to_string(),
        position: position.clone(),
    };
    let is_new = state.positions.set(&state.library, post, position);
    if is_new { vec![effect] } else { Vec::new() }
}
