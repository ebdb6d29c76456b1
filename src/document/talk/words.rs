//! The words by which sessions are recognised, from `assets/talks.yaml`. No rule stands here.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use memchr::memmem::Finder;
use serde::Deserialize;

use crate::document::section::TalkKind;
use crate::text::{builtin_table, read_builtin};

use super::phrases::Phrases;
use super::starts::Starts;
use super::word_set::WordSet;

/// The word lists, ready to be asked. All words are in lower case, with straight apostrophes.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Phrases for kinds, longest first.
    pub kinds: Starts<TalkKind>,
    pub strong_kinds: WordSet,
    /// Parts of headings, and the kind of the sessions below.
    pub held_kinds: Vec<(Finder<'static>, TalkKind)>,
    pub by: Starts,
    /// Finders of ` by `, with the spaces around it, in the order of [`Self::by`].
    pub by_inside: Vec<Finder<'static>>,
    pub with: Starts,
    pub speaker_labels: Starts,
    pub level_words: WordSet,
    pub level_tail: Vec<String>,
    pub sections: WordSet,
    pub section_starts: Starts,
    pub section_ends: Vec<String>,
    pub containers: WordSet,
    pub days: WordSet,
    pub rooms: WordSet,
    pub extras: WordSet,
    pub breaks: WordSet,
    pub agenda: WordSet,
    pub talk_lists: WordSet,
    /// Those of the same in scripts that set no spaces.
    pub talk_lists_inside: Vec<Finder<'static>>,
    pub link_lists: WordSet,
    pub schedule_hosts: Vec<Finder<'static>>,
    pub talk_hosts: Vec<Finder<'static>>,
    pub resource_hosts: Vec<Finder<'static>>,
    pub collections: WordSet,
    pub credits: WordSet,
    pub not_attended: Phrases,
    pub strong_evidence: Phrases,
    pub session_nouns: WordSet,
    pub verbs: WordSet,
    pub conference_words: Vec<String>,
    pub conference_text_words: Vec<Finder<'static>>,
    pub conference_ends: Vec<String>,
    pub roles: WordSet,
    pub role_heads: WordSet,
    pub organisation_suffixes: WordSet,
    pub organisation_words: WordSet,
    pub organisations: WordSet,
    pub not_names: WordSet,
    pub last_names_too: WordSet,
    pub names_with_such_ends: WordSet,
    pub particles: WordSet,
    pub honorifics: WordSet,
    pub first_names: WordSet,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kinds: BTreeMap<TalkKind, Barred>,
    held_kinds: BTreeMap<TalkKind, Barred>,
    strong_kinds: Barred,
    by: Barred,
    with: Barred,
    speaker_labels: Barred,
    level_words: Barred,
    level_tail: Barred,
    sections: String,
    section_starts: Vec<String>,
    section_ends: Vec<String>,
    containers: Barred,
    days: String,
    rooms: String,
    extras: String,
    breaks: String,
    agenda: Barred,
    talk_lists: String,
    link_lists: String,
    schedule_hosts: Barred,
    talk_hosts: Barred,
    resource_hosts: Barred,
    collections: String,
    credits: String,
    not_attended: Barred,
    evidence: Evidence,
    conference_words: Barred,
    conference_text_words: Barred,
    conference_ends: Barred,
    roles: String,
    role_heads: String,
    organisation_suffixes: String,
    organisation_words: String,
    organisations: String,
    not_names: String,
    last_names_too: String,
    names_with_such_ends: String,
    particles: String,
    honorifics: String,
    first_names: String,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Evidence {
    strong: Barred,
    nouns: Barred,
    verbs: Barred,
}

/// Phrases in one text, parted by bars.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(from = "String")]
struct Barred(Vec<String>);

impl From<String> for Barred {
    fn from(text: String) -> Self {
        let phrases = text.split('|').map(str::trim);
        Self(
            phrases
                .filter(|phrase| !phrase.is_empty())
                .map(str::to_owned)
                .collect(),
        )
    }
}

/// Makes the words, unless they are made: for a thread that has nothing better to do.
pub fn make_words() {
    words();
}

/// The built-in words.
pub(super) fn words() -> &'static Vocabulary {
    static WORDS: OnceLock<Vocabulary> = OnceLock::new();
    // A test reads the same file, so a broken one never ships; without words there are no talks, but still posts.
    WORDS.get_or_init(|| {
        let file = read_builtin(builtin_table!("assets-talks"));
        file.map(vocabulary).unwrap_or_default()
    })
}

