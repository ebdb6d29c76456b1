//! A block → its lines: hands it to the file of its kind and adds the blank line after it.

use crate::document::{Block, BlockKind, Document};

use super::gap::gap_after;
use super::line::Line;
use super::options::LayoutOptions;
use super::page::Page;
use super::{code, image, paragraph, rule, table};

/// The cells by which mathematics are indented.
const MATH_INDENT: u16 = 2;

/// Lays out the block at `index`: its lines, at least one, and the blank line after it if there is one.
///
/// Linear in the length of the block. Empty only if there is no such block.
pub fn lay_out_block(document: &Document, index: usize, options: &LayoutOptions) -> Vec<Line> {
    let Some(block) = document.blocks.get(index) else {
        return Vec::new();
    };
    let mut page = Page::new(document, index, block, *options);
    lay_out_content(document, block, &mut page);
    page.push_if_empty(block.span.start);
    if let Some(next) = document
        .blocks
        .get(index + 1)
        .filter(|_| gap_after(document, index))
    {
        page.push_gap(document, block.span.end, next);
    }
    page.finish()
}

fn lay_out_content(document: &Document, block: &Block, page: &mut Page<'_>) {
    match block.kind {
        BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Term => {
            paragraph::lay_out(page, block.span, 0);
        }
        BlockKind::Math => paragraph::lay_out(page, block.span, MATH_INDENT),
        BlockKind::Code { .. } => code::lay_out(page, block.span),
        BlockKind::Rule => rule::lay_out(page, block.span.start),
        BlockKind::Image => image::lay_out(page, block.span),
        BlockKind::Table(table) => match document.tables.get(table as usize) {
            Some(table) if !table.rows.is_empty() => table::lay_out(page, table),
            _ => paragraph::lay_out(page, block.span, 0),
        },
    }
}
