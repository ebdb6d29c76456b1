//! Whether a few words are a person's name, an organisation or a position. Judged by the words alone, without context.

use super::fold::with_folded;
use super::words::Vocabulary;

/// How sure it is that some words are a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// They are not.
    No,
    /// They have the shape of a name.
    Maybe,
    /// They have the shape of a name and begin with a known first name or a title such as "Dr.".
    Sure,
}

/// The longest name that is believed, in bytes.
const LONGEST_NAME: usize = 60;
/// A title and five parts.
const MOST_PARTS: usize = 6;

/// How much `text` looks like one person's full name.
pub(super) fn person(text: &str, words: &Vocabulary) -> Likeness {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_NAME {
        return Likeness::No;
    }
    // Most texts that are asked about end here: "de Foo" and "Foo van" are cut off.
    if !text
        .split_whitespace()
        .next_back()
        .is_some_and(starts_upper)
    {
        return Likeness::No;
    }
    let mut room = [""; MOST_PARTS + 1];
    let count = room.iter_mut().zip(text.split_whitespace());
    let count = count.map(|(slot, part)| *slot = part).count();
    let (titled, parts) = match room.get(..count).unwrap_or_default() {
        [first, rest @ ..] if words.honorifics.has(first) => (true, rest),
        all => (false, all),
    };
    let full = if titled { 1..=5 } else { 2..=5 };
    if !full.contains(&parts.len()) {
        return Likeness::No;
    }
    let known = parts
        .first()
        .is_some_and(|first| is_first_name(first, words) && !first.ends_with([',', ';', ':']));
    let shaped = || {
        parts.iter().enumerate().all(|(i, part)| {
            let is_last = i + 1 == parts.len();
            let is_known = known && (i == 0 || is_last && words.last_names_too.has(part));
            is_known || is_name_part(part, is_last, words)
        })
    };
    // "API DAY" is shouting.
    let whole = parts.iter().filter(|part| starts_upper(part)).count() >= parts.len().min(2)
        && (known || !parts.first().is_some_and(|first| is_shouted(first)));
    match (
        whole && shaped() && !is_organisation(text, words),
        known || titled,
    ) {
        (false, _) => Likeness::No,
        (true, false) => Likeness::Maybe,
        (true, true) => Likeness::Sure,
    }
}

/// Whether two words stand side by side that may both belong to a name. Texts without such a pair name nobody, and most of
/// them are known by this one pass.
pub(super) fn may_hold_person(text: &str, words: &Vocabulary) -> bool {
    let mut is_before_part = false;
    // Most headings that name people name them at the end.
    for word in text.rsplit(is_between_words) {
        if word.is_empty() {
            continue;
        }
        let is_part = may_be_part(word, words);
        if is_part && is_before_part {
            return true;
        }
        is_before_part = is_part;
    }
    false
}

/// What stands between words or around them; hyphens, apostrophes and points belong to names.
fn is_between_words(c: char) -> bool {
    match c {
        '-' | '.' | '\'' | '’' | 'a'..='z' | 'A'..='Z' | '0'..='9' => false,
        _ => c.is_ascii() || !c.is_alphanumeric(),
    }
}

fn may_be_part(word: &str, words: &Vocabulary) -> bool {
    if !starts_upper(word) {
        return words.particles.has(word) || words.honorifics.has(word);
    }
    is_name_part(word, false, words)
        || is_first_name(word, words)
        || words.last_names_too.has(word)
        || words.honorifics.has(word)
}

/// The longest surely known name at the start of a text, and what follows it.
pub(super) fn leading<'a>(text: &'a str, words: &Vocabulary) -> Option<(&'a str, &'a str)> {
    let first = text.split(' ').next()?;
    if !is_first_name(first, words) {
        return None;
    }
    let ends: Vec<usize> = text
        .match_indices([' ', ',', '.', '\'', '’', ':', ';', '(', ')', '\n', '?', '!'])
        .map(|(at, _)| at)
        .chain([text.len()])
        .take(5)
        .collect();
    ends.into_iter().rev().find_map(|end| {
        let (candidate, after) = (text.get(..end)?, text.get(end..)?);
        (person(candidate, words) == Likeness::Sure).then_some((candidate, after))
    })
}

/// Whether the words name an organisation, by a list of them or by a word only organisations have.
pub(super) fn is_organisation(text: &str, words: &Vocabulary) -> bool {
    with_folded(text.trim(), |folded| {
        words.organisations.contains(folded)
            || folded.split(' ').skip(1).any(|word| {
                words.organisation_words.contains(word)
                    || words.organisation_suffixes.contains(word) && word.len() > 2
            })
    })
}

/// Whether the words are surely a company's name: one that is known, or one that ends in "Inc." and the like.
pub(super) fn is_company(text: &str, words: &Vocabulary) -> bool {
    let last = text.trim().rsplit(' ').next().unwrap_or_default();
    words.organisations.has(text.trim())
        || last.len() < text.trim().len() && last.len() > 2 && is_organisation_suffix(last, words)
}

/// Whether the words are the tail of a company's name, such as "Inc.".
pub(super) fn is_organisation_suffix(text: &str, words: &Vocabulary) -> bool {
    words.organisation_suffixes.has(text.trim())
}

/// Whether the words name a position.
pub(super) fn is_role(text: &str, words: &Vocabulary) -> bool {
    with_folded(text, |folded| {
        folded
            .split(|c: char| !(c.is_alphanumeric() || c == '-'))
            .any(|word| words.roles.contains(word))
    })
}

