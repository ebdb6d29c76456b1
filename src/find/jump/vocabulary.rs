//! The distinct words of all entries, each once: a query is compared with these, not with every entry.

use std::collections::HashMap;
use std::ops::Range;

/// A set of letters in 64 bits: one each for `a`–`z` and `0`–`9`, the rest share.
pub type LetterMask = u64;

/// The letters of a folded text; white space does not count.
pub fn letter_mask(folded: &str) -> LetterMask {
    folded
        .bytes()
        .fold(0, |mask, byte| mask | LETTER_BITS[byte as usize])
}

/// Whether a set lacks more than `forgiven` of the letters that are needed.
///
/// Few are forgiven, so bits are taken away one by one: not every processor that this is built for counts them.
#[inline]
pub const fn lacks_more(letters: LetterMask, needed: LetterMask, forgiven: u32) -> bool {
    let mut lacking = needed & !letters;
    let mut left = forgiven;
    while left > 0 && lacking != 0 {
        lacking &= lacking - 1;
        left -= 1;
    }
    lacking != 0
}

/// The bit of each byte. Indexing with a `u8` cannot fail.
const LETTER_BITS: [LetterMask; 256] = letter_bits();

const fn letter_bits() -> [LetterMask; 256] {
    let mut bits = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        bits[byte] = match byte as u8 {
            letter @ b'a'..=b'z' => 1 << (letter - b'a'),
            digit @ b'0'..=b'9' => 1 << (26 + digit - b'0'),
            b' ' | b'\t' | b'\n' | b'\r' => 0,
            other => 1 << (36 + other % 28),
        };
        byte += 1;
    }
    bits
}

/// The number of a word.
pub type WordId = u32;

/// A set of words in 64 bits, each of which stands for many: words of which none is in the other set have nothing in common.
pub type WordMask = u64;

/// The bit of a word.
#[inline]
pub const fn word_mask(word: WordId) -> WordMask {
    // The golden ratio of 2³²: words that are near each other get bits that are not.
    1 << (word.wrapping_mul(0x9E37_79B9) >> 26)
}

/// Every word once.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    ids: HashMap<Box<str>, WordId>,
    text: String,
    words: Vec<Word>,
}

/// A word of the vocabulary.
#[derive(Clone, Debug)]
struct Word {
    start: u32,
    end: u32,
    mask: LetterMask,
    /// How often it was met.
    count: u32,
}

impl Vocabulary {
    /// The number of a word; a new one if it is new.
    pub fn id(&mut self, word: &str) -> WordId {
        if let Some(&id) = self.ids.get(word) {
            if let Some(known) = self.words.get_mut(id as usize) {
                known.count = known.count.saturating_add(1);
            }
            return id;
        }
        let id = self.words.len() as WordId;
        let start = self.text.len() as u32;
        self.text.push_str(word);
        self.words.push(Word {
            start,
            end: self.text.len() as u32,
            mask: letter_mask(word),
            count: 1,
        });
        self.ids.insert(word.into(), id);
        id
    }

    /// How often each word was met, by number. Entries that went are not taken off: it only tells rare words from common ones.
    pub fn counts(&self) -> impl Iterator<Item = u32> {
        self.words.iter().map(|word| word.count)
    }

    /// A word's text.
    pub fn word(&self, id: WordId) -> &str {
        let word = self.words.get(id as usize);
        word.and_then(|word| self.text.get(word.start as usize..word.end as usize))
            .unwrap_or_default()
    }

    /// How many words there are.
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    /// Words with their letters, by number.
    pub fn words(&self, range: Range<usize>) -> impl Iterator<Item = (&str, LetterMask)> + Clone {
        let words = self.words.get(range).unwrap_or_default();
        words.iter().map(|word| {
            let text = self.text.get(word.start as usize..word.end as usize);
            (text.unwrap_or_default(), word.mask)
        })
    }
}

/// The words of a folded text: runs of letters and digits (bytes).
pub fn word_ranges(folded: &str) -> impl Iterator<Item = Range<usize>> {
    let mut letters = folded.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = letters.find(|(_, letter)| letter.is_alphanumeric())?;
        while letters
            .next_if(|(_, letter)| letter.is_alphanumeric())
            .is_some()
        {}
        let end = letters.peek().map_or(folded.len(), |(offset, _)| *offset);
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let text = "oh-pa: ci/cd 2019 東京!";
        let words: Vec<_> = word_ranges(text).map(|range| &text[range]).collect();
        assert_eq!(words, ["oh", "pa", "ci", "cd", "2019", "東京"]);
        assert_eq!(word_ranges(" -").count(), 0);
    }

    #[test]
    fn some_letters_may_be_lacking() {
        let lacks = |forgiven| lacks_more(letter_mask("agr"), letter_mask("cargo"), forgiven);
        assert_eq!([0, 1, 2, 3].map(lacks), [true, true, false, false]);
        assert!(!lacks_more(letter_mask("cargo"), letter_mask("agr"), 0));
    }

    #[test]
    fn a_word_has_one_number() {
        let mut vocabulary = Vocabulary::default();
        assert_eq!(vocabulary.id("argo"), vocabulary.id("argo"));
        assert_ne!(vocabulary.id("argo"), vocabulary.id("opa"));
        assert_eq!(vocabulary.words(0..2).count(), 2);
        assert_eq!(vocabulary.len(), 2);
    }
}
