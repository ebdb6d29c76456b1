//! How well each word of the vocabulary matches a typed word, worked out once for each key. It knows nothing of entries.

use std::ops::Range;

use memchr::memmem;
use rayon::prelude::*;

use super::field::FieldWord;
use super::found::Found;
use super::grade::{Grade, NO_MATCH};
use super::letters::{Letters, Steps, StepsOfWords};
use super::typo::{Numeronym, Typed};
use super::vocabulary::{
    LetterMask, Vocabulary, WordId, WordMask, lacks_more, letter_mask, word_mask,
};

/// Below this number of words one thread is faster.
const PARALLEL_FROM: usize = 4_000;

/// Words that a thread takes at a time.
const CHUNK: usize = 2_000;

/// The grades of the words of a vocabulary, as far as they were compared.
#[derive(Clone, Debug)]
pub struct Grading {
    rule: Rule,
    /// For each word a [`Grade`] as a number, or [`NO_MATCH`].
    grades: Vec<u8>,
    /// All words that match.
    matching: WordMask,
    /// Those of them that are only like it.
    alike: WordMask,
    /// For each word how far the letters come in it; empty without [`Rule::in_order`].
    steps: StepsOfWords,
}

/// What a word is compared with.
#[derive(Clone, Debug)]
struct Rule {
    text: String,
    mask: LetterMask,
    /// Those letters that all words near to it have, but for slips.
    needed: LetterMask,
    /// Those that words of the same stem have, and words that its numbers stand for.
    stem: LetterMask,
    /// How many slips are forgiven.
    slips: u32,
    finder: memmem::Finder<'static>,
    numeronym: Option<Numeronym>,
    typed: Typed,
    in_order: Option<Letters>,
}

impl Grading {
    /// With no word of the vocabulary compared yet.
    pub fn new(typed: &str) -> Self {
        let numeronym = Numeronym::parse(typed);
        let letters = Typed::new(typed);
        let stem = numeronym.map_or(letters.least_stem(), |_| 1);
        Self {
            rule: Rule {
                text: typed.to_owned(),
                mask: letter_mask(typed),
                needed: needed(typed),
                stem: mask_of_first(typed, stem),
                slips: letters.forgiveness().slips as u32,
                finder: memmem::Finder::new(typed).into_owned(),
                numeronym,
                typed: letters,
                in_order: Letters::new(typed),
            },
            grades: Vec::new(),
            matching: 0,
            alike: 0,
            steps: StepsOfWords::default(),
        }
    }

    /// How many words were compared.
    pub const fn len(&self) -> usize {
        self.grades.len()
    }

    /// Compares about this many more words; how many are left.
    pub fn go_on(&mut self, vocabulary: &Vocabulary, words: usize) -> usize {
        let done = self.grades.len();
        let end = vocabulary.len().min(done.saturating_add(words));
        if end.saturating_sub(done) < PARALLEL_FROM {
            self.add(self.rule.compare(vocabulary, done..end));
        } else {
            let starts: Vec<usize> = (done..end).step_by(CHUNK).collect();
            let compare = |start| self.rule.compare(vocabulary, start..end.min(start + CHUNK));
            let compared: Vec<_> = starts.into_par_iter().map(compare).collect();
            for chunk in compared {
                self.add(chunk);
            }
        }
        vocabulary.len().saturating_sub(end)
    }

    fn add(&mut self, (grades, steps): (Vec<u8>, StepsOfWords)) {
        let ids = self.grades.len() as WordId..;
        for (id, grade) in ids.zip(&grades) {
            if *grade != NO_MATCH {
                self.matching |= word_mask(id);
            }
            if *grade != NO_MATCH && *grade > Grade::Inside as u8 {
                self.alike |= word_mask(id);
            }
        }
        self.grades.extend(grades);
        self.steps.extend(&steps);
    }

    /// The best match of these words.
    #[inline]
    pub fn best_of(&self, words: &[FieldWord]) -> Found {
        Found::best_of(words, &self.grades)
    }

    /// The words that match only because they are like it.
    pub const fn alike(&self) -> WordMask {
        self.alike
    }

    /// Whether some of these words may match.
    #[inline]
    pub const fn may_be_among(&self, words: WordMask) -> bool {
        self.matching & words != 0
    }

