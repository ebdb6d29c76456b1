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

/// A typed word, ready to be compared with many that are not alike.
#[derive(Clone, Debug)]
pub struct Typed {
    letters: Vec<char>,
    forgiven: Forgiveness,
    /// For each ASCII letter the places where it stands, a bit each.
    places: Box<[u64; 128]>,
}

impl Typed {
    /// A folded word.
    pub fn new(typed: &str) -> Self {
        let letters: Vec<char> = typed.chars().collect();
        let mut places = Box::new([0; 128]);
        for (at, letter) in letters.iter().enumerate().take(MAX_LETTERS) {
            if let Some(of_letter) = places.get_mut(*letter as usize) {
                *of_letter |= 1 << at;
            }
        }
        Self {
            forgiven: Forgiveness::of(letters.len()),
            letters,
            places,
        }
    }

    /// How much is forgiven.
    pub const fn forgiveness(&self) -> Forgiveness {
        self.forgiven
    }

    /// How many letters words of the same stem have in common with it at least.
    pub fn least_stem(&self) -> usize {
        MIN_STEM.max(self.letters.len().div_ceil(2))
    }

    /// How near a word is that is not alike, if it is near.
    pub fn grade(&self, word: &str) -> Option<Grade> {
        let by_slips = self.slips(word);
        if by_slips == Some(Grade::OneSlip) {
            return by_slips;
        }
        if self.has_stem_of(word) {
            return Some(Grade::Stem);
        }
        by_slips
    }

    /// Whether the two have a long beginning in common and then only endings.
    fn has_stem_of(&self, word: &str) -> bool {
        let (letters, least) = (&self.letters, self.least_stem());
        let pairs = word.chars().zip(letters);
        let same = pairs.take_while(|(a, b)| a == *b).count();
        if same < least {
            return false;
        }
        let word: Vec<char> = word.chars().collect();
        (least..=same).any(|stem| {
            begins_ending(letters.get(stem..).unwrap_or_default())
                && begins_ending(word.get(stem..).unwrap_or_default())
        })
    }

    /// How many slips part a word from what was typed (restricted Damerau–Levenshtein distance), as far as they are
    /// forgiven.
    fn slips(&self, word: &str) -> Option<Grade> {
        let (typed, slips) = (self.letters.len(), self.forgiven.slips);
        if slips == 0 || typed > MAX_LETTERS || word.len() + slips < typed {
            return None;
        }
        let (whole, beginning) = self.distances(word.chars().take(typed + slips + 1));
        let mut first_two = word.chars().take(2);
        let same_first = first_two.any(|letter| self.letters.first() == Some(&letter));
        match (whole, beginning) {
            (0..=1, _) => Some(Grade::OneSlip),
            (_, 0..=1) if self.forgiven.goes_on => Some(Grade::OneSlipAtStart),
            (0..=2, _) | (_, 0..=2) if slips > 1 && same_first => Some(Grade::TwoSlips),
            _ => None,
        }
    }

    /// The distance to a word and to its nearest beginning, with all letters of a column of the table at once.
    ///
    /// Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003); its names in brackets.
    fn distances(&self, word: impl Iterator<Item = char>) -> (usize, usize) {
        let last = 1_u64 << (self.letters.len() - 1);
        let mut whole = self.letters.len();
        let mut nearest = whole;
        // What is one more, or less, than what stands above it (VP, VN); equal diagonally (D0); the letter before (PM).
        let (mut more, mut less, mut equal, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        for letter in word {
            let here = self.places_of(letter);
            let swapped = ((!equal & here) << 1) & before;
            equal = (((here & more).wrapping_add(more)) ^ more) | here | less | swapped;
            let (right_more, right_less) = (less | !(equal | more), equal & more);
            whole += usize::from(right_more & last != 0);
            whole -= usize::from(right_less & last != 0);
            nearest = nearest.min(whole);
            let right_more = right_more << 1 | 1;
            more = right_less << 1 | !(equal | right_more);
            less = right_more & equal;
            before = here;
        }
        (whole, nearest)
    }

    fn places_of(&self, letter: char) -> u64 {
        if let Some(places) = self.places.get(letter as usize) {
            return *places;
        }
        let places = self.letters.iter().enumerate().take(MAX_LETTERS);
        places
            .filter(|(_, other)| **other == letter)
            .fold(0, |bits, (at, _)| bits | 1 << at)
    }
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

/// Whether letters are an ending, or become one when more are typed.
fn begins_ending(letters: &[char]) -> bool {
    letters.is_empty()
        || ENDINGS.iter().any(|ending| {
            let mut ending = ending.chars();
            letters.iter().all(|letter| ending.next() == Some(*letter))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, typed: &str) -> Option<Grade> {
        Typed::new(typed).grade(word)
    }

    /// The distance, letter by letter as it is defined.
    fn distance(word: &[char], typed: &[char]) -> usize {
        let mut rows = vec![vec![0; word.len() + 1]; typed.len() + 1];
        for line in 0..=typed.len() {
            for column in 0..=word.len() {
                if line == 0 || column == 0 {
                    rows[line][column] = line + column;
                    continue;
                }
                let differ = usize::from(word[column - 1] != typed[line - 1]);
                let mut cost = rows[line - 1][column - 1] + differ;
                cost = cost.min(rows[line - 1][column] + 1);
                cost = cost.min(rows[line][column - 1] + 1);
                let swapped = line > 1
                    && column > 1
                    && word[column - 2] == typed[line - 1]
                    && word[column - 1] == typed[line - 2];
                if swapped {
                    cost = cost.min(rows[line - 2][column - 2] + 1);
                }
                rows[line][column] = cost;
            }
        }
        rows[typed.len()][word.len()]
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
            assert!(Typed::new(typed).has_stem_of(word));
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

        /// All letters at once come to what one after the other comes to.
        #[test]
        fn distances_are_those_of_the_definition(word in "[abé]{0,12}", typed in "[abé]{1,12}") {
            let letters: Vec<char> = word.chars().collect();
            let typed_letters: Vec<char> = typed.chars().collect();
            let beginnings = (0..=letters.len()).map(|end| distance(&letters[..end], &typed_letters));
            let beginnings: Vec<_> = beginnings.collect();
            let expected = (beginnings[letters.len()], *beginnings.iter().min().unwrap());
            proptest::prop_assert_eq!(Typed::new(&typed).distances(word.chars()), expected);
        }

        #[test]
        fn any_words_can_be_compared(word in "\\PC{0,50}", typed in "\\PC{0,50}") {
            let _ = check(&word, &typed);
        }
    }
}
