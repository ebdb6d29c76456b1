//! The language of cue phrases: words, choices, groups of words, gaps. It is read once; matching stands beside it.

use std::collections::HashMap;

use super::tokens::each_token;

/// The number of a word that stands in some phrase; 0 is every other word.
pub(super) type WordId = u16;

/// Words of phrases by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    ids: HashMap<String, WordId>,
}

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// One of these runs of words, or nothing if it is optional.
    Words {
        /// The runs.
        choices: Vec<Vec<WordId>>,
        /// Whether it may be missing.
        is_optional: bool,
    },
    /// Up to so many words.
    Gap(usize),
    /// The start of a part of a sentence.
    Start,
}

/// What is wrong with a phrase.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhraseError {
    /// A bracket is not closed.
    #[error("“{0}” has a bracket that is not closed")]
    Open(String),
    /// A group of words that nobody knows.
    #[error("“{0}” names a group of words that does not exist: <{1}>")]
    NoGroup(String, String),
    /// Nothing to look for.
    #[error("“{0}” has no word that must stand there")]
    Empty(String),
}

/// The words of a short gap, `~`.
const SHORT_GAP: usize = 3;

/// The words of a long gap, `~~`.
const LONG_GAP: usize = 8;

impl Vocabulary {
    /// The number of a word; 0 if it stands in no phrase.
    pub fn id(&self, word: &str) -> WordId {
        self.ids.get(word).copied().unwrap_or(0)
    }

    /// The number of a word, which is given one if it has none.
    pub fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        // Words beyond what a number holds are as good as unknown.
        let id = WordId::try_from(self.ids.len() + 1).unwrap_or(0);
        self.ids.insert(word.to_owned(), id);
        id
    }

    /// The words of a text by number.
    pub fn add_all(&mut self, text: &str) -> Vec<WordId> {
        let mut ids = Vec::new();
        each_token(text, |word, _| ids.push(self.add(word)));
        ids
    }

    /// The words by number, for what looks for them in a text.
    pub fn words(&self) -> impl Iterator<Item = (&str, WordId)> {
        self.ids.iter().map(|(word, id)| (word.as_str(), *id))
    }
}

/// Reads a phrase; `groups` are the groups of words that it may name.
pub(super) fn read(
    phrase: &str,
    groups: &HashMap<String, Vec<Vec<WordId>>>,
    vocabulary: &mut Vocabulary,
) -> Result<Vec<Element>, PhraseError> {
    let mut elements = Vec::new();
    let mut rest = phrase.trim_start();
    while let Some(first) = rest.chars().next() {
        let closing = match first {
            '{' => '}',
            '(' => ')',
            '<' => '>',
            _ => ' ',
        };
        let end = rest.find(closing);
        if closing != ' ' && end.is_none() {
            return Err(PhraseError::Open(phrase.to_owned()));
        }
        let end = end.unwrap_or(rest.len());
        let part = rest.get(..end).unwrap_or_default();
        let inner = part.get(1..).unwrap_or_default();
        let element = match part {
            "~" => Element::Gap(SHORT_GAP),
            "~~" => Element::Gap(LONG_GAP),
            "^" => Element::Start,
            _ if closing == ' ' => Element::Words {
                choices: vec![vocabulary.add_all(part)],
                is_optional: false,
            },
            _ => {
                let listed = if first == '<' { part } else { inner };
                Element::Words {
                    choices: choices(phrase, listed, groups, vocabulary)?,
                    is_optional: first == '(',
                }
            }
        };
        elements.push(element);
        let used = if closing == ' ' { end } else { end + 1 };
        rest = rest.get(used..).unwrap_or_default().trim_start();
    }
    if elements.iter().any(must_stand) {
        Ok(elements)
    } else {
        Err(PhraseError::Empty(phrase.to_owned()))
    }
}

fn must_stand(element: &Element) -> bool {
    match element {
        Element::Words {
            choices,
            is_optional,
        } => !is_optional && choices.iter().all(|choice| !choice.is_empty()),
        Element::Gap(_) | Element::Start => false,
    }
}

/// The runs of words between slashes; a group's name stands for all of its runs.
fn choices(
    phrase: &str,
    listed: &str,
    groups: &HashMap<String, Vec<Vec<WordId>>>,
    vocabulary: &mut Vocabulary,
) -> Result<Vec<Vec<WordId>>, PhraseError> {
    let mut choices = Vec::new();
    for choice in listed.split('/') {
        let Some(name) = choice.trim().strip_prefix('<') else {
            choices.push(vocabulary.add_all(choice));
            continue;
        };
        let name = name.trim_end_matches('>');
        let group = groups.get(name);
        let group =
            group.ok_or_else(|| PhraseError::NoGroup(phrase.to_owned(), name.to_owned()))?;
        choices.extend(group.iter().cloned());
    }
    choices.retain(|choice| !choice.is_empty());
    Ok(choices)
}
