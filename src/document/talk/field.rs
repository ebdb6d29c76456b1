//! The fields of a list of speakers, parted by commas, dashes, "and" and the like. Whom they name is read elsewhere.

use super::fold::is_word;
use super::name::{self, Likeness};
use super::person::Person;
use super::words::Vocabulary;

/// How a field is parted from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Start,
    Comma,
    Semicolon,
    And,
    Dash,
}

/// A stretch of the list, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub separator: Separator,
    pub start: usize,
    pub end: usize,
}

impl Field {
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default().trim()
    }

    /// The person it may name.
    pub fn person<'a>(self, text: &'a str, words: &Vocabulary) -> Person<'a> {
        let content = self.of(text);
        Person::of(
            match self.separator {
                Separator::Semicolon | Separator::And => without_label(content, words),
                Separator::Start | Separator::Comma | Separator::Dash => content,
            },
            words,
        )
    }
}

/// Parts the text into fields, and reads the first; `None` if that one is no person, because most texts that are tried are
/// none.
pub(super) fn split<'a>(
    text: &'a str,
    words: &Vocabulary,
) -> Option<(Vec<Field>, Option<Person<'a>>)> {
    let mut fields = Vec::new();
    let mut first = None;
    let (mut separator, mut start, mut at, mut depth) = (Separator::Start, 0, 0, 0_u32);
    while let Some(step) = text.as_bytes().get(at..).and_then(first_mark) {
        at += step;
        let rest = text.get(at..)?;
        let found = (depth == 0).then(|| separator_at(rest)).flatten();
        if let Some((next, length)) = found {
            fields.push(Field {
                separator,
                start,
                end: at,
            });
            if separator == Separator::Start {
                let person = Person::of(text.get(..at)?.trim(), words);
                first = Some(person).filter(|person| person.likeness != Likeness::No);
                first?;
            }
            separator = next;
            start = at + length;
            at = start;
            continue;
        }
        match rest.as_bytes().first() {
            Some(b'(') => depth += 1,
            Some(b')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    fields.push(Field {
        separator,
        start,
        end: text.len(),
    });
    fields.retain(|field| !field.of(text).is_empty());
    Some((fields, first))
}

/// Where the first byte stands that may begin a separator or a parenthesis.
fn first_mark(text: &[u8]) -> Option<usize> {
    text.iter()
        .position(|byte| matches!(byte, b' ' | b',' | b';' | b'(' | b')') || !byte.is_ascii())
}

/// The separator that a text begins with, and its length in bytes.
fn separator_at(text: &str) -> Option<(Separator, usize)> {
    let found = match text.as_bytes() {
        [b';', ..] => (Separator::Semicolon, 1),
        [b',', ..] => (Separator::Comma, 1),
        [b' ', b'&' | b'+' | b'/', b' ', ..] => (Separator::And, 3),
        [b' ', b'a' | b'u', b'n', b'd', b' ', ..] => (Separator::And, " and ".len()),
        [b' ', b'e', b't', b' ', ..] => (Separator::And, " et ".len()),
        [b' ', b'y', b' ', ..] => (Separator::And, " y ".len()),
        [b' ', b'-' | b'|', b' ', ..] => (Separator::Dash, 3),
        _ => match text.chars().next()? {
            mark @ '、' => (Separator::Comma, mark.len_utf8()),
            mark @ ('–' | '—') => (Separator::Dash, mark.len_utf8()),
            _ => return None,
        },
    };
    Some(found)
}

/// "Acme, Inc." is one field.
pub(super) fn join_suffixes(text: &str, fields: &mut Vec<Field>, words: &Vocabulary) {
    fields.dedup_by(|field, before| {
        let is_suffix = field.separator == Separator::Comma
            && name::is_organisation_suffix(field.of(text), words);
        if is_suffix {
            before.end = field.end;
        }
        is_suffix
    });
}

pub(super) fn without_label<'a>(text: &'a str, words: &Vocabulary) -> &'a str {
    let labels = words.speaker_labels.phrases_of(text);
    for label in labels
        .chain(words.by.phrases_of(text))
        .chain(words.with.phrases_of(text))
    {
        let Some(head) = text.get(..label.len()) else {
            continue;
        };
        if !is_word(head, label) {
            continue;
        }
        let rest = text.get(label.len()..).unwrap_or_default();
        if let Some(rest) = rest.strip_prefix([':', '：', ' ', '\u{a0}']) {
            return rest.trim_start();
        }
    }
    text
}
