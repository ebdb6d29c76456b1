//! A query made ready: its words, and how well each word of the vocabulary matches them.

use memchr::memmem;

use crate::find::fold::fold;

use super::entry::Tier;
use super::typo;
use super::vocabulary::{LetterMask, Vocabulary, WordId, letter_mask};

/// A query, ready to be compared with entries.
#[derive(Debug)]
pub struct Query {
    /// Its words, all of which must match.
    pub words: Vec<QueryWord>,
    /// The whole of it, folded, with single spaces.
    pub phrase: String,
    phrase_finder: memmem::Finder<'static>,
}

/// A word of a query.
#[derive(Debug)]
pub struct QueryWord {
    /// Folded.
    pub text: String,
    /// Its letters.
    pub mask: LetterMask,
    /// How many letters an entry may lack and still match with a slip.
    pub forgiven: u32,
    finder: memmem::Finder<'static>,
    /// For each word of the vocabulary a [`Tier`] as a number, or [`NO_MATCH`]. Empty if the word holds more than
    /// letters and digits; then it is looked for in the texts.
    tiers: Vec<u8>,
}

/// No tier.
pub const NO_MATCH: u8 = u8::MAX;

/// Nobody types more than this; a text pasted by mistake is cut here (characters).
const MAX_CHARACTERS: usize = 200;

/// The folded words of a query.
pub fn query_words(query: &str) -> Vec<String> {
    let end = query.char_indices().nth(MAX_CHARACTERS);
    let query = end.and_then(|(end, _)| query.get(..end)).unwrap_or(query);
    fold(query)
        .text
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

impl Query {
    /// Compares each word with the vocabulary.
    pub fn new(query: &str, vocabulary: &Vocabulary) -> Self {
        let words = query_words(query);
        let phrase = words.join(" ");
        Self {
            phrase_finder: memmem::Finder::new(&phrase).into_owned(),
            phrase,
            words: words
                .into_iter()
                .map(|word| QueryWord::new(word, vocabulary))
                .collect(),
        }
    }

    /// Whether a folded text holds the words side by side.
    pub fn phrase_is_in(&self, text: &str) -> bool {
        self.phrase_finder.find(text.as_bytes()).is_some()
    }
}

impl QueryWord {
    fn new(text: String, vocabulary: &Vocabulary) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let forgives = letters.len() >= typo::MIN_LETTERS;
        let mut word = Self {
            mask: letter_mask(&text),
            forgiven: u32::from(forgives),
            finder: memmem::Finder::new(&text).into_owned(),
            tiers: Vec::new(),
            text,
        };
        if letters.iter().all(|letter| letter.is_alphanumeric()) {
            word.tiers = word.tiers_in(vocabulary, &letters);
        }
        word
    }

    fn tiers_in(&self, vocabulary: &Vocabulary, letters: &[char]) -> Vec<u8> {
        let mut buffer = Vec::new();
        vocabulary
            .words()
            .map(|(word, mask)| {
                let missing = (self.mask & !mask).count_ones();
                if missing > self.forgiven {
                    return NO_MATCH;
                }
                if missing == 0
                    && let Some(at) = self.finder.find(word.as_bytes())
                {
                    return self.tier_in_word(word, at) as u8;
                }
                if self.forgiven == 0 || word.len() + 4 < self.text.len() {
                    return NO_MATCH;
                }
                buffer.clear();
                buffer.extend(word.chars());
                if typo::begins_with_slip(&buffer, letters) {
                    Tier::Typo as u8
                } else {
                    NO_MATCH
                }
            })
            .collect()
    }

    fn tier_in_word(&self, word: &str, at: usize) -> Tier {
        match at {
            0 if word.len() == self.text.len() => Tier::WholeWord,
            0 => Tier::WordPrefix,
            _ => Tier::Substring,
        }
    }

    /// Whether the words of an entry say how well it matches; otherwise its text has to be searched.
    pub const fn is_looked_up(&self) -> bool {
        !self.tiers.is_empty()
    }

    /// How well it matches a field: the tier as a number.
    pub fn tier_in(&self, text: &str, words: &[WordId]) -> u8 {
        if self.is_looked_up() {
            self.tier_of_words(words)
        } else {
            self.tier_in_text(text).map_or(NO_MATCH, |tier| tier as u8)
        }
    }

    /// The best tier of these words, as a number.
    pub fn tier_of_words(&self, words: &[WordId]) -> u8 {
        let mut best = NO_MATCH;
        for word in words {
            best = best.min(self.tiers.get(*word as usize).copied().unwrap_or(NO_MATCH));
        }
        best
    }

    /// The best tier of its occurrences in a folded text; slips and gaps are not looked for.
    fn tier_in_text(&self, text: &str) -> Option<Tier> {
        self.finder
            .find_iter(text.as_bytes())
            .map(|at| occurrence_tier(text, at, at + self.text.len()))
            .min()
    }

    /// All occurrences of the best tier in a folded text (bytes).
    pub fn best_occurrences(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        let all: Vec<_> = self
            .finder
            .find_iter(text.as_bytes())
            .map(|at| at..at + self.text.len())
            .map(|range| (occurrence_tier(text, range.start, range.end), range))
            .collect();
        let best = all.iter().map(|(tier, _)| *tier).min();
        all.into_iter()
            .filter(|(tier, _)| Some(*tier) == best)
            .map(|(_, range)| range)
            .collect()
    }
}

/// The tier of an occurrence by what stands before and after it.
fn occurrence_tier(text: &str, start: usize, end: usize) -> Tier {
    let inside = |at: usize| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at..).and_then(|text| text.chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    match (inside(start), inside(end)) {
        (true, _) => Tier::Substring,
        (false, true) => Tier::WordPrefix,
        (false, false) => Tier::WholeWord,
    }
}
