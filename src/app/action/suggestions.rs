//! Suggestions of things to dig into: taking one, changing it first, putting it away for good, going to the next.

use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::marking;
use super::super::opening::open_or_hint;
use super::super::pane::Reveal;
use super::super::state::{MessageKind, State};
use super::super::suggesting;
use super::editor;
use super::entry::{Action, Count};

const SUGGESTION: &[Context] = &[Context::Suggestion];
const MARKED: &[Context] = &[Context::Reading, Context::Notes];

/// Suggestions.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "accept-suggestion",
        sentence: "Take the suggestion as a thing to dig into",
        contexts: SUGGESTION,
        count: Count::Nothing,
        run: accept,
    },
    Action {
        name: "edit-suggestion",
        sentence: "Take the suggestion, its topic and note changed first",
        contexts: SUGGESTION,
        count: Count::Nothing,
        run: edit,
    },
    Action {
        name: "dismiss-suggestion",
        sentence: "Put the suggestion away for good (undo brings it back)",
        contexts: SUGGESTION,
        count: Count::Nothing,
        run: dismiss,
    },
    Action {
        name: "next-suggestion",
        sentence: "Next sentence that reads like something to dig into",
        contexts: &[Context::Reading],
        count: Count::Repeats,
        run: |s| step(s, 1),
    },
    Action {
        name: "previous-suggestion",
        sentence: "Sentence before that reads like something to dig into",
        contexts: &[Context::Reading],
        count: Count::Repeats,
        run: |s| step(s, -1),
    },
    Action {
        name: "suggestions",
        sentence: "Hide or show the suggestions",
        contexts: MARKED,
        count: Count::Nothing,
        run: switch,
    },
];

/// The category of what is taken.
const DIG_INTO: &str = "dig-into";

fn accept(state: &mut State) -> Vec<Effect> {
    let Some(suggestion) = suggesting::chosen(state).cloned() else {
        return Vec::new();
    };
    let name = state.settings.categories.get(DIG_INTO).name.clone();
    let subject = marking::Subject {
        category: DIG_INTO.to_owned(),
        topics: suggestion.topics,
        note: String::new(),
    };
    state.notes.suggested = None;
    let effects = marking::mark(state, suggestion.span, subject);
    state.say(MessageKind::Success, format!("Marked as “{name}”"));
    effects
}

fn edit(state: &mut State) -> Vec<Effect> {
    let Some(suggestion) = suggesting::chosen(state).cloned() else {
        return Vec::new();
    };
    let open = state.reading.open.as_ref();
    let cue = open.map_or_else(String::new, |open| {
        suggestion.cue.of(open.text()).replace('\n', " ")
    });
    editor::open_suggested(state, suggestion.span, DIG_INTO, &suggestion.topics, &cue)
}

fn dismiss(state: &mut State) -> Vec<Effect> {
    let effect = suggesting::dismiss(state);
    if effect.is_some() {
        let undo = state.keys("undo");
        state.hint(format!("Put away for good; {undo} brings it back"));
    }
    effect.into_iter().collect()
}

fn step(state: &mut State, direction: isize) -> Vec<Effect> {
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    if let Some(span) = suggesting::beside(open, direction) {
        if let Some(open) = &mut state.reading.open {
            open.go_to(span.start, Reveal::Third);
        }
        return Vec::new();
    }
    if state.suggestions.are_on() {
        state.hint("No further suggestion in this post");
    } else {
        let switch = state.keys("suggestions");
        state.hint(format!("Suggestions are hidden: {switch} shows them"));
    }
    Vec::new()
}

fn switch(state: &mut State) -> Vec<Effect> {
    state.suggestions = state.suggestions.switched();
    state.notes.suggested = None;
    state.hint(if state.suggestions.are_on() {
        "Sentences that read like something to dig into are offered"
    } else {
        "Nothing is suggested until you want it again"
    });
    Vec::new()
}
