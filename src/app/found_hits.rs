//! Going to what a search in all posts found: opening a line or note, marking the hits once its post is there, stepping on
//! from post to post, and coming back to the list.

use std::sync::Arc;

use crate::find::full_text::TextQuery;
use crate::library::PostId;
use crate::text::one_line;
use crate::text::width::ellipsize;

use super::cursor::around;
use super::effect::Effect;
use super::opening::{open_post, open_record};
use super::overlay::{FoundRow, HitAt, OpenedFor, Overlay, TextSearchWindow};
use super::pane::{Reveal, Search};
use super::state::State;
use super::text_searching::{latest, want_preview};

/// Cells of a title in a sentence.
const TITLE: usize = 50;

/// Opens the chosen line or note and closes the window; the search is kept, for going on. `None` if nothing is chosen.
pub fn open_chosen(state: &mut State) -> Option<Vec<Effect>> {
    let search = latest(state)?;
    let row = search.chosen_row().filter(|row| row.is_entry())?;
    close(state);
    state.go_to_text();
    let effects = match row {
        FoundRow::Line(post, line) => open_line(state, post, line, None),
        FoundRow::Note(index) => open_note(state, index),
        FoundRow::Notes | FoundRow::Post(_) | FoundRow::Section(..) => return None,
    };
    let (leave, next) = (state.keys("leave"), state.keys("next-found"));
    if state.message.is_none() {
        state.hint(format!(
            "{leave} goes back to the list, {next} on to the next hit"
        ));
    }
    Some(effects)
}

/// Closes the window; what was found is kept.
pub fn close(state: &mut State) {
    if let Some(Overlay::TextSearch(search)) = state
        .overlays
        .pop_if(|top| matches!(top, Overlay::TextSearch(_)))
    {
        state.text_search = Some(search);
    }
}

/// Opens a post at a line that was found, or at its last hit.
fn open_line(state: &mut State, post: usize, line: usize, at: Option<HitAt>) -> Vec<Effect> {
    let found = latest(state).and_then(|search| {
        let (post, line) = search.found.line(post, line)?;
        Some((post, line.hit.start))
    });
    let Some((id, start)) = found else {
        return Vec::new();
    };
    expect(state, id, at.unwrap_or(HitAt::From(start)));
    open_post(state, id, Some(start))
}

fn open_note(state: &mut State, index: usize) -> Vec<Effect> {
    let note = latest(state).and_then(|search| Some(search.found.notes.get(index)?.id));
    let Some(note) = note else {
        return Vec::new();
    };
    if let Some(post) = state.records.get(note).and_then(|entry| entry.post) {
        expect(state, post, HitAt::Nowhere);
    }
    open_record(state, note)
}

/// Remembers which post's hits are to be marked, and that one comes back from there.
fn expect(state: &mut State, post: PostId, at: HitAt) {
    let Some(search) = latest(state) else { return };
    search.left_for = Some(post);
    search.opened = search.query.clone().map(|query| OpenedFor {
        post,
        query,
        typed: search.typed.text(),
        at,
    });
}

/// Marks the hits in the post that was opened for them, once it is there.
pub fn mark(state: &mut State) {
    if state.reading.wanted.is_some() {
        return;
    }
    let Some(opened) = latest(state).and_then(|search| search.opened.take()) else {
        return;
    };
    let Some(open) = state
        .reading
        .open
        .as_mut()
        .filter(|open| open.id == opened.post)
    else {
        return; // it could not be read, or another one was opened since
    };
    let from = match opened.at {
        HitAt::Nowhere => open.caret,
        HitAt::From(offset) => offset,
        HitAt::Last => u32::MAX,
    };
    let document = open.content.document.clone();
    let mut search = Search::across(&document, opened.query, opened.typed, from);
    if opened.at == HitAt::Last {
        search.current = search.hits.len().checked_sub(1);
    }
    let hit = search.current_hit().filter(|hit| hit.start != open.caret);
    open.search = Some(search);
    if let Some(hit) = hit.filter(|_| opened.at != HitAt::Nowhere) {
        open.go_to(hit.start, Reveal::Third);
    }
}

/// Goes to the next hit (`1`) or the one before (`-1`), from post to post and around their ends.
pub fn step(state: &mut State, direction: isize) -> Vec<Effect> {
    if state.reading.wanted.is_some() {
        return Vec::new(); // the hits of the post that is on its way come first
    }
    let query = latest(state).filter(|search| !search.found.posts.is_empty());
    let query = query.and_then(|search| Some((search.query.clone()?, search.typed.text())));
    let Some((query, typed)) = query else {
        let search = state.keys("search-all");
        state.hint(format!(
            "Nothing was found in all posts: press {search} and type what you look for"
        ));
        return Vec::new();
    };
    if step_within(state, &query, &typed, direction) {
        state.go_to_text();
        return Vec::new();
    }
    step_to_post(state, direction)
}

