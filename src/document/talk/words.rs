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
use super::word_sets;

/// The word lists, ready to be asked. All words are in lower case, with straight apostrophes.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// Phrases for kinds, longest first.
    pub kinds: Starts<TalkKind>,
    pub strong_kinds: &'static WordSet,
    /// Parts of headings, and the kind of the sessions below.
    pub held_kinds: Vec<(Finder<'static>, TalkKind)>,
    pub by: Starts,
    /// Finders of ` by `, with the spaces around it, in the order of [`Self::by`].
    pub by_inside: Vec<Finder<'static>>,
    pub with: Starts,
    pub speaker_labels: Starts,
    pub level_words: &'static WordSet,
    pub level_tail: Vec<String>,
    pub sections: &'static WordSet,
    pub section_starts: Starts,
    pub section_ends: Vec<String>,
    pub containers: &'static WordSet,
    pub days: &'static WordSet,
    pub rooms: &'static WordSet,
    pub extras: &'static WordSet,
    pub breaks: &'static WordSet,
    pub agenda: &'static WordSet,
    pub talk_lists: &'static WordSet,
    /// Those of the same in scripts that set no spaces.
    pub talk_lists_inside: Vec<Finder<'static>>,
    pub link_lists: &'static WordSet,
    pub schedule_hosts: Vec<Finder<'static>>,
    pub talk_hosts: Vec<Finder<'static>>,
    pub resource_hosts: Vec<Finder<'static>>,
    pub collections: &'static WordSet,
    pub credits: &'static WordSet,
    pub not_attended: Phrases,
    pub strong_evidence: Phrases,
    pub session_nouns: &'static WordSet,
    pub verbs: &'static WordSet,
    pub conference_words: Vec<String>,
    pub conference_text_words: Vec<Finder<'static>>,
    pub conference_ends: Vec<String>,
    pub roles: &'static WordSet,
    pub role_heads: &'static WordSet,
    pub organisation_suffixes: &'static WordSet,
    pub organisation_words: &'static WordSet,
    pub organisations: &'static WordSet,
    pub not_names: &'static WordSet,
    pub last_names_too: &'static WordSet,
    pub names_with_such_ends: &'static WordSet,
    pub particles: &'static WordSet,
    pub honorifics: &'static WordSet,
    pub first_names: &'static WordSet,
}

/// What of the file is read at a start: all but the sets of words, which are made before.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kinds: BTreeMap<TalkKind, Barred>,
    held_kinds: BTreeMap<TalkKind, Barred>,
    by: Barred,
    with: Barred,
    speaker_labels: Barred,
    level_tail: Barred,
    section_starts: Vec<String>,
    section_ends: Vec<String>,
    talk_lists: String,
    schedule_hosts: Barred,
    talk_hosts: Barred,
    resource_hosts: Barred,
    not_attended: Barred,
    evidence: Evidence,
    conference_words: Barred,
    conference_text_words: Barred,
    conference_ends: Barred,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Evidence {
    strong: Barred,
}

/// Phrases in one text, parted by bars.
#[derive(Debug, Default, PartialEq, Deserialize)]
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

/// The built-in words.
pub(super) fn words() -> &'static Vocabulary {
    static WORDS: OnceLock<Vocabulary> = OnceLock::new();
    // A test reads the same file, so a broken one never ships; without words there are no talks, but still posts.
    WORDS.get_or_init(|| {
        let file = read_builtin(builtin_table!("assets-talks"));
        vocabulary(file.unwrap_or_default())
    })
}

