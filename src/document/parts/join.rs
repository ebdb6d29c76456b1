//! Putting the documents of parts together. It changes places and indices, and no words.

use crate::document::block::{Block, BlockKind, Table};
use crate::document::model::{Document, SourceLine};
use crate::text::Span;

/// Adds what a part makes behind what the parts before it made. Front matter, issues and sections are none of a part's.
pub(super) fn append(whole: &mut Document, part: Document) {
    let end = whole.text.len() as u32;
    let is_first = whole.text.is_empty() || part.text.is_empty();
    if !is_first {
        whole.text.push('\n');
    }
    let joint = Joint {
        end,
        names: if end > 0 { end + 1 } else { 0 },
        start: whole.text.len() as u32,
        marks: whole.marks.len() as u32,
        links: whole.links.len() as u32,
        containers: whole.containers.len() as u32,
        tables: whole.tables.len() as u32,
    };
    whole.text.push_str(&part.text);
    whole
        .blocks
        .extend(part.blocks.into_iter().map(|block| joint.block(block)));
    whole
        .containers
        .extend(part.containers.into_iter().map(|mut container| {
            container.parent = container.parent.map(|parent| parent + joint.containers);
            container
        }));
    whole.marks.extend(part.marks.into_iter().map(|mut mark| {
        mark.span = joint.span(mark.span);
        mark
    }));
    whole.links.extend(part.links.into_iter().map(|mut link| {
        link.span = joint.span(link.span);
        link
    }));
    whole.names.extend(part.names.into_iter().map(|mut place| {
        place.offset += joint.names;
        place
    }));
    whole
        .images
        .extend(part.images.into_iter().map(|mut image| {
            image.span = joint.span(image.span);
            image
        }));
    whole
        .tables
        .extend(part.tables.into_iter().map(|table| joint.table(table)));
    join_lines(whole, part.source_lines, joint.start);
}

/// Lines only grow: what stands in an earlier one again is told by the place before it. At one place the last one counts.
fn join_lines(whole: &mut Document, lines: Vec<SourceLine>, start: u32) {
    let last = whole.source_lines.last().copied();
    let mut later = lines
        .into_iter()
        .filter(|place| last.is_none_or(|last| place.line > last.line))
        .map(|place| SourceLine {
            offset: place.offset + start,
            ..place
        })
        .peekable();
    if later.peek().map(|place| place.offset) == last.map(|last| last.offset) {
        whole.source_lines.pop();
    }
    whole.source_lines.extend(later);
}

/// Where two parts meet: what the second one's places and indices are to be counted from.
struct Joint {
    /// Where the text of the first ends.
    end: u32,
    /// Where that of the second starts.
    start: u32,
    /// Where the next block after the first would start.
    names: u32,
    marks: u32,
    links: u32,
    containers: u32,
    tables: u32,
}

impl Joint {
    fn span(&self, span: Span) -> Span {
        Span::new(span.start + self.start, span.end + self.start)
    }

    fn block(&self, block: Block) -> Block {
        // A rule before all text follows the text before it at once.
        let span = if block.span.end == 0 {
            Span::at(self.end)
        } else {
            self.span(block.span)
        };
        Block {
            span,
            kind: match block.kind {
                BlockKind::Table(table) => BlockKind::Table(table + self.tables),
                kind => kind,
            },
            container: block.container.map(|container| container + self.containers),
            marks: block.marks.start + self.marks..block.marks.end + self.marks,
            links: block.links.start + self.links..block.links.end + self.links,
        }
    }

    fn table(&self, mut table: Table) -> Table {
        for cell in table.rows.iter_mut().flatten() {
            *cell = self.span(*cell);
        }
        table
    }
}
