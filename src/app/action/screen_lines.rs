//! Which part of the text the screen shows, line by line, and going to its lines: scrolling without the caret, putting the
//! caret's line somewhere, putting the caret on a line.

use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::opening::open_or_hint;
use super::super::pane::{Height, OpenPost};
use super::super::state::State;
use super::entry::{Action, Count};

const READING: &[Context] = &[Context::Reading];

/// Scrolling by lines and going to lines of the screen.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "text-down",
        sentence: "Show one line more below; the caret stays",
        contexts: READING,
        count: Count::Takes(|s, lines| scroll(s, i64::from(lines))),
        run: |s| scroll(s, 1),
    },
    Action {
        name: "text-up",
        sentence: "Show one line more above; the caret stays",
        contexts: READING,
        count: Count::Takes(|s, lines| scroll(s, -i64::from(lines))),
        run: |s| scroll(s, -1),
    },
    Action {
        name: "line-to-top",
        sentence: "Scroll the caret's line to the top",
        contexts: READING,
        count: Count::Nothing,
        run: |s| on_open(s, |open| open.put_line_at(Height::Top)),
    },
    Action {
        name: "line-to-middle",
        sentence: "Scroll the caret's line to the middle",
        contexts: READING,
        count: Count::Nothing,
        run: |s| on_open(s, |open| open.put_line_at(Height::Middle)),
    },
    Action {
        name: "line-to-bottom",
        sentence: "Scroll the caret's line to the bottom",
        contexts: READING,
        count: Count::Nothing,
        run: |s| on_open(s, |open| open.put_line_at(Height::Bottom)),
    },
    Action {
        name: "screen-top",
        sentence: "Caret to the top of the screen",
        contexts: READING,
        count: Count::Nothing,
        run: |s| on_open(s, |open| open.go_to_height(Height::Top)),
    },
    Action {
        name: "screen-middle",
        sentence: "Caret to the middle of the screen",
        contexts: READING,
        count: Count::Nothing,
        run: |s| on_open(s, |open| open.go_to_height(Height::Middle)),
    },
    Action {
        name: "screen-bottom",
        sentence: "Caret to the bottom of the screen",
        contexts: READING,
        count: Count::Nothing,
        run: |s| on_open(s, |open| open.go_to_height(Height::Bottom)),
    },
];

fn scroll(state: &mut State, lines: i64) -> Vec<Effect> {
    on_open(state, |open| open.wheel(lines))
}

fn on_open(state: &mut State, change: impl FnOnce(&mut OpenPost)) -> Vec<Effect> {
    if let Some(open) = open_or_hint(state) {
        change(open);
    }
    Vec::new()
}
