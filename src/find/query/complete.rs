//! What can stand at the cursor of a query: fields by their beginning, values of a field. Which names a library has, the
//! caller says.

use std::ops::Range;
use std::sync::Arc;

use crate::annotation::Status;

use super::super::fold::fold;
use super::field::{Field, FieldEntry, TextField, Values};
use super::flag::FlagEntry;
use super::kind::SubjectKind;
use super::names::KnownNames;
use super::period::Relative;
use super::token::{Term, TokenKind, tokens};
use super::write::value_text;

/// What can be put at the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes that a candidate takes the place of.
    pub place: Range<usize>,
    /// The candidates, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// One thing that can be put at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it is called in the list: `author:`, `Ada Quark`.
    pub label: String,
    /// What it means, if that needs saying.
    pub sentence: &'static str,
    /// The text that takes the place.
    pub text: String,
}

/// More than can be gone through.
const MOST: usize = 50;

/// What can be put at the cursor of a query, which stands behind `before`.
pub fn complete<N>(before: &str, kind: SubjectKind, names: N) -> Completion
where
    N: FnOnce(TextField) -> Arc<KnownNames>,
{
    let end = before.len();
    let last = tokens(before).pop().filter(|token| token.place.end == end);
    let Some(TokenKind::Term(term)) = last.as_ref().map(|token| &token.kind) else {
        return Completion {
            place: end..end,
            candidates: fields("", kind),
        };
    };
    let start = last.as_ref().map_or(end, |token| token.place.start);
    let Some(name) = &term.name else {
        let candidates = if term.is_quoted {
            Vec::new()
        } else {
            fields(&term.value, kind)
        };
        return Completion {
            place: start..end,
            candidates,
        };
    };
    let entry = before.get(name.clone()).and_then(FieldEntry::named);
    let entry = entry.filter(|entry| entry.meaning.of(kind).is_some());
    Completion {
        place: start..end,
        candidates: entry.map_or_else(Vec::new, |entry| values(entry, term, kind, names)),
    }
}

fn fields(beginning: &str, kind: SubjectKind) -> Vec<Candidate> {
    let beginning = beginning.to_lowercase();
    let entries = FieldEntry::for_kind(kind);
    entries
        .filter(|entry| entry.name.starts_with(&beginning))
        .map(|entry| Candidate {
            label: format!("{}:", entry.name),
            sentence: entry.sentence,
            text: format!("{}:", entry.name),
        })
        .collect()
}

fn values<N>(entry: &FieldEntry, term: &Term, kind: SubjectKind, names: N) -> Vec<Candidate>
where
    N: FnOnce(TextField) -> Arc<KnownNames>,
{
    let typed = fold(&term.value).text;
    let candidate = |(value, sentence): (&str, &'static str)| Candidate {
        label: value.to_owned(),
        sentence,
        text: format!("{}:{} ", entry.name, value_text(value)),
    };
    let begins = |value: &&str| fold(value).text.starts_with(&typed);
    match (entry.field, entry.values) {
        (Field::Is | Field::Has, _) => FlagEntry::behind(entry.field, kind)
            .filter(|flag| flag.name.starts_with(&typed))
            .map(|flag| (flag.name, flag.meaning.of(kind).unwrap_or_default()))
            .map(candidate)
            .collect(),
        (Field::Status, _) => Status::ALL
            .map(Status::word)
            .into_iter()
            .filter(begins)
            .map(|word| candidate((word, "")))
            .collect(),
        (_, Values::Period) => Relative::WORDS
            .map(|(word, _)| word)
            .into_iter()
            .filter(begins)
            .map(|word| candidate((word, "")))
            .collect(),
        (Field::Text(field), Values::Names) => {
            let known = names(field);
            let (first, others): (Vec<_>, Vec<_>) = known.with_word(&typed).partition(begins);
            let all = first.into_iter().chain(others).take(MOST);
            let all: Vec<Candidate> = all.map(|name| candidate((name, ""))).collect();
            if !all.is_empty() {
                return all;
            }
            // A slip of the keys is put right.
            let near = known.near(&term.value);
            near.map(|name| candidate((name, ""))).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
