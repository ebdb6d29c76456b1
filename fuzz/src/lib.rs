//! What must hold of every document and of every line laid out, whatever the input. It makes no input of its own.

use kubenotes::document::{BlockKind, Document};
use kubenotes::layout::{Line, LineKind};
use kubenotes::text::Span;

/// Panics unless the document's parts fit its text.
pub fn assert_sound(document: &Document) {
    let text = &document.text;
    let is_span = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
    let is_harmless = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
    assert!(text.chars().all(is_harmless), "control characters in the text");
    let mut end: Option<u32> = None;
    for block in &document.blocks {
        assert!(is_span(block.span), "{block:?}");
        if block.kind != BlockKind::Rule {
            assert_eq!(block.span.start, end.map_or(0, |end| end + 1), "{block:?}");
        }
        if !block.span.is_empty() {
            end = Some(block.span.end);
        }
        for mark in &document.marks[block.marks.start as usize..block.marks.end as usize] {
            assert!(block.span.covers(mark.span) && is_span(mark.span), "{mark:?}");
        }
        for link in &document.links[block.links.start as usize..block.links.end as usize] {
            assert!(block.span.covers(link.span) && is_span(link.span), "{link:?}");
        }
    }
    assert_eq!(end.unwrap_or_default() as usize, text.len());
    assert!(document.source_lines.is_sorted_by_key(|place| (place.offset, place.line)));
    assert!(document.images.iter().all(|image| image.span.of(text).starts_with('▣')));
    for section in &document.sections {
        assert!(is_span(section.span) && is_span(section.heading), "{section:?}");
    }
    for cell in document.tables.iter().flat_map(|table| table.rows.iter().flatten()) {
        assert!(is_span(*cell) && !cell.of(text).contains(['\t', '\n']), "{cell:?}");
    }
    for (at, container) in document.containers.iter().enumerate() {
        let parent = container.parent.map(|parent| parent as usize);
        assert!(parent.is_none_or(|parent| parent < at), "{container:?}");
    }
}

/// Panics unless the lines of a block stay within `width` cells, show text in order, and leave out only white space.
pub fn assert_shows_all(document: &Document, block: usize, lines: &[Line], width: u16) {
    let Some(block) = document.blocks.get(block) else {
        return;
    };
    let mut shown: Vec<Span> = Vec::new();
    for line in lines.iter().filter(|line| line.kind == LineKind::Content) {
        for piece in &line.pieces {
            // A character of two cells does not fit a pane of one.
            assert!(piece.end() <= width.max(2), "{piece:?} in {width} cells");
        }
        shown.extend(line.texts().map(|(_, span)| span));
    }
    shown.sort_by_key(|span| span.start);
    let mut at = block.span.start;
    for span in shown {
        assert!(is_blank(document, Span::new(at, span.start.max(at))), "text is left out at {at}");
        at = at.max(span.end);
    }
    assert!(is_blank(document, Span::new(at, block.span.end.max(at))), "text is left out at {at}");
}

fn is_blank(document: &Document, span: Span) -> bool {
    span.of(&document.text).chars().all(char::is_whitespace)
}