/// Goes to the next hit in the open post; `false` if there is none in that direction.
fn step_within(state: &mut State, query: &Arc<TextQuery>, typed: &str, direction: isize) -> bool {
    let here = state.reading.open.as_ref().map(|open| open.id);
    let is_found = latest(state).is_some_and(|search| {
        let mut posts = search.found.posts.iter();
        posts.any(|post| Some(post.post) == here)
    });
    let Some(open) = state.reading.open.as_mut().filter(|_| is_found) else {
        return false;
    };
    let is_same = |search: &Search| {
        search
            .across
            .as_ref()
            .is_some_and(|across| Arc::ptr_eq(across, query))
    };
    if !open.search.as_ref().is_some_and(is_same) {
        let document = open.content.document.clone();
        open.search = Some(Search::across(
            &document,
            query.clone(),
            typed.to_owned(),
            open.caret,
        ));
    }
    let caret = open.caret;
    let step = open
        .search
        .as_mut()
        .and_then(|search| search.step(caret, direction));
    let Some(step) = step.filter(|step| !step.is_around) else {
        return false;
    };
    open.go_to(step.hit.start, Reveal::Nearest);
    true
}

/// Opens the next post with hits at its first one, or the one before at its last one.
fn step_to_post(state: &mut State, direction: isize) -> Vec<Effect> {
    let here = state.reading.open.as_ref().map(|open| open.id);
    let Some(search) = latest(state) else {
        return Vec::new();
    };
    let (posts, (read, all)) = (&search.found.posts, search.searched);
    let count = posts.len();
    let at = posts.iter().position(|post| Some(post.post) == here);
    let is_at_end = direction > 0 && at == Some(count.saturating_sub(1));
    if is_at_end && search.is_under_way() {
        state.hint(format!(
            "Still searching, {read} of {all} posts so far: try again in a moment"
        ));
        return Vec::new();
    }
    let next = match (at, search.chosen_row()) {
        (Some(at), _) => around(at, direction, count),
        (None, Some(FoundRow::Line(post, _))) => post,
        (None, _) => 0,
    };
    let is_around = at.is_some_and(|at| {
        if direction > 0 {
            next <= at
        } else {
            next >= at
        }
    });
    let lines = posts.get(next).map_or(0, |post| post.lines.len());
    let (line, at) = if direction > 0 {
        (0, None)
    } else {
        (lines.saturating_sub(1), Some(HitAt::Last))
    };
    state.go_to_text();
    let effects = open_line(state, next, line, at);
    tell_place(state, next, count, is_around.then_some(direction));
    effects
}

fn tell_place(state: &mut State, post: usize, count: usize, around: Option<isize>) {
    let id = latest(state).and_then(|search| Some(search.found.posts.get(post)?.post));
    let title = id
        .and_then(|id| state.library.post(id))
        .map(|post| one_line(&post.title));
    let title = title.map(|title| ellipsize(&title, TITLE).into_owned());
    let way = match around {
        Some(1..) => "From the first post again: ",
        Some(_) => "From the last post again: ",
        None => "",
    };
    let place = format!(
        "{way}post {} of {count}, “{}”",
        post + 1,
        title.unwrap_or_default()
    );
    let mut letters = place.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    state.hint(first.into_iter().chain(letters).collect::<String>());
}

/// Comes back to the list that one left for the open post, the cursor on the line one read; `None` if there is none.
pub fn come_back(state: &mut State) -> Option<Vec<Effect>> {
    let open = state.reading.open.as_ref()?;
    let (shown, caret) = (open.id, open.caret);
    let search = state.text_search.as_mut()?;
    search.left_for.take_if(|post| *post == shown)?;
    choose_line_at(search, shown, caret);
    state
        .overlays
        .extend(state.text_search.take().map(Overlay::TextSearch));
    Some(want_preview(state))
}

/// Puts the cursor on the line of a post at a byte offset, or the last one before it; a note stays chosen.
fn choose_line_at(search: &mut TextSearchWindow, post: PostId, offset: u32) {
    if let Some(FoundRow::Note(_)) = search.chosen_row() {
        return;
    }
    let at = search
        .found
        .posts
        .iter()
        .position(|found| found.post == post);
    let row = at.and_then(|at| {
        let lines = &search.found.posts.get(at)?.lines;
        let behind = lines.partition_point(|line| line.hit.start <= offset);
        let sought = FoundRow::Line(at, behind.saturating_sub(1));
        search.found.rows.iter().position(|row| *row == sought)
    });
    search.chosen = row.unwrap_or(search.chosen);
}
