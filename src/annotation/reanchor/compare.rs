//! Which word of the old text is which word of the new one. It must not judge passages.
//!
//! Myers' algorithm alone is quadratic on texts that differ much, and its time limit would make the answer depend on the
//! machine. So the texts are first cut where lines, then words, occur once in each (patience diff), and only short
//! stretches are compared fully. Long stretches without such words have nothing in common that could be trusted.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::Words;

/// Stretches of up to this many words, old and new together, are compared fully.
const SHORT: usize = 1_500;

/// How often a stretch is cut again.
const DEPTH: usize = 12;

/// The index of a word that has no counterpart.
pub const GONE: u32 = u32::MAX;

/// For each word of one text its counterpart in the other, or [`GONE`]; and the reverse.
#[derive(Debug)]
pub struct Matches {
    /// By old word.
    pub new_of: Vec<u32>,
    /// By new word.
    pub old_of: Vec<u32>,
}

impl Matches {
    /// Notes that an old word is a new one.
    pub fn note(&mut self, old: usize, new: usize) {
        if let (Some(forth), Some(back)) = (self.new_of.get_mut(old), self.old_of.get_mut(new)) {
            (*forth, *back) = (new as u32, old as u32);
        }
    }

    /// Takes the counterparts of some old words away.
    pub fn forget_old(&mut self, old: Range<usize>) {
        forget(&mut self.new_of, &mut self.old_of, old);
    }

    /// Takes the counterparts of some new words away.
    pub fn forget_new(&mut self, new: Range<usize>) {
        forget(&mut self.old_of, &mut self.new_of, new);
    }
}

fn forget(of: &mut [u32], back: &mut [u32], words: Range<usize>) {
    for counterpart in of.get_mut(words).unwrap_or_default() {
        if let Some(from) = back.get_mut(*counterpart as usize) {
            *from = GONE;
        }
        *counterpart = GONE;
    }
}

/// Compares two texts read with one vocabulary.
pub fn compare(old: &Words<'_>, new: &Words<'_>) -> Matches {
    let mut comparison = Comparison {
        old: &old.ids,
        new: &new.ids,
        matches: Matches {
            new_of: vec![GONE; old.ids.len()],
            old_of: vec![GONE; new.ids.len()],
        },
    };
    let whole = comparison.without_common_ends(Stretch {
        old: 0..old.ids.len(),
        new: 0..new.ids.len(),
        depth: 0,
    });
    let lines = [lines(old, &whole.old), lines(new, &whole.new)];
    let mut work = comparison.cut_at_lines(&whole, &lines);
    while let Some(stretch) = work.pop() {
        let stretch = comparison.without_common_ends(stretch);
        if stretch.old.is_empty() || stretch.new.is_empty() {
            continue;
        }
        if stretch.old.len() + stretch.new.len() <= SHORT {
            comparison.fully(&stretch);
        } else if stretch.depth < DEPTH {
            comparison.cut_at_words(&stretch, &mut work);
        }
    }
    comparison.matches
}

/// Ranges of words, old and new, that are still to be compared.
#[derive(Clone, Debug)]
struct Stretch {
    old: Range<usize>,
    new: Range<usize>,
    depth: usize,
}

struct Comparison<'a> {
    old: &'a [u32],
    new: &'a [u32],
    matches: Matches,
}

impl Comparison<'_> {
    fn note_run(&mut self, old: usize, new: usize, length: usize) {
        for step in 0..length {
            self.matches.note(old + step, new + step);
        }
    }

    fn without_common_ends(&mut self, mut stretch: Stretch) -> Stretch {
        let (old, new) = self.slices(&stretch);
        let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let shorter = old.len().min(new.len()) - start;
        let backwards = old.iter().rev().zip(new.iter().rev());
        let end = backwards.take(shorter).take_while(|(a, b)| a == b).count();
        self.note_run(stretch.old.start, stretch.new.start, start);
        stretch.old = stretch.old.start + start..stretch.old.end - end;
        stretch.new = stretch.new.start + start..stretch.new.end - end;
        self.note_run(stretch.old.end, stretch.new.end, end);
        stretch
    }

    fn slices(&self, stretch: &Stretch) -> (&[u32], &[u32]) {
        let old = self.old.get(stretch.old.clone()).unwrap_or_default();
        (old, self.new.get(stretch.new.clone()).unwrap_or_default())
    }

    /// Lines that occur once in each text are the same line.
    fn cut_at_lines(&mut self, whole: &Stretch, lines: &[Vec<Range<usize>>; 2]) -> Vec<Stretch> {
        let [old_lines, new_lines] = lines;
        let old: Vec<&[u32]> = old_lines
            .iter()
            .filter_map(|line| self.old.get(line.clone()))
            .collect();
        let new: Vec<&[u32]> = new_lines
            .iter()
            .filter_map(|line| self.new.get(line.clone()))
            .collect();
        let mut cuts = Vec::new();
        for (a, b) in common_order(&old, &new) {
            if let (Some(old), Some(new)) = (old_lines.get(a), new_lines.get(b)) {
                self.note_run(old.start, new.start, old.len());
                cuts.push((old.clone(), new.clone()));
            }
        }
        let mut work = Vec::new();
        push_gaps(whole, cuts, &mut work);
        work
    }

    fn cut_at_words(&mut self, stretch: &Stretch, work: &mut Vec<Stretch>) {
        let (old, new) = self.slices(stretch);
        let cuts: Vec<_> = common_order(old, new)
            .into_iter()
            .map(|(a, b)| (stretch.old.start + a, stretch.new.start + b))
            .collect();
        if cuts.is_empty() {
            return;
        }
        for &(old, new) in &cuts {
            self.matches.note(old, new);
        }
        let cuts = cuts
            .into_iter()
            .map(|(a, b)| (a..a + 1, b..b + 1))
            .collect();
        push_gaps(stretch, cuts, work);
    }

    fn fully(&mut self, stretch: &Stretch) {
        let (old, new) = self.slices(stretch);
        for operation in capture_diff_slices(Algorithm::Myers, old, new) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = operation
            {
                self.note_run(
                    stretch.old.start + old_index,
                    stretch.new.start + new_index,
                    len,
                );
            }
        }
    }
}