fn vocabulary(file: File) -> Vocabulary {
    let by = longest_first(file.by.0);
    Vocabulary {
        kinds: kinds(file.kinds).into_iter().collect(),
        held_kinds: held_kinds(&file.held_kinds),
        strong_kinds: set(file.strong_kinds.0),
        by_inside: by.iter().map(|by| inside(by)).collect(),
        by: by.into_iter().collect(),
        with: longest_first(file.with.0).into_iter().collect(),
        speaker_labels: longest_first(file.speaker_labels.0).into_iter().collect(),
        level_words: set(file.level_words.0),
        level_tail: longest_first(file.level_tail.0),
        sections: phrases(file.sections),
        section_starts: file.section_starts.into_iter().collect(),
        section_ends: file.section_ends,
        containers: set(file.containers.0),
        days: single_words(file.days),
        rooms: single_words(file.rooms),
        extras: single_words(file.extras),
        breaks: single_words(file.breaks),
        agenda: set(file.agenda.0),
        talk_lists_inside: without_spaces(&file.talk_lists),
        talk_lists: single_words(file.talk_lists),
        link_lists: single_words(file.link_lists),
        schedule_hosts: finders(&file.schedule_hosts),
        talk_hosts: finders(&file.talk_hosts),
        resource_hosts: finders(&file.resource_hosts),
        collections: single_words(file.collections),
        credits: single_words(file.credits),
        not_attended: Phrases::new(file.not_attended.0),
        strong_evidence: Phrases::new(file.evidence.strong.0),
        session_nouns: set(file.evidence.nouns.0),
        verbs: set(file.evidence.verbs.0),
        conference_words: file.conference_words.0,
        conference_text_words: finders(&file.conference_text_words),
        conference_ends: file.conference_ends.0,
        roles: single_words(file.roles),
        role_heads: single_words(file.role_heads),
        organisation_suffixes: single_words(file.organisation_suffixes),
        organisation_words: single_words(file.organisation_words),
        organisations: phrases(file.organisations),
        not_names: single_words(file.not_names),
        last_names_too: single_words(file.last_names_too),
        names_with_such_ends: single_words(file.names_with_such_ends),
        particles: single_words(file.particles),
        honorifics: single_words(file.honorifics),
        first_names: single_words(file.first_names),
    }
}

fn kinds(kinds: BTreeMap<TalkKind, Barred>) -> Vec<(String, TalkKind)> {
    let mut all: Vec<(String, TalkKind)> = kinds
        .into_iter()
        .flat_map(|(kind, phrases)| phrases.0.into_iter().map(move |phrase| (phrase, kind)))
        .collect();
    all.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    all
}

fn held_kinds(kinds: &BTreeMap<TalkKind, Barred>) -> Vec<(Finder<'static>, TalkKind)> {
    let phrases = kinds
        .iter()
        .flat_map(|(kind, phrases)| phrases.0.iter().map(move |phrase| (phrase, *kind)));
    phrases
        .map(|(phrase, kind)| (Finder::new(phrase).into_owned(), kind))
        .collect()
}

fn longest_first(mut phrases: Vec<String>) -> Vec<String> {
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    phrases
}

fn finders(phrases: &Barred) -> Vec<Finder<'static>> {
    let finders = phrases.0.iter();
    finders
        .map(|phrase| Finder::new(phrase).into_owned())
        .collect()
}

/// Finders of the words that stand in texts without spaces around them.
fn without_spaces(words: &str) -> Vec<Finder<'static>> {
    let words = words.split_whitespace();
    words
        .filter(|word| word.chars().all(|c| c >= '\u{3000}'))
        .map(|word| Finder::new(word).into_owned())
        .collect()
}

fn inside(word: &str) -> Finder<'static> {
    Finder::new(&format!(" {word} ")).into_owned()
}

fn set(words: Vec<String>) -> WordSet {
    words.into_iter().map(kept).collect()
}

fn single_words(text: String) -> WordSet {
    set_of(kept(text).split_whitespace())
}

fn phrases(text: String) -> WordSet {
    let phrases = kept(text).split('|').map(str::trim);
    set_of(phrases.filter(|phrase| !phrase.is_empty()))
}

/// A set that is filled without growing.
fn set_of(words: impl Iterator<Item = &'static str>) -> WordSet {
    words.collect::<Vec<_>>().into_iter().collect()
}

/// The text for as long as the program runs, as the vocabulary is: its thousands of words need no copies of their own.
fn kept(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

#[cfg(test)]
mod tests {
    use super::super::fold::folded;
    use super::*;
    use crate::text::yaml;

    #[test]
    fn the_built_in_words_are_those_of_the_data_file() {
        let file: File = read_builtin(builtin_table!("assets-talks")).unwrap();
        let written = yaml::read(include_str!("../../../assets/talks.yaml")).unwrap();
        assert_eq!(file, written);
        let words = words();
        assert!(words.first_names.contains("liz") && words.first_names.len() > 1000);
        let mut kinds = words.kinds.of("Keynote").iter();
        assert!(kinds.any(|(phrase, kind)| phrase == "keynote" && *kind == TalkKind::Keynote));
    }

    #[test]
    fn all_words_are_folded() {
        let words = words();
        for letter in b'a'..=b'z' {
            for (phrase, _) in words.kinds.of(&char::from(letter).to_string()) {
                assert_eq!(*phrase, folded(phrase));
            }
        }
    }
}
