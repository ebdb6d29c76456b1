//! Which of several known names somebody probably meant. It decides nothing; it only suggests.

use similar::TextDiff;

/// Names less alike than this are not worth a suggestion.
const ALIKE: f32 = 0.5;

/// The known name that is most like a mistyped one, if one is like it at all.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written: String = name.chars().take(60).collect();
    let letters = Letters::of(&written);
    let mut best = (ALIKE, None);
    for candidate in known {
        // Comparing takes microseconds, counting letters some nanoseconds.
        if letters.most_alike(&Letters::of(candidate)) < best.0 {
            continue;
        }
        let alike = TextDiff::from_chars(written.as_str(), candidate).ratio();
        let is_better = alike > best.0 || alike >= best.0 && best.1.is_some();
        if is_better {
            best = (alike, Some(candidate));
        }
    }
    best.1
}

/// How many there are of each letter, some letters counted together.
struct Letters {
    counts: [u8; 64],
    total: u16,
}

impl Letters {
    fn of(text: &str) -> Self {
        let (mut counts, mut total) = ([0_u8; 64], 0_u16);
        for c in text.chars() {
            if let Some(count) = counts.get_mut(c as usize % 64) {
                *count = count.saturating_add(1);
            }
            total = total.saturating_add(1);
        }
        Self { counts, total }
    }

    /// Two texts of these letters have at most this ratio: twice what both have, by what they have together.
    fn most_alike(&self, other: &Self) -> f32 {
        let pairs = self.counts.iter().zip(other.counts);
        let common: u16 = pairs.map(|(one, other)| u16::from(*one.min(&other))).sum();
        let both = f32::from(self.total.max(1)) + f32::from(other.total);
        2.0 * f32::from(common) / both
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn letters_never_say_less_than_a_comparison(one in "[a-d]{0,9}", other in "[a-dé]{0,9}") {
            let most = Letters::of(&one).most_alike(&Letters::of(&other));
            let ratio = TextDiff::from_chars(one.as_str(), other.as_str()).ratio();
            proptest::prop_assert!((one.is_empty() && other.is_empty()) || ratio <= most + 1e-6, "{} {}", ratio, most);
        }
    }

    #[test]
    fn a_slip_is_recognised_and_a_stranger_is_not() {
        let known = ["library", "store", "theme"];
        assert_eq!(nearest("libary", known), Some("library"));
        assert_eq!(nearest("themes", known), Some("theme"));
        assert_eq!(nearest("xyzzy", known), None);
        assert_eq!(nearest("", known), None);
    }
}
