//! Running text, headings and terms: wrapped lines. How a heading's level looks is left to the painter.

use crate::text::Span;
use crate::text::line_break::wrap;

use super::page::{Page, text_pieces};

/// Lays out the text under `span`, all lines indented by `indent` cells where there is room; a callout's title begins after
/// its name.
pub(super) fn lay_out(page: &mut Page<'_>, span: Span, indent: u16) {
    let indent = indent.min(page.lead.width / 8);
    let (column, width) = (page.lead.column + indent, page.lead.width - indent);
    let mut run_in = page.take_run_in();
    let used = run_in.as_ref().map_or(0, |name| name.width + 1);
    for line in wrap(page.text, span, width - used, width) {
        let begins_at = column + run_in.as_ref().map_or(0, |_| used);
        let mut pieces = text_pieces(page.text, line, begins_at, 1);
        if let Some(name) = run_in.take() {
            pieces.insert(0, name);
        }
        page.push(line.start, pieces);
    }
}
