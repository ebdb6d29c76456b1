//! Spans and contexts that never cut what a person sees as one character. It must not search.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::text::Span;

/// The smallest span on grapheme boundaries around `span`, within the text.
pub fn snapped(text: &str, span: Span) -> Span {
    let start = boundary_at_or_before(text, span.start as usize);
    let end = boundary_at_or_before(text, span.end as usize);
    let end = if end < span.end as usize && end < text.len() {
        after(text, end)
    } else {
        end
    };
    Span::new(start as u32, end.max(start) as u32)
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

fn boundary_at_or_before(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset);
    let mut cursor = GraphemeCursor::new(offset, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) | Err(_) => offset,
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

fn after(text: &str, offset: usize) -> usize {
    let mut cursor = GraphemeCursor::new(offset, text.len(), true);
    cursor
        .next_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(text.len())
}
