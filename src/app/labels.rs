//! Labels to type for things on the screen: short, from the keys under the fingers, and none the beginning of another.

/// Letters in the order in which fingers reach them; the first nine are the home row.
const LETTERS: &[u8; 26] = b"asdfghjklqwertyuiopzxcvbnm";
/// How many letters the home row has.
const HOME_ROW: usize = 9;

/// Labels of one or two letters for so many things; beyond 676 the last ones get none.
pub fn labels(count: usize) -> Vec<String> {
    let alphabet = if count <= HOME_ROW * HOME_ROW {
        LETTERS.get(..HOME_ROW).unwrap_or(LETTERS)
    } else {
        LETTERS
    };
    let letters = alphabet.len();
    let count = count.min(letters * letters);
    // So many letters begin two-letter labels that the rest of them, alone, and those are enough.
    let pairs_of = (0..=letters)
        .find(|&pairs_of| letters - pairs_of + pairs_of * letters >= count)
        .unwrap_or(letters);
    let (alone, first) = alphabet.split_at(letters - pairs_of);
    let single = alone.iter().map(|&letter| char::from(letter).to_string());
    let double = first.iter().flat_map(|&first| {
        let pair = move |&second: &u8| [first, second].map(char::from).iter().collect();
        alphabet.iter().map(pair)
    });
    single.chain(double).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_things_have_one_letter() {
        assert_eq!(labels(3), ["a", "s", "d"]);
        assert_eq!(labels(9).last().map(String::as_str), Some("l"));
        assert_eq!(
            labels(10),
            ["a", "s", "d", "f", "g", "h", "j", "k", "la", "ls"]
        );
        assert!(labels(0).is_empty());
    }

    proptest::proptest! {
        #[test]
        fn labels_are_enough_and_none_begins_another(count in 0_usize..700) {
            let labels = labels(count);
            proptest::prop_assert_eq!(labels.len(), count.min(676));
            let mut sorted = labels.clone();
            sorted.sort();
            for pair in sorted.windows(2) {
                proptest::prop_assert!(!pair[1].starts_with(&pair[0]), "{:?}", pair);
            }
            proptest::prop_assert!(labels.iter().all(|label| label.len() <= 2));
        }
    }
}
