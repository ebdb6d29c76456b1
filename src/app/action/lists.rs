//! Moving in the post list and in the notes pane.

use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::notes_list::place_of;
use super::super::opening::{open_post, open_record};
use super::super::pane::Pane;
use super::super::pane::Reveal;
use super::super::state::State;
use super::super::suggesting;
use super::entry::{Action, Count};

const LISTS: &[Context] = &[Context::Posts, Context::Notes];

/// Moving in the post list and in the notes pane.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "list-down",
        sentence: "Next line of the list",
        contexts: LISTS,
        count: Count::Nothing,
        run: down,
    },
    Action {
        name: "list-up",
        sentence: "Line before in the list",
        contexts: LISTS,
        count: Count::Nothing,
        run: up,
    },
    Action {
        name: "list-page-down",
        sentence: "A page down the list",
        contexts: LISTS,
        count: Count::Nothing,
        run: page_down,
    },
    Action {
        name: "list-page-up",
        sentence: "A page up the list",
        contexts: LISTS,
        count: Count::Nothing,
        run: page_up,
    },
    Action {
        name: "list-start",
        sentence: "First line of the list",
        contexts: LISTS,
        count: Count::Nothing,
        run: start,
    },
    Action {
        name: "list-end",
        sentence: "Last line of the list",
        contexts: LISTS,
        count: Count::Nothing,
        run: end,
    },
    Action {
        name: "open",
        sentence: "Open the post, or go to the passage",
        contexts: LISTS,
        count: Count::Nothing,
        run: open,
    },
];

/// More than any list is long.
const FAR: isize = 1 << 30;

fn down(state: &mut State) -> Vec<Effect> {
    move_by(state, 1)
}

fn up(state: &mut State) -> Vec<Effect> {
    move_by(state, -1)
}

fn page_down(state: &mut State) -> Vec<Effect> {
    move_by(state, page(state))
}

fn page_up(state: &mut State) -> Vec<Effect> {
    move_by(state, -page(state))
}

fn start(state: &mut State) -> Vec<Effect> {
    move_by(state, -FAR)
}

fn end(state: &mut State) -> Vec<Effect> {
    move_by(state, FAR)
}

/// Entries of two to three lines on a page.
fn page(state: &State) -> isize {
    isize::try_from(state.height / 3).unwrap_or(1).max(1)
}

fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    match state.focus {
        Pane::Posts => state.posts.move_by(delta),
        Pane::Notes => {
            suggesting::move_in_notes(state, delta);
            show_chosen_note(state);
        }
        Pane::Reading => {}
    }
    Vec::new()
}

/// Scrolls the text so that the chosen highlight's passage is in sight.
pub fn show_chosen_note(state: &mut State) {
    let span = state
        .notes
        .chosen
        .and_then(|id| state.records.get(id))
        .and_then(|entry| place_of(state, entry))
        .or(state.notes.suggested);
    if let (Some(span), Some(open)) = (span, &mut state.reading.open) {
        open.go_to(span.start, Reveal::Nearest);
    }
}

fn open(state: &mut State) -> Vec<Effect> {
    match state.focus {
        Pane::Posts => {
            let Some(post) = state.posts.chosen else {
                let (add, all) = (state.keys("add-folder"), state.keys("posts-all"));
                state.hint(if state.library.is_empty() {
                    format!("There is no post here: {add} adds a folder of posts")
                } else {
                    format!("No post fits: {all} shows all")
                });
                return Vec::new();
            };
            state.focus_on(Pane::Reading);
            open_post(state, post, None)
        }
        Pane::Notes if state.notes.suggested.is_some() => {
            show_chosen_note(state);
            state.focus = Pane::Reading;
            Vec::new()
        }
        Pane::Notes => {
            let Some(id) = state.notes.chosen else {
                return Vec::new();
            };
            let effects = open_record(state, id);
            state.focus = Pane::Reading;
            effects
        }
        Pane::Reading => Vec::new(),
    }
}
