//! Search in one text: the spans that a typed pattern matches. It knows no posts, and keeps no hits.
//!
//! What readers cannot type counts as what they can: letters with an accent equal those without, wide letters plain ones,
//! curly quotes straight ones, dashes a hyphen, and white space in the pattern matches any run of white space, line breaks
//! between blocks included. An accent that is typed is meant.

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use crate::text::Span;

use super::beyond_ascii::{next_beyond_ascii, stands_for_itself};
use super::fold::{is_accent, typed_as};

/// How upper and lower case count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Case {
    /// They differ only if the pattern has an upper-case letter.
    #[default]
    Smart,
    /// They differ.
    Sensitive,
    /// They are the same.
    Insensitive,
}

/// All places of `text` that match `pattern`, in order, not overlapping; none for a blank pattern.
pub fn find_all(text: &str, pattern: &str, case: Case) -> Vec<Span> {
    Pattern::new(pattern, case).map_or_else(Vec::new, |pattern| pattern.find_all(text))
}

/// Some of the places that match, in order; all of them, unless there are more than were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The places.
    pub spans: Vec<Span>,
    /// Whether there are more.
    pub are_cut: bool,
}

/// A pattern made ready for searching many texts.
#[derive(Clone, Debug)]
pub struct Pattern {
    units: Vec<Unit>,
    ignores_case: bool,
    /// For texts of ASCII alone.
    in_ascii: Anchor,
    /// For all others.
    in_any: Anchor,
}

/// One unit of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// A character, folded.
    Character(char),
    /// A run of white space.
    Space,
}

/// What is looked for first: the least frequent character, by its number among the units.
#[derive(Clone, Debug)]
enum Anchor {
    /// Characters from that unit on, of which each has just one form: found as a string of bytes.
    Literal(usize, Box<memmem::Finder<'static>>),
    /// A letter with two forms of one byte each.
    Letter(usize, u8, u8),
    /// The same letter where there may be other forms of it: the bytes of the two, and those that the others begin with.
    LetterOrOther(usize, u8, u8),
    /// A character with many forms: the bytes that they begin with.
    Starts(usize, Box<[bool; 256]>),
    /// Every character is tried.
    Any,
}

impl Pattern {
    /// Reads a pattern; `None` if it is blank.
    pub fn new(pattern: &str, case: Case) -> Option<Self> {
        let ignores_case = match case {
            Case::Smart => !pattern.chars().any(char::is_uppercase),
            Case::Sensitive => false,
            Case::Insensitive => true,
        };
        let units = units(pattern, ignores_case);
        let is_blank = units.iter().all(|unit| *unit == Unit::Space);
        (!is_blank).then(|| Self {
            in_ascii: ascii_anchor(&units, ignores_case),
            in_any: any_anchor(&units, ignores_case),
            units,
            ignores_case,
        })
    }

    /// All matches in `text`, in order, not overlapping.
    pub fn find_all(&self, text: &str) -> Vec<Span> {
        self.matches(text).collect()
    }

    /// The first `most` matches from the byte offset `from` on, and from the start of the text if there are not so many;
    /// all of them if there are no more than that.
    pub fn find_around(&self, text: &str, from: u32, most: usize) -> Hits {
        let mut spans: Vec<Span> = self.matches(text).take(most.saturating_add(1)).collect();
        if spans.len() <= most {
            return Hits {
                spans,
                are_cut: false,
            };
        }
        let behind = self.matches_from(text, from as usize).take(most);
        let behind: Vec<Span> = behind.collect();
        let first = behind.first().map_or(u32::MAX, |span| span.start);
        spans.retain(|span| span.end <= first);
        spans.truncate(most - behind.len());
        spans.extend(behind);
        Hits {
            spans,
            are_cut: true,
        }
    }

    /// The matches in `text` one by one, in order, not overlapping.
    pub fn matches<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Span> + 'a {
        self.matches_from(text, 0)
    }

    /// The matches that begin at a byte offset or after it.
    fn matches_from<'a>(&'a self, text: &'a str, from: usize) -> impl Iterator<Item = Span> + 'a {
        let from = (from..text.len())
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or(text.len());
        let mut end = from;
        self.candidates(text, from).filter_map(move |(nth, at)| {
            if at < end {
                return None;
            }
            let span = self.match_around(text, end, nth, at)?;
            end = span.end as usize;
            Some(span)
        })
    }