fn vocabulary(file: File) -> Vocabulary {
    let by = longest_first(file.by.0);
    Vocabulary {
        kinds: kinds(file.kinds).into_iter().collect(),
        held_kinds: held_kinds(&file.held_kinds),
        strong_kinds: &word_sets::STRONG_KINDS,
        by_inside: by.iter().map(|by| inside(by)).collect(),
        by: by.into_iter().collect(),
        with: longest_first(file.with.0).into_iter().collect(),
        speaker_labels: longest_first(file.speaker_labels.0).into_iter().collect(),
        level_words: &word_sets::LEVEL_WORDS,
        level_tail: longest_first(file.level_tail.0),
        sections: &word_sets::SECTIONS,
        section_starts: file.section_starts.into_iter().collect(),
        section_ends: file.section_ends,
        containers: &word_sets::CONTAINERS,
        days: &word_sets::DAYS,
        rooms: &word_sets::ROOMS,
        extras: &word_sets::EXTRAS,
        breaks: &word_sets::BREAKS,
        agenda: &word_sets::AGENDA,
        talk_lists_inside: without_spaces(&file.talk_lists),
        talk_lists: &word_sets::TALK_LISTS,
        link_lists: &word_sets::LINK_LISTS,
        schedule_hosts: finders(&file.schedule_hosts),
        talk_hosts: finders(&file.talk_hosts),
        resource_hosts: finders(&file.resource_hosts),
        collections: &word_sets::COLLECTIONS,
        credits: &word_sets::CREDITS,
        not_attended: Phrases::new(file.not_attended.0),
        strong_evidence: Phrases::new(file.evidence.strong.0),
        session_nouns: &word_sets::EVIDENCE_NOUNS,
        verbs: &word_sets::EVIDENCE_VERBS,
        conference_words: file.conference_words.0,
        conference_text_words: finders(&file.conference_text_words),
        conference_ends: file.conference_ends.0,
        roles: &word_sets::ROLES,
        role_heads: &word_sets::ROLE_HEADS,
        organisation_suffixes: &word_sets::ORGANISATION_SUFFIXES,
        organisation_words: &word_sets::ORGANISATION_WORDS,
        organisations: &word_sets::ORGANISATIONS,
        not_names: &word_sets::NOT_NAMES,
        last_names_too: &word_sets::LAST_NAMES_TOO,
        names_with_such_ends: &word_sets::NAMES_WITH_SUCH_ENDS,
        particles: &word_sets::PARTICLES,
        honorifics: &word_sets::HONORIFICS,
        first_names: &word_sets::FIRST_NAMES,
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::super::fold::folded;
    use super::*;
    use crate::text::yaml;

    #[test]
    fn the_built_in_words_are_those_of_the_data_file() {
        let mut written: Value = yaml::read(include_str!("../../../assets/talks.yaml")).unwrap();
        for (name, set) in word_sets::ALL {
            let list = taken_out(&mut written, name);
            let by_bars = list.contains('|');
            let parts = |c: char| if by_bars { c == '|' } else { c.is_whitespace() };
            let words = list.split(parts).map(str::trim);
            let words: BTreeSet<&str> = words.filter(|word| !word.is_empty()).collect();
            assert_eq!(set.all().collect::<BTreeSet<_>>(), words, "{name}");
            assert!(words.iter().all(|word| set.contains(word)), "{name}");
            assert!(!set.contains("zzz") && !set.contains(""), "{name}");
        }
        let file: File = read_builtin(builtin_table!("assets-talks")).unwrap();
        assert_eq!(file, serde_json::from_value(written).unwrap());
        let words = words();
        assert!(words.first_names.has("Liz") && words.first_names.all().count() > 1000);
        let mut kinds = words.kinds.of("Keynote").iter();
        assert!(kinds.any(|(phrase, kind)| phrase == "keynote" && *kind == TalkKind::Keynote));
    }

    /// The list of this name in the data file, which then has it no longer unless it is read at a start as well.
    fn taken_out(file: &mut Value, name: &str) -> String {
        let (map, key) = match name.split_once('.') {
            Some((outer, key)) => (file.get_mut(outer).unwrap(), key),
            None => (file, name),
        };
        let map = map.as_object_mut().unwrap();
        let list = map.get(key).unwrap().as_str().unwrap().to_owned();
        if key != "talk_lists" {
            map.remove(key);
        }
        list
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
