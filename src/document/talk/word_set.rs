//! Sets of words, asked about words in any case. Which words stands elsewhere, and `build.rs` makes the tables: there are
//! thousands of words, and at a start nobody is to wait for them.

use super::fold::with_folded_bytes;
use super::word_hash::{hash, length_bit, second_bit};

/// A set of folded words and phrases.
#[derive(Debug)]
pub(super) struct WordSet {
    /// All of them in one piece.
    pub words: &'static str,
    /// Where they stand in it: the start in bytes times 256, and the length; nothing is 0. The place of a word is its hash
    /// modulo the number of places, a power of two, or the next one that was free; there always is a free one.
    pub places: &'static [u32],
    /// By first byte: the lengths of the words as bits. Most questions end here.
    pub lengths: &'static [u32; 256],
    /// By first byte: the second bytes of the words as bits. Most other questions end here.
    pub seconds: &'static [u32; 256],
}

impl WordSet {
    /// Whether it has this word, which is folded already.
    pub fn contains(&self, word: &str) -> bool {
        self.contains_bytes(word.as_bytes())
    }

    fn contains_bytes(&self, word: &[u8]) -> bool {
        let lengths = first_of(word).and_then(|first| self.lengths.get(first));
        lengths.is_some_and(|lengths| lengths & length_bit(word) != 0) && self.finds(word)
    }

    fn finds(&self, word: &[u8]) -> bool {
        let last = self.places.len().wrapping_sub(1);
        let mut at = hash(word) as usize & last;
        loop {
            let place = self.places.get(at).copied().unwrap_or_default();
            if place == 0 {
                return false;
            }
            if self.word_at(place) == Some(word) {
                return true;
            }
            at = (at + 1) & last;
        }
    }

    fn word_at(&self, place: u32) -> Option<&'static [u8]> {
        let (start, length) = (place as usize >> 8, place as usize & 0xFF);
        self.words.as_bytes().get(start..start + length)
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

    /// Its words, in no order.
    #[cfg(test)]
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        let places = self.places.iter().filter(|place| **place != 0);
        places.filter_map(|&place| str::from_utf8(self.word_at(place)?).ok())
    }
}

fn first_of(word: &[u8]) -> Option<usize> {
    word.first().map(|byte| usize::from(*byte))
}
