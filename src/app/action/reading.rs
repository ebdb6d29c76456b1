//! Moving in the text: caret, pages, talks.

use crate::document::Document;
use crate::keymap::Context;
use crate::text::{Span, graphemes, segment};

use super::super::effect::Effect;
use super::super::marking;
use super::super::opening::open_or_hint;
use super::super::pane::{OpenPost, Reveal};
use super::super::places::remember_place;
use super::super::state::State;
use super::entry::{Action, Count};

const READING: &[Context] = &[Context::Reading];

/// One reads on from every pane.
const PANES: &[Context] = &[Context::Posts, Context::Reading, Context::Notes];

/// Moving in the text.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "caret-down",
        sentence: "Caret a line down",
        contexts: READING,
        count: Count::Repeats,
        run: |s| caret(s, |o| o.move_lines(1)),
    },
    Action {
        name: "caret-up",
        sentence: "Caret a line up",
        contexts: READING,
        count: Count::Repeats,
        run: |s| caret(s, |o| o.move_lines(-1)),
    },
    Action {
        name: "caret-left",
        sentence: "Caret a character back",
        contexts: READING,
        count: Count::Repeats,
        run: |s| to(s, previous_character),
    },
    Action {
        name: "caret-right",
        sentence: "Caret a character on",
        contexts: READING,
        count: Count::Repeats,
        run: |s| to(s, next_character),
    },
    Action {
        name: "next-word",
        sentence: "Next word",
        contexts: READING,
        count: Count::Repeats,
        run: |s| to(s, next_word),
    },
    Action {
        name: "previous-word",
        sentence: "Word before",
        contexts: READING,
        count: Count::Repeats,
        run: |s| to(s, previous_word),
    },
    Action {
        name: "word-end",
        sentence: "End of the word",
        contexts: READING,
        count: Count::Repeats,
        run: |s| to(s, word_end),
    },
    Action {
        name: "next-sentence",
        sentence: "Next sentence",
        contexts: READING,
        count: Count::Repeats,
        run: |s| to(s, next_sentence),
    },
    Action {
        name: "previous-sentence",
        sentence: "Sentence before",
        contexts: READING,
        count: Count::Repeats,
        run: |s| to(s, previous_sentence),
    },
    Action {
        name: "next-paragraph",
        sentence: "Next paragraph",
        contexts: READING,
        count: Count::Repeats,
        run: |s| to(s, next_paragraph),
    },
    Action {
        name: "previous-paragraph",
        sentence: "Paragraph before",
        contexts: READING,
        count: Count::Repeats,
        run: |s| to(s, previous_paragraph),
    },
    Action {
        name: "line-start",
        sentence: "Start of the line",
        contexts: READING,
        count: Count::Digit,
        run: |s| to(s, |o| o.caret_line().start),
    },
    Action {
        name: "line-end",
        sentence: "End of the line",
        contexts: READING,
        count: Count::Nothing,
        run: |s| to(s, line_end),
    },
    Action {
        name: "half-page-down",
        sentence: "Half a page down",
        contexts: READING,
        count: Count::Repeats,
        run: |s| page(s, 1, 2),
    },
    Action {
        name: "half-page-up",
        sentence: "Half a page up",
        contexts: READING,
        count: Count::Repeats,
        run: |s| page(s, -1, 2),
    },
    Action {
        name: "page-down",
        sentence: "A page down",
        contexts: PANES,
        count: Count::Repeats,
        run: |s| page(s, 1, 1),
    },
    Action {
        name: "page-up",
        sentence: "A page up",
        contexts: PANES,
        count: Count::Repeats,
        run: |s| page(s, -1, 1),
    },
    Action {
        name: "post-start",
        sentence: "Start of the post; behind a count, that line of its file",
        contexts: READING,
        count: Count::Takes(to_line),
        run: |s| jump(s, |_| 0),
    },
    Action {
        name: "post-end",
        sentence: "End of the post; behind a count, that line of its file",
        contexts: READING,
        count: Count::Takes(to_line),
        run: |s| jump(s, |o| o.text().len() as u32),
    },
];

fn caret(state: &mut State, change: impl FnOnce(&mut OpenPost)) -> Vec<Effect> {
    if let Some(open) = open_or_hint(state) {
        change(open);
    }
    Vec::new()
}

fn to(state: &mut State, target: impl Fn(&OpenPost) -> u32) -> Vec<Effect> {
    caret(state, |open| open.go_to(target(open), Reveal::Nearest))
}

/// Goes far away; the place that is left is remembered.
fn jump(state: &mut State, target: impl Fn(&OpenPost) -> u32) -> Vec<Effect> {
    remember_place(state);
    to(state, target)
}

fn page(state: &mut State, direction: i64, parts: usize) -> Vec<Effect> {
    caret(state, |open| {
        let lines = (open.height() / parts)
            .saturating_sub(usize::from(parts == 1) * 2)
            .max(1);
        open.scroll(direction * i64::try_from(lines).unwrap_or(i64::MAX));
    })
}

