//! Whether a word may stand in a visible text in another form than its plain letters: with an accent, a wide letter. It looks
//! only at what is not ASCII, of which most texts have little.

use crate::find::beyond_ascii::{Form, letter_at, next_beyond_ascii};
use crate::find::fold::is_accent;

/// Whether a text may hold a word (ASCII letters and digits, lower case) with a letter that is not ASCII; `false` is sure.
pub fn may_be_in_another_form(word: &[u8], text: &[u8]) -> bool {
    let mut from = 0;
    while let Some(at) = next_beyond_ascii(text, from) {
        let Some(letter) = letter_at(text, at) else {
            return true; // no text of ours: then nothing is sure
        };
        from = at + letter.len_utf8();
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        let may_stand = match Form::of(letter) {
            Form::Letter(typed) => fits(word, typed, before, text.get(from)),
            Form::Unseen => is_accent(letter),
            Form::Itself => false,
        };
        if may_stand {
            return true;
        }
    }
    false
}

/// Whether a word has this letter between what stands before and behind it; beyond ASCII anything may.
fn fits(word: &[u8], letter: char, before: Option<&u8>, behind: Option<&u8>) -> bool {
    let is_like = |expected: Option<&u8>, found: Option<&u8>| match (expected, found) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(expected), Some(found)) => !found.is_ascii() || found.eq_ignore_ascii_case(expected),
    };
    word.iter().enumerate().any(|(at, expected)| {
        let previous = at.checked_sub(1).and_then(|at| word.get(at));
        char::from(*expected) == letter
            && is_like(previous, before)
            && is_like(word.get(at + 1), behind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::fold::typed_as;

    #[test]
    fn every_letter_that_is_typed_as_one_may_stand_in_its_place() {
        let letters = (0x80..=0x10_FFFF).filter_map(char::from_u32);
        for letter in letters {
            let Some(typed) = typed_as(letter).filter(char::is_ascii_alphanumeric) else {
                continue;
            };
            let word = format!("a{typed}o");
            let text = format!("{}A{letter}O", "-".repeat(70));
            assert!(
                may_be_in_another_form(word.as_bytes(), text.as_bytes()),
                "{letter:?}"
            );
        }
    }

    #[test]
    fn other_letters_and_signs_do_not_count() {
        for text in ["“argo” – naïve…", "東京で árbol", "", "plain", "ärgo-lo"] {
            assert!(
                !may_be_in_another_form(b"rollouts", text.as_bytes()),
                "{text}"
            );
        }
        assert!(may_be_in_another_form(
            b"rollouts",
            "r\u{f6}llouts".as_bytes()
        ));
        assert!(may_be_in_another_form(
            b"rollouts",
            "ro\u{301}llouts".as_bytes()
        ));
        assert!(may_be_in_another_form(b"rollouts", b"\xFF"));
    }
}
