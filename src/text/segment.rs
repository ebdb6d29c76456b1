//! Words (UAX #29) and sentences around a place in a long text. It knows no blocks beyond the span it is given.
//!
//! Words are looked for in a bounded stretch between white space, so a step costs the same in a text of ten megabytes.

use unicode_segmentation::UnicodeSegmentation;

use super::Span;
use super::graphemes::{ceil_char, floor_char, to_offset};
pub use super::sentence::{next_sentence, previous_sentence, sentence_at};

/// How far from a place the white space is looked for that bounds the stretch of words, in bytes.
const REACH: usize = 512;

/// The word, run of white space or punctuation mark at `offset`; empty at the end of the text.
pub fn word_at(text: &str, offset: u32) -> Span {
    let offset = floor_char(text, offset as usize);
    segments(text, stretch_around(text, offset))
        .find(|segment| segment.span.contains(to_offset(offset)))
        .map_or(Span::at(to_offset(offset)), |segment| segment.span)
}

/// The start of the first word that begins after `offset`; the text's length if there is none.
pub fn next_word_start(text: &str, offset: u32) -> u32 {
    let mut at = floor_char(text, offset as usize);
    while at < text.len() {
        let stretch = stretch_around(text, at);
        let found = words(text, stretch).find(|word| word.start > offset);
        if let Some(word) = found {
            return word.start;
        }
        at = stretch.end as usize;
    }
    to_offset(text.len())
}

/// The start of the last word that begins before `offset`; 0 if there is none.
pub fn previous_word_start(text: &str, offset: u32) -> u32 {
    let mut at = floor_char(text, offset as usize);
    while let Some(before) = char_before(text, at) {
        let stretch = stretch_around(text, before);
        let found = words(text, stretch)
            .take_while(|word| word.start < offset)
            .last();
        if let Some(word) = found {
            return word.start;
        }
        at = stretch.start as usize;
    }
    0
}

/// One past the last byte of the first word that ends after `offset`; the text's length if there is none.
pub fn word_end(text: &str, offset: u32) -> u32 {
    let mut at = floor_char(text, offset as usize);
    while at < text.len() {
        let stretch = stretch_around(text, at);
        let found = words(text, stretch).find(|word| word.end > offset);
        if let Some(word) = found {
            return word.end;
        }
        at = stretch.end as usize;
    }
    to_offset(text.len())
}

/// The words under `span` in order: what has a letter or a digit, without punctuation and white space.
pub fn words(text: &str, span: Span) -> impl Iterator<Item = Span> {
    segments(text, span)
        .filter(|segment| segment.is_word)
        .map(|segment| segment.span)
}

struct Segment {
    span: Span,
    is_word: bool,
}

fn segments(text: &str, span: Span) -> impl Iterator<Item = Segment> {
    span.of(text)
        .split_word_bound_indices()
        .map(move |(at, segment)| {
            let start = span.start.saturating_add(to_offset(at));
            Segment {
                span: Span::new(start, start.saturating_add(to_offset(segment.len()))),
                is_word: segment.chars().any(char::is_alphanumeric),
            }
        })
}

/// The run of black or of white characters around `offset`, cut where it is very long; never empty inside the text.
fn stretch_around(text: &str, offset: usize) -> Span {
    let is_white = text
        .get(offset..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(char::is_whitespace);
    let from = floor_char(text, offset.saturating_sub(REACH));
    let to = ceil_char(text, offset.saturating_add(REACH).max(offset + 1));
    let before = text.get(from..offset).unwrap_or_default();
    let after = text.get(offset..to).unwrap_or_default();
    let differs = |c: char| c.is_whitespace() != is_white;
    let start = before
        .char_indices()
        .rev()
        .find(|&(_, c)| differs(c))
        .map_or(from, |(at, c)| from + at + c.len_utf8());
    let end = after.find(differs).map_or(to, |at| offset + at);
    Span::new(to_offset(start), to_offset(end))
}

fn char_before(text: &str, offset: usize) -> Option<usize> {
    let c = text.get(..offset)?.chars().next_back()?;
    Some(offset - c.len_utf8())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Puts `«…»` around the word at `|`.
    #[track_caller]
    fn check_word(marked: &str, expected: &str) {
        let offset = marked.find('|').unwrap();
        let text = marked.replace('|', "");
        let word = word_at(&text, to_offset(offset));
        let shown = format!(
            "{}«{}»{}",
            &text[..word.start as usize],
            word.of(&text),
            &text[word.end as usize..]
        );
        assert_eq!(shown, expected);
    }

    /// The text with `|` at every place that repeated steps reach.
    fn stops(text: &str, step: impl Fn(u32) -> u32) -> String {
        let (mut places, mut at) = (Vec::new(), step(0));
        while places.last() != Some(&at) {
            places.push(at);
            at = step(at);
        }
        let mut shown = text.to_owned();
        for place in places.iter().rev() {
            shown.insert(*place as usize, '|');
        }
        shown
    }

    #[test]
    fn finds_the_word_under_a_place() {
        check_word("see Ar|go now", "see «Argo» now");
        check_word("kub|e-system", "«kube»-system");
        check_word("v1|.0 is", "«v1.0» is");
        check_word("don’|t", "«don’t»");
        check_word("a| b", "a« »b");
        check_word("会|議", "会«議»");
        assert_eq!(word_at("end", 3), Span::at(3));
    }

    #[test]
    fn steps_over_words() {
        let text = "See “Argo”, v1.0 — now";
        assert_eq!(
            stops(text, |at| next_word_start(text, at)),
            "See “|Argo”, |v1.0 — |now|"
        );
        assert_eq!(
            stops(text, |at| word_end(text, at)),
            "See| “Argo|”, v1.0| — now|"
        );
        let end = to_offset(text.len());
        let now = previous_word_start(text, end);
        assert_eq!(&text[now as usize..], "now");
        assert_eq!(
            &text[previous_word_start(text, now) as usize..],
            "v1.0 — now"
        );
    }

    #[test]
    fn a_very_long_word_is_crossed() {
        let text = format!("a {} b", "x".repeat(10_000));
        assert!(next_word_start(&text, 0) == 2);
        assert_eq!(word_end("", 5), 0);
    }

    proptest! {
        #[test]
        fn words_hold_their_place_and_steps_move_on(text in "(\\PC|[a-z .\né漢\u{301}]){0,40}", at in 0_u32..100) {
            let word = word_at(&text, at);
            prop_assert!(at as usize >= text.len() || word.contains(at));
            prop_assert!(next_word_start(&text, at) > at || at as usize >= text.len());
            prop_assert!(word_end(&text, at) > at || at as usize >= text.len());
            prop_assert!(previous_word_start(&text, at) < at || at == 0);
        }
    }
}
