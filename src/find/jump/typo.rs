//! How near a word is to what was typed, where the letters differ. Pure; it knows nothing of entries.

use super::grade::Grade;

/// Longer words are not compared letter by letter (letters).
const MAX_LETTERS: usize = 31;

/// Endings by which words of one stem differ.
const ENDINGS: [&str; 26] = [
    "s", "es", "e", "ed", "er", "ers", "ing", "ings", "ion", "ions", "or", "ors", "ity", "ities",
    "ies", "y", "al", "able", "ability", "ment", "ments", "ive", "ation", "ations", "ance", "ly",
];

/// The least common beginning of words of one stem (letters).
const MIN_STEM: usize = 4;

/// How many slips are forgiven in a word, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forgiveness {
    /// How many letters may be left out, too many, wrong, or swapped with their neighbour.
    pub slips: usize,
    /// Whether the word may go on behind what was typed: else a slip would empty the list until the word is complete.
    pub goes_on: bool,
}

impl Forgiveness {
    /// The more letters, the more is forgiven: short words are near to too many others.
    pub const fn of(letters: usize) -> Self {
        let slips = match letters {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        Self {
            slips,
            goes_on: letters > 4,
        }
    }
}

/// How near two words are that are not alike, if they are near.
pub fn grade(word: &[char], typed: &[char]) -> Option<Grade> {
    let by_slips = slips(word, typed);
    if by_slips == Some(Grade::OneSlip) {
        return by_slips;
    }
    if same_stem(word, typed) {
        return Some(Grade::Stem);
    }
    by_slips
}

/// "k8s" for "kubernetes": first letter, how many letters between, last letter, as far as they were typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeronym {
    first: char,
    between: usize,
    last: Option<char>,
}

impl Numeronym {
    /// What was typed, if it is one.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut letters = typed.chars();
        let first = letters.next().filter(|letter| letter.is_alphabetic())?;
        let rest = letters.as_str();
        let digits = rest.trim_end_matches(|letter: char| letter.is_alphabetic());
        let last = rest.get(digits.len()..)?;
        let mut last = last.chars();
        let numeronym = Self {
            first,
            between: digits
                .parse()
                .ok()
                .filter(|between| (1..30).contains(between))?,
            last: last.next(),
        };
        last.next().is_none().then_some(numeronym)
    }

    /// Whether it stands for a word.
    pub fn stands_for(self, word: &str) -> bool {
        word.starts_with(self.first)
            && self.last.is_none_or(|last| word.ends_with(last))
            && word.chars().count() == self.between + 2
    }
}

/// Whether two words have a long beginning in common and then only endings.
fn same_stem(word: &[char], typed: &[char]) -> bool {
    let same = word.iter().zip(typed).take_while(|(a, b)| a == b).count();
    let least = MIN_STEM.max(typed.len().div_ceil(2));
    (least..=same).any(|stem| {
        begins_ending(typed.get(stem..).unwrap_or_default())
            && begins_ending(word.get(stem..).unwrap_or_default())
    })
}

/// Whether letters are an ending, or become one when more are typed.
fn begins_ending(letters: &[char]) -> bool {
    letters.is_empty()
        || ENDINGS.iter().any(|ending| {
            let mut ending = ending.chars();
            letters.iter().all(|letter| ending.next() == Some(*letter))
        })
}

/// How many slips part a word from what was typed (restricted Damerau–Levenshtein distance), as far as they are forgiven.
fn slips(word: &[char], typed: &[char]) -> Option<Grade> {
    let forgiven = Forgiveness::of(typed.len());
    let word = word.get(..typed.len() + forgiven.slips + 1).unwrap_or(word);
    if forgiven.slips == 0 || typed.len() > MAX_LETTERS || word.len() + forgiven.slips < typed.len()
    {
        return None;
    }
    let (whole, beginning) = distances(word, typed, forgiven.slips)?;
    let same_first = word.first() == typed.first() || word.get(1) == typed.first();
    match (whole, beginning) {
        (0..=1, _) => Some(Grade::OneSlip),
        (_, 0..=1) if forgiven.goes_on => Some(Grade::OneSlipAtStart),
        (0..=2, _) | (_, 0..=2) if forgiven.slips > 1 && same_first => Some(Grade::TwoSlips),
        _ => None,
    }
}

