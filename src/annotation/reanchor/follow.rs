//! Where places of a text are after an edit, with both texts at hand. It judges no passage and never says "nowhere".

use std::ops::Range;

use super::compare::{self, GONE, Matches};
use super::words::{Vocabulary, Words};
use crate::annotation::text_place::TextPlace;

/// Stretches of more bytes than this are not compared word by word: the reader waits for the answer.
const LONG: usize = 256 << 10;

/// What two texts have in common is looked for in pieces of this many bytes.
const PIECE: usize = 4096;

/// A place of the old text in the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Followed {
    /// Byte offset in the new text.
    pub offset: u32,
    /// Whether what stood there still does; else the offset is as near as one can say.
    pub stands: bool,
}

/// Where the places at these byte offsets of the old text are in the new one.
pub fn follow(old: &str, new: &str, offsets: &[u32]) -> Vec<Followed> {
    let edit = Edit::between(old, new);
    let compared = edit.compared();
    let place = |&offset: &u32| edit.follow(offset as usize, compared.as_ref());
    offsets.iter().map(place).collect()
}

/// What an edit changed: the stretches of the two texts between what they have in common at both ends, in whole words.
struct Edit<'a> {
    old: &'a str,
    new: &'a str,
    old_changed: Range<usize>,
    new_changed: Range<usize>,
}

/// The words of the changed stretches.
struct Compared<'a> {
    old: Words<'a>,
    new: Words<'a>,
    matches: Matches,
}

impl<'a> Edit<'a> {
    fn between(old: &'a str, new: &'a str) -> Self {
        let mut start = common_start(old.as_bytes(), new.as_bytes());
        let limit = old.len().min(new.len()) - start;
        let mut end = common_end(old.as_bytes(), new.as_bytes(), limit);
        while !is_word_end(old, start) || !is_word_end(new, start) {
            start -= 1;
        }
        while !is_word_end(old, old.len() - end) || !is_word_end(new, new.len() - end) {
            end -= 1;
        }
        Self {
            old,
            new,
            old_changed: start..old.len() - end,
            new_changed: start..new.len() - end,
        }
    }

    fn compared(&self) -> Option<Compared<'a>> {
        if self.old_changed.len() > LONG || self.new_changed.len() > LONG {
            return None;
        }
        let mut vocabulary = Vocabulary::default();
        let old = vocabulary.learn(self.old.get(self.old_changed.clone())?);
        let new = vocabulary.learn(self.new.get(self.new_changed.clone())?);
        let matches = compare::compare(&old, &new);
        Some(Compared { old, new, matches })
    }

    fn follow(&self, offset: usize, compared: Option<&Compared<'_>>) -> Followed {
        if offset < self.old_changed.start {
            return followed(offset, true);
        }
        if offset >= self.old_changed.end {
            let from_end = self.old.len().saturating_sub(offset);
            return followed(self.new.len().saturating_sub(from_end), true);
        }
        let Some(compared) = compared else {
            let place = TextPlace::of(self.old, u32::try_from(offset).unwrap_or(u32::MAX));
            return Followed {
                offset: place.find(self.new),
                stands: false,
            };
        };
        let within = compared.follow(offset - self.old_changed.start);
        followed(
            self.new_changed.start + within.offset as usize,
            within.stands,
        )
    }
}

impl Compared<'_> {
    /// From an offset in the old stretch to one in the new stretch.
    fn follow(&self, offset: usize) -> Followed {
        let at = self
            .old
            .all
            .partition_point(|word| word.span.end as usize <= offset);
        if let Some(to) = self.counterpart(at) {
            let into = self
                .old
                .all
                .get(at)
                .map_or(0, |word| offset.saturating_sub(word.span.start as usize));
            return followed((to.start + into).min(to.end), true);
        }
        let before = (0..at).rev().find_map(|word| self.counterpart(word));
        followed(before.map_or(0, |word| word.end), false)
    }

    /// The bytes of the new word that an old one is.
    fn counterpart(&self, old: usize) -> Option<Range<usize>> {
        let new = *self.matches.new_of.get(old)?;
        let word = self.new.all.get(new as usize).filter(|_| new != GONE)?;
        Some(word.span.range())
    }
}

