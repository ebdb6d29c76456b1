//! Where phrases stand in a sentence. It judges nothing.

use super::phrase::{Element, WordId};

/// A word of a sentence as far as phrases know it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its number among the words of phrases.
    pub word: WordId,
    /// Where it stands in the text.
    pub span: crate::text::Span,
    /// Whether a gap ends before it.
    pub is_bar: bool,
    /// Whether a part of the sentence ends with it.
    pub is_joint: bool,
}

/// How many words a phrase that begins at a token covers, if it stands there.
pub(super) fn length(elements: &[Element], tokens: &[Token], at: usize) -> Option<usize> {
    end(elements, tokens, at).map(|end| end - at)
}

/// Phrases have a handful of elements, which bounds the depth; gaps of a few words bound the ways.
fn end(elements: &[Element], tokens: &[Token], at: usize) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else {
        return Some(at);
    };
    match first {
        Element::Start => begins_part(tokens, at).then(|| end(rest, tokens, at))?,
        Element::Gap(most) => {
            let between = tokens.get(at..).unwrap_or_default().iter();
            let open = between
                .take(*most)
                .take_while(|token| !token.is_bar)
                .count();
            (0..=open).find_map(|skipped| end(rest, tokens, at + skipped))
        }
        Element::Words {
            choices,
            is_optional,
        } => {
            let here = tokens.get(at..).unwrap_or_default();
            let mut fitting = choices.iter().filter(|choice| starts_with(here, choice));
            let found = fitting.find_map(|choice| end(rest, tokens, at + choice.len()));
            found.or_else(|| is_optional.then(|| end(rest, tokens, at))?)
        }
    }
}

fn starts_with(tokens: &[Token], words: &[WordId]) -> bool {
    tokens.len() >= words.len()
        && tokens
            .iter()
            .zip(words)
            .all(|(token, word)| token.word == *word)
}

fn begins_part(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_none_or(|token| token.is_joint)
}
