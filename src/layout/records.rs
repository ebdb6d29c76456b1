//! A table that is too wide for a grid: one record per row, `Column: value` line by line.
//!
//! The header's text stands where it is first used, so that it can be marked like any other; later records repeat it as a
//! lead-in.

use crate::document::Table;
use crate::text::Span;
use crate::text::line_break::wrap;
use crate::text::width::{display_width, ellipsize};
use crate::theme::Role;

use super::line::Piece;
use super::page::{Page, sign, text_pieces};

/// The cells by which values are indented under their label.
const INDENT: u16 = 2;

/// What stands between label and value.
const COLON: &str = ":";

/// Lays out the table as records, a blank line between them.
pub(super) fn lay_out(page: &mut Page<'_>, table: &Table) {
    let (header, rows) = match table.rows.split_first() {
        Some((header, rows)) if table.has_header => (header.as_slice(), rows),
        _ => (&[][..], table.rows.as_slice()),
    };
    if rows.is_empty() {
        lay_out_record(page, header, &[], true);
    }
    for (nth, row) in rows.iter().enumerate() {
        if nth > 0 {
            page.push(row.first().map_or(0, |cell| cell.start), Vec::new());
        }
        lay_out_record(page, header, row, nth == 0);
    }
}

fn lay_out_record(page: &mut Page<'_>, header: &[Span], row: &[Span], is_first: bool) {
    for nth in 0..header.len().max(row.len()) {
        let label = header
            .get(nth)
            .copied()
            .filter(|label| !is_blank(page, *label));
        let value = row
            .get(nth)
            .copied()
            .filter(|value| !is_blank(page, *value));
        match (label, value) {
            (Some(label), value) if is_first => lay_out_first(page, label, value),
            (Some(label), Some(value)) => lay_out_later(page, label, value),
            (None, Some(value)) => push_value(page, value),
            (_, None) => {}
        }
    }
}

fn is_blank(page: &Page<'_>, cell: Span) -> bool {
    cell.of(page.text).trim().is_empty()
}

/// A field whose label is text: beside the value if there is room, else over it.
fn lay_out_first(page: &mut Page<'_>, label: Span, value: Option<Span>) {
    let width = page.lead.width;
    let mut lines = wrap(page.text, label, width, width);
    let last = lines.pop().unwrap_or(label);
    let is_tall = !lines.is_empty();
    for line in lines {
        let pieces = text_pieces(page.text, line, page.lead.column, 1);
        page.push(line.start, pieces);
    }
    let used = cells(last.of(page.text));
    let pieces = text_pieces(page.text, last, page.lead.column, 1);
    if is_tall {
        push_over(page, pieces, used, last.start, value);
    } else {
        push_field(page, pieces, used, last.start, value);
    }
}

/// A field whose label repeats the header's text.
fn lay_out_later(page: &mut Page<'_>, label: Span, value: Span) {
    let written = label
        .of(page.text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let shown = ellipsize(&written, usize::from(page.lead.width.saturating_sub(1)));
    let used = cells(&shown);
    let label = sign(page.lead.column, shown, Role::Subheading);
    push_field(page, vec![label], used, value.start, Some(value));
}

/// The value beside its label if the label is short, else under it.
fn push_field(
    page: &mut Page<'_>,
    mut label: Vec<Piece>,
    used: u16,
    place: u32,
    value: Option<Span>,
) {
    let (column, width) = (page.lead.column, page.lead.width);
    let start = used.saturating_add(2);
    let Some(value) = value.filter(|_| start <= width / 2) else {
        push_over(page, label, used, place, value);
        return;
    };
    label.push(sign(column + used, COLON, Role::Muted));
    let indent = start.min(INDENT);
    let mut lines = wrap(page.text, value, width - start, width - indent).into_iter();
    if let Some(first) = lines.next() {
        label.extend(text_pieces(page.text, first, column + start, 1));
    }
    page.push(place, label);
    for line in lines {
        let pieces = text_pieces(page.text, line, column + indent, 1);
        page.push(line.start, pieces);
    }
}

/// The label on a line of its own, the value under it.
fn push_over(
    page: &mut Page<'_>,
    mut label: Vec<Piece>,
    used: u16,
    place: u32,
    value: Option<Span>,
) {
    if used < page.lead.width {
        label.push(sign(page.lead.column + used, COLON, Role::Muted));
    }
    page.push(place, label);
    if let Some(value) = value {
        push_value(page, value);
    }
}

/// A value on lines of its own.
fn push_value(page: &mut Page<'_>, value: Span) {
    let indent = INDENT.min(page.lead.width / 6);
    let width = page.lead.width - indent;
    for line in wrap(page.text, value, width, width) {
        let pieces = text_pieces(page.text, line, page.lead.column + indent, 1);
        page.push(line.start, pieces);
    }
}

fn cells(text: &str) -> u16 {
    u16::try_from(display_width(text)).unwrap_or(u16::MAX)
}
