//! What became of a passage, word by word, to be shown to a person. It must not judge whether it is the same passage.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// Passages of more words than this, old and new together, are told as removed and added whole: nobody compares them word
/// by word, and the comparison takes the product of their lengths.
const MOST_WORDS: usize = 4_000;

/// Some words that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordChange<'a> {
    /// What happened to them.
    pub kind: WordChangeKind,
    /// The words, with the white space between them.
    pub text: &'a str,
    /// Whether white space stands before them; before those that went, stood.
    pub is_apart: bool,
    /// Whether white space stood before them in the old text; of those that came it says nothing.
    pub was_apart: bool,
}

/// What happened to words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordChangeKind {
    /// They stand in both.
    Kept,
    /// They stand in the old text only.
    Removed,
    /// They stand in the new text only.
    Added,
}

/// How one gets from the old words to the new ones; white space counts for nothing. Words that went stand before those that
/// came in their place.
pub fn word_changes<'a>(old: &'a str, new: &'a str) -> Vec<WordChange<'a>> {
    let (old, new) = (Cut::of(old), Cut::of(new));
    if old.words.len() + new.words.len() > MOST_WORDS && old.words != new.words {
        let whole = [
            old.change(WordChangeKind::Removed, 0..old.words.len()),
            new.change(WordChangeKind::Added, 0..new.words.len()),
        ];
        return whole.into_iter().flatten().collect();
    }
    let operations = capture_diff_slices(Algorithm::Myers, &old.words, &new.words);
    let mut changes = Vec::new();
    for operation in operations {
        let (removed, added) = (operation.old_range(), operation.new_range());
        if matches!(operation, DiffOp::Equal { .. }) {
            let was_apart = old.is_apart(removed.start);
            let kept = new.change(WordChangeKind::Kept, added);
            changes.extend(kept.map(|kept| WordChange { was_apart, ..kept }));
        } else {
            changes.extend(old.change(WordChangeKind::Removed, removed));
            changes.extend(new.change(WordChangeKind::Added, added));
        }
    }
    changes
}

/// A text cut into words and signs.
struct Cut<'a> {
    text: &'a str,
    words: Vec<&'a str>,
    /// Where each of them begins, in bytes.
    starts: Vec<usize>,
}

impl<'a> Cut<'a> {
    fn of(text: &'a str) -> Self {
        let words = text.split_word_bound_indices();
        let words = words.filter(|(_, word)| !word.trim().is_empty());
        let (starts, words) = words.unzip();
        Self {
            text,
            words,
            starts,
        }
    }

    fn change(&self, kind: WordChangeKind, words: Range<usize>) -> Option<WordChange<'a>> {
        let last = words.end.checked_sub(1).filter(|_| !words.is_empty())?;
        let start = *self.starts.get(words.start)?;
        let end = self.starts.get(last)? + self.words.get(last)?.len();
        let is_apart = self.is_apart(words.start);
        Some(WordChange {
            kind,
            text: self.text.get(start..end)?,
            is_apart,
            was_apart: is_apart,
        })
    }

    /// Whether white space stands before a word.
    fn is_apart(&self, word: usize) -> bool {
        let before = self.starts.get(word).and_then(|at| self.text.get(..*at));
        before.is_some_and(|before| before.ends_with(char::is_whitespace))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The changes with removed words in `[]` and added ones in `{}`.
    fn shown(old: &str, new: &str) -> String {
        let mut shown = String::new();
        for change in word_changes(old, new) {
            if change.is_apart {
                shown.push(' ');
            }
            match change.kind {
                WordChangeKind::Kept => shown += change.text,
                WordChangeKind::Removed => shown.extend(["[", change.text, "]"]),
                WordChangeKind::Added => shown.extend(["{", change.text, "}"]),
            }
        }
        shown
    }

    #[test]
    fn what_went_and_what_came_is_told_by_words() {
        assert_eq!(
            shown("it needs good metrics", "it wants very good metrics"),
            "it [needs] {wants very} good metrics"
        );
        assert_eq!(shown("same", "same"), "same");
        assert_eq!(shown("a b", "a  b\nc"), "a  b {c}");
        assert_eq!(
            shown("twice, he said", "once, he said"),
            "[twice]{once}, he said"
        );
        assert_eq!(shown("雪が降る", "雨が降る"), "[雪]{雨}が降る");
        assert_eq!(shown("", "new"), "{new}");
    }

    #[test]
    fn long_passages_take_no_time() {
        let (old, new) = ("a b c ".repeat(50_000), "b a d ".repeat(50_000));
        assert_eq!(word_changes(&old, &new).len(), 2);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_off(old in "([ab]{1,2}[ ,.]{1,2}){0,12}", new in "([ab]{1,2}[ ,.]{1,2}){0,12}") {
            let changes = word_changes(&old, &new);
            let without = |left_out: WordChangeKind| {
                let kept = changes.iter().filter(|change| change.kind != left_out);
                kept.flat_map(|change| change.text.split_whitespace()).collect::<String>()
            };
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(without(WordChangeKind::Added), letters(&old));
            prop_assert_eq!(without(WordChangeKind::Removed), letters(&new));
        }
    }
}