/// Whether the word is a first name that is known.
pub(super) fn is_first_name(word: &str, words: &Vocabulary) -> bool {
    let is_bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let is_bare = is_bare(word.as_bytes().first()) && is_bare(word.as_bytes().last());
    let word = if is_bare {
        word
    } else {
        word.trim_matches(|c: char| !c.is_alphanumeric())
    };
    starts_upper(word)
        && (words.first_names.has(word)
            || word
                .split_once('-')
                .is_some_and(|(first, _)| words.first_names.has(first)))
}

fn is_name_part(part: &str, is_last: bool, words: &Vocabulary) -> bool {
    let bare = part.trim_matches(['"', '“', '”', '(', ')', '\'', '’']);
    with_folded(bare, |lower| {
        is_folded_name_part(bare, lower, is_last, words)
    })
}

fn is_folded_name_part(bare: &str, lower: &str, is_last: bool, words: &Vocabulary) -> bool {
    if words.particles.contains(lower) {
        return !is_last || starts_upper(bare);
    }
    (is_plain_name(bare) || has_shape_of_name(bare, is_last))
        && !words.not_names.contains(lower)
        && !has_noun_end(lower, words)
}

/// A capital and small letters, as nearly all names are written.
fn is_plain_name(bare: &str) -> bool {
    let [first, rest @ ..] = bare.as_bytes() else {
        return false;
    };
    first.is_ascii_uppercase() && !rest.is_empty() && rest.iter().all(u8::is_ascii_lowercase)
}

fn has_shape_of_name(bare: &str, is_last: bool) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.');
    let is_initial = || bare.chars().filter(|c| c.is_alphabetic()).count() == 1;
    starts_upper(bare)
        && bare.chars().all(is_letter)
        && !(is_last && is_initial())
        && !bare.trim_end_matches('.').contains('.')
        && !(bare.ends_with('.') && is_last)
        && !has_hump(bare)
}

/// Ends that English nouns and gerunds have and names hardly ever.
fn has_noun_end(lower: &str, words: &Vocabulary) -> bool {
    const ENDS: [&str; 14] = [
        "tion", "tions", "sion", "ment", "ments", "ness", "ware", "ology", "ability", "ivity",
        "izing", "ating", "ying", "ics",
    ];
    // The last letters of all of these.
    if !lower.ends_with(['n', 's', 't', 'e', 'y', 'g']) {
        return false;
    }
    let has_end = ENDS
        .iter()
        .any(|end| lower.len() > end.len() + 2 && lower.ends_with(end))
        || (lower.len() > 6 && lower.ends_with("ing"));
    has_end && !words.names_with_such_ends.contains(lower)
}

fn starts_upper(word: &str) -> bool {
    if let Some(first) = word.bytes().next().filter(u8::is_ascii_alphanumeric) {
        return first.is_ascii_uppercase();
    }
    word.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_uppercase)
}

/// A capital after a small letter, as products have it: `WebMobile`. `McCabe`, `DeVito` and `FitzGerald` are names.
fn has_hump(word: &str) -> bool {
    const BEGINNINGS: [&str; 11] = [
        "Mc", "Mac", "De", "Di", "Du", "Da", "La", "Le", "Van", "Fitz", "Ó",
    ];
    let letters = word.char_indices().zip(word.chars().skip(1));
    let humps = letters.filter(|((_, c), next)| c.is_lowercase() && next.is_uppercase());
    humps
        .map(|((at, c), _)| word.get(..at + c.len_utf8()).unwrap_or_default())
        .any(|before| {
            let part = before.rsplit(['-', '\'', '’']).next().unwrap_or(before);
            !BEGINNINGS.contains(&part)
        })
}

fn is_shouted(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters > 2 && !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn names_are_told_from_other_capitals() {
        let check = |likeness: Likeness, texts: &[&str]| {
            for text in texts {
                assert_eq!(person(text, words()), likeness, "{text}");
            }
        };
        check(
            Likeness::Sure,
            &[
                "Dan Kohn",
                "Liz Rice",
                "Wojciech Małota-Wójcik",
                "Dr. Swami Sivasubramanian",
                "Irfan Ur Rehman",
                "Alexa Nicole Griffith",
                "Fabian Reinartz",
                "Matt van der Berg",
                "Jean-Paul O’Neil",
                "Lew Tucker",
            ],
        );
        check(
            Likeness::Maybe,
            &["Tagir Fobar", "J. Zorbin", "Qorin Villaxa"],
        );
        check(
            Likeness::No,
            &[
                "Storage Orchestration",
                "Red Hat",
                "Turbine Labs",
                "Aqua Security",
                "Progressive Delivery",
                "Go",
                "Deep Dive",
                "CoreOS for Sysadmins",
                "Monzo Bank",
                "Live Coding",
                "Federal University of Somewhere",
                "Kubernetes 1.9",
                "Google",
                "Apache Kafka",
                "",
                "Project Update",
                "Service Mesh",
                "San Diego",
                "THE API",
                "Foo Technologies",
                "Zorbin Inc.",
            ],
        );
    }

    #[test]
    fn positions_are_told_by_their_words() {
        for role in [
            "Staff Member",
            "CTO",
            "VP & Chief Open Source Officer",
            "Co-founder Acme",
            "Software Engineer",
        ] {
            assert!(is_role(role, words()), "{role}");
        }
        for other in ["CERN", "Weaveworks", "Aqua Security", "Zorbin GmbH"] {
            assert!(!is_role(other, words()), "{other}");
        }
    }
}
