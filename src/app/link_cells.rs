//! Which cells of the open post's lines are links: for drawing, for labels, and for terminals that know links.

use std::ops::Range;

use crate::document::Link;
use crate::text::Span;
use crate::text::width::display_width;

use super::pane::OpenPost;

/// A stretch of one line that belongs to a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkCells<'a> {
    /// The link.
    pub link: &'a Link,
    /// The row, counted from the first line on screen.
    pub row: u16,
    /// The columns, counted from the first one of the text.
    pub columns: Range<u16>,
}

/// The cells of all links on screen, from top to bottom and from left to right.
pub fn link_cells(open: &OpenPost) -> Vec<LinkCells<'_>> {
    let mut all = Vec::new();
    for (visible, row) in open.visible.iter().zip(0_u16..) {
        for (piece, span) in visible.line.texts() {
            let found = links_over(open, span).filter_map(|link| {
                let part = link.span.intersection(span)?;
                let before = Span::new(span.start, part.start).of(open.text());
                let start = piece.column.saturating_add(cells(before));
                let end = start.saturating_add(cells(part.of(open.text())));
                (start < end).then_some(LinkCells {
                    link,
                    row,
                    columns: start..end.min(piece.end()),
                })
            });
            all.extend(found);
        }
    }
    all
}

/// The links that touch a span.
fn links_over(open: &OpenPost, span: Span) -> impl Iterator<Item = &Link> {
    let links = &open.content.document.links;
    let first = links.partition_point(|link| link.span.end <= span.start);
    links
        .iter()
        .skip(first)
        .take_while(move |link| link.span.start < span.end)
}

fn cells(text: &str) -> u16 {
    u16::try_from(display_width(text)).unwrap_or(u16::MAX)
}
