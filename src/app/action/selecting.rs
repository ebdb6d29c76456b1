//! Selecting passages: by character, line and unit, growing and shrinking, and taking what is selected along.

use crate::document::Document;
use crate::keymap::Context;
use crate::text::Span;

use super::super::effect::Effect;
use super::super::marking;
use super::super::opening::open_or_hint;
use super::super::pane::Selection;
use super::super::state::State;
use super::super::units;
use super::entry::{Action, Count};

const READING: &[Context] = &[Context::Reading, Context::Selecting];
const SELECTING: &[Context] = &[Context::Selecting];

/// Selecting.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "select",
        sentence: "Select by character; then move the caret",
        contexts: READING,
        count: Count::Nothing,
        run: |s| select(s, false),
    },
    Action {
        name: "select-lines",
        sentence: "Select whole lines; then move the caret",
        contexts: READING,
        count: Count::Nothing,
        run: |s| select(s, true),
    },
    Action {
        name: "select-sentence",
        sentence: "Select the sentence, then one more",
        contexts: READING,
        count: Count::Repeats,
        run: |s| select_unit(s, marking::sentence_at),
    },
    Action {
        name: "select-paragraph",
        sentence: "Select the paragraph, then one more",
        contexts: READING,
        count: Count::Repeats,
        run: |s| select_unit(s, paragraph),
    },
    Action {
        name: "select-section",
        sentence: "Select the section with its heading, then one more",
        contexts: READING,
        count: Count::Repeats,
        run: |s| select_unit(s, units::section_around),
    },
    Action {
        name: "grow",
        sentence: "Select the word; then sentence, paragraph, section, talk, post",
        contexts: READING,
        count: Count::Repeats,
        run: grow,
    },
    Action {
        name: "shrink",
        sentence: "Select less: the next smaller unit",
        contexts: READING,
        count: Count::Repeats,
        run: shrink,
    },
    Action {
        name: "swap-ends",
        sentence: "Go on at the other end of the selection",
        contexts: SELECTING,
        count: Count::Nothing,
        run: swap_ends,
    },
    Action {
        name: "copy",
        sentence: "Copy the selection",
        contexts: SELECTING,
        count: Count::Nothing,
        run: copy,
    },
];

fn select(state: &mut State, whole_lines: bool) -> Vec<Effect> {
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    open.selection = match open.selection {
        Some(selection) if selection.whole_lines == whole_lines => None,
        Some(selection) => Some(Selection {
            whole_lines,
            ..selection
        }),
        None if whole_lines => Some(Selection::lines_from(open.caret)),
        None => Some(Selection::from(open.caret)),
    };
    Vec::new()
}

/// Selects the unit at the caret; pressed again at its end, the next one as well.
fn select_unit(state: &mut State, unit: fn(&Document, u32) -> Option<Span>) -> Vec<Effect> {
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    let document = open.content.document.clone();
    let (selected, origin) = match (open.selection, open.selected()) {
        (Some(selection), Some(selected)) => (Some(selected), selection.origin),
        _ => (None, open.caret),
    };
    let from = selected.map_or(open.caret, |selected| after(&document, selected.end));
    let Some(span) = unit(&document, from).map(|span| marking::trimmed(&document.text, span))
    else {
        return Vec::new();
    };
    open.select(
        selected.map_or(span, |selected| selected.union(span)),
        origin,
    );
    Vec::new()
}

/// The first place after an offset that is not white space.
fn after(document: &Document, offset: u32) -> u32 {
    let rest = document.text.get(offset as usize..).unwrap_or_default();
    offset + (rest.len() - rest.trim_start().len()) as u32
}

fn paragraph(document: &Document, offset: u32) -> Option<Span> {
    document
        .blocks
        .get(document.block_at(offset))
        .map(|block| block.span)
}

fn grow(state: &mut State) -> Vec<Effect> {
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    let origin = open.selection.map_or(open.caret, |s| s.origin);
    let selected = open.selected().unwrap_or(Span::at(origin));
    match units::grown(&open.content.document, origin, selected) {
        Some(span) => open.select(span, origin),
        None => state.hint("The whole post is selected"),
    }
    Vec::new()
}

fn shrink(state: &mut State) -> Vec<Effect> {
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    let (Some(selection), Some(selected)) = (open.selection, open.selected()) else {
        let grow = state.keys("grow");
        state.hint(format!("Nothing is selected: {grow} selects the word"));
        return Vec::new();
    };
    if let Some(span) = units::shrunk(&open.content.document, selection.origin, selected) {
        open.select(span, selection.origin);
    } else {
        open.selection = None;
        open.move_caret(selection.origin);
    }
    Vec::new()
}

fn swap_ends(state: &mut State) -> Vec<Effect> {
    if let Some(open) = open_or_hint(state) {
        open.swap_ends();
    }
    Vec::new()
}

/// Hands the selection to the clipboard and ends it.
fn copy(state: &mut State) -> Vec<Effect> {
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    let Some(selected) = open.selected() else {
        return Vec::new();
    };
    let text = selected.of(open.text()).to_owned();
    open.selection = None;
    vec![Effect::Copy(text)]
}
