//! Which cells of a line belong to links. It knows no screen.

use std::ops::Range;

use crate::document::{Document, Link};
use crate::text::Span;
use crate::text::width::display_width;

use super::line::{Line, Piece};

/// The links on a line, from left to right: each by its index in the document, with its columns counted from the first one
/// of the text. A link over two pieces is there twice.
pub fn link_columns<'a>(
    document: &'a Document,
    line: &'a Line,
) -> impl Iterator<Item = (usize, Range<u16>)> + 'a {
    line.texts().flat_map(move |(piece, span)| {
        links_over(document, span).filter_map(move |(index, link)| {
            let part = link.span.intersection(span)?;
            let column = |offset| column_at(&document.text, piece, span, offset);
            let columns = column(part.start)..column(part.end);
            (!columns.is_empty()).then_some((index, columns))
        })
    })
}

/// The links that touch a span.
fn links_over(document: &Document, span: Span) -> impl Iterator<Item = (usize, &Link)> {
    let links = &document.links;
    let first = links.partition_point(|link| link.span.end <= span.start);
    let links = links.iter().enumerate().skip(first);
    links.take_while(move |(_, link)| link.span.start < span.end)
}

fn column_at(text: &str, piece: &Piece, span: Span, offset: u32) -> u16 {
    let before = display_width(Span::new(span.start, offset).of(text));
    let before = u16::try_from(before).unwrap_or(u16::MAX).min(piece.width);
    piece.column.saturating_add(before)
}
