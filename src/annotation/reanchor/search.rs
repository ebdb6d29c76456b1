//! Looking for a quote in a text: exactly by its words, or for passages that resemble it. It must not choose between them.

use std::ops::Range;

use memchr::memmem;

use super::align;
use super::words::{UNKNOWN, Words};
use crate::annotation::anchor::Anchor;
use crate::annotation::boundaries;
use crate::text::Span;

/// More places than this are as good as none.
const MOST_PLACES: usize = 64;

/// How many stretches that share words with the quote are looked at closely.
const MOST_CANDIDATES: usize = 6;

/// Quotes of up to this many characters are compared by characters, longer ones by words.
const CHARACTERS: usize = 800;

/// A passage that resembles the quote.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// Where it stands.
    pub span: Span,
    /// Edits per symbol of the quote: 0 is the same.
    pub errors: f64,
}

/// The current text, ready to be searched.
#[derive(Debug)]
pub struct Searched<'a> {
    /// Its words.
    pub words: Words<'a>,
    /// Their ids as bytes.
    bytes: Vec<u8>,
    vocabulary_size: usize,
}

impl<'a> Searched<'a> {
    /// Prepares a text for searching; `vocabulary_size` is one more than the largest id.
    pub fn new(words: Words<'a>, vocabulary_size: usize) -> Self {
        Self {
            bytes: bytes_of(&words.ids),
            words,
            vocabulary_size,
        }
    }

    /// Where the quote's words stand together, whatever white space is between them.
    pub fn exact(&self, quote: &Words<'_>) -> Vec<Range<usize>> {
        if quote.ids.is_empty() || quote.ids.contains(&UNKNOWN) {
            return Vec::new();
        }
        let size = size_of::<u32>();
        memmem::find_iter(&self.bytes, &bytes_of(&quote.ids))
            .filter(|at| at % size == 0)
            .map(|at| at / size..at / size + quote.ids.len())
            .take(MOST_PLACES)
            .collect()
    }

    /// The passages that resemble the quote most, best first; they do not overlap.
    pub fn alike(
        &self,
        quote: &Words<'_>,
        is_candidate: impl Fn(&Range<usize>) -> bool,
    ) -> Vec<Likeness> {
        let mut found: Vec<Likeness> = Vec::new();
        for candidate in self.candidates(quote) {
            if is_candidate(&candidate) {
                found.extend(self.likeness(quote, &candidate));
            }
        }
        found.sort_by(|a, b| a.errors.total_cmp(&b.errors));
        let mut apart: Vec<Likeness> = Vec::new();
        for likeness in found {
            if !apart.iter().any(|other| other.span.overlaps(likeness.span)) {
                apart.push(likeness);
            }
        }
        apart
    }

