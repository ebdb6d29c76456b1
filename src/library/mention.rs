//! Finding the names of topics in a text, in one pass. It knows names and letters, nothing of projects.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::text::Span;

/// A name to look for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a> {
    pub text: &'a str,
    /// What it names.
    pub topic: usize,
    /// Whether it is an everyday word.
    pub is_common: bool,
}

/// Finds names in texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Finder {
    /// Built when a text is first looked through: the first screen needs none.
    automaton: OnceLock<Option<AhoCorasick>>,
    patterns: Vec<Pattern>,
}

#[derive(Clone, Debug)]
struct Pattern {
    text: String,
    topic: usize,
    /// Found only in this spelling.
    is_exact: bool,
}

/// Names in capitals up to this length are abbreviations, which are words in lower case ("cue", "opa").
const LONGEST_ABBREVIATION: usize = 4;

impl Finder {
    /// A finder of these names; of two equal names the first counts.
    pub fn new<'a>(names: impl Iterator<Item = Name<'a>>) -> Self {
        let patterns: Vec<Pattern> = names
            .filter(|name| !name.text.is_empty())
            .map(|name| Pattern {
                text: name.text.to_owned(),
                topic: name.topic,
                is_exact: name.is_common || is_abbreviation(name.text),
            })
            .collect();
        Self {
            automaton: OnceLock::new(),
            patterns,
        }
    }

    fn automaton(&self) -> Option<&AhoCorasick> {
        let build = || {
            AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .match_kind(MatchKind::LeftmostLongest)
                .build(self.patterns.iter().map(|pattern| pattern.text.as_bytes()))
                .ok()
        };
        // It fails only for more names than memory holds; then none is found.
        self.automaton.get_or_init(build).as_ref()
    }

    /// Where the text has names, in text order.
    pub fn find(&self, text: &str) -> Vec<(usize, Span)> {
        let Some(automaton) = self.automaton() else {
            return Vec::new();
        };
        automaton
            .find_iter(text)
            .filter_map(|found| {
                let pattern = self.patterns.get(found.pattern().as_usize())?;
                let (start, end) = (found.start(), found.end());
                let words = text.get(start..end)?;
                let fits =
                    (!pattern.is_exact || words == pattern.text) && is_whole(text, start, end);
                fits.then(|| (pattern.topic, Span::new(start as u32, end as u32)))
            })
            .collect()
    }
}

fn is_abbreviation(name: &str) -> bool {
    name.len() <= LONGEST_ABBREVIATION && name.chars().all(|c| c.is_ascii_uppercase())
}

/// Whether a name stands by itself: not inside a word, an address, a path or a longer hyphenated name.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|head| head.chars().next_back());
    if before.is_some_and(|c| c.is_alphanumeric() && c.is_ascii() || "-_/.@#".contains(c)) {
        return false;
    }
    let mut after = text.get(end..).unwrap_or_default().chars();
    match after.next() {
        Some('.' | '/') => !after.next().is_some_and(char::is_alphanumeric),
        Some('_') => false,
        Some(c) => !(c.is_alphanumeric() && c.is_ascii()),
        None => true,
    }
}
