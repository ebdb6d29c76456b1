//! Code: every line as it is, behind a thin gutter. It knows no languages and no colours.

use crate::text::Span;
use crate::text::code_break::{fold_code, indentation};
use crate::theme::Role;

use super::page::{Page, sign, text_pieces};

/// How many cells a tab reaches at most, where there is room.
const TAB_STOP: u16 = 4;

/// The cells of the gutter.
const GUTTER: u16 = 2;

/// With less room than this there is no gutter.
const LEAST_ROOM: u16 = 8;

/// By how many cells more than its beginning the rest of a long line is indented.
const HANGING: u16 = 2;

/// The most cells of a line that is not to be wrapped: columns are counted up to 65,535.
const LONGEST: u16 = 60_000;

/// Lays out the code under `span`; long lines are folded only if the options say so.
pub(super) fn lay_out(page: &mut Page<'_>, span: Span) {
    let gutter = if page.lead.wide_width < LEAST_ROOM {
        0
    } else {
        GUTTER
    };
    let width = if page.options.wrap_code {
        page.lead.wide_width - gutter
    } else {
        LONGEST
    };
    for line in lines(page.text, with_words(page.text, span)) {
        lay_out_line(page, line, gutter, width);
    }
}

/// The span without the blank lines that code begins and ends with; all of it if there are no others.
fn with_words(text: &str, span: Span) -> Span {
    let is_blank = |line: &Span| line.of(text).trim().is_empty();
    let first = lines(text, span).find(|line| !is_blank(line));
    let end = span.of(text).trim_end().len();
    let end = span
        .start
        .saturating_add(u32::try_from(end).unwrap_or(u32::MAX));
    first.map_or(span, |first| Span::new(first.start, end))
}

fn lay_out_line(page: &mut Page<'_>, line: Span, gutter: u16, width: u16) {
    let indent = hanging_indent(line.of(page.text), width);
    let tab_stop = TAB_STOP.min(width).max(1);
    let parts = fold_code(page.text, line, width, width - indent, tab_stop);
    let column = page.lead.column;
    for (nth, part) in parts.into_iter().enumerate() {
        let (bar, indent) = if nth == 0 {
            (page.options.sign("│", "|"), 0)
        } else {
            (page.options.sign("┊", ":"), indent)
        };
        let mut pieces = text_pieces(page.text, part, column + gutter + indent, tab_stop);
        if gutter > 0 {
            pieces.insert(0, sign(column, bar, Role::Furniture));
        }
        page.push(part.start, pieces);
    }
}

/// The indentation of the rest of a line: a little more than that of its beginning, where there is room.
fn hanging_indent(line: &str, width: u16) -> u16 {
    let own = u16::try_from(indentation(line, TAB_STOP)).unwrap_or(u16::MAX);
    own.saturating_add(HANGING).min(width / 3)
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
