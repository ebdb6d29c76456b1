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
    /// By first byte: the lower five bits of the second bytes as bits. Most other questions end here.
    seconds: [u32; 256],
}

impl Default for WordSet {
    fn default() -> Self {
        Self {
            words: HashSet::default(),
            lengths: [0; 256],
            seconds: [0; 256],
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
        self.may_begin(word.as_bytes()) && with_folded_bytes(word, |word| self.contains_bytes(word))
    }

    /// Whether one of its words begins like this one, as far as two letters or digits tell it.
    fn may_begin(&self, word: &[u8]) -> bool {
        let [first, second, ..] = word else {
            return true;
        };
        let seconds = self.seconds.get(usize::from(first.to_ascii_lowercase()));
        !first.is_ascii_alphanumeric()
            || !second.is_ascii_alphanumeric()
            || seconds.is_some_and(|seconds| seconds & second_bit(*second) != 0)
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
            let Some(first) = first_of(word) else {
                continue;
            };
            if let Some(lengths) = set.lengths.get_mut(first) {
                *lengths |= length_bit(word);
            }
            if let (Some(seconds), Some(second)) = (set.seconds.get_mut(first), word.get(1)) {
                *seconds |= second_bit(*second);
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

/// Letters of either case have the same bit.
fn second_bit(byte: u8) -> u32 {
    1 << (byte & 31)
}

fn length_bit(word: &[u8]) -> u32 {
    1 << word.len().min(31)
}