/// What lies between the cuts.
fn push_gaps(stretch: &Stretch, cuts: Vec<(Range<usize>, Range<usize>)>, work: &mut Vec<Stretch>) {
    let end = (
        stretch.old.end..stretch.old.end,
        stretch.new.end..stretch.new.end,
    );
    let (mut old_start, mut new_start) = (stretch.old.start, stretch.new.start);
    for (old, new) in cuts.into_iter().chain([end]) {
        work.push(Stretch {
            old: old_start..old.start,
            new: new_start..new.start,
            depth: stretch.depth + 1,
        });
        (old_start, new_start) = (old.end, new.end);
    }
}

/// The words of each line that lies wholly within a range of words.
pub fn lines(words: &Words<'_>, within: &Range<usize>) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = within.start;
    for at in within.clone() {
        let next = words.all.get(at + 1).filter(|_| at + 1 < within.end);
        let ends = match (words.all.get(at), next) {
            (Some(word), Some(next)) => words
                .text
                .get(word.span.end as usize..next.span.start as usize)
                .is_some_and(|gap| gap.contains('\n')),
            _ => true,
        };
        if ends {
            lines.push(start..at + 1);
            start = at + 1;
        }
    }
    lines
}

/// Pairs of things that occur once on each side, in an order that both sides share: the longest there is.
fn common_order<T: std::hash::Hash + Eq + Copy>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let old_places = single_places(old);
    let new_places = single_places(new);
    let mut pairs: Vec<(usize, usize)> = old_places
        .iter()
        .filter_map(|(thing, &a)| Some((a?, (*new_places.get(thing)?)?)))
        .collect();
    pairs.sort_unstable();
    longest_rising(&pairs)
}

/// Where each thing stands, if it does so once.
fn single_places<T: std::hash::Hash + Eq + Copy>(things: &[T]) -> HashMap<T, Option<usize>> {
    let mut places = HashMap::with_capacity(things.len());
    for (at, &thing) in things.iter().enumerate() {
        places
            .entry(thing)
            .and_modify(|place| *place = None)
            .or_insert(Some(at));
    }
    places
}

/// The longest subsequence in which the second numbers rise (patience sorting).
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |index: usize| pairs.get(index).map_or(0, |pair| pair.1);
    for (index, pair) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|&top| second(top) < pair.1);
        before.push(pile.checked_sub(1).and_then(|pile| tops.get(pile).copied()));
        match tops.get_mut(pile) {
            Some(top) => *top = index,
            None => tops.push(index),
        }
    }
    let mut chain = Vec::with_capacity(tops.len());
    let mut next = tops.last().copied();
    while let Some(index) = next {
        chain.extend(pairs.get(index));
        next = before.get(index).copied().flatten();
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::words::Vocabulary;
    use super::*;

    /// The old words that have a counterpart.
    fn common(old: &str, new: &str) -> String {
        let mut vocabulary = Vocabulary::default();
        let (old, new) = (vocabulary.learn(old), vocabulary.learn(new));
        let matches = compare(&old, &new);
        let mut last = None;
        let mut kept = Vec::new();
        for (word, &to) in old.all.iter().zip(&matches.new_of) {
            if to == GONE {
                continue;
            }
            assert_eq!(new.ids[to as usize], word.id);
            assert!(last < Some(to), "counterparts are in order");
            last = Some(to);
            kept.push(word.span.of(old.text));
        }
        kept.join(" ")
    }

    #[test]
    fn what_stayed_is_found() {
        assert_eq!(common("a b c", "a x c"), "a c");
        assert_eq!(
            common("one two\nthree four\nfive", "zero\nthree four\nfive six"),
            "three four five"
        );
        assert_eq!(common("", "a"), "");
        assert_eq!(common("a b\nc d\n", "a b c d"), "a b c d");
    }

    #[test]
    fn long_texts_without_likeness_take_no_time() {
        let old = "a b c ".repeat(40_000);
        let new = "b a d ".repeat(40_000);
        let started = std::time::Instant::now();
        common(&old, &new);
        common(&old.replace(' ', "\n"), &new.replace(' ', "\n"));
        assert!(started.elapsed().as_secs() < 5);
    }

    proptest! {
        #[test]
        fn a_text_is_all_of_itself(text in "([a-d]{1,2}[ \\n]){0,60}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(common(&text, &text), words.join(" "));
        }

        #[test]
        fn any_two_texts_can_be_compared(old in "([a-f][ \\n]){0,80}", new in "([a-f][ \\n]){0,80}") {
            common(&old, &new);
        }
    }
}
