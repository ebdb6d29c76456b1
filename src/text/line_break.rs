//! Text and a width → the spans of its lines. It knows no indents, columns or marks.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::Span;
use super::graphemes::to_offset;
use super::width::{Cell, cells};

/// Breaks the text under `span` into lines of at most `first_width`, then `rest_width` cells.
///
/// The first line is at most as wide as the rest.
/// Greedy, at the places UAX #14 allows; a word longer than a line is broken between graphemes, and no hyphen is invented.
/// White space at a break belongs to no line. A newline forces a break. A tab counts as one cell. A grapheme wider than
/// the line stands alone on it. There is always at least one line, possibly empty. Linear in the length of the text.
pub fn wrap(text: &str, span: Span, first_width: u16, rest_width: u16) -> Vec<Span> {
    let slice = span.of(text);
    let mut wrapper = Wrapper::new(span.start, first_width.min(rest_width), rest_width);
    let mut at = 0;
    for (next, kind) in linebreaks(slice) {
        if at < next {
            at = wrapper.push_until(slice, at, next);
        }
        // A place inside a cluster, such as before an accent on a space, is no place to break.
        if at == next && next < slice.len() {
            wrapper.opportunity(at, kind);
        }
    }
    wrapper.finish()
}

/// The cells by which `cell` moves on from `column`, a tab to the next multiple of `tab_stop`.
pub fn advance(cell: &Cell<'_>, column: u32, tab_stop: u16) -> u32 {
    if cell.grapheme == "\t" {
        let stop = u32::from(tab_stop.max(1));
        stop - column % stop
    } else {
        u32::from(cell.width)
    }
}

/// Whether a character may vanish at the end of a line. No-break spaces may not.
pub(super) fn is_breaking_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// The line under construction; offsets count from the start of the wrapped text.
struct Wrapper {
    base: u32,
    first_width: u16,
    rest_width: u16,
    lines: Vec<Span>,
    start: usize,
    /// Cells from `start` on, white space at the end included.
    width: u32,
    /// The end of the last character of the line that is not white space.
    content_end: usize,
    /// Where the first word of the line begins, and the cells of white space before it.
    indent: Option<(usize, u32)>,
    candidate: Option<Candidate>,
}

/// The last place at which the line may be broken.
struct Candidate {
    at: usize,
    content_end: usize,
    width: u32,
}

impl Wrapper {
    const fn new(base: u32, first_width: u16, rest_width: u16) -> Self {
        Self {
            base,
            first_width,
            rest_width,
            lines: Vec::new(),
            start: 0,
            width: 0,
            content_end: 0,
            indent: None,
            candidate: None,
        }
    }

    fn opportunity(&mut self, at: usize, kind: BreakOpportunity) {
        if kind == BreakOpportunity::Mandatory {
            self.end_line(self.content_end, at);
        } else if self.content_end > self.start {
            self.candidate = Some(Candidate {
                at,
                content_end: self.content_end,
                width: self.width,
            });
        }
    }

    /// Adds the clusters from `start` on up to `end`, or beyond it if one reaches over it; gives where it stopped.
    fn push_until(&mut self, text: &str, start: usize, end: usize) -> usize {
        if self.push_plain(text, start, end) {
            return end;
        }
        let mut at = start;
        let mut rest = cells(text.get(start..).unwrap_or_default());
        while at < end {
            let Some(cell) = rest.next() else { break };
            self.push(at, &cell);
            at = start + cell.end();
        }
        at
    }

    /// Adds a stretch at once if it is plain ASCII and fits; false if nothing was done.
    fn push_plain(&mut self, text: &str, start: usize, end: usize) -> bool {
        let stretch = text.get(start..end).unwrap_or_default();
        let is_followed_by_ascii = text.as_bytes().get(end).is_none_or(u8::is_ascii);
        if !is_followed_by_ascii || !stretch.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return false;
        }
        let word = stretch.trim_end_matches(' ');
        let width = |part: &str| u32::try_from(part.len()).unwrap_or(u32::MAX);
        if self.width.saturating_add(width(word)) > self.limit() {
            return false;
        }
        if !word.is_empty() {
            self.indent.get_or_insert((start, self.width));
            self.content_end = start + word.len();
        }
        self.width = self.width.saturating_add(width(stretch));
        true
    }

    fn push(&mut self, start: usize, cell: &Cell<'_>) {
        let width = advance(cell, self.width, 1);
        if cell.grapheme.chars().all(is_breaking_space) {
            self.width += width;
            return;
        }
        while self.width > 0 && self.width + width > self.limit() {
            self.break_before(start);
        }
        self.indent.get_or_insert((start, self.width));
        self.width += width;
        self.content_end = start + cell.grapheme.len();
    }

    fn limit(&self) -> u32 {
        u32::from(if self.lines.is_empty() {
            self.first_width
        } else {
            self.rest_width
        })
    }

    /// Makes room: ends the line at its last candidate, or drops white space before its only word, or cuts the word at `at`.
    fn break_before(&mut self, at: usize) {
        if let Some(candidate) = self.candidate.take() {
            let (width, content_end) = (self.width - candidate.width, self.content_end);
            self.end_line(candidate.content_end, candidate.at);
            self.width = width;
            if content_end > candidate.at {
                self.content_end = content_end;
                self.indent = Some((candidate.at, 0));
            }
            return;
        }
        let (word, indent) = self.indent.unwrap_or((at, self.width));
        if indent > 0 {
            (self.start, self.width) = (word, self.width - indent);
            self.indent = Some((word, 0));
            self.content_end = self.content_end.max(word);
        } else {
            self.end_line(self.content_end, at);
        }
    }

    fn end_line(&mut self, end: usize, next_start: usize) {
        self.lines.push(shifted(self.base, self.start, end));
        (self.start, self.content_end) = (next_start, next_start);
        (self.width, self.indent, self.candidate) = (0, None, None);
    }

    fn finish(mut self) -> Vec<Span> {
        if self.lines.is_empty() || self.content_end > self.start {
            self.end_line(self.content_end, self.content_end);
        }
        self.lines
    }
}

