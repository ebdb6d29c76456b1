//! A query made ready: its words, and how well each word of the vocabulary matches them.

use memchr::memmem;

use super::entry::JumpKind;
use super::grade::{Grade, NO_MATCH};
use super::syntax::{Asked, How, Term};
use super::typo::{self, Forgiveness, Numeronym};
use super::vocabulary::{LetterMask, Vocabulary, WordId, letter_mask};

/// A query, ready to be compared with entries.
#[derive(Debug)]
pub struct Query {
    /// The only kind that is wanted.
    pub kind: Option<JumpKind>,
    /// Its words, all of which must match.
    pub words: Vec<QueryWord>,
    /// What entries must not have.
    pub unwanted: Vec<QueryWord>,
    /// The words, folded, with single spaces.
    pub phrase: String,
    phrase_finder: memmem::Finder<'static>,
}

/// A word of a query.
#[derive(Debug)]
pub struct QueryWord {
    /// Folded.
    pub text: String,
    /// As it was typed, if case counts.
    pub cased: Option<String>,
    /// How it is meant.
    pub how: How,
    /// Its letters.
    pub mask: LetterMask,
    /// Those letters that an entry must have to match in any way.
    pub needed: LetterMask,
    /// How many of them it may lack and still match with a slip.
    pub forgiven: u32,
    /// How much it tells: the rarer, the more; 0 for what stands nowhere.
    pub weight: u32,
    finder: memmem::Finder<'static>,
    /// For each word of the vocabulary a [`Grade`] as a number, or [`NO_MATCH`]. Empty if the word is to be looked for in
    /// the texts.
    grades: Vec<u8>,
}

impl Query {
    /// Compares each word with the vocabulary.
    pub fn new(asked: &Asked, vocabulary: &Vocabulary) -> Self {
        let (unwanted, wanted): (Vec<&Term>, Vec<&Term>) =
            asked.terms.iter().partition(|term| term.negated);
        let texts: Vec<&str> = wanted.iter().map(|term| term.text.as_str()).collect();
        let phrase = texts.join(" ");
        let ready = |terms: Vec<&Term>| {
            let words = terms.into_iter();
            words.map(|term| QueryWord::new(term, vocabulary)).collect()
        };
        Self {
            kind: asked.kind,
            words: ready(wanted),
            unwanted: ready(unwanted),
            phrase_finder: memmem::Finder::new(&phrase).into_owned(),
            phrase,
        }
    }

    /// Whether a folded text holds the words side by side.
    pub fn phrase_is_in(&self, text: &str) -> bool {
        self.phrase_finder.find(text.as_bytes()).is_some()
    }
}

impl QueryWord {
    fn new(term: &Term, vocabulary: &Vocabulary) -> Self {
        let letters: Vec<char> = term.text.chars().collect();
        let is_near = term.how == How::Near;
        let mask = letter_mask(&term.text);
        let mut word = Self {
            cased: term.cased.clone(),
            how: term.how,
            mask,
            needed: if is_near { needed(&letters) } else { mask },
            forgiven: if is_near {
                Forgiveness::of(letters.len()).slips as u32
            } else {
                0
            },
            weight: 0,
            finder: memmem::Finder::new(&term.text).into_owned(),
            grades: Vec::new(),
            text: term.text.clone(),
        };
        if is_near && letters.iter().all(|letter| letter.is_alphanumeric()) {
            word.grades = word.grades_in(vocabulary, &letters);
            word.weight = word.weight_in(vocabulary);
        }
        word
    }

    fn grades_in(&self, vocabulary: &Vocabulary, letters: &[char]) -> Vec<u8> {
        let mut buffer = Vec::new();
        let numeronym = Numeronym::parse(&self.text);
        vocabulary
            .words()
            .map(|(word, mask)| {
                if self.mask & !mask == 0
                    && let Some(at) = self.finder.find(word.as_bytes())
                {
                    return self.grade_in_word(word, at) as u8;
                }
                if numeronym.is_some_and(|numeronym| numeronym.stands_for(word)) {
                    return Grade::Start as u8;
                }
                let lacks = (self.needed & !mask).count_ones();
                if self.forgiven == 0 || lacks > self.forgiven {
                    return NO_MATCH;
                }
                buffer.clear();
                buffer.extend(word.chars());
                typo::grade(&buffer, letters).map_or(NO_MATCH, |grade| grade as u8)
            })
            .collect()
    }

