//! What stands around a session's title and speakers: the kind of session and its level. Each is cut off here, so that the
//! grammar of headings sees only title and speakers.

use crate::document::section::TalkKind;

use super::fold::{folded, is_word, with_folded};
use super::front;
use super::name::{self, Likeness};
use super::words::Vocabulary;

/// A heading without its affixes, and what they said.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Affixes<'a> {
    pub rest: &'a str,
    pub kind: Option<TalkKind>,
    pub has_strong_kind: bool,
    pub level: Option<&'a str>,
    /// Whether the kind was followed by "by": "Keynote by …".
    pub is_followed_by_speakers: bool,
}

/// Cuts off everything that is neither title nor speakers.
pub(super) fn strip<'a>(heading: &'a str, words: &Vocabulary) -> Affixes<'a> {
    let mut affixes = Affixes {
        rest: front::strip(heading.trim(), words).rest,
        ..Affixes::default()
    };
    strip_end(&mut affixes, words);
    strip_kind(&mut affixes, words);
    strip_possessed_kind(&mut affixes, words);
    affixes
}

/// "Ada Lovelace's keynote": a person's name and a kind.
fn strip_possessed_kind(affixes: &mut Affixes<'_>, words: &Vocabulary) {
    let Some((head, last)) = affixes.rest.rsplit_once(' ') else {
        return;
    };
    let name = head
        .strip_suffix("'s")
        .or_else(|| head.strip_suffix("’s"))
        .unwrap_or(head);
    if let Some((phrase, kind)) = whole_kind(last, words)
        && name::person(name, words) == Likeness::Sure
    {
        set_kind(affixes, phrase, kind, words);
        affixes.rest = name;
    }
}

/// Levels and kinds at the end: "(Any Skill Level)", "[Keynote]", " - SESSION". At most a few follow each other.
fn strip_end(affixes: &mut Affixes<'_>, words: &Vocabulary) {
    for _ in 0..3 {
        let text = affixes.rest;
        let Some((rest, inside)) = bracketed_end(text).or_else(|| dashed_end(text)) else {
            return;
        };
        if bracketed_end(text).is_some() && is_level(inside, words) && affixes.level.is_none() {
            affixes.level = Some(inside);
        } else if let Some((phrase, kind)) = whole_kind(inside, words) {
            set_kind(affixes, phrase, kind, words);
        } else {
            return;
        }
        affixes.rest = rest.trim_end_matches([' ', '-', '–', '—', ',']);
    }
}

/// Parts "Title [I]" where the level stands before the speakers.
pub(super) fn title_and_level<'a>(
    title: &'a str,
    words: &Vocabulary,
) -> Option<(&'a str, &'a str)> {
    let (rest, inside) = bracketed_end(title)?;
    is_level(inside, words).then(|| (rest.trim_end(), inside))
}

fn bracketed_end(text: &str) -> Option<(&str, &str)> {
    let (rest, inside) = match text.strip_suffix(')') {
        Some(open) => open.rsplit_once('(')?,
        None => text.strip_suffix(']')?.rsplit_once('[')?,
    };
    (!rest.trim().is_empty()).then_some((rest, inside.trim()))
}

fn dashed_end(text: &str) -> Option<(&str, &str)> {
    let (at, length) = last_dash(text)?;
    let (rest, end) = (text.get(..at)?, text.get(at + length..)?);
    let is_parted = end.starts_with([' ', '\u{a0}']) && rest.ends_with([' ', '\u{a0}']);
    (is_parted && !rest.trim().is_empty()).then_some((rest, end.trim()))
}

/// Where the last dash or bar stands, and its length.
fn last_dash(text: &str) -> Option<(usize, usize)> {
    text.as_bytes()
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, byte)| {
            let length = match byte {
                b'-' | b'|' => 1,
                byte if byte.is_ascii() => return None,
                _ => {
                    let mark = text.get(at..)?.chars().next()?;
                    matches!(mark, '–' | '—').then_some(mark.len_utf8())?
                }
            };
            Some((at, length))
        })
}

/// "Any Skill Level", "Beginner", "I".
fn is_level(text: &str, words: &Vocabulary) -> bool {
    if text.chars().count() == 1 {
        return text.chars().all(char::is_uppercase) && words.level_words.has(text);
    }
    let lower = folded(text);
    let tail = words
        .level_tail
        .iter()
        .find_map(|tail| lower.strip_suffix(tail.as_str()));
    let head = tail.unwrap_or(&lower).trim();
    words.level_words.contains(&lower) || words.level_words.contains(head)
}

fn whole_kind<'w>(text: &str, words: &'w Vocabulary) -> Option<(&'w str, TalkKind)> {
    with_folded(text, |lower| {
        let found = words
            .kinds
            .of(lower)
            .iter()
            .find(|(phrase, _)| phrase == lower);
        found.map(|(phrase, kind)| (phrase.as_str(), *kind))
    })
}

/// Kinds at the start: "Keynote: ", "[Tutorial] ", "Talk 3 - ", "Keynote by ". Two may follow each other.
fn strip_kind(affixes: &mut Affixes<'_>, words: &Vocabulary) {
    for _ in 0..2 {
        let Some((phrase, kind, rest)) = leading_kind(affixes.rest, words) else {
            return;
        };
        set_kind(affixes, phrase, kind, words);
        affixes.is_followed_by_speakers = words
            .by
            .phrases_of(rest)
            .any(|by| begins_with_word(rest, by));
        affixes.rest = rest;
    }
}

/// A kind at the start of a text, its phrase, and what follows the mark behind it.
pub(super) fn leading_kind<'a, 'w>(
    text: &'a str,
    words: &'w Vocabulary,
) -> Option<(&'w str, TalkKind, &'a str)> {
    let (open, inner) = match text.strip_prefix(['[', '(']) {
        Some(inner) => (true, inner),
        None => (false, text),
    };
    let mut kinds = words.kinds.of(inner).iter();
    kinds.find_map(|(phrase, kind)| {
        let head = inner.get(..phrase.len())?;
        if !is_word(head, phrase) {
            return None;
        }
        let rest = inner.get(phrase.len()..)?;
        let rest = if open {
            rest.strip_prefix([']', ')'])?
                .trim_start_matches([' ', ':', '-', '–', '—'])
        } else {
            after_kind(rest, words)?
        };
        (!rest.is_empty()).then_some((phrase.as_str(), *kind, rest))
    })
}

/// What follows a kind that is parted from the title by a mark, with or without a number before it.
fn after_kind<'a>(rest: &'a str, words: &Vocabulary) -> Option<&'a str> {
    let numbered = rest
        .trim_start_matches([' ', '#'])
        .trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = numbered.trim_start();
    if let Some(title) = bare.strip_prefix([':', '：', '|', '–', '—']) {
        return Some(title.trim_start_matches(['-', ':']).trim_start());
    }
    if let Some(title) = bare.strip_prefix("- ") {
        return Some(title.trim_start());
    }
    (bare.len() < rest.len()
        && words
            .by
            .phrases_of(bare)
            .any(|by| begins_with_word(bare, by)))
    .then_some(bare)
}

fn begins_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|head| is_word(head, word))
        && text
            .get(word.len()..)
            .is_some_and(|rest| rest.starts_with([' ', ':']))
}

fn set_kind(affixes: &mut Affixes<'_>, phrase: &str, kind: TalkKind, words: &Vocabulary) {
    let strong = words.strong_kinds.contains(phrase);
    if affixes.kind.is_none() || strong {
        affixes.kind = Some(kind);
    }
    affixes.has_strong_kind |= strong;
}
