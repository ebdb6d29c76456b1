//! Which three letters or digits stand beside each other in a text, as bits: kept beside the text, they tell of most texts that
//! they do not match, without a look into them. Letters count as they are typed, so that no other form of a word is missed.
//!
//! This is a Bloom filter with one hash (B. H. Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors, 1970): what it
//! does not have is not in the text, and what it has may be.

use crate::find::beyond_ascii::{Form, letter_at};

/// A text gets a bit for so many of its bytes: a good quarter of the bits is set then.
const BYTES_FOR_A_BIT: usize = 2;

/// Bits are kept by the byte; no text has fewer bytes of them, and none more.
const FEWEST: usize = 16;
const MOST: usize = 8 << 10;

/// The bits of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trigrams<'a>(&'a [u8]);

/// Three letters or digits, in lower case.
pub type Trigram = [u8; 3];

impl<'a> Trigrams<'a> {
    /// The trigrams with these bits.
    pub const fn new(bits: &'a [u8]) -> Self {
        Self(bits)
    }

    /// Whether a text may have all of these; `false` is sure.
    pub fn may_have(self, trigrams: &[Trigram]) -> bool {
        let is_set = |trigram: &Trigram| {
            let (byte, bit) = place(*trigram, self.0.len());
            self.0.get(byte).is_none_or(|bits| bits & bit != 0)
        };
        trigrams.iter().all(is_set)
    }
}

/// The bits of a visible text's trigrams.
pub fn trigram_bits(text: &str) -> Box<[u8]> {
    let length = text.len() / BYTES_FOR_A_BIT / 8;
    let mut bits = vec![0; length.clamp(FEWEST, MOST)].into_boxed_slice();
    let mut run = Run::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() {
            run.go_on(*byte, &mut bits);
            at += 1;
        } else {
            // In a text a character begins wherever the one before ends.
            let letter = letter_at(bytes, at).unwrap_or_default();
            at += letter.len_utf8();
            match Form::of(letter) {
                Form::Letter(typed) => {
                    run.go_on(u8::try_from(typed).unwrap_or_default(), &mut bits);
                }
                Form::Unseen => {}
                Form::Itself => run = Run::default(),
            }
        }
    }
    bits
}

/// The trigrams that every text has in which these letters stand beside each other (ASCII, in lower case).
pub fn trigrams_of(letters: &str) -> impl Iterator<Item = Trigram> {
    let threes = letters.as_bytes().windows(3);
    threes.filter_map(|three| three.try_into().ok())
}

/// Letters and digits beside each other, as far as one has come.
#[derive(Debug, Default)]
struct Run {
    last: Trigram,
    length: usize,
}

impl Run {
    /// Takes the next character and sets the bit of the three letters that end with it.
    fn go_on(&mut self, letter: u8, bits: &mut [u8]) {
        if !letter.is_ascii_alphanumeric() {
            *self = Self::default();
            return;
        }
        let [_, second, third] = self.last;
        self.last = [second, third, letter.to_ascii_lowercase()];
        self.length += 1;
        if self.length >= self.last.len() {
            let (byte, bit) = place(self.last, bits.len());
            if let Some(bits) = bits.get_mut(byte) {
                *bits |= bit;
            }
        }
    }
}

/// An odd number without a pattern (the golden ratio in 32 bits).
const ODD: u32 = 0x9E37_79B1;

/// The byte that has a trigram's bit, and the bit, among so many bytes.
fn place([first, second, third]: Trigram, length: usize) -> (usize, u8) {
    let hash = u32::from_be_bytes([0, first, second, third]).wrapping_mul(ODD);
    let bit = (u64::from(hash) * (8 * length as u64)) >> 32;
    ((bit / 8) as usize, 1 << (bit % 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, letters: &str, expected: bool) {
        let bits = trigram_bits(text);
        let trigrams: Vec<Trigram> = trigrams_of(letters).collect();
        let found = Trigrams::new(&bits).may_have(&trigrams);
        assert_eq!(found, expected, "{letters}: {text}");
    }

    #[test]
    fn words_are_known_as_they_are_typed() {
        for text in [
            "Rollouts",
            "Röllouts",
            "Ro\u{301}llouts",
            "Ｒollouts",
            "roll\u{ad}outs",
            "troll-rollouts2",
        ] {
            check(text, "rollouts", true);
        }
        check("rolling out", "rollouts", false);
        check("roll outs", "rollouts", false);
        check("roll東outs", "rollouts", false);
        check("", "rollouts", false);
        check("", "ro", true);
    }

    #[test]
    fn most_texts_do_not_have_a_word_that_they_do_not_have() {
        let text =
            "The quick brown fox jumps over the lazy dog while five boxing wizards vex him. ";
        let bits = trigram_bits(&text.repeat(20));
        let words = ["kubernetes", "gateway", "policy", "signature", "metrics"];
        let may =
            |word: &&&str| Trigrams::new(&bits).may_have(&trigrams_of(word).collect::<Vec<_>>());
        assert_eq!(words.iter().filter(may).count(), 0);
    }

    #[test]
    fn bits_that_are_missing_tell_nothing() {
        assert!(Trigrams::new(&[]).may_have(&[*b"abc"]));
    }
}
