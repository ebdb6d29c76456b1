//! A table as a grid: columns side by side, a line under the header; where it does not fit, as records.

use crate::document::{Alignment, Table};
use crate::text::Span;
use crate::text::line_break::wrap;
use crate::text::width::display_width;
use crate::theme::Role;

use super::columns::{needs, share};
use super::line::Piece;
use super::page::{Page, sign, text_pieces};
use super::records;

/// The blank cells between two columns.
const BETWEEN: u16 = 2;

/// Where a column stands and how its cells are aligned.
struct Column {
    start: u16,
    width: u16,
    alignment: Alignment,
}

/// Lays out the table.
pub(super) fn lay_out(page: &mut Page<'_>, table: &Table) {
    match columns(page, table) {
        Some(columns) => lay_out_grid(page, table, &columns),
        None => records::lay_out(page, table),
    }
}

fn columns(page: &Page<'_>, table: &Table) -> Option<Vec<Column>> {
    let needs = needs(page.text, table);
    let between = u16::try_from(needs.len().saturating_sub(1))
        .ok()?
        .checked_mul(BETWEEN)?;
    // What stands in a list or quote begins where its text does.
    let is_free = page.lead.depth() == 0;
    let room = if is_free {
        page.options.widest()
    } else {
        page.lead.wide_width
    };
    let widths = share(&needs, room.checked_sub(between)?)?;
    let all = widths.iter().sum::<u16>().saturating_add(between);
    let mut start = if is_free && all > page.lead.width {
        page.options.centred(all)
    } else {
        page.lead.column
    };
    let mut place = |(nth, width): (usize, u16)| {
        let column = Column {
            start,
            width,
            alignment: table.alignments.get(nth).copied().unwrap_or_default(),
        };
        start += width + BETWEEN;
        column
    };
    Some(widths.into_iter().enumerate().map(&mut place).collect())
}

fn lay_out_grid(page: &mut Page<'_>, table: &Table, columns: &[Column]) {
    let has_words = |cells: &&Vec<Span>| {
        cells
            .iter()
            .any(|cell| !cell.of(page.text).trim().is_empty())
    };
    let has_header = table.has_header && table.rows.first().as_ref().is_some_and(has_words);
    // A row without words says nothing, and would look like the end.
    let rows = table.rows.iter().filter(has_words);
    let rows: Vec<Row> = rows
        .map(|cells| Row::new(page.text, cells, columns))
        .collect();
    let is_loose = is_loose(&rows);
    for (nth, row) in rows.iter().enumerate() {
        let is_header = nth == 0 && has_header;
        row.push(page, columns);
        if is_header {
            push_header_rule(page, row.end, columns);
        } else if is_loose && nth + 1 < rows.len() {
            page.push(row.end, Vec::new());
        }
    }
}

/// Whether rows are set apart by blank lines: where many take several lines, one would not see which belong together.
fn is_loose(rows: &[Row]) -> bool {
    let tall = rows.iter().filter(|row| row.height() > 1).count();
    tall * 3 > rows.len()
}

/// A row whose cells are wrapped.
struct Row {
    cells: Vec<Vec<Span>>,
    /// Where it begins in the text, and where it ends.
    start: u32,
    end: u32,
}

impl Row {
    fn new(text: &str, cells: &[Span], columns: &[Column]) -> Self {
        let wrapped =
            |(cell, column): (&Span, &Column)| wrap(text, *cell, column.width, column.width);
        Self {
            cells: cells.iter().zip(columns).map(wrapped).collect(),
            start: cells.first().map_or(0, |cell| cell.start),
            end: cells.last().map_or(0, |cell| cell.end),
        }
    }

    fn height(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(1)
    }

    fn push(&self, page: &mut Page<'_>, columns: &[Column]) {
        for nth in 0..self.height() {
            let on_line = columns.iter().zip(&self.cells);
            let pieces: Vec<Piece> = on_line
                .filter_map(|(column, lines)| Some((column, lines.get(nth)?)))
                .flat_map(|(column, line)| cell_pieces(page.text, *line, column))
                .collect();
            page.push(self.start, pieces);
        }
    }
}

fn cell_pieces(text: &str, line: Span, column: &Column) -> Vec<Piece> {
    let tabs = line.of(text).matches('\t').count();
    let used = u16::try_from(display_width(line.of(text)) + tabs).unwrap_or(u16::MAX);
    let spare = column.width.saturating_sub(used);
    let shift = match column.alignment {
        Alignment::Left => 0,
        Alignment::Center => spare / 2,
        Alignment::Right => spare,
    };
    text_pieces(text, line, column.start + shift, 1)
}

fn push_header_rule(page: &mut Page<'_>, place: u32, columns: &[Column]) {
    let dash = page.options.sign("─", "-");
    let rule = |column: &Column| {
        let line = dash.repeat(usize::from(column.width));
        sign(column.start, line, Role::Furniture)
    };
    let pieces: Vec<_> = columns
        .iter()
        .filter(|column| column.width > 0)
        .map(rule)
        .collect();
    page.push(place, pieces);
}