    /// Places from `from` on where the unit with the number given may stand.
    fn candidates<'a>(
        &'a self,
        text: &'a str,
        from: usize,
    ) -> Box<dyn Iterator<Item = (usize, usize)> + 'a> {
        let rest = text.get(from..).unwrap_or_default();
        let anchor = if rest.is_ascii() {
            &self.in_ascii
        } else {
            &self.in_any
        };
        let bytes = rest.as_bytes();
        match anchor {
            Anchor::Literal(nth, finder) => {
                Box::new(overlapping(bytes, finder).map(move |at| (*nth, from + at)))
            }
            Anchor::Letter(nth, one, other) => {
                let places = memchr::memchr2_iter(*one, *other, bytes);
                Box::new(places.map(move |at| (*nth, from + at)))
            }
            Anchor::LetterOrOther(nth, one, other) => {
                let places = letter_or_other(bytes, *one, *other);
                Box::new(places.map(move |at| (*nth, from + at)))
            }
            Anchor::Starts(nth, starts) => {
                let is_start = |byte: u8| starts.get(usize::from(byte)) == Some(&true);
                let places = bytes.iter().enumerate();
                let places = places.filter(move |(_, byte)| is_start(**byte));
                Box::new(places.map(move |(at, _)| (*nth, from + at)))
            }
            Anchor::Any => Box::new(rest.char_indices().map(move |(at, _)| (0, from + at))),
        }
    }

    /// The match whose unit `nth` stands at `at` and that begins at `from` or later.
    fn match_around(&self, text: &str, from: usize, nth: usize, at: usize) -> Option<Span> {
        let end = self.match_onwards(text, nth, at)?;
        let start = self.match_backwards(text, from, nth, at)?;
        Some(Span::new(
            u32::try_from(start).ok()?,
            u32::try_from(end).ok()?,
        ))
    }

    fn match_onwards(&self, text: &str, nth: usize, at: usize) -> Option<usize> {
        let mut rest = text.get(at..)?;
        for (index, unit) in self.units.iter().enumerate().skip(nth) {
            rest = match unit {
                Unit::Space => non_empty_cut(rest, rest.trim_start())?,
                Unit::Character(expected) => {
                    let letter = Letter::at_start(rest, self.accent_follows(index))?;
                    letter.is(*expected, self.ignores_case).then_some(())?;
                    rest.get(letter.length..)?
                }
            };
        }
        Some(text.len() - rest.len())
    }

    fn match_backwards(&self, text: &str, from: usize, nth: usize, at: usize) -> Option<usize> {
        let mut before = text.get(from..at)?;
        for (index, unit) in self.units.iter().enumerate().take(nth).rev() {
            before = match unit {
                Unit::Space => non_empty_cut(before, before.trim_end())?,
                Unit::Character(expected) => {
                    let start = letter_start(before, self.accent_follows(index))?;
                    let letter =
                        Letter::at_start(before.get(start..)?, self.accent_follows(index))?;
                    letter.is(*expected, self.ignores_case).then_some(())?;
                    before.get(..start)?
                }
            };
        }
        Some(from + before.len())
    }

    /// Whether an accent that stands by itself in the pattern comes next, so that it is not part of the letter before.
    fn accent_follows(&self, index: usize) -> bool {
        matches!(self.units.get(index + 1), Some(Unit::Character(next)) if is_accent(*next))
    }
}

/// A letter of the text with the accents that stand behind it.
struct Letter {
    /// With its accents, as far as there is one character for it.
    composed: char,
    /// The bytes of it and its accents.
    length: usize,
}

impl Letter {
    fn at_start(text: &str, alone: bool) -> Option<Self> {
        let mut characters = text.chars();
        let first = characters.next()?;
        let mut letter = Self {
            composed: first,
            length: first.len_utf8(),
        };
        if alone || is_accent(first) {
            return Some(letter);
        }
        for accent in characters.take_while(|next| is_accent(*next)) {
            letter.length += accent.len_utf8();
            letter.composed = compose(letter.composed, accent).unwrap_or(letter.composed);
        }
        Some(letter)
    }

