//! Whether a word was meant but for one slip of the finger. Pure; it knows nothing of entries.

/// The least number of letters a query's word must have before a slip is forgiven.
pub const MIN_LETTERS: usize = 5;

/// Whether `typed` is a beginning of `word` but for exactly one edit: a letter left out, too many, wrong, or swapped
/// with its neighbour (restricted Damerau–Levenshtein distance 1 to some prefix).
///
/// Beginnings count so that a slip does not empty the list until the word is complete.
pub fn begins_with_slip(word: &[char], typed: &[char]) -> bool {
    let same = word.iter().zip(typed).take_while(|(a, b)| a == b).count();
    let (word, typed) = (
        word.get(same..).unwrap_or_default(),
        typed.get(same..).unwrap_or_default(),
    );
    let Some((_, typed_rest)) = typed.split_first() else {
        return false;
    };
    let word_rest = word.get(1..).unwrap_or_default();
    let too_many = word.starts_with(typed_rest);
    let wrong = !word.is_empty() && word_rest.starts_with(typed_rest);
    let left_out = word_rest.starts_with(typed);
    too_many || wrong || left_out || swapped(word, typed)
}

fn swapped(word: &[char], typed: &[char]) -> bool {
    match (word, typed) {
        ([a, b, word @ ..], [c, d, typed @ ..]) => a == d && b == c && word.starts_with(typed),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, typed: &str) -> bool {
        let (word, typed): (Vec<_>, Vec<_>) = (word.chars().collect(), typed.chars().collect());
        begins_with_slip(&word, &typed)
    }

    #[test]
    fn one_slip_is_forgiven() {
        for typed in [
            "promethues",
            "prometeus",
            "promettheus",
            "pronetheus",
            "rometheus",
            "promeht",
            "prometheuss",
        ] {
            assert!(check("prometheus", typed), "{typed}");
        }
    }

    #[test]
    fn two_slips_are_not() {
        for typed in ["promehtues", "pronethius", "ometheus", "kubernetes"] {
            assert!(!check("prometheus", typed), "{typed}");
        }
    }

    #[test]
    fn every_longer_slip_has_shorter_ones() {
        for typed in [
            "promethues",
            "prometeus",
            "promettheus",
            "pronetheus",
            "rpometheus",
        ] {
            for end in 2..=typed.len() {
                let part = &typed[..end];
                assert!(
                    "prometheus".starts_with(part) || check("prometheus", part),
                    "{part}"
                );
            }
        }
    }
}
