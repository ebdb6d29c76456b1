//! Code: every line as it is, behind a thin gutter. It knows no languages and no colours.

use crate::text::Span;
use crate::text::line_break::chop;
use crate::theme::Role;

use super::page::{Page, sign, text_pieces};

/// How many cells a tab reaches at most.
const TAB_STOP: u16 = 4;

/// The cells of the gutter.
const GUTTER: u16 = 2;

/// With less room than this there is no gutter.
const LEAST_ROOM: u16 = 8;

/// Lays out the code under `span`; long lines are cut only if the options say so.
pub(super) fn lay_out(page: &mut Page<'_>, span: Span) {
    let gutter = if page.lead.wide_width < LEAST_ROOM {
        0
    } else {
        GUTTER
    };
    let width = page.lead.wide_width - gutter;
    let text = page.text;
    for line in lines(text, span) {
        if page.options.wrap_code {
            for (nth, part) in chop(text, line, width, TAB_STOP).into_iter().enumerate() {
                push(page, part, gutter, nth > 0);
            }
        } else {
            push(page, line, gutter, false);
        }
    }
}

fn push(page: &mut Page<'_>, part: Span, gutter: u16, is_continued: bool) {
    let column = page.lead.column;
    let bar = if is_continued {
        page.options.sign("┊", ":")
    } else {
        page.options.sign("│", "|")
    };
    let mut pieces = text_pieces(page.text, part, column + gutter, TAB_STOP);
    if gutter > 0 {
        pieces.insert(0, sign(column, bar, Role::Furniture));
    }
    page.push(part.start, pieces);
}

/// The lines under `span`, without their newlines.
fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut start = span.start;
    span.of(text).split('\n').map(move |line| {
        let end = start.saturating_add(u32::try_from(line.len()).unwrap_or(u32::MAX));
        let line = Span::new(start, end);
        start = end.saturating_add(1);
        line
    })
}
