//! A place in a text with the words around it, to be found again in another revision. Unlike a passage it is always
//! somewhere: a reader has to go on reading at some line.

use std::sync::Arc;

use memchr::memmem;

use super::anchor::CONTEXT_CHARACTERS;
use super::boundaries;
use crate::text::Span;

/// One side of a place with fewer bytes than this could be anywhere.
const TELLING: usize = 12;

/// A place in a text, and what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextPlace {
    /// Byte offset in the visible text.
    pub offset: u32,
    /// Up to 32 characters before it.
    pub before: Arc<str>,
    /// Up to 32 characters from it on.
    pub after: Arc<str>,
}

impl TextPlace {
    /// The place at a byte offset of a text.
    pub fn of(text: &str, offset: u32) -> Self {
        let span = boundaries::snapped(text, Span::at(offset));
        let (before, after) = boundaries::around(text, span);
        Self {
            offset: span.start,
            before: boundaries::end_of(before, CONTEXT_CHARACTERS).into(),
            after: boundaries::start_of(after, CONTEXT_CHARACTERS).into(),
        }
    }

    /// Where the place is in another revision of its text: where it was, if the words around it are there; else where they
    /// stand nearest to it, both sides of them or at least one; else at the same offset.
    pub fn find(&self, text: &str) -> u32 {
        let (before, after) = (&*self.before, &*self.after);
        if self.stands_in(text) {
            return self.offset;
        }
        let both = [before, after].concat();
        let near = boundaries::end_of(before, CONTEXT_CHARACTERS / 2);
        let close = [near, boundaries::start_of(after, CONTEXT_CHARACTERS / 2)].concat();
        let sides = [
            (both.as_str(), before.len()),
            (close.as_str(), near.len()),
            (after, 0),
            (before, before.len()),
        ];
        let found = sides
            .into_iter()
            .filter(|(words, _)| words.len() >= TELLING)
            .find_map(|(words, within)| {
                let start = nearest(text, words, (self.offset as usize).saturating_sub(within))?;
                u32::try_from(start + within).ok()
            });
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        boundaries::snapped(text, Span::at(found.unwrap_or(self.offset).min(end))).start
    }

    /// Whether the words around the place stand around its offset in a text.
    fn stands_in(&self, text: &str) -> bool {
        let halves = text.split_at_checked(self.offset as usize);
        halves.is_some_and(|(before, after)| {
            before.ends_with(&*self.before) && after.starts_with(&*self.after)
        })
    }
}

/// The occurrence of some words that is nearest to an offset.
fn nearest(text: &str, words: &str, to: usize) -> Option<usize> {
    memmem::find_iter(text.as_bytes(), words.as_bytes()).min_by_key(|at| at.abs_diff(to))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Where `|` of the old text is in the new one.
    #[track_caller]
    fn check(old: &str, new: &str) {
        let place = TextPlace::of(&old.replace('|', ""), old.find('|').unwrap() as u32);
        let at = place.find(&new.replace('|', "")) as usize;
        let mut shown = new.replace('|', "");
        shown.insert(at, '|');
        assert_eq!(shown, new);
    }

    #[test]
    fn the_place_stays_with_its_words() {
        check("one two |three four", "one two |three four");
        check("one two |three four", "nothing\none two |three four");
        check("one two three |four five six", "one |four five six");
        check("one two three |four five six", "one two three |7");
        check("a |b", "c |d");
        check("|", "|some words");
    }

    #[test]
    fn of_several_places_it_is_the_nearest() {
        let line = "the same line again\n";
        check(
            &format!("{line}{line}|{line}{line}"),
            &format!("x\n{line}{line}|{line}{line}"),
        );
    }

    proptest! {
        #[test]
        fn a_place_is_always_found_somewhere(old in "\\PC{0,40}", new in "\\PC{0,40}", at in 0_u32..50) {
            let found = TextPlace::of(&old, at).find(&new);
            prop_assert!(new.get(found as usize..).is_some());
        }

        #[test]
        fn an_edit_elsewhere_does_not_move_it(
            words in proptest::collection::vec("[a-z]{3,8}", 60..90), at in 25_usize..35, edit in 0_usize..10, new in "[A-Z ]{0,30}"
        ) {
            let text = words.join(" ");
            let offset = words[..at].iter().map(|word| word.len() + 1).sum::<usize>();
            let cut = words[..edit].iter().map(|word| word.len() + 1).sum::<usize>();
            let edited = format!("{}{new}{}", &text[..cut], &text[cut..]);
            let found = TextPlace::of(&text, offset as u32).find(&edited) as usize;
            prop_assert_eq!(found, offset + new.len());
        }
    }
}
