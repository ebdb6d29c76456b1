//! What can be done in the outline of the open post. Moving in it moves nothing in the text; only going there does.

use crate::find::Words;
use crate::keymap::{Context, KeyPress};

use super::super::cursor::moved;
use super::super::effect::Effect;
use super::super::field::Field;
use super::super::opening::open_or_hint;
use super::super::outline::{outline, section_around};
use super::super::overlay::{OutlineWindow, Overlay};
use super::super::pane::{Pane, Reveal};
use super::super::places::remember_place;
use super::super::state::State;
use super::entry::{Action, Count};
use super::sections::hint_no_headings;

const PANES: &[Context] = &[Context::Posts, Context::Reading, Context::Notes];
const OUTLINE: &[Context] = &[Context::Outline];

/// More than any outline is long.
const FAR: isize = 1 << 30;

/// What can be done in the outline.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "outline",
        sentence: "Outline of the post: talks and sections",
        contexts: PANES,
        count: Count::Nothing,
        run: open,
    },
    Action {
        name: "outline-down",
        sentence: "Next section",
        contexts: OUTLINE,
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "outline-up",
        sentence: "Section before",
        contexts: OUTLINE,
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
    Action {
        name: "outline-page-down",
        sentence: "Ten sections down",
        contexts: OUTLINE,
        count: Count::Nothing,
        run: |s| move_by(s, 10),
    },
    Action {
        name: "outline-page-up",
        sentence: "Ten sections up",
        contexts: OUTLINE,
        count: Count::Nothing,
        run: |s| move_by(s, -10),
    },
    Action {
        name: "outline-start",
        sentence: "First section",
        contexts: OUTLINE,
        count: Count::Nothing,
        run: |s| move_by(s, -FAR),
    },
    Action {
        name: "outline-end",
        sentence: "Last section",
        contexts: OUTLINE,
        count: Count::Nothing,
        run: |s| move_by(s, FAR),
    },
    Action {
        name: "outline-open",
        sentence: "Go to the section",
        contexts: OUTLINE,
        count: Count::Nothing,
        run: go_to_chosen,
    },
    Action {
        name: "outline-filter",
        sentence: "Show only some sections",
        contexts: OUTLINE,
        count: Count::Nothing,
        run: start_filter,
    },
];

/// Opens the outline, the cursor on the section one reads.
fn open(state: &mut State) -> Vec<Effect> {
    if state.focus == Pane::Posts && chosen_is_not_open(state) {
        let open = state.keys("open");
        state.hint(format!("Open this post first: {open}"));
        return Vec::new();
    }
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    if open.content.document.sections.is_empty() {
        hint_no_headings(state);
        return Vec::new();
    }
    let mut window = OutlineWindow::default();
    fill(state, &mut window, None);
    state.overlays.push(Overlay::Outline(Box::new(window)));
    Vec::new()
}

fn chosen_is_not_open(state: &State) -> bool {
    let open = state.reading.open.as_ref().map(|open| open.id);
    open.is_some() && state.posts.chosen != open
}

/// Puts the sections that the filter admits into the window, the cursor on `section`, else on the one that is read.
fn fill(state: &State, window: &mut OutlineWindow, section: Option<usize>) {
    let Some(open) = &state.reading.open else {
        window.entries.clear();
        return;
    };
    let document = &open.content.document;
    window.entries = outline(document, &Words::new(&[&window.words]));
    let wanted = section
        .or_else(|| section_around(document, open.caret))
        .unwrap_or(0);
    // The wanted one, else the last before it.
    let before = window
        .entries
        .partition_point(|entry| entry.section as usize <= wanted);
    window.chosen = before.saturating_sub(1);
}

/// Brings an open outline up to date with its post.
pub fn refill(state: &mut State) {
    let at = state
        .overlays
        .iter()
        .position(|overlay| matches!(overlay, Overlay::Outline(_)));
    let taken = at.map(|at| state.overlays.remove(at));
    if let (Some(at), Some(Overlay::Outline(mut window))) = (at, taken) {
        let section = window.section();
        fill(state, &mut window, section);
        state.overlays.insert(at, Overlay::Outline(window));
    }
}

fn window(state: &mut State) -> Option<&mut OutlineWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::Outline(window)) => Some(window),
        _ => None,
    }
}

/// Moves the cursor by this many sections.
pub fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.chosen = moved(window.chosen, delta, window.entries.len()).unwrap_or(0);
    }
    Vec::new()
}

fn go_to_chosen(state: &mut State) -> Vec<Effect> {
    let Some(section) = window(state).and_then(|window| window.section()) else {
        return Vec::new();
    };
    state.overlays.pop();
    state.focus_on(Pane::Reading);
    remember_place(state);
    if let Some(open) = &mut state.reading.open {
        let heading = open.content.document.sections.get(section);
        if let Some(start) = heading.map(|section| section.heading.start) {
            open.selection = None;
            open.go_to(start, Reveal::Third);
        }
    }
    Vec::new()
}

fn start_filter(state: &mut State) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.typing = Some(Field::one_line(&window.words));
    }
    Vec::new()
}

/// Closes the filter line, keeping the words.
pub(super) fn accept_filter(state: &mut State) {
    change_filter(state, |window| window.typing = None);
}

/// Closes the filter line and takes the words away.
pub(super) fn cancel_filter(state: &mut State) {
    change_filter(state, |window| {
        window.typing = None;
        window.words.clear();
    });
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    change_filter(state, |window| {
        if let Some(field) = &mut window.typing {
            field.type_key(key);
            window.words = field.text();
        }
    });
    Vec::new()
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    change_filter(state, |window| {
        if let Some(field) = &mut window.typing {
            field.paste(text);
            window.words = field.text();
        }
    });
    Vec::new()
}

/// Changes the filter; the cursor stays on its section while that is shown.
fn change_filter(state: &mut State, change: impl FnOnce(&mut OutlineWindow)) {
    if let Some(window) = window(state) {
        change(window);
        refill(state);
    }
}
