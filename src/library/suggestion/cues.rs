//! The table of cue phrases: the built-in one with the person's own. It is made ready when the first text is looked through.

use std::collections::HashMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::Deserialize;

use crate::text::{Span, builtin_table, read_builtin};

use super::matching::{Token, length};
use super::phrase::{self, Element, PhraseError, Vocabulary, WordId};
use super::tokens::{BREAK, COMMA, STOP, each_token};

/// Why a person's own cues cannot be taken.
pub use super::phrase::PhraseError as CueError;

/// How sure a person's own cues are, of 100.
const OWN_WEIGHT: u8 = 95;

/// Cue phrases.
#[derive(Debug, Default)]
pub struct CueTable {
    own: Vec<String>,
    ready: OnceLock<Ready>,
}

/// The file as written.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    words: HashMap<String, String>,
    cues: Vec<WrittenCues>,
    never: Vec<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCues {
    weight: u8,
    #[serde(default)]
    near: bool,
    phrases: String,
}

/// A phrase that tells of something to dig into.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    elements: Vec<Element>,
    /// How sure it is, of 100.
    pub weight: u8,
    /// Whether what it is about must stand in its sentence.
    pub is_near: bool,
}

/// What a word can be to the verdict on a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sense {
    /// The author: "I", "our".
    Own = 1,
    /// Another person: "you", "users".
    Other = 2,
    /// "not", "without".
    Negation = 4,
    /// "said", "asked".
    Report = 8,
    /// "and", "so".
    Joint = 16,
    /// "but", and every mark between parts of a sentence.
    Turn = 32,
    /// What points back at something named before: "it", "this".
    Back = 64,
}

/// The groups of words that have a sense.
const SENSES: [(&str, Sense); 8] = [
    ("me", Sense::Own),
    ("my", Sense::Own),
    ("others", Sense::Other),
    ("not", Sense::Negation),
    ("says", Sense::Report),
    ("and", Sense::Joint),
    ("turn", Sense::Turn),
    ("this", Sense::Back),
];

/// The table, ready for matching.
#[derive(Debug, Default)]
pub(super) struct Ready {
    vocabulary: Vocabulary,
    /// By word: its senses as bits.
    senses: Vec<u8>,
    cues: Vec<Cue>,
    never: Vec<Vec<Element>>,
    /// By first word: the phrases that begin with it.
    cues_by_first: HashMap<WordId, Vec<usize>>,
    never_by_first: HashMap<WordId, Vec<usize>>,
    anchors: Option<AhoCorasick>,
}

impl CueTable {
    /// The built-in cues and a person's own, which are written like those.
    pub fn with_own(own: &[String]) -> Self {
        Self {
            own: own.to_vec(),
            ready: OnceLock::new(),
        }
    }

    /// Says what is wrong with a person's own cue.
    pub fn check(phrase: &str) -> Result<(), CueError> {
        Ready::of(&builtin(), &[]).add_cue(phrase, OWN_WEIGHT, false)
    }

    pub(super) fn ready(&self) -> &Ready {
        self.ready.get_or_init(|| Ready::of(&builtin(), &self.own))
    }
}

fn builtin() -> Written {
    read_builtin(builtin_table!("assets-cues")).unwrap_or_default()
}

impl Ready {
    /// Phrases that cannot be read are left out: tests hold that the built-in ones can, and settings check a person's own.
    fn of(written: &Written, own: &[String]) -> Self {
        let mut ready = Self::default();
        let names = written.words.iter();
        let groups: HashMap<String, Vec<Vec<WordId>>> = names
            .map(|(name, words)| (name.clone(), ready.runs(words)))
            .collect();
        for group in &written.cues {
            for phrase in parts(&group.phrases) {
                if let Ok(elements) = phrase::read(phrase, &groups, &mut ready.vocabulary) {
                    ready.push(elements, group.weight, group.near);
                }
            }
        }
        for phrase in written.never.iter().flat_map(|phrases| parts(phrases)) {
            if let Ok(elements) = phrase::read(phrase, &groups, &mut ready.vocabulary) {
                note_firsts(&mut ready.never_by_first, &elements, ready.never.len());
                ready.never.push(elements);
            }
        }
        ready.groups_of_own(own, &groups);
        ready.senses = ready.senses_of(&groups);
        ready.anchors = ready.automaton();
        ready
    }