    fn is(&self, expected: char, ignores_case: bool) -> bool {
        let found = self.composed;
        if found == expected {
            return true;
        }
        if found.is_ascii() {
            return fold(found, ignores_case) == expected;
        }
        if fold(found, ignores_case) == expected {
            return true;
        }
        let may_be_typed = if expected.is_ascii_alphanumeric() {
            !stands_for_itself(found)
        } else {
            expected.is_ascii()
        };
        may_be_typed && plain(found, ignores_case) == Some(expected)
    }
}

/// Where the last letter of a text begins, its accents behind it.
fn letter_start(text: &str, alone: bool) -> Option<usize> {
    let mut backwards = text.char_indices().rev();
    let (last, letter) = backwards.next()?;
    if alone || !is_accent(letter) {
        return Some(last);
    }
    let base = backwards.find(|(_, letter)| !is_accent(*letter));
    Some(base.map_or(last, |(at, _)| at))
}

/// What a person types for a character beyond ASCII, in the case it has if that counts.
fn plain(found: char, ignores_case: bool) -> Option<char> {
    let typed = typed_as(found)?;
    Some(if found.is_uppercase() && !ignores_case {
        typed.to_ascii_uppercase()
    } else {
        typed
    })
}

fn non_empty_cut<'a>(whole: &str, cut: &'a str) -> Option<&'a str> {
    (cut.len() < whole.len()).then_some(cut)
}

/// All places of the finder's bytes, overlapping ones included, so that no match is missed.
fn overlapping<'a>(
    bytes: &'a [u8],
    finder: &'a memmem::Finder<'static>,
) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + finder.find(bytes.get(from..)?)?;
        from = at + 1;
        Some(at)
    })
}

fn units(pattern: &str, ignores_case: bool) -> Vec<Unit> {
    let mut units = Vec::new();
    for c in pattern.nfc() {
        if !c.is_whitespace() {
            units.push(Unit::Character(fold(c, ignores_case)));
        } else if units.last() != Some(&Unit::Space) {
            units.push(Unit::Space);
        }
    }
    units
}

/// The form under which characters count as the same. A letter beyond ASCII never becomes an ASCII one.
fn fold(c: char, ignores_case: bool) -> char {
    let plain = match c {
        '“' | '”' | '„' | '‟' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        _ => c,
    };
    if ignores_case { lower(plain) } else { plain }
}

fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut letters = c.to_lowercase();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if !letter.is_ascii() => letter,
        _ => c,
    }
}

/// What to look for first in a text of ASCII alone: the longest stretch of characters with one form, else the rarest letter.
fn ascii_anchor(units: &[Unit], ignores_case: bool) -> Anchor {
    let (start, literal) = longest_literal(units, |c| !(ignores_case && c.is_alphabetic()));
    let letter = rarest_letter(units).filter(|_| ignores_case);
    match letter {
        // A short literal such as "e.g" has nothing rarer; a lone comma is worse than most letters.
        Some((nth, byte)) if literal.len() < 2 => {
            Anchor::Letter(nth, byte, byte.to_ascii_uppercase())
        }
        _ if !literal.is_empty() => literal_anchor(start, &literal),
        _ => Anchor::Any,
    }
}

/// What to look for first in any text: characters that nobody writes in two ways, else the rarest one with all its forms.
fn any_anchor(units: &[Unit], ignores_case: bool) -> Anchor {
    let (start, literal) = longest_literal(units, |c| has_one_form(c, ignores_case));
    if !literal.is_empty() {
        return literal_anchor(start, &literal);
    }
    let rarest = rarest_letter(units).map(|(nth, byte)| (nth, char::from(byte)));
    let first_ascii = || characters(units).find(|(_, c)| c.is_ascii());
    if let Some((nth, c)) = rarest.or_else(first_ascii) {
        let [one, other] = [c.to_ascii_lowercase(), c.to_ascii_uppercase()].map(|c| c as u8);
        return Anchor::LetterOrOther(nth, one, other);
    }
    characters(units).next().map_or(Anchor::Any, |(nth, c)| {
        Anchor::Starts(nth, Box::new(starts_of_any(c)))
    })
}

fn literal_anchor(start: usize, literal: &str) -> Anchor {
    Anchor::Literal(start, Box::new(memmem::Finder::new(literal).into_owned()))
}

