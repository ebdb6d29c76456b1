//! Lines that changed places. A comparison of two texts keeps their order, so it takes a moved paragraph for one that went
//! and another that came. It must not look within lines that stayed.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::compare::{GONE, Matches, lines};
use super::words::Words;

/// Lines of fewer letters (bytes), or of one word, may come to stand somewhere by chance.
const TELLING_LETTERS: u32 = 8;

/// Lines of fewer words are moved as they are, or not at all.
const FEWEST_WORDS: usize = 5;

/// Words that stand in more of the lines tell nothing of where a line went.
const MOST_LINES: usize = 8;

/// Lines of more words than this, old and new together, are not compared.
const MOST_WORDS: usize = 3_000;

/// So many of five words are in both lines, the old one and what became of it.
const SHARED_OF_FIVE: usize = 3;

/// Notes where lines went that the comparison took for gone: those that are the same and unique in both texts, then those
/// that share most of their words.
pub fn note_moved_lines(old: &Words<'_>, new: &Words<'_>, matches: &mut Matches) {
    let mut moves = Moves {
        old_lines: lines(old, &(0..old.ids.len())),
        new_lines: lines(new, &(0..new.ids.len())),
        old,
        new,
        matches,
    };
    moves.same_lines();
    moves.similar_lines();
}

struct Moves<'a, 'b> {
    old: &'a Words<'b>,
    new: &'a Words<'b>,
    old_lines: Vec<Range<usize>>,
    new_lines: Vec<Range<usize>>,
    matches: &'a mut Matches,
}

impl Moves<'_, '_> {
    fn same_lines(&mut self) {
        let new_places = unique(
            self.new_lines
                .iter()
                .filter_map(|line| self.new.ids.get(line.clone())),
        );
        let old_places = unique(
            self.old_lines
                .iter()
                .filter_map(|line| self.old.ids.get(line.clone())),
        );
        let pairs = old_places.iter().filter_map(|(words, &at)| {
            let new_line = self.new_lines.get((*new_places.get(words)?)?)?;
            Some((self.old_lines.get(at?)?.clone(), new_line.clone()))
        });
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort_unstable_by_key(|(old, _)| old.start);
        for (old, new) in pairs {
            if self.is_telling(&old) && !self.is_matched(&old, &new) {
                self.forget(&old, &new);
                for (old, new) in old.zip(new) {
                    self.matches.note(old, new);
                }
            }
        }
    }

    /// Whether a line says enough to be known again.
    fn is_telling(&self, old: &Range<usize>) -> bool {
        let words = self.old.all.get(old.clone()).unwrap_or_default();
        let counting = words.iter().filter(|word| word.counts);
        let letters: u32 = counting.clone().map(|word| word.span.len()).sum();
        counting.count() > 1 && letters >= TELLING_LETTERS
    }

    fn is_matched(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let to = self.matches.new_of.get(old.clone()).unwrap_or_default();
        to.iter().copied().eq(new.clone().map(|at| at as u32))
    }

    /// Takes back what stray words of two lines were matched with.
    fn forget(&mut self, old: &Range<usize>, new: &Range<usize>) {
        self.matches.forget_old(old.clone());
        self.matches.forget_new(new.clone());
    }

    fn similar_lines(&mut self) {
        let old_free = free(&self.old_lines, self.old, &self.matches.new_of);
        let new_free = free(&self.new_lines, self.new, &self.matches.old_of);
        let mut lines_of: HashMap<u32, Vec<usize>> = HashMap::new();
        for (nth, line) in new_free.iter().enumerate() {
            for &id in self.new.ids.get(line.clone()).unwrap_or_default() {
                let known = lines_of.entry(id).or_default();
                if known.len() <= MOST_LINES && known.last() != Some(&nth) {
                    known.push(nth);
                }
            }
        }
        for old in old_free {
            let Some(new) = self.most_alike(&old, &new_free, &lines_of) else {
                continue;
            };
            if self.is_free(&new) {
                self.forget(&old, &new);
                self.note_common(&old, &new);
            }
        }
    }

    /// Whether no other line has been found to have gone there.
    fn is_free(&self, new: &Range<usize>) -> bool {
        !free(std::slice::from_ref(new), self.new, &self.matches.old_of).is_empty()
    }