    fn groups_of_own(&mut self, own: &[String], groups: &HashMap<String, Vec<Vec<WordId>>>) {
        for phrase in own {
            if let Ok(elements) = phrase::read(phrase, groups, &mut self.vocabulary) {
                self.push(elements, OWN_WEIGHT, false);
            }
        }
    }

    fn add_cue(&mut self, phrase: &str, weight: u8, is_near: bool) -> Result<(), PhraseError> {
        let written = builtin();
        let names = written.words.iter();
        let groups = names
            .map(|(name, words)| (name.clone(), self.runs(words)))
            .collect();
        let elements = phrase::read(phrase, &groups, &mut self.vocabulary)?;
        self.push(elements, weight, is_near);
        Ok(())
    }

    /// The runs of words of a group, the longest first: the longest that fits is meant.
    fn runs(&mut self, words: &str) -> Vec<Vec<WordId>> {
        let mut runs: Vec<Vec<WordId>> = parts(words)
            .map(|run| self.vocabulary.add_all(run))
            .collect();
        runs.sort_by_key(|run| std::cmp::Reverse(run.len()));
        runs
    }

    fn push(&mut self, elements: Vec<Element>, weight: u8, is_near: bool) {
        note_firsts(&mut self.cues_by_first, &elements, self.cues.len());
        self.cues.push(Cue {
            elements,
            weight,
            is_near,
        });
    }

    fn senses_of(&mut self, groups: &HashMap<String, Vec<Vec<WordId>>>) -> Vec<u8> {
        let signs = [COMMA, BREAK, STOP].map(|sign| self.vocabulary.add(sign));
        let mut senses = vec![0; self.vocabulary.words().count() + 1];
        let mut mark = |word: WordId, sense: Sense| {
            if let Some(senses) = senses.get_mut(usize::from(word)) {
                *senses |= sense as u8;
            }
        };
        for (group, sense) in SENSES {
            let runs = groups.get(group).into_iter().flatten();
            for word in runs.filter(|run| run.len() == 1).flatten() {
                mark(*word, sense);
            }
        }
        for sign in signs {
            mark(sign, Sense::Turn);
        }
        senses
    }

    /// Whether a word has a sense.
    pub fn is(&self, token: &Token, sense: Sense) -> bool {
        self.has_sense(token.word, sense)
    }

    fn has_sense(&self, word: WordId, sense: Sense) -> bool {
        let senses = self.senses.get(usize::from(word));
        senses.is_some_and(|senses| senses & sense as u8 != 0)
    }

    /// The words of a sentence.
    pub fn tokens(&self, text: &str, sentence: Span) -> Vec<Token> {
        let mut tokens = Vec::new();
        each_token(sentence.of(text), |word, span| {
            let word = self.vocabulary.id(word);
            let has = |sense| self.has_sense(word, sense);
            let start = sentence.start + span.start;
            tokens.push(Token {
                word,
                span: Span::new(start, start + span.len()),
                is_bar: has(Sense::Turn) || has(Sense::Negation) || has(Sense::Other),
                is_joint: has(Sense::Turn) || has(Sense::Joint),
            });
        });
        tokens
    }

    /// The cues that begin at a token, with the number of tokens they cover.
    pub fn cues_at(&self, tokens: &[Token], at: usize) -> impl Iterator<Item = (&Cue, usize)> {
        let first = tokens.get(at).map_or(0, |token| token.word);
        let known = self.cues_by_first.get(&first).into_iter().flatten();
        let cues = known.filter_map(|&cue| self.cues.get(cue));
        cues.filter_map(move |cue| Some((cue, length(&cue.elements, tokens, at)?)))
    }

