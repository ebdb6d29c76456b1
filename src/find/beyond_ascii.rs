//! What of a text is not ASCII, found quickly, for most texts have little of it; and what a person types for it.

use super::fold::{is_accent, typed_as};

/// What a character beyond ASCII may be in a word of ASCII letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// It stands for this letter or digit.
    Letter(char),
    /// It is not seen, or is an accent: the word goes on behind it.
    Unseen,
    /// It is in no such word.
    Itself,
}

impl Form {
    /// The form of a character.
    pub fn of(letter: char) -> Self {
        if stands_for_itself(letter) {
            return Self::Itself;
        }
        if is_accent(letter)
            || matches!(
                letter,
                '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
            )
        {
            return Self::Unseen;
        }
        let typed = typed_as(letter).filter(char::is_ascii_alphanumeric);
        typed.map_or(Self::Itself, Self::Letter)
    }
}

/// Frequent characters for which nobody types a letter or a digit: dashes, quotes, bullets, dots; kana, ideographs, hangul.
pub const fn stands_for_itself(letter: char) -> bool {
    matches!(
        letter,
        '\u{2010}'..='\u{2027}'
            | '\u{3000}'..='\u{31FF}'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}'
    )
}

/// The character that begins at a place; `None` if there is none.
pub fn letter_at(text: &[u8], at: usize) -> Option<char> {
    let length = match text.get(at)? {
        0..0x80 => 1,
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    };
    let letter = str::from_utf8(text.get(at..at + length)?).ok()?;
    letter.chars().next()
}

/// Bytes that are looked at together.
const TOGETHER: usize = 32;

/// The first byte that is not ASCII, from a place on.
pub fn next_beyond_ascii(text: &[u8], from: usize) -> Option<usize> {
    // It seldom stands alone.
    if !text.get(from)?.is_ascii() {
        return Some(from);
    }
    let (together, rest) = text.get(from..)?.as_chunks::<TOGETHER>();
    let is_plain = |bytes: &[u8; TOGETHER]| bytes.iter().fold(0, |all, byte| all | byte).is_ascii();
    let plain = together.iter().take_while(|bytes| is_plain(bytes)).count();
    let found = together.get(plain).map_or(rest, |bytes| &bytes[..]);
    let at = found.iter().position(|byte| !byte.is_ascii())?;
    Some(from + plain * TOGETHER + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_itself_is_typed_as_no_letter() {
        let letters = (0x80..=0x10_FFFF).filter_map(char::from_u32);
        for letter in letters.filter(|letter| stands_for_itself(*letter)) {
            let typed = typed_as(letter).filter(char::is_ascii_alphanumeric);
            assert_eq!(typed, None, "{letter:?}");
            assert!(!is_accent(letter), "{letter:?}");
        }
    }

    #[test]
    fn characters_are_read_where_they_begin() {
        let text = "aé東👩\u{301}";
        for (at, letter) in text.char_indices() {
            assert_eq!(letter_at(text.as_bytes(), at), Some(letter));
        }
        assert_eq!(letter_at(b"\xC3", 0), None);
        assert_eq!(letter_at(b"\xFF\xFF\xFF\xFF", 0), None);
        assert_eq!(letter_at(b"", 0), None);
    }

    #[test]
    fn each_byte_is_found_wherever_it_stands() {
        for length in 0..100 {
            let mut text = vec![b'a'; length];
            assert_eq!(next_beyond_ascii(&text, 0), None);
            for at in 0..length {
                text[at] = 0xC3;
                assert_eq!(next_beyond_ascii(&text, 0), Some(at));
                assert_eq!(next_beyond_ascii(&text, at), Some(at));
                assert_eq!(next_beyond_ascii(&text, at + 1), None);
                text[at] = b'a';
            }
        }
        assert_eq!(next_beyond_ascii(b"a", 2), None);
    }
}