/// Whether a byte begins, in UTF-8, characters beyond ASCII for which a person types an ASCII one.
const fn begins_typed(byte: u8) -> bool {
    matches!(
        byte,
        0xc2..=0xcd | 0xcf | 0xe1..=0xe3 | 0xea | 0xef | 0xf0
    )
}

/// The places of a byte in its two forms, and of what may be other forms of the same letter.
fn letter_or_other(bytes: &[u8], one: u8, other: u8) -> impl Iterator<Item = usize> {
    let mut letters = memchr::memchr2_iter(one, other, bytes).peekable();
    let mut others = others(bytes).peekable();
    std::iter::from_fn(move || match (letters.peek(), others.peek()) {
        (Some(letter), Some(other)) if letter > other => others.next(),
        (None, _) => others.next(),
        _ => letters.next(),
    })
}

fn others(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut from = 0;
    let beyond_ascii = std::iter::from_fn(move || {
        let at = next_beyond_ascii(bytes, from)?;
        from = at + 1;
        Some(at)
    });
    beyond_ascii.filter(|at| bytes.get(*at).is_some_and(|byte| begins_typed(*byte)))
}

/// Every character beyond ASCII, and the letter that an accent may stand behind.
fn starts_of_any(c: char) -> [bool; 256] {
    let base = c.nfd().next().unwrap_or(c);
    let typed = [base.to_ascii_lowercase(), base.to_ascii_uppercase()];
    let bytes = typed.into_iter().filter_map(|c| u8::try_from(c).ok());
    starts(bytes.filter(u8::is_ascii).chain(0xc2..=0xf4))
}

fn starts(bytes: impl Iterator<Item = u8>) -> [bool; 256] {
    let mut starts = [false; 256];
    for byte in bytes {
        if let Some(start) = starts.get_mut(usize::from(byte)) {
            *start = true;
        }
    }
    starts
}

fn characters(units: &[Unit]) -> impl Iterator<Item = (usize, char)> {
    units
        .iter()
        .enumerate()
        .filter_map(|(nth, unit)| match unit {
            Unit::Character(c) => Some((nth, *c)),
            Unit::Space => None,
        })
}

fn longest_literal(units: &[Unit], fits: impl Fn(char) -> bool) -> (usize, String) {
    let (mut best, mut current) = ((0, String::new()), (0, String::new()));
    for (nth, unit) in units.iter().enumerate() {
        match unit {
            Unit::Character(c) if fits(*c) => current.1.push(*c),
            _ => current = (nth + 1, String::new()),
        }
        if current.1.len() > best.1.len() {
            best = current.clone();
        }
    }
    best
}

/// Whether no other character folds to this one, and no accent joins it.
fn has_one_form(c: char, ignores_case: bool) -> bool {
    if c.is_ascii() || (ignores_case && may_have_case(c)) {
        return false;
    }
    !c.nfd().nth(1).is_some_and(is_accent)
}

/// Whether the character could be the lower case of another. Scripts without case are told by having none of their own.
fn may_have_case(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || c.to_uppercase().ne([c])
}

/// Letters of English text, rarest first.
const RARITY: &[u8] = b"zqjxkvbpygwfmucldhrsnioate";

