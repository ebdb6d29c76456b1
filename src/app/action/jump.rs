//! What can be done in the fuzzy jump.

use crate::find::jump::{JumpEntry, JumpKind};
use crate::keymap::{Context, KeyPress};

use super::super::cursor::moved;
use super::super::effect::Effect;
use super::super::jump_link::link;
use super::super::jumping::{chosen, complete, prepare, search, want_preview, window};
use super::super::opening::open_post;
use super::super::overlay::{HIT_LINES, LastJump, Overlay, PassageSight};
use super::super::screen::{line_in, list_window};
use super::super::state::State;
use super::entry::{Action, Count};

const JUMP: &[Context] = &[Context::Jump];

/// What can be done in the fuzzy jump.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "jump-down",
        sentence: "Next hit",
        contexts: JUMP,
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "jump-up",
        sentence: "Hit before",
        contexts: JUMP,
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
    Action {
        name: "jump-page-down",
        sentence: "Ten hits down, or on in the passage",
        contexts: JUMP,
        count: Count::Nothing,
        run: |s| page_by(s, 10),
    },
    Action {
        name: "jump-page-up",
        sentence: "Ten hits up, or back in the passage",
        contexts: JUMP,
        count: Count::Nothing,
        run: |s| page_by(s, -10),
    },
    Action {
        name: "jump-next-kind",
        sentence: "List only talks, only topics, only sections …",
        contexts: JUMP,
        count: Count::Nothing,
        run: |s| turn_kind(s, 1),
    },
    Action {
        name: "jump-previous-kind",
        sentence: "List only the kind before",
        contexts: JUMP,
        count: Count::Nothing,
        run: |s| turn_kind(s, JumpKind::ALL.len()),
    },
    Action {
        name: "jump-accept",
        sentence: "Open the passage",
        contexts: JUMP,
        count: Count::Nothing,
        run: accept,
    },
    Action {
        name: "jump-peek",
        sentence: "Read the passage in the whole window, and back",
        contexts: JUMP,
        count: Count::Nothing,
        run: peek,
    },
    Action {
        name: "jump-copy-link",
        sentence: "Copy the link to the passage",
        contexts: JUMP,
        count: Count::Nothing,
        run: copy_link,
    },
    Action {
        name: "jump-resume",
        sentence: "Search again for what the last jump was about",
        contexts: JUMP,
        count: Count::Nothing,
        run: resume,
    },
];

/// Opens the jump with everything there is.
pub fn open(state: &mut State) -> Vec<Effect> {
    prepare(state);
    state.overlays.push(Overlay::Jump(Box::default()));
    search(state)
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let before = window.query.text();
    window.query.type_key(key);
    if window.query.text() == before {
        return Vec::new();
    }
    query_changed(state)
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    window.query.paste(text);
    query_changed(state)
}

/// Remembers what is asked, for the next jump, and searches.
fn query_changed(state: &mut State) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    window.sight = PassageSight::Beside;
    let asked = LastJump {
        query: window.query.text(),
        kind: window.kind,
    };
    if !asked.query.trim().is_empty() {
        state.last_jump = Some(asked);
    }
    search(state)
}

/// Moves the choice by this many hits.
pub fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    let mut effects = complete(state);
    let Some(window) = window(state) else {
        return effects;
    };
    window.chosen = moved(window.chosen, delta, window.hits.len()).unwrap_or(0);
    if let PassageSight::Whole(lines) = &mut window.sight {
        *lines = 0;
    }
    effects.extend(want_preview(state));
    effects
}

/// A click on a hit chooses it; on the one that is chosen it opens it.
pub(super) fn click(state: &mut State, cell: (u16, u16)) -> Vec<Effect> {
    let list = list_window(state.width, state.height, true).list;
    let Some(window) = window(state).filter(|window| window.sight == PassageSight::Beside) else {
        return Vec::new();
    };
    let clicked = line_in(list, cell).map(|line| window.first + line / HIT_LINES);
    match clicked.filter(|hit| *hit < window.hits.len()) {
        Some(hit) if hit == window.chosen => accept(state),
        Some(hit) => {
            window.chosen = hit;
            want_preview(state)
        }
        None => Vec::new(),
    }
}

/// Moves the choice, or the passage where that has the whole window.
fn page_by(state: &mut State, delta: i32) -> Vec<Effect> {
    if window(state).is_some_and(|window| window.sight.scroll(delta)) {
        return Vec::new();
    }
    move_by(state, delta as isize)
}

/// Narrows the list to the kind so many steps on; everything stands between the last and the first.
fn turn_kind(state: &mut State, steps: usize) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let kinds: Vec<Option<JumpKind>> = std::iter::once(None)
        .chain(JumpKind::ALL.map(Some))
        .collect();
    let listed = window.kind();
    let before = kinds.iter().position(|kind| *kind == listed);
    let after = (before.unwrap_or(0) + steps) % kinds.len();
    let text = window.query.text();
    if let (Some(_), rest) = JumpKind::asked_for(&text) {
        window.query.set(rest);
    }
    window.kind = kinds.get(after).copied().flatten();
    query_changed(state)
}

/// Opens the chosen hit's passage and closes the jump; does a command; lists the talks of a speaker, the posts on an event.
fn accept(state: &mut State) -> Vec<Effect> {
    let mut effects = complete(state);
    let Some(entry) = chosen(state).cloned() else {
        let close = state.keys("close");
        state.hint(format!(
            "Nothing matches: take away a letter, or press {close}"
        ));
        return effects;
    };
    effects.extend(match entry.kind {
        JumpKind::Speaker => list_of(state, &entry, JumpKind::Talk),
        JumpKind::Event => list_of(state, &entry, JumpKind::Post),
        JumpKind::Command => {
            state.overlays.pop();
            state.jump_command = entry.command;
            Vec::new()
        }
        _ => open_passage(state, &entry),
    });
    effects
}

fn open_passage(state: &mut State, entry: &JumpEntry) -> Vec<Effect> {
    let Some(post) = entry.post else {
        return Vec::new();
    };
    let jumped = state.jumped.count(&state.library, entry, state.now);
    state.go_to_text();
    let mut effects = open_post(state, post, Some(entry.span.start));
    effects.extend(jumped.map(Effect::SaveJump));
    effects
}

/// Searches on for what an entry gathers.
fn list_of(state: &mut State, entry: &JumpEntry, kind: JumpKind) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    window.query.set(&entry.title);
    window.kind = Some(kind);
    query_changed(state)
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

fn copy_link(state: &mut State) -> Vec<Effect> {
    let mut effects = complete(state);
    let entry = chosen(state);
    match entry.and_then(|entry| link(&state.library, entry)) {
        Some(link) => effects.push(Effect::Copy(link)),
        None => state.hint("There is no link to this"),
    }
    effects
}

fn resume(state: &mut State) -> Vec<Effect> {
    let Some(last) = state.last_jump.clone() else {
        state.hint("There was no jump before");
        return Vec::new();
    };
    if let Some(window) = window(state) {
        window.query.set(&last.query);
        window.kind = last.kind;
    }
    query_changed(state)
}
