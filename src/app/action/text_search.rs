//! The search in all posts: opening its window, moving in its list, going to what was found and on from there.

use crate::keymap::{Context, KeyCode, KeyPress};

use super::super::cursor::moved_over;
use super::super::effect::Effect;
use super::super::found_hits;
use super::super::overlay::{FoundRow, Overlay, PassageSight, TextSearchWindow};
use super::super::screen::{line_in, list_window};
use super::super::state::State;
use super::super::text_searching::{search, want_preview, window};
use super::entry::{Action, Count};

const ANYWHERE: &[Context] = &[Context::Global];
const SEARCH: &[Context] = &[Context::TextSearch];

/// More than any list is long.
const FAR: isize = 1 << 30;

/// The search in all posts.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "search-all",
        sentence: "Search in the text of all posts, notes and quotes",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: open,
    },
    Action {
        name: "next-found",
        sentence: "Next hit of that search, also in the next post",
        contexts: ANYWHERE,
        count: Count::Repeats,
        run: |s| found_hits::step(s, 1),
    },
    Action {
        name: "previous-found",
        sentence: "Hit of that search before, also in the post before",
        contexts: ANYWHERE,
        count: Count::Repeats,
        run: |s| found_hits::step(s, -1),
    },
    Action {
        name: "found-down",
        sentence: "Next line",
        contexts: SEARCH,
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "found-up",
        sentence: "Line before",
        contexts: SEARCH,
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
    Action {
        name: "found-page-down",
        sentence: "Ten lines down, or on in the passage",
        contexts: SEARCH,
        count: Count::Nothing,
        run: |s| page_by(s, 10),
    },
    Action {
        name: "found-page-up",
        sentence: "Ten lines up, or back in the passage",
        contexts: SEARCH,
        count: Count::Nothing,
        run: |s| page_by(s, -10),
    },
    Action {
        name: "found-next-post",
        sentence: "First line of the next post",
        contexts: SEARCH,
        count: Count::Nothing,
        run: |s| move_by_group(s, 1),
    },
    Action {
        name: "found-previous-post",
        sentence: "First line of the post before",
        contexts: SEARCH,
        count: Count::Nothing,
        run: |s| move_by_group(s, -1),
    },
    Action {
        name: "found-start",
        sentence: "First line",
        contexts: SEARCH,
        count: Count::Nothing,
        run: |s| move_by(s, -FAR),
    },
    Action {
        name: "found-end",
        sentence: "Last line",
        contexts: SEARCH,
        count: Count::Nothing,
        run: |s| move_by(s, FAR),
    },
    Action {
        name: "found-open",
        sentence: "Open the line in its post, with all hits marked",
        contexts: SEARCH,
        count: Count::Nothing,
        run: accept,
    },
    Action {
        name: "found-peek",
        sentence: "Read the passage in the whole window, and back",
        contexts: SEARCH,
        count: Count::Nothing,
        run: peek,
    },
    Action {
        name: "found-close",
        sentence: "Close; what was found is there when you come back",
        contexts: SEARCH,
        count: Count::Nothing,
        run: close,
    },
];

/// Opens the window as it was left.
fn open(state: &mut State) -> Vec<Effect> {
    let mut window = state.text_search.take().unwrap_or_default();
    window.is_from_before = !window.typed.is_empty();
    window.sight = PassageSight::Beside;
    state.overlays.push(Overlay::TextSearch(window));
    want_preview(state)
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    let takes_its_place = matches!(key.code, KeyCode::Char(_)) && !key.ctrl && !key.alt
        || matches!(key.code, KeyCode::Backspace | KeyCode::Delete);
    edit(state, takes_its_place, |window| {
        window.typed.type_key(key);
    })
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    edit(state, true, |window| window.typed.paste(text))
}

/// Changes what is typed; what is from the last time goes as a whole where letters are to take its place.
fn edit(
    state: &mut State,
    takes_its_place: bool,
    change: impl FnOnce(&mut TextSearchWindow),
) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let before = window.typed.text();
    if std::mem::take(&mut window.is_from_before) && takes_its_place {
        window.typed.set("");
    }
    change(window);
    if window.typed.text() == before {
        return Vec::new();
    }
    window.sight = PassageSight::Beside;
    search(state)
}

/// Moves the cursor by so many lines, over headings.
pub fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    if let Some(window) = window(state) {
        let rows = &window.found.rows;
        let is_entry = |at: usize| rows.get(at).is_some_and(|row| row.is_entry());
        window.chosen = moved_over(window.chosen, delta, rows.len(), is_entry).unwrap_or(0);
        start_passage_anew(window);
    }
    want_preview(state)
}

/// A click on a line chooses it; on the one that is chosen it opens it.
pub(super) fn click(state: &mut State, cell: (u16, u16)) -> Vec<Effect> {
    let list = list_window(state.width, state.height, true).list;
    let Some(window) = window(state).filter(|window| window.sight == PassageSight::Beside) else {
        return Vec::new();
    };
    let shown = window.in_sight(usize::from(list.height));
    let clicked = line_in(list, cell).and_then(|line| shown.get(line).copied());
    let is_entry = |at: &usize| window.found.rows.get(*at).is_some_and(|row| row.is_entry());
    match clicked.filter(is_entry) {
        Some(row) if row == window.chosen => accept(state),
        Some(row) => {
            window.chosen = row;
            want_preview(state)
        }
        None => Vec::new(),
    }
}

/// Moves the cursor, or the passage where that has the whole window.
fn page_by(state: &mut State, delta: i32) -> Vec<Effect> {
    if window(state).is_some_and(|window| window.sight.scroll(delta)) {
        return Vec::new();
    }
    move_by(state, delta as isize)
}

/// Moves the cursor to the first line of the next post (`1`) or of the one before (`-1`).
fn move_by_group(state: &mut State, direction: isize) -> Vec<Effect> {
    if let Some(window) = window(state) {
        let rows = &window.found.rows;
        let begins_group = |(_, row): &(usize, &FoundRow)| row.begins_group();
        let numbered = || rows.iter().enumerate().filter(begins_group);
        let heading = if direction > 0 {
            numbered().find(|(at, _)| *at > window.chosen)
        } else {
            numbered().filter(|(at, _)| *at < window.chosen).nth_back(1)
        };
        let first = if direction > 0 { window.chosen } else { 0 };
        let from = heading.map_or(first, |(at, _)| at);
        window.chosen = window.found.entry_from(from).unwrap_or(window.chosen);
        start_passage_anew(window);
    }
    want_preview(state)
}

fn start_passage_anew(window: &mut TextSearchWindow) {
    if let PassageSight::Whole(lines) = &mut window.sight {
        *lines = 0;
    }
}

fn accept(state: &mut State) -> Vec<Effect> {
    let is_searching = window(state).is_some_and(|window| window.awaits_first_answer());
    if is_searching {
        state.hint("Still searching: what is listed is from before");
        return Vec::new();
    }
    if let Some(effects) = found_hits::open_chosen(state) {
        return effects;
    }
    let close = state.keys("found-close");
    state.hint(format!(
        "There is nothing to open: type something else, or {close} closes"
    ));
    Vec::new()
}

fn peek(state: &mut State) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.sight = match window.sight {
            PassageSight::Beside => PassageSight::Whole(0),
            PassageSight::Whole(_) => PassageSight::Beside,
        };
    }
    Vec::new()
}

fn close(state: &mut State) -> Vec<Effect> {
    found_hits::close(state);
    Vec::new()
}