fn next_character(open: &OpenPost) -> u32 {
    let next = graphemes::next_grapheme(open.text(), open.caret);
    skip_line_end(open, next, graphemes::next_grapheme)
}

fn previous_character(open: &OpenPost) -> u32 {
    let previous = graphemes::previous_grapheme(open.text(), open.caret);
    skip_line_end(open, previous, graphemes::previous_grapheme)
}

/// The caret never rests on a line end between blocks, where there is nothing to see.
fn skip_line_end(open: &OpenPost, offset: u32, step: fn(&str, u32) -> u32) -> u32 {
    let at_line_end = open
        .text()
        .get(offset as usize..)
        .is_some_and(|rest| rest.starts_with(['\n', '\t']));
    if at_line_end {
        step(open.text(), offset)
    } else {
        offset
    }
}

/// Goes to a line of the post's file, as command lines and exports number them; from the last one on, to that.
fn to_line(state: &mut State, line: u32) -> Vec<Effect> {
    jump(state, |open| open.content.document.place_of_line(line))
}

/// The next word; with a selection its last character, so that a word more is selected and not a letter of the one after.
fn next_word(open: &OpenPost) -> u32 {
    if open.selection.is_none() {
        return segment::next_word_start(open.text(), open.caret);
    }
    word_end(open)
}

fn previous_word(open: &OpenPost) -> u32 {
    segment::previous_word_start(open.text(), open.caret)
}

/// The last character of this word, or of the next one if the caret is there already.
fn word_end(open: &OpenPost) -> u32 {
    let behind = graphemes::next_grapheme(open.text(), open.caret);
    graphemes::previous_grapheme(open.text(), segment::word_end(open.text(), behind))
}

/// The next sentence; with a selection the last character of this or the next one.
fn next_sentence(open: &OpenPost) -> u32 {
    let document = &open.content.document;
    let Some(stretch) = document.stretch_at(open.caret) else {
        return open.caret;
    };
    let next = segment::next_sentence(&document.text, stretch, open.caret);
    let next = next.or_else(|| first_sentence_of_next_cell(document, stretch));
    if open.selection.is_none() {
        return next.map_or_else(|| next_paragraph(open), |sentence| sentence.start);
    }
    let here = segment::sentence_at(&document.text, stretch, open.caret);
    let last = |span| last_character(open, marking::trimmed(open.text(), span));
    if open.caret < last(here) {
        return last(here);
    }
    next.map_or_else(|| next_paragraph(open), last)
}

/// Where a table goes on after one of its cells.
fn first_sentence_of_next_cell(document: &Document, cell: Span) -> Option<Span> {
    document.cell_at(cell.start)?;
    let rest = document.text.get(cell.end as usize..)?;
    let next = cell.end + (rest.len() - rest.trim_start().len()) as u32;
    document.cell_at(next)?;
    marking::sentence_at(document, next)
}

/// The last character of a span.
fn last_character(open: &OpenPost, span: Span) -> u32 {
    graphemes::previous_grapheme(open.text(), span.end).max(span.start)
}

fn previous_sentence(open: &OpenPost) -> u32 {
    let document = &open.content.document;
    let Some(stretch) = document.stretch_at(open.caret) else {
        return open.caret;
    };
    let here = segment::sentence_at(&document.text, stretch, open.caret);
    if here.start < open.caret {
        return here.start;
    }
    segment::previous_sentence(&document.text, stretch, open.caret).map_or_else(
        || last_sentence_before(open, stretch.start),
        |sentence| sentence.start,
    )
}

/// The start of the last sentence of the block before an offset.
fn last_sentence_before(open: &OpenPost, offset: u32) -> u32 {
    let document = &open.content.document;
    let before = document
        .text
        .get(..offset as usize)
        .unwrap_or_default()
        .trim_end();
    let last = graphemes::previous_grapheme(&document.text, before.len() as u32);
    marking::sentence_at(document, last).map_or(0, |sentence| sentence.start)
}

/// The next paragraph; with a selection the last character of this or the next one.
fn next_paragraph(open: &OpenPost) -> u32 {
    let document = &open.content.document;
    let here = document.block_at(open.caret);
    let mut from_here = document
        .blocks
        .iter()
        .skip(here)
        .filter(|block| !block.span.is_empty());
    if open.selection.is_some() {
        let mut ends = from_here.map(|block| last_character(open, block.span));
        return ends.find(|&end| end > open.caret).unwrap_or(open.caret);
    }
    let next = from_here.find(|block| block.span.start > open.caret);
    next.map_or(open.text().len() as u32, |block| block.span.start)
}

fn previous_paragraph(open: &OpenPost) -> u32 {
    let blocks = &open.content.document.blocks;
    let now = open.content.document.block_at(open.caret);
    let inside = blocks
        .get(now)
        .is_some_and(|block| block.span.start < open.caret);
    let before = blocks
        .iter()
        .take(now + usize::from(inside))
        .rev()
        .find(|block| !block.span.is_empty());
    before.map_or(0, |block| block.span.start)
}

fn line_end(open: &OpenPost) -> u32 {
    last_character(open, open.caret_line())
}
