//! Searching in the post: hits appear while one types.

use crate::find::in_text::{Case, find_all};
use crate::keymap::{Context, KeyPress};

use super::super::cursor::around;
use super::super::effect::Effect;
use super::super::field::Field;
use super::super::opening::open_or_hint;
use super::super::overlay::{Overlay, SearchPrompt};
use super::super::pane::{OpenPost, Reveal, Search};
use super::super::state::State;
use super::super::trail::Place;
use super::entry::Action;

const READING: &[Context] = &[Context::Reading];
const SEARCH: &[Context] = &[Context::Search];

/// Searching in the post.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "search",
        sentence: "Search in the post",
        contexts: READING,
        run: open,
    },
    Action {
        name: "next-hit",
        sentence: "Next hit of the search",
        contexts: READING,
        run: |s| step(s, 1),
    },
    Action {
        name: "previous-hit",
        sentence: "Hit of the search before",
        contexts: READING,
        run: |s| step(s, -1),
    },
    Action {
        name: "search-accept",
        sentence: "Keep the hits; n and N go through them",
        contexts: SEARCH,
        run: accept,
    },
    Action {
        name: "search-cancel",
        sentence: "Go back to where you were",
        contexts: SEARCH,
        run: cancel,
    },
    Action {
        name: "search-next",
        sentence: "Next hit",
        contexts: SEARCH,
        run: |s| step(s, 1),
    },
    Action {
        name: "search-previous",
        sentence: "Hit before",
        contexts: SEARCH,
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
    let Some(search) = open
        .search
        .as_mut()
        .filter(|search| !search.hits.is_empty())
    else {
        let search = state.keys("search");
        state.hint(format!("Nothing is searched for: press {search} and type"));
        return Vec::new();
    };
    let count = search.hits.len();
    let caret = open.caret;
    let at = search.current.filter(|&current| {
        search
            .hits
            .get(current)
            .is_some_and(|hit| hit.start == caret)
    });
    let next = match at {
        Some(current) => around(current, direction, count),
        None if direction > 0 => search.hits.partition_point(|hit| hit.start <= caret) % count,
        None => around(
            search.hits.partition_point(|hit| hit.start < caret),
            -1,
            count,
        ),
    };
    search.current = Some(next);
    if let Some(hit) = search.hits.get(next).copied() {
        open.go_to(hit.start, Reveal::Nearest);
    }
    Vec::new()
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
    let hits = if pattern.is_empty() {
        Vec::new()
    } else {
        find_all(open.text(), &pattern, Case::Smart)
    };
    let next = hits.partition_point(|hit| hit.start < from);
    let current = if hits.is_empty() {
        None
    } else {
        Some(next % hits.len())
    };
    let target = current
        .and_then(|current| hits.get(current))
        .map_or(from, |hit| hit.start);
    open.search = (!pattern.is_empty()).then_some(Search {
        pattern,
        hits,
        current,
    });
    open.go_to(target, Reveal::Nearest);
}
