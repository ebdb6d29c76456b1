//! Titles and names as words that can be compared: folded, split, with slips of the pen. It knows no talks.

use unicode_normalization::char::decompose_compatible;
use unicode_segmentation::UnicodeSegmentation;

/// Words from this length on, in letters, may differ by one slip.
const ONE_SLIP: usize = 5;

/// Words from this length on, in letters, may differ by two.
const TWO_SLIPS: usize = 9;

/// Longer words are compared as they are, in letters.
const LONGEST: usize = 40;

/// The words of a text (UAX #29) in lower case and without accents; every ideograph is one.
pub fn folded(text: &str) -> Vec<String> {
    text.unicode_words().map(fold_word).collect()
}

fn fold_word(word: &str) -> String {
    if word.is_ascii() {
        return word
            .bytes()
            .filter(|byte| *byte != b'\'')
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
    }
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        if let Some(plain) = undivided(letter) {
            folded.push_str(plain);
            continue;
        }
        decompose_compatible(letter, |part| {
            if part.is_alphanumeric() {
                folded.extend(part.to_lowercase());
            }
        });
    }
    folded
}

/// Letters that Unicode does not take apart, as people write them who lack them.
const fn undivided(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' => "d",
        'ı' => "i",
        _ => return None,
    })
}

/// Whether two words are the same but for a slip: a letter left out, added, changed, or two swapped.
///
/// The first letter must hold: what a prefix turns around ("mutable", "immutable") is no slip. Nor is another number.
pub(super) fn are_alike(a: &str, b: &str) -> bool {
    a == b || (!has_digit(a) && !has_digit(b) && first(a) == first(b) && is_slip(a, b))
}

/// Whether a word holds a digit, so that one letter makes another thing of it.
pub(super) fn has_digit(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}

fn first(word: &str) -> Option<char> {
    word.chars().next()
}

fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let shorter = a.len().min(b.len());
    if a.len().max(b.len()) > LONGEST {
        return false;
    }
    let allowed = usize::from(shorter >= ONE_SLIP) + usize::from(shorter >= TWO_SLIPS);
    allowed > 0 && a.len().abs_diff(b.len()) <= allowed && distance(&a, &b) <= allowed
}

/// How many letters are to be left out, added, changed or swapped with their neighbour (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let at =
                |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&row, j) + usize::from(x != y);
            let mut least = changed.min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let is_swap = i > 0 && j > 0 && a.get(i - 1) == Some(&y) && b.get(j - 1) == Some(&x);
            if is_swap {
                least = least.min(at(&before, j - 1) + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        assert_eq!(
            folded("Señor’s “CI/CD” — Tour!"),
            ["senors", "ci", "cd", "tour"]
        );
        assert_eq!(folded("雲の話"), ["雲", "の", "話"]);
        assert!(folded(" … ").is_empty());
    }

    #[test]
    fn slips_are_told_from_other_words() {
        for (a, b) in [
            ("delivery", "delivrey"),
            ("kubernetes", "kubernets"),
            ("kubernetes", "kubrenets"),
            ("cluster", "clusters"),
        ] {
            assert!(are_alike(a, b) && are_alike(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("mutable", "immutable"),
            ("helm", "help"),
            ("v1beta1", "v1beta2"),
            ("stateful", "stateless"),
            ("", "a"),
        ] {
            assert!(!are_alike(a, b) && !are_alike(b, a), "{a} {b}");
        }
    }
}