    fn grade_in_word(&self, word: &str, at: usize) -> Grade {
        match at {
            0 if word.len() == self.text.len() => Grade::Whole,
            0 => Grade::Start,
            _ => Grade::Inside,
        }
    }

    /// The logarithm of how rare the words are that it matches.
    fn weight_in(&self, vocabulary: &Vocabulary) -> u32 {
        let best = self.grades.iter().min().copied().unwrap_or(NO_MATCH);
        if best == NO_MATCH {
            return 0;
        }
        let counts = self.grades.iter().zip(vocabulary.counts());
        let found: u32 = counts
            .filter(|(grade, _)| **grade == best)
            .map(|(_, count)| count)
            .sum();
        let all: u32 = vocabulary.counts().sum();
        // Thirds of powers of two, reckoned with eight binary places.
        let ratio = 256 * (u128::from(all) + 1) / (u128::from(found) + 1);
        ratio.pow(3).ilog2().saturating_sub(24).max(1)
    }

    /// Whether the words of an entry say how well it matches; otherwise its text has to be searched.
    pub const fn is_looked_up(&self) -> bool {
        !self.grades.is_empty()
    }

    /// How well it matches a field: the grade as a number.
    pub fn grade_in(&self, text: &str, words: &[WordId]) -> u8 {
        if self.is_looked_up() {
            self.grade_of_words(words)
        } else {
            self.grade_in_text(text)
                .map_or(NO_MATCH, |grade| grade as u8)
        }
    }

    /// The best grade of these words, as a number.
    pub fn grade_of_words(&self, words: &[WordId]) -> u8 {
        let mut best = NO_MATCH;
        for word in words {
            best = best.min(self.grades.get(*word as usize).copied().unwrap_or(NO_MATCH));
        }
        best
    }

    /// The best grade of its occurrences in a folded text; slips and gaps are not looked for.
    fn grade_in_text(&self, text: &str) -> Option<Grade> {
        self.finder
            .find_iter(text.as_bytes())
            .map(|at| occurrence_grade(text, at, at + self.text.len()))
            .min()
    }

    /// All occurrences of the best grade in a folded text (bytes).
    pub fn best_occurrences(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        let all: Vec<_> = self
            .finder
            .find_iter(text.as_bytes())
            .map(|at| at..at + self.text.len())
            .filter(|range| self.is_meant_at(text, range))
            .map(|range| (occurrence_grade(text, range.start, range.end), range))
            .collect();
        let best = all.iter().map(|(grade, _)| *grade).min();
        all.into_iter()
            .filter(|(grade, _)| Some(*grade) == best)
            .map(|(_, range)| range)
            .collect()
    }

    fn is_meant_at(&self, text: &str, range: &std::ops::Range<usize>) -> bool {
        match self.how {
            How::Near | How::Exact => true,
            How::Start => range.start == 0,
            How::End => range.end == text.len(),
            How::Whole => range.len() == text.len(),
        }
    }

    /// Whether a folded title is what the word asks of it.
    pub fn holds_for_title(&self, title: &str) -> bool {
        match self.how {
            How::Near | How::Exact => self.finder.find(title.as_bytes()).is_some(),
            How::Start => title.starts_with(&self.text),
            How::End => title.ends_with(&self.text),
            How::Whole => title == self.text,
        }
    }
}

/// The letters that all words near to these have, but for slips: endings of long words may differ, and numbers may stand
/// for letters.
fn needed(letters: &[char]) -> LetterMask {
    const STEM: usize = 4;
    const ENDING: usize = 4;
    let text: String = letters.iter().collect();
    let stem = if Numeronym::parse(&text).is_some() {
        1
    } else {
        letters.len().saturating_sub(ENDING).max(STEM)
    };
    let stem: String = letters.iter().take(stem).collect();
    letter_mask(&stem)
}

/// The grade of an occurrence by what stands before and after it.
fn occurrence_grade(text: &str, start: usize, end: usize) -> Grade {
    let inside = |at: usize| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at..).and_then(|text| text.chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    match (inside(start), inside(end)) {
        (true, _) => Grade::Inside,
        (false, true) => Grade::Start,
        (false, false) => Grade::Whole,
    }
}
