//! One person in a list of speakers, perhaps with the organisation: "Ada Bee (Acme)", "Ada Bee of Acme".

use super::name::{self, Likeness};
use super::words::Vocabulary;

/// What a field says if it is taken for a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person<'a> {
    /// All of it.
    pub told: &'a str,
    pub name: &'a str,
    pub organisation: Option<&'a str>,
    pub likeness: Likeness,
}

impl<'a> Person<'a> {
    pub fn of(told: &'a str, words: &Vocabulary) -> Self {
        let (name, organisation) = person_with_organisation(told, words);
        Self {
            told,
            name,
            organisation,
            likeness: name::person(name, words),
        }
    }
}

/// What stands between a person and an organisation, and how surely it must be a person; each begins with a space.
/// "Twenty Quarks of Foo" are none.
const PLACES: [(&str, Likeness); 7] = [
    (" from ", Likeness::Maybe),
    (" of ", Likeness::Sure),
    (" at ", Likeness::Maybe),
    (" @ ", Likeness::Maybe),
    (" @", Likeness::Maybe),
    (" de chez ", Likeness::Maybe),
    (" von der ", Likeness::Maybe),
];

/// Where each of [`PLACES`] first stands in a text, in one pass.
fn first_places(text: &str) -> [Option<usize>; PLACES.len()] {
    let mut first = [None; PLACES.len()];
    let bytes = text.as_bytes();
    for at in memchr::memchr_iter(b' ', bytes) {
        // The letters that the words of the places begin with.
        if !matches!(
            bytes.get(at + 1),
            Some(b'f' | b'o' | b'a' | b'@' | b'd' | b'v')
        ) {
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        for ((place, _), first) in PLACES.iter().zip(&mut first) {
            if first.is_none() && rest.starts_with(place.as_bytes()) {
                *first = Some(at);
            }
        }
    }
    first
}

/// "Ada Bee (Acme)", "Ada Bee of Acme", "Ada Bee @ Acme".
fn person_with_organisation<'a>(
    content: &'a str,
    words: &Vocabulary,
) -> (&'a str, Option<&'a str>) {
    let in_brackets = match content.strip_suffix(')') {
        Some(rest) => rest.split_once('('),
        None => content
            .strip_suffix(']')
            .and_then(|rest| rest.split_once('[')),
    };
    if let Some((name, inside)) = in_brackets {
        let is_pronoun = inside.contains('/') || inside.starts_with('@');
        return (
            name.trim(),
            (!is_pronoun && !inside.trim().is_empty()).then_some(inside),
        );
    }
    for ((mark, least), at) in PLACES.into_iter().zip(first_places(content)) {
        if let Some(at) = at
            && let (Some(name), Some(organisation)) =
                (content.get(..at), content.get(at + mark.len()..))
            && name::person(name, words) >= least
            && organisation
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || mark == " @")
        {
            return (name, Some(organisation));
        }
    }
    (content, None)
}
