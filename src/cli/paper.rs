//! A document printed row by row as the reading pane would draw it: theme, colours of code, links. It keeps no screen.

use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::config::HyperlinkUse;
use crate::document::Document;
use crate::layout::{LayoutOptions, Line, lay_out_block};
use crate::shell::{Colourer, terminal_has_links};
use crate::syntax::Token;
use crate::theme::Role;
use crate::ui::{Layers, Palette, paint_line};

use super::cells::{LinkedCells, linked_row};
use super::failure::Failure;
use super::hyperlink::linked_cells;
use super::output::Output;
use super::setup::Setup;
use super::title::wrapped;

/// The most time that colouring all code of a post may take; what comes after it is plain.
const COLOURING: Duration = Duration::from_secs(4);

/// What a document is printed on.
pub struct Paper<'a> {
    palette: Palette,
    options: LayoutOptions,
    out: &'a mut Output,
    colourer: Colourer,
    has_links: bool,
}

impl<'a> Paper<'a> {
    /// Paper of a width for an output.
    pub fn new(setup: &Setup, options: LayoutOptions, out: &'a mut Output) -> Self {
        let has_links = match setup.configured.config.hyperlinks {
            HyperlinkUse::Auto => out.is_terminal() && terminal_has_links(),
            HyperlinkUse::On => out.is_terminal(),
            HyperlinkUse::Off => false,
        };
        Self {
            palette: setup.palette(out.is_terminal(), options.ascii),
            has_links,
            options,
            out,
            colourer: Colourer::default(),
        }
    }

    /// Prints title and facts, and a blank line.
    pub fn header(&mut self, lines: &[(String, Role)]) -> Result<(), Failure> {
        for (line, role) in lines {
            for part in wrapped(line, self.options) {
                let mut row = self.row();
                let style = self.palette.role(*role);
                row.set_stringn(self.options.margin(), 0, part, row.area.width.into(), style);
                self.print(&row, &[])?;
            }
        }
        if lines.is_empty() {
            Ok(())
        } else {
            self.out.line("")
        }
    }

    /// Prints all of a document.
    pub fn document(&mut self, document: &Document) -> Result<(), Failure> {
        let started = Instant::now();
        for block in 0..document.blocks.len() {
            let index = u32::try_from(block).unwrap_or(u32::MAX);
            let is_late = || started.elapsed() > COLOURING;
            let tokens = self.colourer.tokens(document, index, &is_late);
            for line in lay_out_block(document, block, &self.options) {
                self.line(document, &line, &tokens)?;
            }
        }
        Ok(())
    }

    fn line(&mut self, document: &Document, line: &Line, tokens: &[Token]) -> Result<(), Failure> {
        let first = tokens.partition_point(|token| token.span.end <= line.span.start);
        let on_line = tokens.iter().skip(first);
        let on_line = on_line.take_while(|token| token.span.start < line.span.end);
        let layers = Layers {
            styles: on_line
                .map(|token| (token.span, self.palette.role(token.role)))
                .collect(),
        };
        let mut row = self.row();
        let edges = (0, 0, self.options.width);
        paint_line(&mut row, &self.palette, document, line, &layers, edges);
        let links = if self.has_links {
            linked_cells(document, line)
        } else {
            Vec::new()
        };
        self.print(&row, &links)
    }

    fn row(&self) -> Buffer {
        Buffer::empty(Rect::new(0, 0, self.options.width, 1))
    }

    fn print(&mut self, row: &Buffer, links: &[LinkedCells]) -> Result<(), Failure> {
        self.out.styled(&(linked_row(row, 0, links) + "\n"))
    }
}