    /// The new line that shares most words with an old one, if it shares enough and no other as many.
    fn most_alike(
        &self,
        old: &Range<usize>,
        new_lines: &[Range<usize>],
        lines_of: &HashMap<u32, Vec<usize>>,
    ) -> Option<Range<usize>> {
        let ids = self.old.ids.get(old.clone())?;
        let mut candidates: Vec<usize> = ids
            .iter()
            .filter_map(|id| lines_of.get(id))
            .filter(|lines| lines.len() <= MOST_LINES)
            .flatten()
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let mut ranked: Vec<(usize, Range<usize>)> = candidates
            .into_iter()
            .filter_map(|nth| new_lines.get(nth).cloned())
            .filter_map(|line| Some((shared(ids, self.new.ids.get(line.clone())?), line)))
            .collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.start.cmp(&b.1.start)));
        let second = ranked.get(1).map_or(0, |(shared, _)| *shared);
        let (shared, line) = ranked.into_iter().next()?;
        let longer = ids.len().max(line.len());
        (shared * 5 >= longer * SHARED_OF_FIVE && second * 5 < shared * 4).then_some(line)
    }

    fn note_common(&mut self, old: &Range<usize>, new: &Range<usize>) {
        let ids = (self.old.ids.get(old.clone())).zip(self.new.ids.get(new.clone()));
        let Some((old_ids, new_ids)) = ids.filter(|(a, b)| a.len() + b.len() <= MOST_WORDS) else {
            return;
        };
        for operation in capture_diff_slices(Algorithm::Myers, old_ids, new_ids) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = operation
            {
                for step in 0..len {
                    let (from, to) = (old.start + old_index, new.start + new_index);
                    self.matches.note(from + step, to + step);
                }
            }
        }
    }
}

/// The lines of which less than a third of the words has a counterpart.
fn free(lines: &[Range<usize>], words: &Words<'_>, counterparts: &[u32]) -> Vec<Range<usize>> {
    let is_free = |line: &&Range<usize>| {
        let of_line = counterparts.get((*line).clone()).unwrap_or_default();
        let matched = of_line.iter().filter(|&&to| to != GONE).count();
        let counting = words.all.get((*line).clone()).unwrap_or_default();
        counting.iter().filter(|word| word.counts).count() >= FEWEST_WORDS
            && matched * 3 < line.len()
    };
    lines.iter().filter(is_free).cloned().collect()
}

/// How many words two lines have in common, however often each.
fn shared(one: &[u32], other: &[u32]) -> usize {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for &id in one {
        *counts.entry(id).or_default() += 1;
    }
    let take = |id: &&u32| {
        let Some(count) = counts.get_mut(*id).filter(|count| **count > 0) else {
            return false;
        };
        *count -= 1;
        true
    };
    other.iter().filter(take).count()
}

/// Where each thing stands, if it does so once.
fn unique<T: Hash + Eq>(things: impl Iterator<Item = T>) -> HashMap<T, Option<usize>> {
    let mut places = HashMap::new();
    for (at, thing) in things.enumerate() {
        places
            .entry(thing)
            .and_modify(|place| *place = None)
            .or_insert(Some(at));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::super::compare::compare;
    use super::super::words::Vocabulary;
    use super::*;

    /// The new text with the words in capitals that old ones became.
    fn kept(old: &str, new: &str) -> String {
        let mut vocabulary = Vocabulary::default();
        let (old, new) = (vocabulary.learn(old), vocabulary.learn(new));
        let mut matches = compare(&old, &new);
        note_moved_lines(&old, &new, &mut matches);
        let shown = new.all.iter().zip(&matches.old_of).map(|(word, &from)| {
            let text = word.span.of(new.text);
            if from == GONE {
                return text.to_owned();
            }
            assert_eq!(old.ids[from as usize], word.id);
            text.to_uppercase()
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_line_is_known_in_another_place() {
        let (one, two, three) = (
            "apples and pears are here",
            "plums grow over there",
            "cherries are red and sweet",
        );
        assert_eq!(
            kept(
                &format!("{one}\n{two}\n{three}"),
                &format!("{three}\n{one}\n{two}")
            ),
            format!("{three} {one} {two}").to_uppercase()
        );
        // What is not unique, or says next to nothing, stays what the comparison made of it.
        assert_eq!(kept("a b\nc d e f g", "c d e f g\na b"), "C D E F G a b");
    }

    #[test]
    fn a_line_that_was_edited_as_well_is_known_by_its_words() {
        let moved = "we were shown how progressive delivery rolls back by itself";
        let rest = "nothing else was said of it on that day in the large hall\nand then came the very late lunch of the day";
        assert_eq!(
            kept(
                &format!("{moved}\n{rest}"),
                &format!("{rest}\n{}", moved.replace("itself", "night"))
            ),
            format!(
                "{} night",
                format!("{rest} {}", moved.replace(" itself", "")).to_uppercase()
            )
            .replace('\n', " ")
        );
    }
}
