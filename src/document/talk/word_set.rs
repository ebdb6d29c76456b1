//! Sets of words, asked about words in any case. Which words stands elsewhere.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use super::fold::with_folded_bytes;

/// A set of folded words and phrases.
#[derive(Debug)]
pub(super) struct WordSet {
    words: HashSet<&'static [u8], BuildHasherDefault<WordHasher>>,
    /// By first byte: the lengths of the words as bits, all lengths from 31 on as one. Most questions end here.
    lengths: [u32; 256],
}

impl Default for WordSet {
    fn default() -> Self {
        Self {
            words: HashSet::default(),
            lengths: [0; 256],
        }
    }
}

impl WordSet {
    /// Whether it has this word, which is folded already.
    pub fn contains(&self, word: &str) -> bool {
        self.contains_bytes(word.as_bytes())
    }

    fn contains_bytes(&self, word: &[u8]) -> bool {
        let lengths = first_of(word).and_then(|first| self.lengths.get(first));
        lengths.is_some_and(|lengths| lengths & length_bit(word) != 0) && self.words.contains(word)
    }

    /// Whether it has this word, however it is written.
    pub fn has(&self, word: &str) -> bool {
        let first = word.bytes().next().filter(u8::is_ascii);
        let first = first.map(|first| usize::from(first.to_ascii_lowercase()));
        let begins_none = first.is_some_and(|first| self.lengths.get(first) == Some(&0));
        !begins_none && with_folded_bytes(word, |word| self.contains_bytes(word))
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
            words: words.into_iter().map(str::as_bytes).collect(),
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

/// Hashes words of a few bytes, eight bytes at a step. The sets are fixed, so no text can be made to collide in them.
#[derive(Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (steps, rest) = bytes.as_chunks::<8>();
        for step in steps {
            self.mix(u64::from_le_bytes(*step));
        }
        self.mix(rest.iter().fold(0, |all, &byte| all << 8 | u64::from(byte)));
    }

    /// The length, which a slice's hash begins with, tells nothing here.
    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        // The table takes its groups from the low bits and its tags from the high ones.
        self.0 ^ (self.0 >> 32)
    }
}

impl WordHasher {
    fn mix(&mut self, step: u64) {
        const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
        self.0 = (self.0.rotate_left(5) ^ step).wrapping_mul(ODD);
    }
}

fn first_of(word: &[u8]) -> Option<usize> {
    word.first().map(|byte| usize::from(*byte))
}

fn length_bit(word: &[u8]) -> u32 {
    1 << word.len().min(31)
}
