//! Spans and contexts that never cut what a person sees as one character. It must not search.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{Span, graphemes};

/// The smallest span on grapheme boundaries around `span`, within the text.
pub fn snapped(text: &str, span: Span) -> Span {
    let start = graphemes::floor_grapheme(text, span.start);
    let end = graphemes::floor_grapheme(text, span.end);
    let is_cut = end < span.end && (end as usize) < text.len();
    Span::new(
        start,
        if is_cut {
            graphemes::next_grapheme(text, end)
        } else {
            end
        },
    )
}

/// The text before and the text after a span that fits it.
pub fn around(text: &str, span: Span) -> (&str, &str) {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let after = text.get(span.end as usize..).unwrap_or_default();
    (before, after)
}

/// The last graphemes of `text`, at most `limit` characters.
pub fn end_of(text: &str, limit: usize) -> &str {
    let kept = within(text.graphemes(true).rev(), limit);
    text.get(text.len() - kept..).unwrap_or_default()
}

/// The first graphemes of `text`, at most `limit` characters.
pub fn start_of(text: &str, limit: usize) -> &str {
    text.get(..within(text.graphemes(true), limit))
        .unwrap_or_default()
}

fn within<'a>(graphemes: impl Iterator<Item = &'a str>, limit: usize) -> usize {
    let mut characters = 0;
    graphemes
        .take_while(|grapheme| {
            characters += grapheme.chars().count();
            characters <= limit
        })
        .map(str::len)
        .sum()
}
