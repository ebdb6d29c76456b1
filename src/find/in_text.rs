//! Search in one text: the spans that a typed pattern matches. It knows no posts, and keeps no hits.
//!
//! What readers cannot type counts as what they can: curly quotes equal straight ones, dashes equal a hyphen, and white
//! space in the pattern matches any run of white space, line breaks between blocks included.

use memchr::memmem;

use crate::text::Span;

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

/// A pattern made ready for searching many texts.
#[derive(Clone, Debug)]
pub struct Pattern {
    units: Vec<Unit>,
    ignores_case: bool,
    anchor: Anchor,
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
    /// A character with two forms, or several that share their first byte: the first bytes of its forms.
    Forms(usize, u8, u8),
    /// Every character is tried; the pattern has only characters with several forms.
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
            anchor: anchor(&units, ignores_case),
            units,
            ignores_case,
        })
    }

    /// All matches in `text`, in order, not overlapping.
    pub fn find_all(&self, text: &str) -> Vec<Span> {
        self.matches(text).collect()
    }

    /// The matches in `text` one by one, in order, not overlapping.
    pub fn matches<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Span> + 'a {
        let mut end = 0;
        self.candidates(text).filter_map(move |(nth, at)| {
            if at < end {
                return None;
            }
            let span = self.match_around(text, end, nth, at)?;
            end = span.end as usize;
            Some(span)
        })
    }

    /// Places where the unit with the number given may stand.
    fn candidates<'a>(&'a self, text: &'a str) -> Box<dyn Iterator<Item = (usize, usize)> + 'a> {
        match &self.anchor {
            Anchor::Literal(nth, finder) => {
                Box::new(overlapping(text, finder).map(move |at| (*nth, at)))
            }
            Anchor::Forms(nth, one, other) => {
                let places = memchr::memchr2_iter(*one, *other, text.as_bytes());
                Box::new(places.map(move |at| (*nth, at)))
            }
            Anchor::Any => Box::new(text.char_indices().map(|(at, _)| (0, at))),
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
        for unit in self.units.get(nth..)? {
            rest = match unit {
                Unit::Space => non_empty_cut(rest, rest.trim_start())?,
                Unit::Character(expected) => {
                    let mut characters = rest.chars();
                    self.is_same(characters.next()?, *expected)
                        .then_some(characters.as_str())?
                }
            };
        }
        Some(text.len() - rest.len())
    }

    fn match_backwards(&self, text: &str, from: usize, nth: usize, at: usize) -> Option<usize> {
        let mut before = text.get(from..at)?;
        for unit in self.units.get(..nth)?.iter().rev() {
            before = match unit {
                Unit::Space => non_empty_cut(before, before.trim_end())?,
                Unit::Character(expected) => {
                    let mut characters = before.chars();
                    self.is_same(characters.next_back()?, *expected)
                        .then_some(characters.as_str())?
                }
            };
        }
        Some(from + before.len())
    }

    fn is_same(&self, found: char, expected: char) -> bool {
        found == expected || fold(found, self.ignores_case) == expected
    }
}

fn non_empty_cut<'a>(whole: &str, cut: &'a str) -> Option<&'a str> {
    (cut.len() < whole.len()).then_some(cut)
}

/// All places of the finder's bytes, overlapping ones included, so that no match is missed.
fn overlapping<'a>(
    text: &'a str,
    finder: &'a memmem::Finder<'static>,
) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + finder.find(text.as_bytes().get(from..)?)?;
        from = at + 1;
        Some(at)
    })
}

fn units(pattern: &str, ignores_case: bool) -> Vec<Unit> {
    let mut units = Vec::new();
    for c in pattern.chars() {
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

/// Chooses what to look for first: the longest stretch of characters with one form, else the rarest letter.
fn anchor(units: &[Unit], ignores_case: bool) -> Anchor {
    let (start, literal) = longest_literal(units, ignores_case);
    let letter = rarest_letter(units).filter(|_| ignores_case);
    match letter {
        // A short literal such as "e.g" has nothing rarer; a lone comma is worse than most letters.
        Some((nth, byte)) if literal.len() < 2 => {
            Anchor::Forms(nth, byte, byte.to_ascii_uppercase())
        }
        _ if !literal.is_empty() => {
            let finder = memmem::Finder::new(&literal).into_owned();
            Anchor::Literal(start, Box::new(finder))
        }
        _ => first_sign(units).map_or(Anchor::Any, |(nth, byte)| {
            Anchor::Forms(nth, byte, SIGN_LEAD)
        }),
    }
}

/// The first byte, in UTF-8, of every quote and dash that counts as a plain one: U+2000 to U+2FFF.
const SIGN_LEAD: u8 = 0xe2;

/// The first quote or dash.
fn first_sign(units: &[Unit]) -> Option<(usize, u8)> {
    units.iter().enumerate().find_map(|(nth, unit)| match unit {
        Unit::Character('"') => Some((nth, b'"')),
        Unit::Character('\'') => Some((nth, b'\'')),
        Unit::Character('-') => Some((nth, b'-')),
        _ => None,
    })
}

fn longest_literal(units: &[Unit], ignores_case: bool) -> (usize, String) {
    let (mut best, mut current) = ((0, String::new()), (0, String::new()));
    for (nth, unit) in units.iter().enumerate() {
        match unit {
            Unit::Character(c) if has_one_form(*c, ignores_case) => current.1.push(*c),
            _ => current = (nth + 1, String::new()),
        }
        if current.1.len() > best.1.len() {
            best = current.clone();
        }
    }
    best
}

/// Whether no other character folds to this one.
fn has_one_form(c: char, ignores_case: bool) -> bool {
    !matches!(c, '"' | '\'' | '-') && (!ignores_case || !may_have_case(c))
}

/// Whether the character could be the lower case of another. Scripts without case are told by having none of their own.
fn may_have_case(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || c.to_uppercase().ne([c])
}

/// Letters of English text, rarest first.
const RARITY: &[u8] = b"zqjxkvbpygwfmucldhrsnioate";

fn rarest_letter(units: &[Unit]) -> Option<(usize, u8)> {
    let rank = |byte: u8| RARITY.iter().position(|&letter| letter == byte);
    units
        .iter()
        .enumerate()
        .filter_map(|(nth, unit)| match unit {
            Unit::Character(c) => {
                let byte = u8::try_from(*c).ok().filter(u8::is_ascii_lowercase)?;
                Some((rank(byte)?, nth, byte))
            }
            Unit::Space => None,
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
        check("kelvin", "\u{212a}elvin «Kelvin»");
        check("👩‍💻", "a «👩‍💻»");
    }

    /// Tries every place, without any anchor.
    fn slow(text: &str, pattern: &str) -> Vec<Span> {
        let Some(mut pattern) = Pattern::new(pattern, Case::Smart) else {
            return Vec::new();
        };
        pattern.anchor = Anchor::Any;
        pattern.find_all(text)
    }

    proptest! {
        #[test]
        fn anchors_miss_nothing(text in "[abAB zéÉ“\"\n会.-]{0,40}", pattern in "[ab zéÉ\"会.A-]{0,5}") {
            prop_assert_eq!(find_all(&text, &pattern, Case::Smart), slow(&text, &pattern));
        }

        #[test]
        fn any_input_is_fine(text in "\\PC{0,40}", pattern in "\\PC{0,4}") {
            let found = find_all(&text, &pattern, Case::Smart);
            prop_assert_eq!(found, slow(&text, &pattern));
        }
    }
}
