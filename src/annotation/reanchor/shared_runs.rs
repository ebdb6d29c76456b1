//! A first look at which texts could have become which: the runs of words that they share. It reads each text once and
//! keeps nothing of it; what is alike is compared in earnest elsewhere.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use super::words::{cut, folded};

/// Words of a run. One of fewer stands in many texts; one edited word spoils as many runs as it has words.
const RUN: usize = 4;

/// Texts that are looked for in others.
#[derive(Clone, Debug, Default)]
pub struct SoughtTexts {
    /// Which of them hold a run.
    holders: HashMap<u64, Vec<u32>, BuildHasherDefault<Hashed>>,
    /// How many different runs each has.
    sizes: Vec<u32>,
}

impl SoughtTexts {
    /// The texts to look for.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut sought = Self::default();
        for (number, text) in (0..).zip(texts) {
            let runs: HashSet<u64> = runs(text).collect();
            sought.sizes.push(runs.len() as u32);
            for run in runs {
                sought.holders.entry(run).or_default().push(number);
            }
        }
        sought
    }

    /// How many different runs a sought text has.
    pub fn size(&self, number: usize) -> u32 {
        self.sizes.get(number).copied().unwrap_or(0)
    }

    /// How many of each sought text's runs stand in a text: those that have any, by their number.
    pub fn shared_with(&self, text: &str) -> Vec<(usize, u32)> {
        let met: HashSet<u64> = runs(text)
            .filter(|run| self.holders.contains_key(run))
            .collect();
        let mut shared: HashMap<u32, u32> = HashMap::new();
        for run in met {
            for number in self.holders.get(&run).into_iter().flatten() {
                *shared.entry(*number).or_default() += 1;
            }
        }
        let mut shared: Vec<(usize, u32)> = shared
            .into_iter()
            .map(|(number, count)| (number as usize, count))
            .collect();
        shared.sort_unstable();
        shared
    }
}

/// A number for every run of words; two runs of one number are the same but for a chance that does no harm.
fn runs(text: &str) -> impl Iterator<Item = u64> {
    let mut last = [0_u64; RUN];
    let words = cut(text).filter(|(_, counts)| *counts);
    let numbers = words.map(|(range, _)| number(&folded(text.get(range).unwrap_or_default())));
    numbers.enumerate().filter_map(move |(at, number)| {
        last.rotate_left(1);
        if let Some(newest) = last.last_mut() {
            *newest = number;
        }
        (at + 1 >= RUN).then(|| last.iter().fold(0, |run, word| mixed(run ^ word)))
    })
}

fn number(word: &str) -> u64 {
    word.bytes()
        .fold(0x5bd1_e995, |number, byte| mixed(number ^ u64::from(byte)))
}

/// The multiplication of the FNV hash, with the high bits brought down to where the next byte goes.
const fn mixed(number: u64) -> u64 {
    let product = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 29)
}

/// The numbers of runs are hashes already.
#[derive(Clone, Debug, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = mixed(self.0 ^ u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIRST: &str = "The first talk was about shipping slowly and with care.";
    const SECOND: &str = "Nobody in the hall asked about the price of the licence.";

    fn shared(sought: &[&str], text: &str) -> Vec<(usize, u32)> {
        SoughtTexts::new(sought.iter().copied()).shared_with(text)
    }

    #[test]
    fn what_stands_in_a_text_is_counted_for_each_that_has_it() {
        let both = format!("# Both\n\n{FIRST}\n{SECOND}\n");
        assert_eq!(shared(&[FIRST, SECOND], &both), [(0, 7), (1, 8)]);
        assert_eq!(shared(&[FIRST, SECOND], SECOND), [(1, 8)]);
        assert_eq!(shared(&[FIRST, &both], FIRST), [(0, 7), (1, 7)]);
        assert_eq!(shared(&[FIRST], "Another text of other words"), []);
        assert_eq!(shared(&[FIRST], ""), []);
        assert_eq!(shared(&["of three words"], "of three words"), []);
    }

    #[test]
    fn marks_and_capitals_are_no_matter() {
        let written = "The *first* talk was about “Shipping” slowly, and with care!";
        assert_eq!(shared(&[FIRST], written), [(0, 7)]);
    }

    #[test]
    fn a_run_that_occurs_often_counts_once() {
        let often = format!("{FIRST} ").repeat(50);
        let sought = SoughtTexts::new([&*often]);
        assert_eq!(sought.shared_with(&often), [(0, sought.size(0))]);
        assert_eq!(sought.size(0), 10);
    }

    proptest! {
        #[test]
        fn every_text_holds_all_of_itself(text in "(\\PC{0,6}[ .\n]){0,40}") {
            let sought = SoughtTexts::new([&*text]);
            let expected: Vec<(usize, u32)> = match sought.size(0) {
                0 => Vec::new(),
                size => vec![(0, size)],
            };
            prop_assert_eq!(sought.shared_with(&text), expected);
        }
    }
}
