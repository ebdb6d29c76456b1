//! Going from talk to talk and from heading to heading in the open post.

use crate::document::Section;
use crate::keymap::Context;
use crate::text::graphemes;

use super::super::effect::Effect;
use super::super::opening::open_or_hint;
use super::super::pane::{OpenPost, Reveal};
use super::super::state::State;
use super::entry::{Action, Count};

const READING: &[Context] = &[Context::Reading];

/// Going by talks and headings.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "next-talk",
        sentence: "Next talk",
        contexts: READING,
        count: Count::Repeats,
        run: |s| by_talk(s, Way::Down),
    },
    Action {
        name: "previous-talk",
        sentence: "Talk before",
        contexts: READING,
        count: Count::Repeats,
        run: |s| by_talk(s, Way::Up),
    },
    Action {
        name: "next-heading",
        sentence: "Next heading",
        contexts: READING,
        count: Count::Repeats,
        run: |s| by_heading(s, Way::Down),
    },
    Action {
        name: "previous-heading",
        sentence: "Heading before",
        contexts: READING,
        count: Count::Repeats,
        run: |s| by_heading(s, Way::Up),
    },
];

/// Where to go in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Down,
    Up,
}

fn by_talk(state: &mut State, way: Way) -> Vec<Effect> {
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    let is_talk = |section: &&Section| section.talk.is_some();
    if go(open, way, is_talk) {
        return Vec::new();
    }
    let has_talks = open.content.document.sections.iter().any(|s| is_talk(&s));
    let (next, before) = (state.keys("next-heading"), state.keys("previous-heading"));
    state.hint(match (has_talks, way) {
        (false, _) => {
            format!("This post tells of no talks: {next} and {before} go by headings")
        }
        (true, Way::Down) => format!("There is no talk further down; {next} goes by headings"),
        (true, Way::Up) => format!("There is no talk further up; {before} goes by headings"),
    });
    Vec::new()
}

fn by_heading(state: &mut State, way: Way) -> Vec<Effect> {
    let Some(open) = open_or_hint(state) else {
        return Vec::new();
    };
    if go(open, way, |_| true) {
        return Vec::new();
    }
    if open.content.document.sections.is_empty() {
        hint_no_headings(state);
        return Vec::new();
    }
    let (key, end) = match way {
        Way::Down => (state.keys("post-end"), "end"),
        Way::Up => (state.keys("post-start"), "start"),
    };
    let direction = if way == Way::Down { "down" } else { "up" };
    state.hint(format!(
        "There is no heading further {direction}; {key} goes to the {end}"
    ));
    Vec::new()
}

/// Says that there is nothing to step by or to list, and what steps instead.
pub(super) fn hint_no_headings(state: &mut State) {
    let (next, before) = (
        state.keys("next-paragraph"),
        state.keys("previous-paragraph"),
    );
    state.hint(format!(
        "This post has no headings: {next} and {before} go by paragraphs"
    ));
}

/// Goes to the nearest such section's heading; false if there is none that way.
fn go(open: &mut OpenPost, way: Way, is_wanted: impl Fn(&&Section) -> bool) -> bool {
    let sections = &open.content.document.sections;
    let caret = open.caret;
    let found = match way {
        Way::Down => {
            // A selection that ends before a heading goes on behind it.
            let here = if open.selection.is_some() {
                first_word_after(open.text(), caret)
            } else {
                caret
            };
            let after = sections.partition_point(|section| section.heading.start <= here);
            sections.iter().skip(after).find(is_wanted)
        }
        Way::Up => {
            let before = sections.partition_point(|section| section.heading.start < caret);
            sections.iter().take(before).rev().find(is_wanted)
        }
    };
    let start = found.map(|section| section.heading.start);
    if open.selection.is_some() && way == Way::Down {
        return extend_to(open, start);
    }
    let Some(start) = start else {
        return false;
    };
    open.go_to(start, Reveal::Third);
    true
}

/// The first place behind a character that is not white space.
fn first_word_after(text: &str, offset: u32) -> u32 {
    let next = graphemes::next_grapheme(text, offset);
    let rest = text.get(next as usize..).unwrap_or_default();
    next + (rest.len() - rest.trim_start().len()) as u32
}

/// Extends the selection to the last character before a heading, or to the end of the post if none follows.
fn extend_to(open: &mut OpenPost, heading: Option<u32>) -> bool {
    let end = heading.map_or(open.text().len(), |heading| heading as usize);
    let before = open.text().get(..end).unwrap_or_default().trim_end();
    let last = graphemes::previous_grapheme(before, before.len() as u32);
    if last <= open.caret {
        return false;
    }
    open.go_to(last, Reveal::Nearest);
    true
}
