//! What a telling says of its talk, in a form that can be compared. Equal forms are one; whether others are is judged beside.

use std::collections::BTreeSet;

use crate::document::Talk;

use super::names::Name;
use super::words::{folded, has_digit};

/// A talk as one post tells it: the words of its title, and who spoke.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Form {
    /// The words that tell talks apart, in their order.
    pub words: Vec<String>,
    /// How many of them stand before the first colon or dash; all, if there is none.
    pub head: usize,
    /// Numbers and words such as "deep dive" and "intro", which make another talk of the same words; sorted.
    pub parting: BTreeSet<String>,
    /// Who spoke, sorted.
    pub speakers: Vec<Name>,
}

/// Words that any title may have: they tell nothing apart.
const FILLING: [&str; 48] = [
    "a", "an", "the", "of", "and", "or", "for", "with", "in", "on", "to", "at", "by", "from",
    "your", "our", "my", "is", "are", "be", "how", "we", "you", "i", "it", "its", "this", "that",
    "via", "as", "into", "using", "der", "die", "das", "und", "mit", "für", "von", "im", "le",
    "la", "les", "de", "du", "et", "el", "y",
];

/// Kinds of session and what introduces a title.
const KINDS: [&str; 22] = [
    "keynote",
    "keynotes",
    "session",
    "talk",
    "lightning",
    "panel",
    "workshop",
    "tutorial",
    "sponsored",
    "sponsor",
    "demo",
    "breakout",
    "presentation",
    "discussion",
    "bof",
    "track",
    "live",
    "video",
    "slides",
    "recording",
    "case",
    "study",
];

/// Words that make a talk another one of the same series.
const PARTING: [&str; 33] = [
    "intro",
    "introduction",
    "introductory",
    "deep",
    "advanced",
    "beginner",
    "beginners",
    "basics",
    "part",
    "day",
    "continued",
    "update",
    "updates",
    "opening",
    "closing",
    "welcome",
    "morning",
    "afternoon",
    "evening",
    "maintainer",
    "maintainers",
    "not",
    "no",
    "without",
    "never",
    "before",
    "after",
    "ii",
    "iii",
    "iv",
    "first",
    "second",
    "third",
];

/// Titles of nothing but these are held every day by somebody.
const EVERYDAY: [&str; 20] = [
    "opening",
    "closing",
    "welcome",
    "remarks",
    "day",
    "morning",
    "afternoon",
    "evening",
    "introduction",
    "intro",
    "update",
    "updates",
    "project",
    "projects",
    "community",
    "awards",
    "questions",
    "answers",
    "summary",
    "conclusion",
];

/// Of a longer title only so much is compared, in characters: titles are compared word with word.
const LONGEST_TITLE: usize = 400;

/// The same of a name.
const LONGEST_NAME: usize = 100;

/// Of more speakers only so many are compared.
const MOST_SPEAKERS: usize = 30;

impl Form {
    /// The form of a talk.
    pub fn of(talk: &Talk) -> Self {
        let (words, head) = title_words(beginning(&talk.title, LONGEST_TITLE));
        let parting = words.iter().filter(|word| is_parting(word)).cloned();
        Self {
            parting: parting.collect(),
            words,
            head,
            speakers: speakers_of(talk),
        }
    }

    /// Whether the title names no talk of its own: "Opening remarks", "Keynote", "Day 2".
    pub fn is_everyday(&self) -> bool {
        let is_everyday = |word: &String| EVERYDAY.contains(&word.as_str()) || has_digit(word);
        self.words.iter().all(is_everyday)
    }

    /// The words by which a form that may be the same talk is looked up.
    pub fn handles(&self) -> impl Iterator<Item = String> {
        let words = self.words.iter().filter(|word| !is_parting(word)).cloned();
        let names = self.speakers.iter().flat_map(Name::words);
        let names = names
            .filter(|word| word.len() > 2)
            .map(|word| format!("@{word}"));
        words.chain(names).chain([self.words.concat()])
    }
}

/// Who gave a talk, sorted.
pub(super) fn speakers_of(talk: &Talk) -> Vec<Name> {
    let names = talk.speakers.iter().take(MOST_SPEAKERS);
    let names = names.map(|speaker| Name::read(beginning(&speaker.name, LONGEST_NAME)));
    let mut speakers: Vec<Name> = names.flatten().collect();
    speakers.sort();
    speakers.dedup();
    speakers
}

/// At most so many characters of a text.
fn beginning(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most);
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

fn is_parting(word: &str) -> bool {
    PARTING.contains(&word) || has_digit(word)
}

/// The words that tell titles apart, and how many of them stand before the subtitle.
fn title_words(title: &str) -> (Vec<String>, usize) {
    let mut words = Vec::new();
    let mut head = None;
    for part in parts(title) {
        let telling = folded(part).into_iter().map(in_full);
        words.extend(telling.filter(|word| !is_filling(word)));
        if head.is_none() && !words.is_empty() {
            head = Some(words.len());
        }
    }
    if words.is_empty() {
        words = folded(title);
        words.retain(|word| !word.is_empty() && !KINDS.contains(&word.as_str()));
    }
    let head = head.unwrap_or(words.len());
    (words, head)
}

/// A title cut at its colons, dashes and bars.
fn parts(title: &str) -> impl Iterator<Item = &str> {
    title
        .split([':', '：', '–', '—', '|', '?', '!', '(', ')'])
        .flat_map(|part| part.split(" - "))
}

fn is_filling(word: &str) -> bool {
    word.is_empty() || FILLING.contains(&word) || KINDS.contains(&word)
}

/// Numbers that titles write as words or as figures.
const NUMBERS: [&str; 11] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];

/// A word in the one of its spellings that is compared.
fn in_full(word: String) -> String {
    if let Some(number) = NUMBERS.iter().position(|known| *known == word) {
        return number.to_string();
    }
    match word.as_str() {
        "k8s" => "kubernetes".to_owned(),
        "introducing" | "introductory" | "introduction" => "intro".to_owned(),
        "prod" => "production".to_owned(),
        _ => word,
    }
}
