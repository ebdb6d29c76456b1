//! What became of a stretch of old words: where most of them stand now. It must not look at words that only resemble.

use std::ops::Range;

use super::compare::{GONE, Matches};
use super::words::{Word, Words};

/// Words between two survivors may be at least this many, so that an inserted clause tears no passage apart.
const WIDEST_GAP: usize = 12;

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
pub fn region(old: &Words<'_>, matches: &Matches, range: &Range<usize>) -> Option<Region> {
    let passage = old.words.get(range.clone())?;
    let says_nothing = !passage.iter().any(|word| word.counts);
    let weight = |word: &Word| Weight::of(word, says_nothing);
    let survivors: Vec<(usize, usize)> = range
        .clone()
        .filter_map(|at| Some((at, *matches.new_of.get(at)?)))
        .filter(|&(_, to)| to != GONE)
        .map(|(at, to)| (at, to as usize))
        .collect();
    let widest = WIDEST_GAP.max(range.len());
    let clusters = survivors.chunk_by(|a, b| b.1 - a.1 <= widest);
    let weighed = clusters.map(|cluster| {
        let words = cluster.iter().filter_map(|&(at, _)| old.words.get(at));
        (
            words.map(weight).fold(Weight::default(), Weight::plus),
            cluster,
        )
    });
    let (survived, cluster) =
        weighed.max_by_key(|(survived, _)| (survived.letters, survived.words))?;
    let (first, last) = (cluster.first()?, cluster.last()?);
    let is_whole = cluster.len() == range.len() && last.1 - first.1 + 1 == range.len();
    let start = with_replaced_start(matches, range.start, *first);
    let end = with_replaced_end(matches, range.end, *last);
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