fn followed(offset: usize, stands: bool) -> Followed {
    Followed {
        offset: u32::try_from(offset).unwrap_or(u32::MAX),
        stands,
    }
}

/// Whether no word goes on across an offset; true at the ends, so that looking for one ends.
fn is_word_end(text: &str, offset: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(offset) else {
        return false;
    };
    let is_part = |letter: Option<char>| letter.is_some_and(|letter| !letter.is_whitespace());
    !is_part(before.chars().next_back()) || !is_part(after.chars().next())
}

fn common_start(old: &[u8], new: &[u8]) -> usize {
    let pieces = old.chunks_exact(PIECE).zip(new.chunks_exact(PIECE));
    let whole = pieces.take_while(|(old, new)| old == new).count() * PIECE;
    let rest = old.iter().skip(whole).zip(new.iter().skip(whole));
    whole + rest.take_while(|(old, new)| old == new).count()
}

/// How many bytes at the ends are the same, at most `limit`.
fn common_end(old: &[u8], new: &[u8], limit: usize) -> usize {
    let pieces = old.rchunks_exact(PIECE).zip(new.rchunks_exact(PIECE));
    let pieces = pieces.take(limit / PIECE);
    let whole = pieces.take_while(|(old, new)| old == new).count() * PIECE;
    let rest = old
        .iter()
        .rev()
        .skip(whole)
        .zip(new.iter().rev().skip(whole));
    let rest = rest.take(limit - whole);
    whole + rest.take_while(|(old, new)| old == new).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Follows `|` of the old text into the new one; `?` there where the words are gone.
    #[track_caller]
    fn check(old: &str, new: &str) {
        let offset = old.find('|').unwrap() as u32;
        let mut shown = new.replace(['|', '?'], "");
        let to = follow(&old.replace('|', ""), &shown, &[offset])[0];
        shown.insert(to.offset as usize, if to.stands { '|' } else { '?' });
        assert_eq!(shown, new);
    }

    #[test]
    fn places_stay_with_their_words() {
        check("one |two three", "one |two three");
        check("one two th|ree", "zero one two th|ree");
        check("one |two three four", "one |two four");
        check("one |two three four", "1 one and |two thirty four");
        check("one two| three", "one two?");
        check("one |two three", "one ?three");
        check("|one two three", "?1 two three");
        check("one |two", "one new |two");
        check("|", "words|");
    }

    #[test]
    fn long_edits_go_by_what_stands_around() {
        let filler = "so much that was written anew ".repeat(20_000);
        check(
            &format!("a {filler} one two three four five |six seven eight b"),
            &format!(
                "c {} one two three four five ?six seven eight d",
                filler.to_uppercase()
            ),
        );
    }

    proptest! {
        #[test]
        fn any_texts_will_do(old in "\\PC{0,30}", new in "\\PC{0,30}", offset in 0_u32..40) {
            let to = follow(&old, &new, &[offset])[0];
            prop_assert!(to.offset as usize <= new.len());
        }

        #[test]
        fn edits_elsewhere_move_nothing(
            words in proptest::collection::vec("[a-e]{1,3}", 4..40), at in 0_usize..40, edits in proptest::collection::vec((0_usize..40, "[F-Z]{1,4}"), 0..4)
        ) {
            // Strangers have other letters: another case makes no other word.
            let at = at % words.len();
            let mut edited = words.clone();
            for (place, word) in edits {
                let place = place % words.len();
                if place != at {
                    edited[place] = word;
                }
            }
            let start = |words: &[String]| words[..at].iter().map(|word| word.len() + 1).sum::<usize>();
            let (old, new) = (words.join(" "), edited.join(" "));
            let to = follow(&old, &new, &[start(&words) as u32])[0];
            let there = new[to.offset as usize..].split(' ').next().unwrap();
            // Of several equal words it may be another one, but never a stranger.
            prop_assert!(!to.stands || there == words[at], "{} {:?}", there, to);
        }
    }
}
