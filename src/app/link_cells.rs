//! Which cells of the open post's lines are links: for drawing, for labels, and for terminals that know links.

use std::ops::Range;

use crate::document::Link;
use crate::layout::link_columns;

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
    let document = &*open.content.document;
    let rows = open.visible.iter().zip(0_u16..);
    let cells = rows.flat_map(|(visible, row)| {
        link_columns(document, &visible.line).filter_map(move |(index, columns)| {
            let link = document.links.get(index)?;
            Some(LinkCells { link, row, columns })
        })
    });
    cells.collect()
}
