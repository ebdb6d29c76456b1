//! The suggestions of a document, in one pass over its text. Only sentences that hold a word of a cue are looked at closer.

use crate::document::{BlockKind, Document};
use crate::library::TopicTable;
use crate::text::Span;
use crate::text::segment::sentence_at;

use super::around::Sections;
use super::cues::{CueTable, Sense};
use super::model::Suggestion;
use super::subject::{Nearness, about};
use super::verdict::verdict;

/// A longer sentence is no prose, in bytes.
const LONGEST: u32 = 1_500;

/// What is less sure than this, of 100, is not offered.
const LEAST: u8 = 50;

/// The sentences that read like something to dig into, in text order.
pub fn suggestions(document: &Document, topics: &TopicTable, cues: &CueTable) -> Vec<Suggestion> {
    let ready = cues.ready();
    let mut found = Vec::new();
    let mut seen = 0;
    let mut sections = Sections::of(document);
    for at in ready.anchors(&document.text) {
        if at < seen || is_inside_word(&document.text, at) {
            continue;
        }
        let Some(sentence) = sentence_around(document, at) else {
            continue;
        };
        seen = sentence.end.max(at + 1);
        if sentence.len() > LONGEST {
            continue;
        }
        let tokens = ready.tokens(&document.text, sentence);
        let Some(verdict) = verdict(ready, &tokens) else {
            continue;
        };
        let (subjects, nearness) = about(
            document,
            topics,
            sections.around(sentence.start),
            sentence,
            verdict.cue,
        );
        if verdict.is_near && nearness != Nearness::Sentence {
            continue;
        }
        let points_back = tokens.iter().any(|token| ready.is(token, Sense::Back));
        let score = score(verdict.weight, nearness, points_back);
        if score >= LEAST {
            found.push(Suggestion {
                span: sentence,
                cue: verdict.cue,
                topics: subjects,
                score,
            });
        }
    }
    found
}

/// The sentence of running text around a place.
fn sentence_around(document: &Document, at: u32) -> Option<Span> {
    let block = document.blocks.get(document.block_at(at))?;
    let is_prose = matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::Table(_) | BlockKind::Term
    );
    let stretch = document.stretch_at(at).filter(|_| is_prose)?;
    Some(sentence_at(&document.text, stretch, at))
}

/// Whether a letter of a script with spaces goes on before a place.
fn is_inside_word(text: &str, at: u32) -> bool {
    let before = at
        .checked_sub(1)
        .and_then(|at| text.as_bytes().get(at as usize));
    before.is_some_and(u8::is_ascii_alphanumeric)
}

/// A sentence that names something else than its heading does is less about that than one that points back at it.
fn score(weight: u8, nearness: Nearness, points_back: bool) -> u8 {
    let (plus, minus) = match nearness {
        Nearness::Sentence => (5, 0),
        Nearness::Name => (0, 0),
        Nearness::Paragraph => (0, 5),
        Nearness::Section if points_back => (0, 15),
        Nearness::Section => (0, 30),
        Nearness::Nothing => (0, 45),
    };
    weight.saturating_add(plus).min(100).saturating_sub(minus)
}
