//! Leaf blocks: paragraphs, headings, code, HTML blocks, tables.

use pulldown_cmark::{Alignment as Column, CodeBlockKind, Tag, TagEnd};

use crate::document::block::{Alignment, BlockKind};
use crate::document::model::MarkKind;
use crate::text::sanitize;

use super::reader::Reader;

impl Reader<'_> {
    pub(super) fn start_leaf(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                self.to.end_table();
                self.to.begin(BlockKind::Heading(level as u8));
                if let Some(name) = id {
                    self.to.name_place(&self.masks.target(&name));
                }
            }
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => self.html_block = Some(Default::default()),
            Tag::DefinitionListTitle => self.to.begin(BlockKind::Term),
            Tag::Paragraph => {
                self.to.note_paragraph();
                self.to.begin(BlockKind::Paragraph);
            }
            _ => self.to.begin(BlockKind::Paragraph),
        }
    }

    pub(super) fn end_leaf(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.to.end_block();
            }
            TagEnd::HtmlBlock => self.end_html_block(),
            _ => self.to.end_block(),
        }
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => language(&self.masks.restored(info)),
            CodeBlockKind::Indented => None,
        };
        // The first line after the fence; the parser's events for the text tell the rest.
        self.to.begin(BlockKind::Code { language });
        self.in_code = true;
    }

    pub(super) fn html_line(&mut self, html: &str) {
        match &mut self.html_block {
            Some((block, lines)) => {
                block.push_str(html);
                let count = memchr::memchr_iter(b'\n', html.as_bytes()).count().max(1);
                lines.extend((self.to.line()..).take(count));
            }
            None => self.inline_html(html),
        }
    }

    fn end_html_block(&mut self) {
        if let Some((html, lines)) = self.html_block.take() {
            self.html.read(&mut self.to, self.masks, &html, &lines);
            self.html.end_stretch(&mut self.to);
        }
    }

    /// A formula on lines of its own; kramdown's `$$x$$` inside a line is a part of it.
    pub(super) fn display_math(&mut self, math: &str) {
        if !math.contains('\n') && !self.to.is_between_blocks() {
            let math = self.masks.restored(math);
            self.to.marked(MarkKind::Code, math.trim());
            return;
        }
        self.to.begin(BlockKind::Math);
        self.to
            .preformatted(self.masks.restored(math).trim_matches('\n'));
        self.to.break_block();
    }

    pub(super) fn start_table(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Table(columns) => self
                .to
                .begin_table(columns.into_iter().map(alignment).collect()),
            Tag::TableHead => self.to.begin_row(true),
            Tag::TableRow => self.to.begin_row(false),
            _ => self.to.begin_cell(),
        }
    }

    pub(super) fn end_table(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Table => self.to.end_table(),
            TagEnd::TableCell => self.to.end_cell(),
            _ => self.to.end_row(),
        }
    }
}

fn alignment(column: Column) -> Alignment {
    match column {
        Column::None | Column::Left => Alignment::Left,
        Column::Center => Alignment::Center,
        Column::Right => Alignment::Right,
    }
}

/// The first word of a fence's info string (`CommonMark` 0.31, 4.5), also where attributes follow without a space.
fn language(info: &str) -> Option<String> {
    let word = info
        .trim_start_matches(['{', '.', ' '])
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '{' | '}' | ':' | '='))
        .next()
        .unwrap_or_default();
    (!word.is_empty()).then(|| sanitize::one_line(&word.to_lowercase()).into_owned())
}
