//! A text as words and punctuation with their places. It must not compare texts.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::text::Span;

/// One word, or one character of punctuation or of a script written without spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The same for the same word, in capitals or not, in all texts read with one vocabulary.
    pub id: u32,
    /// Whether it says something; punctuation does not.
    pub counts: bool,
}

/// A text cut into words.
#[derive(Debug)]
pub struct Words<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words in order; no white space.
    pub all: Vec<Word>,
    /// The ids alone, for comparing.
    pub ids: Vec<u32>,
}

/// Numbers for words.
#[derive(Debug, Default)]
pub struct Vocabulary<'a> {
    ids: HashMap<Cow<'a, str>, u32>,
}

/// The id of a word that is not in the vocabulary.
pub const UNKNOWN: u32 = u32::MAX;

impl<'a> Vocabulary<'a> {
    /// How many words are known; every id is below.
    pub fn size(&self) -> usize {
        self.ids.len()
    }

    /// Cuts a text into words, giving new words new numbers.
    pub fn learn(&mut self, text: &'a str) -> Words<'a> {
        collect(text, |word| {
            let next = self.ids.len() as u32;
            *self.ids.entry(folded(word)).or_insert(next)
        })
    }

    /// Cuts a text into words; those that were never learned are [`UNKNOWN`].
    pub fn read<'b>(&self, text: &'b str) -> Words<'b> {
        collect(text, |word| {
            self.ids.get(&folded(word)).copied().unwrap_or(UNKNOWN)
        })
    }
}

impl Words<'_> {
    /// The indices of the words that the span touches.
    pub fn touching(&self, span: Span) -> Range<usize> {
        let start = self.all.partition_point(|word| word.span.end <= span.start);
        let end = self.all.partition_point(|word| word.span.start < span.end);
        start..end.max(start)
    }

    /// The span from the first to the last of these words.
    pub fn span(&self, words: Range<usize>) -> Option<Span> {
        let words = self.all.get(words)?;
        Some(words.first()?.span.union(words.last()?.span))
    }
}

fn collect<'a>(text: &'a str, mut id_of: impl FnMut(&'a str) -> u32) -> Words<'a> {
    let words: Vec<Word> = cut(text)
        .map(|(range, counts)| Word {
            id: id_of(text.get(range.clone()).unwrap_or_default()),
            span: Span::new(range.start as u32, range.end as u32),
            counts,
        })
        .collect();
    let ids = words.iter().map(|word| word.id).collect();
    Words {
        text,
        all: words,
        ids,
    }
}

/// The words of a text with their places, in order, and whether each says something.
pub fn cut(text: &str) -> impl Iterator<Item = (Range<usize>, bool)> {
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = characters.by_ref().find(|(_, c)| !c.is_whitespace())?;
        let mut end = start + first.len_utf8();
        for _ in 1..typed_sign(text.get(start..).unwrap_or_default()) {
            characters.next();
            end += 1;
        }
        if is_joined(first) {
            while let Some((at, c)) = characters.next_if(|&(_, c)| is_joined(c)) {
                end = at + c.len_utf8();
            }
        }
        Some((start..end, first.is_alphanumeric()))
    })
}

/// How many characters a text begins with that are typed for one sign: three dots for an ellipsis, two or three hyphens for
/// a dash. Longer rows are rules and drawings.
fn typed_sign(text: &str) -> usize {
    let row = |sign: u8| text.bytes().take_while(|&byte| byte == sign).count();
    match (row(b'.'), row(b'-')) {
        (3 | 4, _) => 3,
        (_, hyphens @ (2 | 3)) => hyphens,
        _ => 1,
    }
}

/// Authors turn headings into title case and back, and their tools quotes into typographic ones; that makes no other word.
pub fn folded(word: &str) -> Cow<'_, str> {
    match word {
        "‘" | "’" | "‚" | "`" | "´" => return Cow::Borrowed("'"),
        "“" | "”" | "„" | "«" | "»" => return Cow::Borrowed("\""),
        "–" | "—" | "‒" | "‐" | "‑" | "--" | "---" => return Cow::Borrowed("-"),
        "…" => return Cow::Borrowed("..."),
        _ => {}
    }
    if word.chars().any(char::is_uppercase) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// Letters and digits that make words with their neighbours.
fn is_joined(c: char) -> bool {
    (c.is_alphanumeric() || is_combining(c)) && !is_written_without_spaces(c)
}

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Thai, Lao, Burmese, Khmer, kana and Chinese characters.
const fn is_written_without_spaces(c: char) -> bool {
    matches!(
        c,
        '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{2e80}'..='\u{a4cf}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff00}'..='\u{ffef}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_one_reads_as_words() {
        let mut vocabulary = Vocabulary::default();
        let words = vocabulary.learn("It’s OPA (v1.2), 字は.\nIt");
        let texts: Vec<&str> = words
            .all
            .iter()
            .map(|word| word.span.of(words.text))
            .collect();
        assert_eq!(
            texts,
            [
                "It", "’", "s", "OPA", "(", "v1", ".", "2", ")", ",", "字", "は", ".", "It"
            ]
        );
        assert_eq!(words.ids.first(), words.ids.last());
        assert_eq!(vocabulary.read("it new").ids, [0, UNKNOWN]);
    }

    #[test]
    fn signs_are_the_same_however_they_are_typed() {
        let mut vocabulary = Vocabulary::default();
        let typed = vocabulary.learn("\"So...\" -- it's---well....");
        let set = vocabulary.learn("“So…” – it’s—well….");
        assert_eq!(typed.ids, set.ids);
        assert_eq!(vocabulary.learn(". . ----- ......").all.len(), 2 + 3 + 4);
    }
}
