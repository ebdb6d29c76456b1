//! Sets of words, asked about words in any case. Which words stands elsewhere.

use std::collections::HashSet;

use super::fold::with_folded;

/// A set of folded words and phrases.
#[derive(Debug)]
pub(super) struct WordSet {
    words: HashSet<&'static str>,
    /// By first byte: the lengths of the words as bits, all lengths from 31 on as one. Most questions end here.
    lengths: [u32; 256],
}

impl Default for WordSet {
    fn default() -> Self {
        Self {
            words: HashSet::new(),
            lengths: [0; 256],
        }
    }
}

impl WordSet {
    /// Whether it has this word, which is folded already.
    pub fn contains(&self, word: &str) -> bool {
        let lengths = first_of(word).and_then(|first| self.lengths.get(first));
        lengths.is_some_and(|lengths| lengths & length_bit(word) != 0) && self.words.contains(word)
    }

    /// Whether it has this word, however it is written.
    pub fn has(&self, word: &str) -> bool {
        with_folded(word, |word| self.contains(word))
    }

    /// How many words it has.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.words.len()
    }
}

impl FromIterator<&'static str> for WordSet {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Self {
        let mut set = Self {
            words: words.into_iter().collect(),
            ..Self::default()
        };
        for word in &set.words {
            if let Some(lengths) = first_of(word).and_then(|first| set.lengths.get_mut(first)) {
                *lengths |= length_bit(word);
            }
        }
        set
    }
}

fn first_of(word: &str) -> Option<usize> {
    word.as_bytes().first().map(|byte| usize::from(*byte))
}

fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}
