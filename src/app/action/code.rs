//! Long lines of code: wrapped, or scrolled sideways.

use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::opening::{fit_open_post, open_or_hint};
use super::super::state::State;
use super::entry::{Action, Count};

const READING: &[Context] = &[Context::Reading];

/// Cells one key scrolls.
const STEP: i32 = 16;

/// Long lines of code.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "wrap-code",
        sentence: "Wrap long lines of code, or scroll them",
        contexts: READING,
        count: Count::Nothing,
        run: wrap_code,
    },
    Action {
        name: "code-right",
        sentence: "Code on to the right",
        contexts: READING,
        count: Count::Nothing,
        run: |s| slide(s, STEP),
    },
    Action {
        name: "code-left",
        sentence: "Code back to the left",
        contexts: READING,
        count: Count::Nothing,
        run: |s| slide(s, -STEP),
    },
];

fn wrap_code(state: &mut State) -> Vec<Effect> {
    state.reading.wrap_code = !state.reading.wrap_code;
    fit_open_post(state);
    let (left, right) = (state.keys("code-left"), state.keys("code-right"));
    state.hint(if state.reading.wrap_code {
        "Long lines of code are wrapped".to_owned()
    } else {
        format!("Long lines of code are scrolled with {left} and {right}")
    });
    Vec::new()
}

fn slide(state: &mut State, delta: i32) -> Vec<Effect> {
    let wrap = state.keys("wrap-code");
    let is_wrapped = state.reading.wrap_code;
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    match open.wide_code() {
        Some(block) => open.slide_code(block, delta),
        None if is_wrapped => {
            state.hint(format!(
                "Long lines of code are wrapped: {wrap} lets them be scrolled"
            ));
        }
        None => state.hint("No code on screen is wider than the pane"),
    }
    Vec::new()
}
