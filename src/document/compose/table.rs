//! Tables: cells joined by `\t`, rows by `\n`. A table inside a table is flattened into the cell around it.

use crate::document::block::{Alignment, BlockKind, Table};
use crate::text::Span;

use super::composer::Composer;
use super::state::{Due, OpenTable};

impl Composer {
    pub(in crate::document) fn begin_table(&mut self, alignments: Vec<Alignment>) {
        if let Some(table) = &mut self.table {
            table.depth += 1;
            self.due = Due::Space;
            return;
        }
        self.begin(BlockKind::Table(self.document.tables.len() as u32));
        self.open_block();
        self.table = Some(OpenTable {
            alignments,
            ..OpenTable::default()
        });
    }

    pub(in crate::document) fn begin_row(&mut self, is_header: bool) {
        if self.is_nested() {
            self.due = Due::Space;
            return;
        }
        self.end_row();
        let Some(table) = &mut self.table else { return };
        table.has_header |= is_header && table.rows.is_empty();
        table.row = Some(Vec::new());
        table.owed = 0;
    }

    pub(in crate::document) fn begin_cell(&mut self) {
        self.begin_cell_over(1, 1);
    }

    /// Begins a cell that takes the room of so many columns and rows; what it covers are empty cells.
    pub(in crate::document) fn begin_cell_over(&mut self, columns: usize, rows: usize) {
        if self.is_nested() {
            self.due = Due::Space;
            return;
        }
        self.end_cell();
        if self.table.as_ref().is_some_and(|table| table.row.is_none()) {
            self.begin_row(false);
        }
        while self.table.as_mut().is_some_and(OpenTable::takes_covered) {
            self.separate_cell();
            let at = self.document.text.len() as u32;
            if let Some(row) = self.table.as_mut().and_then(|table| table.row.as_mut()) {
                row.push(Span::at(at));
            }
        }
        self.separate_cell();
        if let Some(table) = &mut self.table {
            table.cover(columns, rows);
            table.cell = Some(self.document.text.len());
        }
        self.due = Due::Nothing;
    }

    /// Writes what stands between the cell that begins here and the one before.
    fn separate_cell(&mut self) {
        let Some(table) = &self.table else { return };
        if table.row.as_ref().is_some_and(|row| !row.is_empty()) {
            self.document.text.push('\t');
        } else if !table.rows.is_empty() {
            self.document.text.push('\n');
        }
    }

    /// Whether a table is being written.
    pub(in crate::document) fn is_in_table(&self) -> bool {
        self.table.is_some()
    }

    /// Makes the first row the header if it is the open one.
    pub(in crate::document) fn mark_header_cell(&mut self) {
        self.mark_header();
    }

    /// Makes the first row the header.
    pub(in crate::document) fn mark_header(&mut self) {
        if let Some(table) = &mut self.table {
            table.has_header |= table.rows.is_empty() && table.depth == 0;
        }
    }

    pub(in crate::document) fn end_cell(&mut self) {
        if self.is_nested() {
            return;
        }
        let Some(table) = &mut self.table else { return };
        let Some(start) = table.cell.take() else {
            return;
        };
        self.due = Due::Nothing;
        let span = Span::new(start as u32, self.document.text.len() as u32);
        if let Some(row) = &mut table.row {
            row.push(span);
        }
        self.close_all_inline();
    }

    pub(in crate::document) fn end_row(&mut self) {
        if self.is_nested() {
            return;
        }
        self.end_cell();
        let Some(table) = &mut self.table else { return };
        table
            .rows
            .extend(table.row.take().filter(|row| !row.is_empty()));
    }

    pub(in crate::document) fn end_table(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.depth > 0) {
            table.depth -= 1;
            return;
        }
        self.end_row();
        let Some(table) = self.table.take() else {
            return;
        };
        let has_words = table.rows.iter().flatten().any(|cell| !cell.is_empty());
        if has_words {
            self.document.tables.push(finished(table));
        } else if let Some(block) = &self.block {
            let start = block.start;
            self.document.text.truncate(start);
        }
        self.close_block();
    }

    /// Text between a table's tags stands in a cell of its own.
    pub(super) fn open_cell(&mut self) {
        if self
            .table
            .as_ref()
            .is_some_and(|table| table.cell.is_none())
        {
            self.begin_cell();
        }
    }

    fn is_nested(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.depth > 0)
    }
}

/// The table with rows of one length; a row's missing cells are empty spans at its end.
fn finished(mut table: OpenTable) -> Table {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    // A hostile table of one long row and many short ones must not grow with their product.
    let cells: usize = table.rows.iter().map(Vec::len).sum();
    let columns = columns.min(cells.saturating_mul(4) / table.rows.len().max(1) + 64);
    table.alignments.resize(columns, Alignment::default());
    for row in &mut table.rows {
        let end = row.last().map_or(0, |cell| cell.end);
        row.resize(columns, Span::at(end));
    }
    Table {
        alignments: table.alignments,
        has_header: table.has_header,
        rows: table.rows,
    }
}
