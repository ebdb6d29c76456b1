//! Text and a width → the spans of its lines. It knows no indents, columns or marks.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::Span;
use super::graphemes::to_offset;
use super::width::{Cell, cells};

/// Breaks the text under `span` into lines of at most `first_width`, then `rest_width` cells.
///
/// The first line is at most as wide as the rest.
/// Greedy, at the places UAX #14 allows; places within a word (`CI/CD`, `쿠버네티스를`) and those that [`is_glued`] tells only
/// where the line would stay rather empty without. A word longer than a line is broken after a sign (`/ ? & = .` …) that leaves the line at least
/// half full, else between graphemes; no hyphen is invented.
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
            let is_weak = is_within_word(slice, at) || is_glued(slice, at);
            wrapper.opportunity(at, kind, is_weak);
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

/// Signs after which a word that is too long for a line is broken.
const BREAK_AFTER: &str = "/?&=.-_,;:#%@+~|\\";

/// Whether a place where UAX #14 lets a line end lies within what a reader takes for one word: after a slash and the like,
/// and in Korean, which sets blanks between words (UAX #14, 8.1, leaves the choice).
fn is_within_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at..).and_then(|text| text.chars().next());
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    matches!(before, '/' | '?' | '!' | '|' | '%' | '}')
        || (is_hangul(before) && (after.is_alphanumeric()))
        || (is_hangul(after) && before.is_alphanumeric())
}

/// Whether what stands on both sides of a place between words belongs together: a dash with a blank on either side begins no
/// line, and the sign of a picture ends none.
pub fn is_glued(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    let mut following = after.chars();
    let is_dash = following
        .next()
        .is_some_and(|c| matches!(c, '-' | '–' | '—'));
    (is_dash && following.next().is_none_or(is_breaking_space)) || before.ends_with("▣ ")
}

const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}')
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
    /// The last place between words.
    candidate: Option<Candidate>,
    /// The last place within a word after it.
    weak: Option<Candidate>,
    /// The last place after a sign in a word that may not be broken otherwise.
    sign: Option<Candidate>,
}

/// A place at which the line may be broken.
#[derive(Clone, Copy)]
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
            weak: None,
            sign: None,
        }
    }

    fn opportunity(&mut self, at: usize, kind: BreakOpportunity, is_weak: bool) {
        if kind == BreakOpportunity::Mandatory {
            self.end_line(self.content_end, at);
        } else if self.content_end > self.start {
            let here = Some(self.candidate_at(at));
            if is_weak {
                self.weak = here;
            } else {
                (self.candidate, self.weak) = (here, None);
            }
            self.sign = None;
        }
    }

    const fn candidate_at(&self, at: usize) -> Candidate {
        Candidate {
            at,
            content_end: self.content_end,
            width: self.width,
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
        if BREAK_AFTER.contains(cell.grapheme) {
            self.sign = Some(self.candidate_at(self.content_end));
        }
    }

    fn limit(&self) -> u32 {
        u32::from(if self.lines.is_empty() {
            self.first_width
        } else {
            self.rest_width
        })
    }

    /// Makes room: ends the line at the best place there is, or drops white space before its only word, or cuts the word
    /// at `at`.
    fn break_before(&mut self, at: usize) {
        if let Some(place) = self.best_place() {
            self.break_at(place);
            return;
        }
        let (word, indent) = self.indent.unwrap_or((at, self.width));
        if indent > 0 {
            (self.start, self.width) = (word, self.width - indent);
            self.indent = Some((word, 0));
            self.content_end = self.content_end.max(word);
            self.sign = self.sign.map(|sign| Candidate {
                width: sign.width - indent,
                ..sign
            });
        } else if let Some(sign) = self.sign.filter(|sign| sign.width * 2 >= self.limit()) {
            self.break_at(sign);
        } else {
            self.end_line(self.content_end, at);
        }
    }

    /// Between two words; within one only if the line would be less than two fifths full.
    fn best_place(&self) -> Option<Candidate> {
        let is_full = |place: &Candidate| place.width * 5 >= self.limit() * 2;
        self.candidate
            .filter(is_full)
            .or(self.weak)
            .or(self.candidate)
    }

    /// Ends the line at a place; what comes after it begins the next one.
    fn break_at(&mut self, place: Candidate) {
        let (width, content_end) = (self.width - place.width, self.content_end);
        let carried = |later: Option<Candidate>| {
            later
                .filter(|later| later.at > place.at)
                .map(|later| Candidate {
                    width: later.width - place.width,
                    ..later
                })
        };
        let (weak, sign) = (carried(self.weak), carried(self.sign));
        self.end_line(place.content_end, place.at);
        (self.width, self.weak, self.sign) = (width, weak, sign);
        if content_end > place.at {
            self.content_end = content_end;
            self.indent = Some((place.at, 0));
        }
    }

    fn end_line(&mut self, end: usize, next_start: usize) {
        self.lines.push(shifted(self.base, self.start, end));
        (self.start, self.content_end) = (next_start, next_start);
        (self.width, self.indent) = (0, None);
        (self.candidate, self.weak, self.sign) = (None, None, None);
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
    fn words_are_kept_together_where_the_line_is_full_enough() {
        check(
            "all about the CI/CD systems",
            17,
            "all about the|CI/CD systems",
        );
        check("the CI/CD", 6, "the|CI/CD");
        check("a CI/CD", 6, "a CI/|CD");
        check(
            "쿠버네티스를 배우는 사람들",
            18,
            "쿠버네티스를|배우는 사람들",
        );
        check(
            "쿠버네티스를 배우는 사람들",
            10,
            "쿠버네티스|를 배우는|사람들",
        );
        check("클라우드 Kubernetes를", 20, "클라우드|Kubernetes를");
    }

    #[test]
    fn a_dash_between_words_begins_no_line() {
        check(
            "the rainy day - a brief one",
            13,
            "the rainy|day - a brief|one",
        );
        check("the rainy day – dry", 15, "the rainy day –|dry");
        check("a-b - c", 3, "a-|b -|c");
        check("cold -12 degrees", 6, "cold|-12|degree|s");
    }

    #[test]
    fn addresses_break_after_signs() {
        check(
            "https://example.org/documents.html?first=1&second=2",
            20,
            "https://example.org/|documents.html?|first=1&second=2",
        );
        check(
            "an.example.of.a.long.name",
            12,
            "an.example.|of.a.long.|name",
        );
        check("x-aaaaaaaaaaaaaa", 8, "x-|aaaaaaaa|aaaaaa");
        check("  ab%cdefghij", 6, "ab%|cdefgh|ij");
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
