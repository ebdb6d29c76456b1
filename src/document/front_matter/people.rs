//! The authors of a post in the many ways they are written.

use super::clean;
use super::value::{Entry, Value};

/// The names in a value, if there are any.
pub(super) fn names(value: &Value) -> Option<Vec<String>> {
    let names = match value {
        Value::Null => Vec::new(),
        Value::Text(text) => in_text(text),
        Value::List(values) => values.iter().filter_map(one).collect(),
        Value::Map(entries) => of_map(entries),
    };
    (!names.is_empty()).then_some(names)
}

fn one(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => name(&clean::text(text)?),
        Value::Map(entries) => name_of_map(entries),
        Value::Null | Value::List(_) => None,
    }
}

/// A map of one person, or of several by their short names.
fn of_map(entries: &[Entry]) -> Vec<String> {
    if let Some(name) = name_of_map(entries) {
        return vec![name];
    }
    entries
        .iter()
        .filter_map(|entry| match &entry.value {
            Value::Map(person) => name_of_map(person).or_else(|| name(&entry.key)),
            _ => None,
        })
        .collect()
}

fn name_of_map(entries: &[Entry]) -> Option<String> {
    [
        "name",
        "display_name",
        "full_name",
        "title",
        "nickname",
        "login",
        "handle",
        "github",
        "twitter",
        "id",
    ]
    .iter()
    .find_map(|key| {
        let entry = entries
            .iter()
            .find(|entry| entry.key.eq_ignore_ascii_case(key))?;
        match &entry.value {
            Value::Text(text) => name(&clean::text(text)?),
            _ => None,
        }
    })
}

/// "Ada Marsh, Tom Reed and Jim Poole" is three people; "Reed, Tom" is one.
fn in_text(text: &str) -> Vec<String> {
    let Some(whole) = clean::text(text) else {
        return Vec::new();
    };
    let whole = whole.trim_start_matches('[').trim_end_matches(']');
    let parts = split(whole);
    let are_people = parts.len() > 1
        && (whole.contains(';')
            || parts.iter().all(|part| part.contains(' '))
            || parts
                .iter()
                .all(|part| !part.contains(' ') && part.starts_with('@')));
    if are_people {
        return parts.into_iter().filter_map(name).collect();
    }
    name(whole).into_iter().collect()
}

/// Parts at commas and "and" outside parentheses.
fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_u32);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 || at < start => {}
            ',' | ';' | '&' => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            ' ' if text.get(at..).is_some_and(|rest| rest.starts_with(" and ")) => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + " and ".len();
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts.retain(|part| !part.trim().is_empty());
    parts.iter().map(|part| part.trim()).collect()
}

/// A name without "@" and e-mail address.
fn name(text: &str) -> Option<String> {
    let bare = text
        .split(" <")
        .next()
        .unwrap_or(text)
        .trim()
        .trim_matches(['"', '\''])
        .trim_start_matches('@')
        .trim();
    (!bare.is_empty()).then(|| bare.to_owned())
}
