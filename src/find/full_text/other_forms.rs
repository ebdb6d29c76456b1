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
        if may_stand(word, letter, before, text.get(from)) {
            return true;
        }
    }
    false
}

/// Whether a word may have this letter between what stands before and behind it. What the letter is typed as is asked last:
/// that takes longest.
fn may_stand(word: &[u8], letter: char, before: Option<&u8>, behind: Option<&u8>) -> bool {
    let places = || (0..word.len()).filter(|at| fits(word, *at, before, behind));
    let is_behind_its_letter =
        || before.is_some_and(|before| (0..word.len()).any(|at| is_like(word, at, Some(before))));
    match places().next() {
        None => is_accent(letter) && is_behind_its_letter(),
        Some(_) => match Form::of(letter) {
            Form::Letter(typed) => {
                places().any(|at| word.get(at).copied().map(char::from) == Some(typed))
            }
            Form::Unseen => is_accent(letter) && is_behind_its_letter(),
            Form::Itself => false,
        },
    }
}

/// Whether a word has a place between what stands before and behind; beyond ASCII anything may.
fn fits(word: &[u8], at: usize, before: Option<&u8>, behind: Option<&u8>) -> bool {
    let is_first = at == 0;
    let is_last = at + 1 == word.len();
    (is_first || is_like(word, at - 1, before)) && (is_last || is_like(word, at + 1, behind))
}

fn is_like(word: &[u8], at: usize, found: Option<&u8>) -> bool {
    word.get(at)
        .zip(found)
        .is_some_and(|(expected, found)| !found.is_ascii() || found.eq_ignore_ascii_case(expected))
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
