//! Looking for many phrases in a text at once. The phrases and the text are folded already.

use aho_corasick::AhoCorasick;

/// Phrases to look for.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    automaton: Option<AhoCorasick>,
}

impl Phrases {
    /// A finder of these phrases; it finds nothing if there are more than memory holds.
    pub fn new(phrases: &[String]) -> Self {
        Self {
            automaton: AhoCorasick::new(phrases).ok(),
        }
    }

    /// Whether the text has one of them, not as a part of longer words.
    pub fn stand_in(&self, text: &str) -> bool {
        self.automaton.as_ref().is_some_and(|automaton| {
            automaton
                .find_overlapping_iter(text)
                .any(|found| is_whole(text, found.start(), found.end()))
        })
    }
}

/// Whether no ASCII letter or digit goes on before or after; other scripts do not part words.
pub(super) fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|head| head.chars().next_back());
    let after = text.get(end..).and_then(|rest| rest.chars().next());
    let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !goes_on(before) && !goes_on(after)
}
