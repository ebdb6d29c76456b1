//! A picture's stand-in, `▣ caption`: wrapped under the caption. It opens no files.

use crate::text::Span;
use crate::text::line_break::wrap;

use super::page::{Page, text_pieces};

/// The cells of `▣ `.
pub(super) const SIGN: u16 = 2;

/// Lays out the stand-ins under `span`.
pub(super) fn lay_out(page: &mut Page<'_>, span: Span) {
    let indent = SIGN.min(page.lead.width / 8);
    let width = page.lead.width - indent;
    for line in wrap(page.text, span, width, width) {
        let is_continued = !line.of(page.text).starts_with('▣');
        let column = page.lead.column + if is_continued { indent } else { 0 };
        let pieces = text_pieces(page.text, line, column, 1);
        page.push(line.start, pieces);
    }
}
