//! Collects the lines of one block: puts lead-ins before pieces and works out spans. It decides nothing about text.

use crate::document::{Block, Document};
use crate::text::Span;
use crate::text::line_break::advance;
use crate::text::width::{cells, display_width, ellipsize};
use crate::theme::Role;

use super::gap::is_callout_title;
use super::lead::Lead;
use super::line::{Line, LineKind, Piece, PieceContent};
use super::options::LayoutOptions;

/// What stands between a callout's name and its title.
const COLON: &str = ":";

/// The lines of a block under construction.
pub(super) struct Page<'a> {
    /// The document's text.
    pub text: &'a str,
    /// How the document is laid out.
    pub options: LayoutOptions,
    /// What stands before the text.
    pub lead: Lead,
    index: usize,
    start: u32,
    lines: Vec<Line>,
    /// Containers from this one on have not had their first line.
    opening: usize,
    has_content: bool,
    /// What the block's first line begins with.
    run_in: Option<Piece>,
}

impl<'a> Page<'a> {
    /// A page for the block at `index`; it begins with the name of a callout that the block opens.
    pub(super) fn new(
        document: &'a Document,
        index: usize,
        block: &Block,
        options: LayoutOptions,
    ) -> Self {
        let mut page = Self {
            text: &document.text,
            options,
            lead: Lead::new(document, index, block, options),
            index,
            start: block.span.start,
            lines: Vec::new(),
            opening: 0,
            has_content: false,
            run_in: None,
        };
        let is_title = is_callout_title(document, index, block);
        page.push_label(block.span.start, is_title);
        page
    }

    /// A callout's name stands before its title, if it has one and there is room, else on a line of its own.
    fn push_label(&mut self, place: u32, is_title: bool) {
        if let Some((depth, column, label)) = self.lead.take_label() {
            let run_in = sign(column, label.text.clone() + COLON, label.role);
            if is_title && depth == self.lead.depth() && run_in.width <= self.lead.width / 2 {
                self.run_in = Some(run_in);
                return;
            }
            let mut pieces = self.lead.pieces(0, depth);
            let room = (self.lead.column + self.lead.width).saturating_sub(column);
            let name = ellipsize(&label.text, usize::from(room)).into_owned();
            pieces.push(sign(column, name, label.role));
            self.opening = depth;
            self.push_line(LineKind::Content, place, pieces);
        }
    }

    /// The name that the first line of running text begins with.
    pub(super) fn take_run_in(&mut self) -> Option<Piece> {
        self.run_in.take()
    }

    /// Adds a line; `place` is where it stands if it has no text.
    pub(super) fn push(&mut self, place: u32, content: Vec<Piece>) {
        let depth = self.lead.depth();
        let mut pieces = self.lead.pieces(self.opening, depth);
        if pieces.is_empty() {
            pieces = content;
        } else {
            pieces.reserve_exact(content.len());
            pieces.extend(content);
        }
        self.opening = depth;
        self.has_content = true;
        self.push_line(LineKind::Content, place, pieces);
    }

    /// Adds a line without text if there is none for the block's own content yet.
    pub(super) fn push_if_empty(&mut self, place: u32) {
        if !self.has_content {
            self.push(place, Vec::new());
        }
    }

    /// Adds the blank line before `next`.
    pub(super) fn push_gap(&mut self, document: &Document, place: u32, next: &Block) {
        let pieces = self.lead.gap_pieces(document, next);
        self.push_line(LineKind::Gap, place, pieces);
    }

    /// A line of the block without text, bars of what it stands in before it.
    pub(super) fn bare_line(&self, kind: LineKind) -> Line {
        let depth = self.lead.depth();
        Line {
            block: u32::try_from(self.index).unwrap_or(u32::MAX),
            kind,
            span: Span::at(self.start),
            pieces: self.lead.pieces(depth, depth),
        }
    }

    fn push_line(&mut self, kind: LineKind, place: u32, pieces: Vec<Piece>) {
        let span = pieces.iter().filter_map(Piece::text).reduce(Span::union);
        self.lines.push(Line {
            block: u32::try_from(self.index).unwrap_or(u32::MAX),
            kind,
            span: span.unwrap_or(Span::at(place)),
            pieces,
        });
    }

    /// The lines.
    pub(super) fn finish(self) -> Vec<Line> {
        self.lines
    }
}

/// The pieces for a stretch of text at a column; a tab is a piece of its own, up to the next multiple of `tab_stop` cells.
pub(super) fn text_pieces(text: &str, span: Span, column: u16, tab_stop: u16) -> Vec<Piece> {
    let tabs = memchr::memchr_iter(b'\t', span.of(text).as_bytes());
    let mut pieces = Vec::with_capacity(1 + 2 * tabs.clone().count());
    let (mut start, mut used) = (span.start, 0);
    for at in tabs {
        let tab = span.start + u32::try_from(at).unwrap_or(u32::MAX);
        used += push_text(text, Span::new(start, tab), column, used, &mut pieces);
        let width = cells("\t").map(|cell| advance(&cell, used, tab_stop)).sum();
        if !push_piece(Span::new(tab, tab + 1), column, used, width, &mut pieces) {
            return pieces;
        }
        used += width;
        start = tab + 1;
    }
    push_text(text, Span::new(start, span.end), column, used, &mut pieces);
    pieces
}

fn push_text(text: &str, span: Span, column: u16, used: u32, pieces: &mut Vec<Piece>) -> u32 {
    let width = u32::try_from(display_width(span.of(text))).unwrap_or(u32::MAX);
    if !span.is_empty() {
        push_piece(span, column, used, width, pieces);
    }
    width
}

/// Adds a piece; false if it lies beyond the last column there can be, and was left out.
fn push_piece(span: Span, column: u16, used: u32, width: u32, pieces: &mut Vec<Piece>) -> bool {
    let start = u32::from(column).saturating_add(used);
    let end = start.saturating_add(width).min(u32::from(u16::MAX));
    let (Ok(column), Ok(end)) = (u16::try_from(start), u16::try_from(end)) else {
        return false;
    };
    pieces.push(Piece {
        column,
        width: end.saturating_sub(column),
        content: PieceContent::Text(span),
    });
    true
}

/// A piece that is not in the text.
pub(super) fn sign(column: u16, text: impl Into<String>, role: Role) -> Piece {
    let text = text.into();
    Piece {
        column,
        width: u16::try_from(display_width(&text)).unwrap_or(u16::MAX),
        content: PieceContent::Lead(text, role),
    }
}