/// The distance from `typed` to the word and to its nearest beginning; `None` as soon as both exceed `limit`.
///
/// `word` has at most [`MAX_LETTERS`] + 3 letters.
fn distances(word: &[char], typed: &[char], limit: usize) -> Option<(usize, usize)> {
    const ROOM: usize = MAX_LETTERS + 4;
    let columns = word.len() + 1;
    let (mut before, mut last, mut row) = ([0_usize; ROOM], [0_usize; ROOM], [0_usize; ROOM]);
    for (column, cell) in last.iter_mut().enumerate() {
        *cell = column;
    }
    for (line, letter) in typed.iter().enumerate() {
        row[0] = line + 1;
        let mut lowest = row[0];
        for column in 1..columns.min(ROOM) {
            let other = word.get(column - 1)?;
            let mut cost = (last[column - 1] + usize::from(other != letter))
                .min(last[column] + 1)
                .min(row[column - 1] + 1);
            let swapped = line > 0
                && column > 1
                && word.get(column - 2) == Some(letter)
                && typed.get(line - 1) == Some(other);
            if swapped {
                cost = cost.min(before[column - 2] + 1);
            }
            row[column] = cost;
            lowest = lowest.min(cost);
        }
        if lowest > limit {
            return None;
        }
        (before, last) = (last, row);
    }
    let reached = last.get(..columns)?;
    Some((*reached.last()?, *reached.iter().min()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, typed: &str) -> Option<Grade> {
        let (word, typed): (Vec<_>, Vec<_>) = (word.chars().collect(), typed.chars().collect());
        grade(&word, &typed)
    }

    #[test]
    fn slips_are_forgiven_by_the_length_of_the_word() {
        for (typed, expected) in [
            ("promethues", Some(Grade::OneSlip)),
            ("prometeus", Some(Grade::OneSlip)),
            ("promettheus", Some(Grade::OneSlip)),
            ("pronetheus", Some(Grade::OneSlip)),
            ("rometheus", Some(Grade::OneSlip)),
            ("prometheuss", Some(Grade::OneSlip)),
            ("promeht", Some(Grade::OneSlipAtStart)),
            ("promehtues", Some(Grade::TwoSlips)),
            ("pronethius", Some(Grade::TwoSlips)),
            ("pormehteus", Some(Grade::TwoSlips)),
            ("pormehtues", None),
            ("kubernetes", None),
        ] {
            assert_eq!(check("prometheus", typed), expected, "{typed}");
        }
        assert_eq!(check("helm", "hlem"), Some(Grade::OneSlip));
        assert_eq!(check("helmets", "hlem"), None);
        assert_eq!(check("opa", "oap"), None);
    }

    #[test]
    fn words_of_one_stem_are_near() {
        for (word, typed) in [
            ("federated", "federation"),
            ("security", "securing"),
            ("scaling", "scale"),
            ("policies", "policy"),
            ("observability", "observing"),
        ] {
            assert!(check(word, typed).is_some(), "{word} {typed}");
            assert!(same_stem(
                &word.chars().collect::<Vec<_>>(),
                &typed.chars().collect::<Vec<_>>()
            ));
        }
        assert_eq!(check("service", "serverless"), None);
    }

    #[test]
    fn numbers_stand_for_letters() {
        let stands = |typed: &str, word: &str| {
            Numeronym::parse(typed).is_some_and(|numeronym| numeronym.stands_for(word))
        };
        assert!(stands("k8s", "kubernetes"));
        assert!(stands("k8", "kubernetes"));
        assert!(stands("o11y", "observability"));
        assert!(!stands("k8s", "kustomize"));
        for typed in ["2019", "v2alpha", "k99s", "k8ss", "", "kub"] {
            assert_eq!(Numeronym::parse(typed), None, "{typed}");
        }
    }

    proptest::proptest! {
        /// Who types on loses nothing that was not lost before, as long as as much is forgiven.
        #[test]
        fn what_matches_longer_also_matches_shorter(word in "[abc]{4,12}", typed in "[abc]{6,12}") {
            let shorter = &typed[..typed.len() - 1];
            let same = Forgiveness::of(typed.len()) == Forgiveness::of(shorter.len());
            if same && check(&word, &typed).is_some() {
                proptest::prop_assert!(
                    check(&word, shorter).is_some() || word.contains(shorter),
                    "{} {}", word, typed
                );
            }
        }

        #[test]
        fn any_words_can_be_compared(word in "\\PC{0,50}", typed in "\\PC{0,50}") {
            let _ = check(&word, &typed);
        }
    }
}