fn shifted(base: u32, start: usize, end: usize) -> Span {
    Span::new(
        base.saturating_add(to_offset(start)),
        base.saturating_add(to_offset(end)),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::super::width::display_width;
    use super::*;

    fn whole(text: &str) -> Span {
        Span::new(0, to_offset(text.len()))
    }

    #[track_caller]
    fn check(text: &str, width: u16, expected: &str) {
        let lines: Vec<_> = wrap(text, whole(text), width, width)
            .into_iter()
            .map(|line| line.of(text))
            .collect();
        assert_eq!(lines.join("|"), expected);
    }

    #[test]
    fn breaks_between_words() {
        check("one two  three", 8, "one two|three");
        check("one two  three", 7, "one two|three");
        check("one two  three", 6, "one|two|three");
        check("", 6, "");
        check("one ", 3, "one");
    }

    #[test]
    fn newlines_force_a_break() {
        check("one\ntwo\n\nthree\n", 20, "one|two||three");
    }

    #[test]
    fn long_words_break_between_graphemes() {
        check("an abcdefgh", 3, "an|abc|def|gh");
        check("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}e\u{301}|e\u{301}");
        check("👩‍💻👩‍💻", 1, "👩‍💻|👩‍💻");
    }

    #[test]
    fn follows_the_rules_of_scripts() {
        check("東京で、会議。", 6, "東京|で、会|議。");
        check(
            "see https://kubernetes.io/docs",
            20,
            "see https://|kubernetes.io/docs",
        );
        check("10\u{a0}km far", 4, "10\u{a0}k|m|far");
        check("(a) well-known", 10, "(a) well-|known");
    }

    #[test]
    fn spaces_before_the_first_word_stay_if_they_fit() {
        check("  one", 5, "  one");
        check("  one", 4, "one");
        check("a\n  b", 5, "a|  b");
    }

    #[test]
    fn the_first_line_may_be_shorter() {
        let text = "aa bb cc dd";
        let lines: Vec<_> = wrap(text, whole(text), 2, 5)
            .into_iter()
            .map(|line| line.of(text))
            .collect();
        assert_eq!(lines, ["aa", "bb cc", "dd"]);
    }

    proptest! {
        #[test]
        fn covers_everything_but_white_space(
            text in "(\\PC|[a-z  \n\té漢\u{301}\u{200d}👩🇩]){0,60}", first in 0_u16..12, rest in 0_u16..12,
        ) {
            let first = first.min(rest);
            let lines = wrap(&text, whole(&text), first, rest);
            let mut end = 0;
            for (nth, line) in lines.iter().enumerate() {
                let between = Span::new(end, line.start).of(&text);
                prop_assert!(between.chars().all(is_breaking_space), "{between:?} lost");
                prop_assert!(!line.of(&text).contains('\n'));
                let limit = if nth == 0 { first } else { rest };
                let line_text = line.of(&text);
                prop_assert!(
                    display_width(line_text) <= usize::from(limit.max(1))
                        || cells(line_text).filter(|cell| cell.width > 0).count() == 1
                );
                end = line.end;
            }
            prop_assert!(Span::new(end, whole(&text).end).of(&text).chars().all(is_breaking_space));
        }

        #[test]
        fn never_splits_a_grapheme(text in "(\\PC|[a \u{301}\u{200d}👩🇩\u{600}\u{fe0f}]){0,40}", width in 0_u16..9) {
            let boundaries: Vec<_> = text.grapheme_indices(true).map(|(at, _)| to_offset(at)).collect();
            for line in wrap(&text, whole(&text), width, width) {
                for place in [line.start, line.end] {
                    prop_assert!(place as usize == text.len() || boundaries.contains(&place));
                }
            }
        }
    }
}
