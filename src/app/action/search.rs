//! Searching in the post: hits appear while one types.

use crate::keymap::{Context, KeyPress};

use super::super::effect::Effect;
use super::super::field::Field;
use super::super::opening::open_or_hint;
use super::super::overlay::{Overlay, SearchPrompt};
use super::super::pane::{OpenPost, Reveal, Search};
use super::super::state::State;
use super::super::trail::Place;
use super::entry::{Action, Count};

const READING: &[Context] = &[Context::Reading];
const SEARCH: &[Context] = &[Context::Search];

/// Searching in the post.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "search",
        sentence: "Search in the post",
        contexts: READING,
        count: Count::Nothing,
        run: open,
    },
    Action {
        name: "next-hit",
        sentence: "Next hit of the search",
        contexts: READING,
        count: Count::Repeats,
        run: |s| step(s, 1),
    },
    Action {
        name: "previous-hit",
        sentence: "Hit of the search before",
        contexts: READING,
        count: Count::Repeats,
        run: |s| step(s, -1),
    },
    Action {
        name: "search-accept",
        sentence: "Keep the hits; n and N go through them",
        contexts: SEARCH,
        count: Count::Nothing,
        run: accept,
    },
    Action {
        name: "search-cancel",
        sentence: "Go back to where you were",
        contexts: SEARCH,
        count: Count::Nothing,
        run: cancel,
    },
    Action {
        name: "search-next",
        sentence: "Next hit",
        contexts: SEARCH,
        count: Count::Nothing,
        run: |s| step(s, 1),
    },
    Action {
        name: "search-previous",
        sentence: "Hit before",
        contexts: SEARCH,
        count: Count::Nothing,
        run: |s| step(s, -1),
    },
];

/// Opens the search line.
fn open(state: &mut State) -> Vec<Effect> {
    let Some(post) = open_or_hint(state) else {
        return Vec::new();
    };
    let prompt = SearchPrompt {
        query: Field::one_line(""),
        origin: post.spot(),
        before: post.search.clone(),
    };
    state.overlays.push(Overlay::Search(Box::new(prompt)));
    Vec::new()
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    if let Some(Overlay::Search(prompt)) = state.overlays.last_mut() {
        prompt.query.type_key(key);
    }
    update_hits(state);
    Vec::new()
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(Overlay::Search(prompt)) = state.overlays.last_mut() {
        prompt.query.paste(text);
    }
    update_hits(state);
    Vec::new()
}

/// Keeps the hits and closes the line.
fn accept(state: &mut State) -> Vec<Effect> {
    let (Some(Overlay::Search(prompt)), Some(open)) = (state.overlays.pop(), &state.reading.open)
    else {
        return Vec::new();
    };
    if open.caret != prompt.origin.caret {
        state.trail.remember(Place {
            post: open.id,
            spot: prompt.origin,
        });
    }
    let Some(search) = &open.search else {
        return Vec::new();
    };
    if search.hits.is_empty() && !search.pattern.is_empty() {
        let pattern = search.pattern.clone();
        state.hint(format!("“{pattern}” is not in this post"));
    }
    Vec::new()
}

/// Goes back to where the caret was.
fn cancel(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Search(prompt)) = state.overlays.pop() else {
        return Vec::new();
    };
    if let Some(open) = &mut state.reading.open {
        open.search = prompt.before;
        open.restore(prompt.origin);
    }
    Vec::new()
}

/// Goes to the next hit (`1`) or the one before (`-1`), around the ends of the post.
fn step(state: &mut State, direction: isize) -> Vec<Effect> {
    let Some(open) = state.reading.open.as_mut() else {
        return Vec::new();
    };
    let caret = open.caret;
    let step = open
        .search
        .as_mut()
        .and_then(|search| search.step(caret, direction));
    let Some(step) = step else {
        say_why_there_is_no_hit(state);
        return Vec::new();
    };
    open.go_to(step.hit.start, Reveal::Nearest);
    if step.is_around {
        state.hint(if direction > 0 {
            "From the top again"
        } else {
            "From the bottom again"
        });
    }
    Vec::new()
}

fn say_why_there_is_no_hit(state: &mut State) {
    let open = state.reading.open.as_ref();
    let searched = open.and_then(|open| open.search.as_ref());
    let sentence = if let Some(search) = searched {
        format!("“{}” is not in this post", search.pattern)
    } else {
        let search = state.keys("search");
        format!("Nothing is searched for: press {search} and type")
    };
    state.hint(sentence);
}

fn update_hits(state: &mut State) {
    let Some(Overlay::Search(prompt)) = state.overlays.last() else {
        return;
    };
    let (pattern, origin) = (prompt.query.text(), prompt.origin.caret);
    if let Some(open) = &mut state.reading.open {
        search(open, pattern, origin);
    }
}

/// Searches from a place on; the caret goes to the first hit there or after it, else stays at the place.
fn search(open: &mut OpenPost, pattern: String, from: u32) {
    let search = (!pattern.is_empty()).then(|| Search::of(open.text(), pattern, from));
    let hit = search.as_ref().and_then(Search::current_hit);
    open.search = search;
    open.go_to(hit.map_or(from, |hit| hit.start), Reveal::Nearest);
}
