//! How far the letters of a typed word come in each word of the vocabulary: so a title is judged by the numbers of its words,
//! without its text. It knows nothing of entries.

use super::field::FieldWord;
use super::vocabulary::WordId;

/// More letters are looked for in the text itself: a place has four bits.
const MAX_LETTERS: usize = 15;

/// The bits of one place.
const PLACE: u64 = 0xF;

/// A one in each place.
const ONES: u64 = 0x1111_1111_1111_1111;

/// The letters of a typed word, by where they stand in it: four bits for each place.
#[derive(Clone, Debug)]
pub struct Letters {
    count: u32,
    /// For each byte the places of the typed word where it stands.
    places: Box<[u64; 256]>,
}

/// For each place of a typed word, how many of its letters from there on come in a word, in order: four bits each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps(u64);

/// The steps in each word of a vocabulary, by number.
#[derive(Clone, Debug, Default)]
pub struct StepsOfWords {
    anywhere: Vec<Steps>,
    /// Only for the places whose letter begins the word.
    from_start: Vec<Steps>,
}

impl StepsOfWords {
    /// Adds the next word's.
    pub fn push(&mut self, anywhere: Steps, from_start: Steps) {
        self.anywhere.push(anywhere);
        self.from_start.push(from_start);
    }

    /// Adds those of the words that follow.
    pub fn extend(&mut self, others: &Self) {
        self.anywhere.extend_from_slice(&others.anywhere);
        self.from_start.extend_from_slice(&others.from_start);
    }

    /// Whether one of the letters begins a word, as far as that is known.
    #[inline]
    pub fn may_begin(&self, word: WordId) -> bool {
        let steps = self.from_start.get(word as usize);
        steps.is_none_or(|steps| steps.0 != 0)
    }

    #[inline]
    fn anywhere(&self, word: FieldWord) -> u64 {
        let steps = self.anywhere.get(word.id() as usize);
        steps.map_or(0, |steps| steps.0)
    }

    #[inline]
    fn beginning(&self, word: FieldWord) -> u64 {
        let steps = self.from_start.get(word.id() as usize);
        steps.map_or(0, |steps| steps.0)
    }
}

impl Letters {
    /// `None` for words that this cannot tell of: too long, or not of ASCII letters alone.
    pub fn new(typed: &str) -> Option<Self> {
        if !typed.is_ascii() || !(1..=MAX_LETTERS).contains(&typed.len()) {
            return None;
        }
        let mut places = Box::new([0; 256]);
        for (place, byte) in typed.bytes().enumerate() {
            if let Some(of_byte) = places.get_mut(usize::from(byte)) {
                *of_byte |= PLACE << (4 * place);
            }
        }
        Some(Self {
            count: typed.len() as u32,
            places,
        })
    }

    /// How far the letters come in a word, and how far those that begin it.
    pub fn steps_in(&self, word: &str) -> (Steps, Steps) {
        // From the last letter to the first: where a letter of the word stands in the typed one, one more comes than from
        // the next place on. No place overflows: from it on there are at most as many letters as there are left.
        let anywhere = word.bytes().rev().fold(0, |steps, byte| {
            let here = self.places_of(byte);
            steps & !here | ((steps >> 4) + ONES) & here
        });
        let first = word.bytes().next().map_or(0, |byte| self.places_of(byte));
        (Steps(anywhere), Steps(anywhere & first))
    }

    fn places_of(&self, byte: u8) -> u64 {
        self.places.get(usize::from(byte)).copied().unwrap_or(0)
    }

    /// Whether all letters come in these words, in order.
    #[inline]
    pub fn come_in(&self, words: &[FieldWord], steps: &StepsOfWords) -> bool {
        // No word is left out when all have come: there is nothing to come, and to ask would take longer.
        let passed = words.iter().fold(0, |passed, word| {
            let of_word = steps.anywhere(*word);
            passed + (of_word >> (4 * passed) & PLACE) as u32
        });
        passed >= self.count
    }

    /// Whether the letters are beginnings of these words, each followed by letters of the same word in order.
    pub fn begin(&self, words: &[FieldWord], steps: &StepsOfWords) -> bool {
        let complete = 1_u32 << self.count;
        let mut reached = 1_u32;
        for word in words {
            let of_word = steps.beginning(*word);
            if of_word == 0 {
                continue;
            }
            let mut left = reached;
            while left != 0 {
                let place = left.trailing_zeros();
                left &= left - 1;
                let letters = (of_word >> (4 * place) & PLACE) as u32;
                reached |= ((1 << letters) - 1) << (place + 1);
            }
            if reached & complete != 0 {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::field::Field;
    use super::super::initials::{self, Word};
    use super::*;

    fn words_of(title: &str) -> impl Iterator<Item = Word<'_>> {
        title.split_whitespace().map(Word::Text)
    }

    fn check(title: &str, typed: &str) -> (bool, bool) {
        let letters = Letters::new(typed).expect("a word of few letters");
        let words: Vec<&str> = title.split_whitespace().collect();
        let mut steps = StepsOfWords::default();
        for word in &words {
            let (anywhere, from_start) = letters.steps_in(word);
            steps.push(anywhere, from_start);
        }
        let ids = (0..).zip(&words);
        let ids: Vec<_> = ids
            .map(|(id, _)| FieldWord::new(id, Field::Title))
            .collect();
        (letters.come_in(&ids, &steps), letters.begin(&ids, &steps))
    }

    #[test]
    fn letters_come_in_words_and_begin_them() {
        assert_eq!(check("the service mesh wars", "srvcmsh"), (true, true));
        assert_eq!(check("the service mesh wars", "ervice"), (true, false));
        assert_eq!(check("the service mesh wars", "shm"), (false, false));
        assert_eq!(
            check("aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa"),
            (true, true)
        );
    }

    #[test]
    fn long_and_foreign_words_are_not_for_this() {
        assert!(Letters::new("abcdefghijklmno").is_some());
        assert!(Letters::new("abcdefghijklmnop").is_none());
        assert!(Letters::new("é").is_none());
        assert!(Letters::new("").is_none());
    }

    proptest::proptest! {
        /// The same is found as in the text, and as where it is reckoned how good the beginnings are.
        #[test]
        fn numbers_tell_what_the_text_tells(title in "[abc]{1,5}( [abcé]{1,6}){0,6}", typed in "[abc]{1,8}") {
            let mut left = typed.chars().peekable();
            for letter in title.chars() {
                left.next_if_eq(&letter);
            }
            let (come, begin) = check(&title, &typed);
            proptest::prop_assert_eq!(come, left.peek().is_none());
            if typed.len() > 1 {
                let quality = initials::quality(words_of(&title), &typed);
                proptest::prop_assert_eq!(begin, quality.is_some());
                // Words that cannot be used may be left out at once.
                let letters = Letters::new(&typed).expect("few letters");
                let words = title.split_whitespace().map(|word| {
                    if letters.steps_in(word).1 == Steps::default() {
                        Word::LeftOut(word.len())
                    } else {
                        Word::Text(word)
                    }
                });
                proptest::prop_assert_eq!(initials::quality(words, &typed), quality);
            }
        }
    }
}
