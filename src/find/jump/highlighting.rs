//! Which letters of a hit match, for the few hits that are shown.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::find::fold::{Folded, fold};
use crate::text::Span;

use super::entry::JumpEntry;
use super::query::{Query, QueryWord};
use super::syntax::How;
use super::vocabulary::word_ranges;

/// The matching letters of title and context.
pub fn matched_spans(
    query: &Query,
    entry: &JumpEntry,
    matcher: &SkimMatcherV2,
) -> (Vec<Span>, Vec<Span>) {
    let mut title = Marked::new(&entry.title);
    let mut context = Marked::new(&entry.context);
    for word in &query.words {
        let in_title = title.mark_occurrences(word);
        let is_of_title = !matches!(word.how, How::Near | How::Exact);
        let in_context = !is_of_title && context.mark_occurrences(word);
        if in_title || in_context || word.how != How::Near {
            continue;
        }
        let near = [title.mark_near(word), context.mark_near(word)];
        if near == [false, false] && !title.mark_letters(word, matcher) {
            context.mark_letters(word, matcher);
        }
    }
    (title.finish(), context.finish())
}

/// A text and the spans marked in it so far.
struct Marked<'a> {
    original: &'a str,
    folded: Folded,
    spans: Vec<Span>,
}

impl<'a> Marked<'a> {
    fn new(original: &'a str) -> Self {
        Self {
            original,
            folded: fold(original),
            spans: Vec::new(),
        }
    }

    fn mark(&mut self, range: Range<usize>) {
        self.spans
            .push(self.folded.original_span(self.original, range));
    }

    fn mark_occurrences(&mut self, word: &QueryWord) -> bool {
        let found = word.best_occurrences(&self.folded.text);
        let any = !found.is_empty();
        for range in found {
            self.mark(range);
        }
        any
    }

    fn mark_letters(&mut self, word: &QueryWord, matcher: &SkimMatcherV2) -> bool {
        let Some((_, letters)) = matcher.fuzzy_indices(&self.folded.text, &word.text) else {
            return false;
        };
        let ranges: Vec<_> = self
            .folded
            .text
            .char_indices()
            .enumerate()
            .filter(|(index, _)| letters.binary_search(index).is_ok())
            .map(|(_, (at, letter))| at..at + letter.len_utf8())
            .collect();
        for range in ranges {
            self.mark(range);
        }
        true
    }

    /// Marks words that are alike, or that a number stands for.
    fn mark_near(&mut self, word: &QueryWord) -> bool {
        let Some(grading) = word.grading() else {
            return false;
        };
        let text = self.folded.text.as_str();
        let found = word_ranges(text).filter(|range| {
            let known = text.get(range.clone()).unwrap_or_default();
            grading.is_like(known)
        });
        let found: Vec<_> = found.collect();
        let any = !found.is_empty();
        for range in found {
            self.mark(range);
        }
        any
    }

    /// The spans, sorted and joined where they touch.
    fn finish(mut self) -> Vec<Span> {
        self.spans.sort_unstable();
        let mut joined: Vec<Span> = Vec::with_capacity(self.spans.len());
        for span in self.spans {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => *last = last.union(span),
                _ => joined.push(span),
            }
        }
        joined
    }
}
