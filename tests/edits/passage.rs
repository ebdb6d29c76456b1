//! Passages that somebody might mark, and what became of them by construction.

use std::ops::Range;

use kubenotes::text::Span;

use super::random::Random;
use super::words::{Post, Word};

/// A passage of the old text.
pub struct Passage {
    /// Its words.
    pub words: Range<usize>,
    /// Bytes of punctuation that are left out of its first and its last word.
    pub trimmed: (u32, u32),
}

/// What became of a passage.
#[derive(Debug)]
pub enum Truth {
    /// It stands here with all its words and nothing between them.
    Untouched(Span),
    /// Most of it stands here.
    Touched(Span),
    /// A part of it is left here, so little that giving it up is right as well.
    Remnant(Span),
    /// It is gone.
    Gone,
}

/// Passages of a post: some words, more words, sentences or paragraphs; no passage runs over blocks.
pub fn passages(post: &Post, count: usize, random: &mut Random) -> Vec<Passage> {
    let mut passages = Vec::new();
    for nth in 0..count {
        let Some(block) = random.pick(&post.blocks) else {
            break;
        };
        let length = match nth % 4 {
            0 => 1 + random.below(3),
            1 => 5 + random.below(8),
            2 => 13 + random.below(20),
            _ => block.len().min(80),
        };
        let length = length.min(block.len());
        let start = block.start + random.below(block.len() - length + 1);
        let words = start..start + length;
        let trimmed = if random.percent(50) {
            punctuation(post, &words)
        } else {
            (0, 0)
        };
        passages.push(Passage { words, trimmed });
    }
    passages.retain(|passage| {
        post.text[passage.span(&post.spans).range()].contains(char::is_alphanumeric)
    });
    passages
}

/// A person leaves out the stop at the end, and the bracket before.
fn punctuation(post: &Post, words: &Range<usize>) -> (u32, u32) {
    let (first, last) = (
        &post.words[words.start].text,
        &post.words[words.end - 1].text,
    );
    let is_sign = |c: char| !c.is_alphanumeric();
    if [first, last]
        .iter()
        .any(|word| word.trim_matches(is_sign).is_empty())
    {
        return (0, 0);
    }
    let before = first.len() - first.trim_start_matches(is_sign).len();
    let after = last.len() - last.trim_end_matches(is_sign).len();
    (before as u32, after as u32)
}

impl Passage {
    /// Where it stands, given where each word stands.
    pub fn span(&self, spans: &[Span]) -> Span {
        let (first, last) = (spans[self.words.start], spans[self.words.end - 1]);
        let end = last.end - self.trimmed.1;
        Span::new((first.start + self.trimmed.0).min(end), end)
    }

    /// What became of it.
    pub fn truth(&self, old: &[Word], new: &[Word], spans: &[Span]) -> Truth {
        let is_own = |word: &Word| word.origin.is_some_and(|at| self.words.contains(&at));
        let own: Vec<usize> = (0..new.len()).filter(|&at| is_own(&new[at])).collect();
        let Some(place) = largest_run(&own) else {
            return Truth::Gone;
        };
        let kept = |&at: &usize| {
            new[at]
                .origin
                .is_some_and(|origin| old[origin].text == new[at].text)
        };
        let span = spans[place.start].union(spans[place.end - 1]);
        let stays = place.clone().filter(kept).count();
        if stays == self.words.len() && place.len() == stays {
            let end = span.end - self.trimmed.1;
            return Truth::Untouched(Span::new((span.start + self.trimmed.0).min(end), end));
        }
        if stays * 2 >= self.words.len() {
            Truth::Touched(span)
        } else {
            Truth::Remnant(span)
        }
    }
}

/// The longest run of word indices with at most twenty strange words between two of them.
fn largest_run(own: &[usize]) -> Option<Range<usize>> {
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut run: Option<(usize, Range<usize>)> = None;
    for &at in own {
        run = match run {
            Some((count, range)) if at <= range.end + 20 => Some((count + 1, range.start..at + 1)),
            _ => Some((1, at..at + 1)),
        };
        if let Some((count, range)) = &run
            && best.as_ref().is_none_or(|(most, _)| count > most)
        {
            best = Some((*count, range.clone()));
        }
    }
    best.map(|(_, range)| range)
}