fn rarest_letter(units: &[Unit]) -> Option<(usize, u8)> {
    let rank = |byte: u8| {
        let lower = byte.to_ascii_lowercase();
        RARITY.iter().position(|&letter| letter == lower)
    };
    characters(units)
        .filter_map(|(nth, c)| {
            let byte = u8::try_from(c).ok().filter(u8::is_ascii_alphabetic)?;
            Some((rank(byte)?, nth, byte))
        })
        .min()
        .map(|(_, nth, byte)| (nth, byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Puts `«…»` around every match.
    #[track_caller]
    fn check(pattern: &str, marked: &str) {
        check_case(pattern, Case::Smart, marked);
    }

    #[track_caller]
    fn check_case(pattern: &str, case: Case, marked: &str) {
        let text = marked.replace(['«', '»'], "");
        let mut shown = text.clone();
        for span in find_all(&text, pattern, case).into_iter().rev() {
            shown.insert(span.end as usize, '»');
            shown.insert(span.start as usize, '«');
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn case_is_smart() {
        check("argo", "«Argo» and «ARGO», «argo»");
        check("Argo", "«Argo» and ARGO, argo");
        check_case("argo", Case::Sensitive, "Argo and «argo»");
        check_case("ARGO", Case::Insensitive, "«Argo» and «argo»");
        check("über", "«Über» «über»");
        check("привет", "«Привет», «ПРИВЕТ»");
    }

    #[test]
    fn signs_that_are_hard_to_type_match_plain_ones() {
        check("\"things\"", "a «“things”» b «\"things\"»");
        check("don't", "«don’t», «don't»");
        check("well-known", "«well‑known» «well–known»");
        check("—", "a «—» b «-»");
    }

    #[test]
    fn white_space_matches_any_run_of_it() {
        check(
            "open policy",
            "«Open\nPolicy» «open \u{a0} policy» openpolicy",
        );
        check("argo ", "«argo »and argo");
        check(" x", "a«  x»");
        check("  ", "a  b");
        check("", "abc");
    }

    #[test]
    fn odd_characters() {
        check("会議", "東京«会議»");
        check("...", "«...».");
        check("e.g", "see «e.g». or «E.g».");
        check("aa", "«aa»«aa»a");
        check("kelvin", "«\u{212a}elvin» «Kelvin»");
        check("👩‍💻", "a «👩‍💻»");
    }

    #[test]
    fn accents_and_width_count_only_if_they_are_typed() {
        check("cafe", "«café» «Café» «cafe\u{301}» «ｃａｆｅ» «cafe»");
        check("café", "«café» «CAFÉ» «cafe\u{301}» cafe cafè");
        check("cafe\u{301}", "«café» «cafe\u{301}» cafe");
        check("Cafe", "«Café» café CAFÉ");
        check("lodz", "«Łódź»");
        check("x\u{301}y", "«x\u{301}y» xy");
        check("xy", "«x\u{301}y» «xy»");
        check("e\u{302}x", "«êx» «e\u{302}x» e\u{302}\u{301}x ex");
        check("2", "«2» «２» «²»");
    }

    #[test]
    fn characters_that_are_typed_as_ascii_begin_with_known_bytes() {
        for c in (0x80..=0x10_ffff).filter_map(char::from_u32) {
            let is_known = begins_typed(c.to_string().as_bytes()[0]);
            let is_typed = typed_as(c).is_some() || fold(c, true).is_ascii();
            assert!(
                is_known || !is_typed,
                "{c:?} {:x?}",
                c.to_string().as_bytes()
            );
        }
    }

    #[test]
    fn too_many_hits_are_those_around_the_place() {
        let text = "a ".repeat(10);
        let starts = |from, most| {
            let hits = Pattern::new("a", Case::Smart)
                .unwrap()
                .find_around(&text, from, most);
            let starts: Vec<u32> = hits.spans.iter().map(|span| span.start).collect();
            (starts, hits.are_cut)
        };
        assert_eq!(starts(6, 3), (vec![6, 8, 10], true));
        assert_eq!(starts(15, 4), (vec![0, 2, 16, 18], true));
        assert_eq!(starts(7, 10).0.len(), 10);
        assert!(!starts(7, 10).1);
    }

    /// Tries every place, without any anchor.
    fn slow(text: &str, pattern: &str) -> Vec<Span> {
        let Some(mut pattern) = Pattern::new(pattern, Case::Smart) else {
            return Vec::new();
        };
        pattern.in_ascii = Anchor::Any;
        pattern.in_any = Anchor::Any;
        pattern.find_all(text)
    }

    proptest! {
        #[test]
        fn anchors_miss_nothing(text in "[abeAB zéÉèа́А\u{301}ｂ“\"\n会.-]{0,40}", pattern in "[abe zéÉа\u{301}\"会.A-]{0,5}") {
            prop_assert_eq!(find_all(&text, &pattern, Case::Smart), slow(&text, &pattern));
        }

        #[test]
        fn any_input_is_fine(text in "\\PC{0,40}", pattern in "\\PC{0,4}") {
            let found = find_all(&text, &pattern, Case::Smart);
            prop_assert_eq!(found, slow(&text, &pattern));
        }
    }
}
