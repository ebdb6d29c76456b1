//! Running text, headings and terms: wrapped lines. How a heading's level looks is left to the painter.

use crate::text::Span;
use crate::text::line_break::wrap;

use super::page::{Page, text_pieces};

/// Lays out the text under `span`, all lines indented by `indent` cells where there is room.
pub(super) fn lay_out(page: &mut Page<'_>, span: Span, indent: u16) {
    let indent = indent.min(page.lead.width / 8);
    let (column, width) = (page.lead.column + indent, page.lead.width - indent);
    for line in wrap(page.text, span, width, width) {
        let pieces = text_pieces(page.text, line, column, 1);
        page.push(line.start, pieces);
    }
}