    /// Whether the letters come in these words in order; `None` if only the text tells.
    pub fn come_in(&self, words: &[FieldWord]) -> Option<bool> {
        let letters = self.rule.in_order.as_ref()?;
        Some(letters.come_in(words, &self.steps))
    }

    /// Whether the letters are beginnings of these words; `None` if only the text tells.
    pub fn begin(&self, words: &[FieldWord]) -> Option<bool> {
        let letters = self.rule.in_order.as_ref()?;
        Some(letters.begin(words, &self.steps))
    }

    /// Whether one of the letters begins a word, as far as that is known.
    #[inline]
    pub fn may_begin(&self, word: WordId) -> bool {
        self.steps.may_begin(word)
    }

    /// Whether a word is like it, or one that its number stands for.
    pub fn is_like(&self, word: &str) -> bool {
        let rule = &self.rule;
        rule.numeronym.is_some_and(|short| short.stands_for(word))
            || rule.typed.grade(word).is_some()
    }

    /// How much the word tells: the logarithm of how rare the words are that it matches; 0 for what stands nowhere.
    pub fn weight(&self, vocabulary: &Vocabulary) -> u32 {
        let best = self.grades.iter().min().copied().unwrap_or(NO_MATCH);
        if best == NO_MATCH {
            return 0;
        }
        let counts = self.grades.iter().zip(vocabulary.counts());
        let (mut found, mut all) = (0_u32, 0_u32);
        for (grade, count) in counts {
            all += count;
            found += if *grade == best { count } else { 0 };
        }
        // Thirds of powers of two, reckoned with eight binary places.
        let ratio = 256 * (u128::from(all) + 1) / (u128::from(found) + 1);
        ratio.pow(3).ilog2().saturating_sub(24).max(1)
    }
}

impl Rule {
    fn compare(&self, vocabulary: &Vocabulary, range: Range<usize>) -> (Vec<u8>, StepsOfWords) {
        let words = vocabulary.words(range);
        let grades = words.clone().map(|(word, mask)| self.grade(word, mask));
        let grades = grades.collect();
        let mut steps = StepsOfWords::default();
        if let Some(letters) = &self.in_order {
            for (word, mask) in words {
                let (anywhere, from_start) = if self.mask & mask == 0 {
                    <(Steps, Steps)>::default()
                } else {
                    letters.steps_in(word)
                };
                steps.push(anywhere, from_start);
            }
        }
        (grades, steps)
    }

    /// Each slip costs a letter at most; what ends otherwise has the stem.
    #[inline]
    const fn may_match(&self, letters: LetterMask) -> bool {
        !lacks_more(letters, self.needed, self.slips)
            && (self.stem & !letters == 0 || !lacks_more(letters, self.mask, self.slips))
    }

    fn grade(&self, word: &str, mask: LetterMask) -> u8 {
        if self.mask & !mask == 0
            && let Some(at) = self.finder.find(word.as_bytes())
        {
            return self.grade_at(word, at) as u8;
        }
        if self.numeronym.is_some_and(|short| short.stands_for(word)) {
            return Grade::Start as u8;
        }
        if self.slips == 0 || !self.may_match(mask) {
            return NO_MATCH;
        }
        self.typed.grade(word).map_or(NO_MATCH, |grade| grade as u8)
    }

    const fn grade_at(&self, word: &str, at: usize) -> Grade {
        match at {
            0 if word.len() == self.text.len() => Grade::Whole,
            0 => Grade::Start,
            _ => Grade::Inside,
        }
    }
}

/// The letters that all words near to these have, but for slips: endings of long words may differ, and numbers may stand
/// for letters.
fn needed(typed: &str) -> LetterMask {
    const STEM: usize = 4;
    const ENDING: usize = 4;
    let stem = if Numeronym::parse(typed).is_some() {
        1
    } else {
        typed.chars().count().saturating_sub(ENDING).max(STEM)
    };
    mask_of_first(typed, stem)
}

fn mask_of_first(typed: &str, letters: usize) -> LetterMask {
    let end = typed.char_indices().nth(letters);
    let end = end.map_or(typed.len(), |(end, _)| end);
    letter_mask(typed.get(..end).unwrap_or_default())
}