    /// Whether something in the sentence says that nothing is left to look into.
    pub fn is_ruled_out(&self, tokens: &[Token]) -> bool {
        tokens.iter().enumerate().any(|(at, token)| {
            let known = self.never_by_first.get(&token.word).into_iter().flatten();
            let mut phrases = known.filter_map(|&phrase| self.never.get(phrase));
            phrases.any(|phrase| length(phrase, tokens, at).is_some())
        })
    }

    /// Places where a cue may be: one word of each stands there.
    pub fn anchors<'a>(&'a self, text: &'a str) -> impl Iterator<Item = u32> + 'a {
        let found = self.anchors.iter().flat_map(move |it| it.find_iter(text));
        found.map(|found| found.start() as u32)
    }

    fn automaton(&self) -> Option<AhoCorasick> {
        let names: HashMap<WordId, &str> = self
            .vocabulary
            .words()
            .map(|(word, id)| (id, word))
            .collect();
        let mut words: Vec<&str> = Vec::new();
        for cue in &self.cues {
            words.extend(rarest(&cue.elements, &names));
        }
        words.sort_unstable();
        words.dedup();
        AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(words)
            .ok()
    }
}

/// The phrases of a list.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    let parts = list.split('|').map(str::trim);
    parts.filter(|part| !part.is_empty())
}

fn note_firsts(by_first: &mut HashMap<WordId, Vec<usize>>, elements: &[Element], phrase: usize) {
    for element in elements {
        let Element::Words {
            choices,
            is_optional,
        } = element
        else {
            continue;
        };
        for word in choices.iter().filter_map(|choice| choice.first()) {
            let phrases = by_first.entry(*word).or_default();
            if !phrases.contains(&phrase) {
                phrases.push(phrase);
            }
        }
        if !is_optional {
            return;
        }
    }
}

/// Of each choice of the element that is met most rarely, the word that is met most rarely.
fn rarest<'a>(elements: &[Element], names: &HashMap<WordId, &'a str>) -> Vec<&'a str> {
    let elements = elements.iter().filter_map(|element| match element {
        Element::Words {
            choices,
            is_optional: false,
        } => Some(choices),
        _ => None,
    });
    let words = elements.map(|choices| {
        let choices = choices.iter();
        let rare = choices.filter_map(|choice| {
            let words = choice.iter().filter_map(|word| names.get(word).copied());
            words.min_by_key(|word| frequency(word))
        });
        rare.collect::<Vec<&str>>()
    });
    words
        .min_by_key(|words| words.iter().map(|word| frequency(word)).sum::<u32>())
        .unwrap_or_default()
}

/// A guess how often a word is met: short ones often.
fn frequency(word: &str) -> u32 {
    10_000 >> (2 * word.len().min(6))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::yaml;

    #[test]
    fn the_built_in_table_can_be_read() {
        let written: Written = yaml::read(include_str!("../../../assets/cues.yaml")).unwrap();
        assert_eq!(written, builtin());
        let mut ready = Ready::default();
        let names = written.words.iter();
        let groups: HashMap<String, Vec<Vec<WordId>>> = names
            .map(|(name, words)| (name.clone(), ready.runs(words)))
            .collect();
        let lists = written.cues.iter().map(|group| &group.phrases);
        for phrase in lists.chain(&written.never).flat_map(|list| parts(list)) {
            let read = phrase::read(phrase, &groups, &mut ready.vocabulary);
            assert!(read.is_ok(), "{}", read.unwrap_err());
        }
    }

    #[test]
    fn own_cues_are_checked() {
        assert!(CueTable::check("smells like {lab/home lab} time").is_ok());
        assert!(CueTable::check("<me> ~ <look> in the cellar").is_ok());
        for wrong in ["{open", "<nobody> looks", "", "~ ^"] {
            assert!(CueTable::check(wrong).is_err(), "{wrong}");
        }
    }
}
