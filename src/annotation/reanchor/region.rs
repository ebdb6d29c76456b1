//! What became of a stretch of old words: where most of them stand now. It must not look at words that only resemble.

use std::ops::Range;

use super::compare::{GONE, Matches};
use super::words::{Word, Words};

/// Where the survivors of a passage stand in the new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Indices of new words.
    pub words: Range<usize>,
    /// All words survived, with nothing between them.
    pub is_whole: bool,
    survived: Weight,
    total: Weight,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    words: usize,
    letters: u32,
}

impl Region {
    /// Whether at least this share of the passage is here, by words and by letters: many small words prove little.
    pub fn holds(&self, numerator: u32, denominator: u32) -> bool {
        let enough = |part: u64, whole: u64| {
            part > 0 && part * u64::from(denominator) >= whole * u64::from(numerator)
        };
        enough(self.survived.words as u64, self.total.words as u64)
            && enough(self.survived.letters.into(), self.total.letters.into())
    }
}

/// The region that holds most of the old words in `range`; `None` if none survived.
pub fn region(
    old: &Words<'_>,
    new: &Words<'_>,
    matches: &Matches,
    range: &Range<usize>,
) -> Option<Region> {
    let passage = old.all.get(range.clone())?;
    let says_nothing = !passage.iter().any(|word| word.counts);
    let weight = |word: &Word| Weight::of(word, says_nothing);
    let survivors: Vec<(usize, usize)> = range
        .clone()
        .filter_map(|at| Some((at, *matches.new_of.get(at)?)))
        .filter(|&(_, to)| to != GONE)
        .map(|(at, to)| (at, to as usize))
        .collect();
    let cluster = match spread(new, &survivors, passage, weight) {
        Some(all) => all,
        None => densest(old, new, &survivors, weight)?,
    };
    let words = cluster.iter().filter_map(|&(at, _)| old.all.get(at));
    let survived = words.map(weight).fold(Weight::default(), Weight::plus);
    let (first, last) = (*cluster.first()?, *cluster.last()?);
    let is_whole = cluster.len() == range.len() && last.1 - first.1 + 1 == range.len();
    let first = with_same_words_before(old, new, range.start, first);
    let last = with_same_words_after(old, new, range.end, last);
    let start = with_replaced_start(matches, range.start, first);
    let end = with_replaced_end(matches, range.end, last);
    Some(Region {
        words: start..end,
        is_whole,
        survived,
        total: passage
            .iter()
            .map(weight)
            .fold(Weight::default(), Weight::plus),
    })
}

/// All survivors, if they are nearly all of the passage, in its order, and what was put between them is no more than twice
/// as much as it is.
fn spread<'a>(
    new: &Words<'_>,
    survivors: &'a [(usize, usize)],
    passage: &[Word],
    weight: impl Fn(&Word) -> Weight,
) -> Option<&'a [(usize, usize)]> {
    let letters = |words: &[Word]| letters(words, &weight);
    let (first, last) = (survivors.first()?.1, survivors.last()?.1);
    let is_in_order = survivors.windows(2).all(|pair| match pair {
        [before, after] => before.1 < after.1,
        _ => true,
    });
    let is_near = letters(new.all.get(first..=last)?) <= 3 * letters(passage);
    let are_most = survivors.len() * 4 >= passage.len() * 3;
    (is_in_order && is_near && are_most).then_some(survivors)
}

fn letters(words: &[Word], weight: impl Fn(&Word) -> Weight) -> i64 {
    let letters = words.iter().map(|word| i64::from(weight(word).letters));
    letters.sum()
}

/// The run of survivors with the most letters, of which half the letters of strange words between them are taken off:
/// an inserted clause tears no passage apart, but a stray word far away does not stretch it.
fn densest<'a>(
    old: &Words<'_>,
    new: &Words<'_>,
    survivors: &'a [(usize, usize)],
    weight: impl Fn(&Word) -> Weight,
) -> Option<&'a [(usize, usize)]> {
    let letters = |words: &[Word]| letters(words, &weight);
    let (mut start, mut worth) = (0, 0);
    let mut best = (i64::MIN, 0..0);
    let mut last = None;
    for (index, &(at, to)) in survivors.iter().enumerate() {
        let is_behind = last.is_none_or(|last| last < to);
        let strange = last.map_or(0..0, |last| last + 1..to);
        worth -= new.all.get(strange).map_or(0, letters) / 2;
        if worth <= 0 || !is_behind {
            (start, worth) = (index, 0);
        }
        worth += old.all.get(at..=at).map_or(0, letters);
        if worth > best.0 {
            best = (worth, start..index + 1);
        }
        last = Some(to);
    }
    survivors.get(best.1).filter(|cluster| !cluster.is_empty())
}

impl Weight {
    fn of(word: &Word, all_count: bool) -> Self {
        if word.counts || all_count {
            Self {
                words: 1,
                letters: word.span.len(),
            }
        } else {
            Self::default()
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            letters: self.letters.saturating_add(other.letters),
        }
    }
}

/// A comparison may give the passage's own first words to an equal word further off: the stop of a sentence that went, say.
/// They are where they stand beside the rest of it.
fn with_same_words_before(
    old: &Words<'_>,
    new: &Words<'_>,
    start: usize,
    (mut at, mut to): (usize, usize),
) -> (usize, usize) {
    while at > start && to > 0 && old.ids.get(at - 1) == new.ids.get(to - 1) {
        (at, to) = (at - 1, to - 1);
    }
    (at, to)
}

fn with_same_words_after(
    old: &Words<'_>,
    new: &Words<'_>,
    end: usize,
    (mut at, mut to): (usize, usize),
) -> (usize, usize) {
    while at + 1 < end && to + 1 < new.ids.len() && old.ids.get(at + 1) == new.ids.get(to + 1) {
        (at, to) = (at + 1, to + 1);
    }
    (at, to)
}

/// The new words between the counterparts of the words beside the passage, if both stand, with about as many between them.
pub fn between_neighbours(matches: &Matches, passage: &Range<usize>) -> Option<Range<usize>> {
    let start = match passage.start.checked_sub(1) {
        Some(before) => counterpart(&matches.new_of, before)? + 1,
        None => 0,
    };
    let end = if passage.end < matches.new_of.len() {
        counterpart(&matches.new_of, passage.end)?
    } else {
        matches.old_of.len()
    };
    let most = 2 * passage.len() + 2;
    (start < end && end - start <= most).then_some(start..end)
}

/// If the passage's first words were replaced, the words that stand for them belong to it: those up to the word that
/// stood before the passage, unless they are many more.
fn with_replaced_start(matches: &Matches, start: usize, (at, to): (usize, usize)) -> usize {
    let lost = at - start;
    let before = match start.checked_sub(1) {
        None => Some(0),
        Some(neighbour) => counterpart(&matches.new_of, neighbour).map(|new| new + 1),
    };
    match before.filter(|&before| before <= to) {
        Some(before) if lost > 0 && to - before <= 2 * lost + 2 => before,
        _ => to,
    }
}

fn with_replaced_end(matches: &Matches, end: usize, (at, to): (usize, usize)) -> usize {
    let lost = end - at - 1;
    let after = if end >= matches.new_of.len() {
        Some(matches.old_of.len())
    } else {
        counterpart(&matches.new_of, end)
    };
    match after.filter(|&after| after > to) {
        Some(after) if lost > 0 && after - to - 1 <= 2 * lost + 2 => after,
        _ => to + 1,
    }
}

fn counterpart(of: &[u32], index: usize) -> Option<usize> {
    of.get(index)
        .filter(|&&to| to != GONE)
        .map(|&to| to as usize)
}
