//! A query made ready: its words, and how well each word of the vocabulary matches them.

use memchr::memmem;

use super::entry::JumpKind;
use super::field::{Field, FieldWord};
use super::found::Found;
use super::grade::{Grade, NO_MATCH};
use super::grading::Grading;
use super::syntax::{Asked, How, Term};
use super::vocabulary::{LetterMask, Vocabulary, WordMask, letter_mask};

/// A query, ready to be compared with entries once its words were compared with the vocabulary.
#[derive(Clone, Debug)]
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
#[derive(Clone, Debug)]
pub struct QueryWord {
    /// Folded.
    pub text: String,
    /// As it was typed, if case counts.
    pub cased: Option<memmem::Finder<'static>>,
    /// How it is meant.
    pub how: How,
    /// Its letters.
    pub mask: LetterMask,
    /// How much it tells: the rarer, the more; 0 for what stands nowhere.
    pub weight: u32,
    finder: memmem::Finder<'static>,
    /// How well the words of the vocabulary match; `None` if it is to be looked for in the texts.
    grading: Option<Grading>,
}

impl Query {
    /// A query whose words are still to be compared with the vocabulary, but for those that `earlier` has, too.
    pub fn new(asked: &Asked, mut earlier: Option<Self>) -> Self {
        let (unwanted, wanted): (Vec<&Term>, Vec<&Term>) =
            asked.terms.iter().partition(|term| term.negated);
        let texts: Vec<&str> = wanted.iter().map(|term| term.text.as_str()).collect();
        let phrase = texts.join(" ");
        Self {
            kind: asked.kind,
            words: wanted
                .into_iter()
                .map(|term| QueryWord::new(term, &mut earlier))
                .collect(),
            unwanted: unwanted
                .into_iter()
                .map(|term| QueryWord::new(term, &mut None))
                .collect(),
            phrase_finder: memmem::Finder::new(&phrase).into_owned(),
            phrase,
        }
    }

    /// Compares with at most this many more words of the vocabulary; how many fewer it took if that was all.
    pub fn go_on(&mut self, vocabulary: &Vocabulary, words: usize) -> Option<usize> {
        let mut left = words;
        for word in &mut self.words {
            let Some(grading) = &mut word.grading else {
                continue;
            };
            let before = grading.len();
            if grading.go_on(vocabulary, left) > 0 {
                return None;
            }
            left = left.saturating_sub(grading.len() - before);
            if word.weight == 0 {
                word.weight = grading.weight(vocabulary);
            }
        }
        Some(left)
    }

    /// The words of the vocabulary that are only like one of the query's.
    pub fn alike(&self) -> WordMask {
        let gradings = self.words.iter().filter_map(QueryWord::grading);
        gradings.fold(0, |mask, grading| mask | grading.alike())
    }

    /// Whether a folded text holds the words side by side.
    pub fn phrase_is_in(&self, text: &str) -> bool {
        self.phrase_finder.find(text.as_bytes()).is_some()
    }
}

impl QueryWord {
    fn new(term: &Term, earlier: &mut Option<Query>) -> Self {
        let is_near = term.how == How::Near;
        let mask = letter_mask(&term.text);
        let is_looked_up = is_near && term.text.chars().all(char::is_alphanumeric);
        let grading = is_looked_up.then(|| {
            let words = earlier.iter_mut().flat_map(|query| &mut query.words);
            let mut same = words.filter(|word| word.text == term.text);
            let known = same.find_map(|word| word.grading.take());
            known.unwrap_or_else(|| Grading::new(&term.text))
        });
        Self {
            cased: term
                .cased
                .as_ref()
                .map(|cased| memmem::Finder::new(cased).into_owned()),
            how: term.how,
            mask,
            weight: 0,
            finder: memmem::Finder::new(&term.text).into_owned(),
            grading,
            text: term.text.clone(),
        }
    }

    /// Whether something of these letters and words may match in any way: by a word, or by its letters, all of them.
    #[inline]
    pub fn may_match(&self, letters: LetterMask, words: WordMask) -> bool {
        self.mask & !letters == 0
            || self
                .grading
                .as_ref()
                .is_some_and(|grading| grading.may_be_among(words))
    }

    /// How well the words of the vocabulary match it; otherwise texts have to be searched.
    pub const fn grading(&self) -> Option<&Grading> {
        self.grading.as_ref()
    }

    /// How well it matches a field whose text and words these are.
    pub fn found_in(&self, text: &str, words: &[FieldWord], field: Field) -> Found {
        if let Some(grading) = &self.grading {
            return grading.best_of(words);
        }
        let grade = self.grade_in_text(text);
        Found::of(grade.map_or(NO_MATCH, |grade| grade as u8), field)
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