    /// Stretches as long as the quote that share at least two fifths of its words, the most alike first.
    fn candidates(&self, quote: &Words<'_>) -> Vec<Range<usize>> {
        let length = quote.ids.len();
        let mut wanted = vec![0_i32; self.vocabulary_size];
        let mut change = |id: u32, by: i32| {
            let count = wanted.get_mut(id as usize)?;
            *count += by;
            Some(*count)
        };
        for &id in &quote.ids {
            change(id, 1);
        }
        let (mut shared, mut stretches) = (0_usize, Vec::new());
        for (at, &id) in self.words.ids.iter().enumerate() {
            shared += usize::from(change(id, -1).is_some_and(|left| left >= 0));
            let start = (at + 1).saturating_sub(length);
            if let Some(&gone) = at
                .checked_sub(length)
                .and_then(|out| self.words.ids.get(out))
            {
                shared -= usize::from(change(gone, 1).is_some_and(|left| left > 0));
            }
            if shared * 5 >= length * 2 {
                stretches.push((shared, start..at + 1));
            }
        }
        stretches.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.start.cmp(&b.1.start)));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for (_, stretch) in stretches {
            if apart.len() == MOST_CANDIDATES {
                break;
            }
            if apart
                .iter()
                .all(|other| other.end <= stretch.start || stretch.end <= other.start)
            {
                apart.push(stretch);
            }
        }
        apart
    }

    fn likeness(&self, quote: &Words<'_>, candidate: &Range<usize>) -> Option<Likeness> {
        let margin = quote.ids.len() / 4 + 2;
        let end = (candidate.end + margin).min(self.words.ids.len());
        let around = candidate.start.saturating_sub(margin)..end;
        let pattern: Vec<char> = quote.text.trim().chars().collect();
        if pattern.len() <= CHARACTERS {
            self.likeness_by_characters(&pattern, around)
        } else {
            self.likeness_by_words(quote, around)
        }
    }

    fn likeness_by_characters(&self, pattern: &[char], around: Range<usize>) -> Option<Likeness> {
        let span = self.words.span(around)?;
        let (offsets, characters): (Vec<usize>, Vec<char>) =
            span.of(self.words.text).char_indices().unzip();
        let part = align::best_part(pattern, &characters);
        let offset =
            |at: usize| span.start + offsets.get(at).map_or(span.len(), |&offset| offset as u32);
        let found = Span::new(offset(part.range.start), offset(part.range.end));
        let words = self.words.touching(found);
        Some(Likeness {
            span: self.words.span(words)?,
            errors: rate(part.edits, pattern.len()),
        })
    }

    fn likeness_by_words(&self, quote: &Words<'_>, around: Range<usize>) -> Option<Likeness> {
        let part = align::best_part(&quote.ids, self.words.ids.get(around.clone())?);
        let range = around.start + part.range.start..around.start + part.range.end;
        Some(Likeness {
            span: self.words.span(range)?,
            errors: rate(part.edits, quote.ids.len()),
        })
    }
}

/// Edits per character of the longer one of two texts.
pub fn errors(one: &str, other: &str) -> f64 {
    let [one, other]: [Vec<char>; 2] = [one, other].map(|text| text.chars().collect());
    rate(align::distance(&one, &other), one.len().max(other.len()))
}

/// On how many sides, of the two, the text around `span` resembles the anchor's context.
pub fn agreeing_sides(text: &str, anchor: &Anchor, span: Span) -> usize {
    let (before, after) = boundaries::around(text, span);
    // Where there was nothing, there must be nothing: the post's beginning or end.
    let length = |context: &str| context.chars().count().max(1);
    let before = boundaries::end_of(before, length(&anchor.prefix));
    let after = boundaries::start_of(after, length(&anchor.suffix));
    usize::from(is_alike(&anchor.prefix, before)) + usize::from(is_alike(&anchor.suffix, after))
}

/// How many characters next to `span` are those of the anchor's context.
pub fn agreeing_characters(text: &str, anchor: &Anchor, span: Span) -> usize {
    let (before, after) = boundaries::around(text, span);
    let backwards = anchor.prefix.chars().rev().zip(before.chars().rev());
    let forwards = anchor.suffix.chars().zip(after.chars());
    backwards.take_while(|(a, b)| a == b).count() + forwards.take_while(|(a, b)| a == b).count()
}

/// How many characters of the anchor's context are left around `span`, whatever was put between them.
pub fn surviving_characters(text: &str, anchor: &Anchor, span: Span) -> usize {
    let (before, after) = boundaries::around(text, span);
    let survivors = |context: &str, found: &str| {
        let [context, found]: [Vec<char>; 2] = [context, found].map(|side| side.chars().collect());
        context
            .len()
            .saturating_sub(align::distance(&context, &found))
    };
    let length = |context: &str| context.chars().count();
    let before = boundaries::end_of(before, length(&anchor.prefix));
    let after = boundaries::start_of(after, length(&anchor.suffix));
    survivors(&anchor.prefix, before) + survivors(&anchor.suffix, after)
}

/// At most two fifths of errors; an empty context agrees with an empty one: both stand at the text's end.
fn is_alike(context: &str, found: &str) -> bool {
    let (context, found): (Vec<char>, Vec<char>) =
        (context.chars().collect(), found.chars().collect());
    align::distance(&context, &found) * 5 <= context.len() * 2
}

fn rate(edits: usize, length: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(edits) / number(length.max(1))
}

fn bytes_of(ids: &[u32]) -> Vec<u8> {
    ids.iter().flat_map(|id| id.to_le_bytes()).collect()
}
