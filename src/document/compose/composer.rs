//! Text and blocks as they are written, in order. It trims, collapses white space and makes characters harmless.

use crate::document::block::{Block, BlockKind};
use crate::document::model::{Document, SourceLine};
use crate::text::{Span, sanitize};

use super::state::{
    Counts, Due, OpenBlock, OpenContainer, OpenImage, OpenLinks, OpenMarks, OpenTable,
};

/// A document in the making.
#[derive(Debug, Default)]
pub(in crate::document) struct Composer {
    pub(super) document: Document,
    pub(super) block: Option<OpenBlock>,
    /// What the next block will be.
    pub(super) next: Option<BlockKind>,
    pub(super) due: Due,
    pub(super) marks: OpenMarks,
    pub(super) links: OpenLinks,
    pub(super) containers: Vec<OpenContainer>,
    /// Markdown containers beyond the depth that is kept.
    pub(super) containers_beyond: usize,
    pub(super) image: Option<OpenImage>,
    pub(super) table: Option<OpenTable>,
    /// Whether a name was given to a block before all that is written here.
    pub(super) names_before: bool,
    line: u32,
}

impl Composer {
    /// A composer that expects about `bytes` of text.
    pub(in crate::document) fn with_capacity(bytes: usize) -> Self {
        let mut composer = Self::default();
        let document = &mut composer.document;
        document.text.reserve(bytes);
        // About half of what posts need: the vectors grow once or twice instead of ten times.
        document.blocks.reserve(bytes / 256);
        document.source_lines.reserve(bytes / 256);
        document.links.reserve(bytes / 1024);
        document.marks.reserve(bytes / 1024);
        composer
    }

    /// Whether nothing is open that would take in what follows: what comes next may be written by itself.
    pub(in crate::document) fn is_settled(&self) -> bool {
        let (marks, links) = (&self.marks.ranges, &self.links.ranges);
        self.containers.is_empty()
            && self.containers_beyond == 0
            && self.image.is_none()
            && self.table.is_none()
            && marks.is_empty()
            && links.is_empty()
    }

    /// Whether something is said about what stands before all that was written.
    pub(in crate::document) const fn is_about_before(&self) -> bool {
        self.names_before
    }

    /// Everything that was written.
    pub(in crate::document) fn finish(mut self) -> Document {
        self.end_table();
        self.close_block();
        self.document
    }

    /// What is written from here on comes from this source line.
    pub(in crate::document) fn set_line(&mut self, line: u32) {
        self.line = line;
    }

    /// The source line that is being read.
    pub(in crate::document) fn line(&self) -> u32 {
        self.line
    }

    /// Ends the open block; the next text starts one of this kind.
    pub(in crate::document) fn begin(&mut self, kind: BlockKind) {
        if self.table.is_some() {
            self.due = Due::Space;
            return;
        }
        self.close_block();
        self.next = Some(kind);
    }

    /// Ends the open block, or sets words apart where blocks cannot be, as in a table's cell.
    pub(in crate::document) fn break_block(&mut self) {
        if self.table.is_some() {
            self.due = Due::Space;
        } else {
            self.close_block();
        }
    }

    /// Ends a block that was read as a whole, and whatever emphasis was left open in it.
    pub(in crate::document) fn end_block(&mut self) {
        self.break_block();
        self.close_all_inline();
    }

    /// Whether no block is open, so that what comes next stands by itself.
    pub(in crate::document) fn is_between_blocks(&self) -> bool {
        self.block.is_none() && self.table.is_none()
    }

    /// A thematic break.
    pub(in crate::document) fn rule(&mut self) {
        self.break_block();
        if self.table.is_none() {
            let at = self.document.text.len();
            self.push_block(BlockKind::Rule, at, self.counts());
        }
    }

    /// Running text; white space in it is collapsed.
    pub(in crate::document) fn prose(&mut self, text: &str) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(text);
            return;
        }
        if is_typographic(text) || is_one_run(text) {
            self.write_run(text);
            return;
        }
        let harmless = sanitize::harmless(text);
        let mut rest = &*harmless;
        loop {
            let words = rest.trim_start_matches([' ', '\n', '\t']);
            if words.len() < rest.len() {
                self.due = Due::Space;
            }
            if words.is_empty() {
                return;
            }
            let (run, after) = words.split_at(end_of_run(words.as_bytes()));
            self.write_words(run);
            rest = after;
        }
    }

    /// Writes words with single spaces between and around them.
    fn write_run(&mut self, text: &str) {
        let bytes = text.as_bytes();
        if bytes.first() == Some(&b' ') {
            self.due = Due::Space;
        }
        let words = text.trim_ascii(); // no other white space is in a run
        if !words.is_empty() {
            self.write_words(words);
            if bytes.last() == Some(&b' ') {
                self.due = Due::Space;
            }
        }
    }

    fn write_words(&mut self, words: &str) {
        self.write(words);
        if let Some(block) = &mut self.block {
            block.has_words = true;
        }
    }

    /// A line break of the source that is none of the text.
    pub(in crate::document) fn soft_break(&mut self) {
        match &mut self.image {
            Some(image) => image.alt.push(' '),
            None if self.due == Due::Space => {}
            None => self.due = Due::SoftBreak,
        }
    }

    /// A line break of the text; a second one at once ends the paragraph.
    pub(in crate::document) fn hard_break(&mut self) {
        let is_paragraph = matches!(
            self.block.as_ref().map(|block| &block.kind),
            Some(BlockKind::Paragraph | BlockKind::Term)
        );
        if self.image.is_some() || !is_paragraph {
            self.soft_break();
        } else if self.document.text.ends_with('\n') {
            self.close_block();
        } else {
            self.document.text.push('\n');
            self.due = Due::Nothing;
        }
    }

    /// Preformatted text whose first line is the current source line; every `\n` in it counts.
    pub(in crate::document) fn preformatted(&mut self, text: &str) {
        if self.table.is_some() || self.image.is_some() {
            self.prose(text);
            return;
        }
        for line in text.split_inclusive('\n') {
            self.open_block();
            self.note_line();
            let (line, has_end) = line.strip_suffix('\n').map_or((line, false), |l| (l, true));
            self.document.text.push_str(&sanitize::harmless(line));
            if has_end {
                self.document.text.push('\n');
                self.line += 1;
            }
        }
        if let Some(block) = &mut self.block {
            block.has_words = true;
        }
    }

    /// Writes words that begin and end without white space.
    pub(super) fn write(&mut self, words: &str) {
        self.open_block();
        if self.due != Due::Nothing {
            self.write_due(words);
        }
        self.note_line();
        let at = self.document.text.len();
        self.marks.start(at);
        self.links.start(at);
        self.document.text.push_str(words);
    }

    fn write_due(&mut self, words: &str) {
        let due = std::mem::take(&mut self.due);
        let text = &mut self.document.text;
        let run = text.get(run_start(self.block.as_ref(), self.table.as_ref())..);
        let Some(last) = run.and_then(|run| run.chars().next_back()) else {
            return;
        };
        let first = words.chars().next().unwrap_or_default();
        let joins = match due {
            Due::SoftBreak => is_ideograph(last) && is_ideograph(first),
            Due::BeforeWord => !first.is_alphanumeric(),
            Due::Nothing | Due::Space => false,
        };
        let is_spaced = last == '\u{a0}' || first == '\u{a0}';
        if last != '\n' && !joins && !is_spaced {
            text.push(' ');
        }
    }

    pub(super) fn open_block(&mut self) {
        self.open_cell();
        if self.block.is_some() {
            return;
        }
        let counts = self.counts();
        let before = self.document.text.len();
        if before > 0 {
            self.document.text.push('\n');
        }
        self.due = Due::Nothing;
        self.block = Some(OpenBlock {
            kind: self.next.take().unwrap_or(BlockKind::Paragraph),
            before,
            start: self.document.text.len(),
            counts,
            has_words: false,
        });
    }

    pub(super) fn close_block(&mut self) {
        self.due = Due::Nothing;
        self.next = None;
        if self.block.is_none() {
            return;
        }
        self.suspend_inline();
        let Some(block) = self.block.take() else {
            return;
        };
        self.trim(&block);
        let end = self.document.text.len();
        if end == block.start {
            self.forget(&block);
            return;
        }
        self.settle_ranges(block.counts, end);
        let has_images = self.document.images.len() > block.counts.images;
        if block.kind == BlockKind::Paragraph && !block.has_words && has_images {
            self.split_images(&block);
        } else {
            self.push_block(block.kind, block.start, block.counts);
        }
    }

    fn trim(&mut self, block: &OpenBlock) {
        let text = &mut self.document.text;
        let written = text.get(block.start..).unwrap_or_default();
        let kept = match block.kind {
            BlockKind::Table(_) => written.len(),
            BlockKind::Code { .. } => written.trim_end_matches('\n').len(),
            _ if written.as_bytes().last().is_some_and(u8::is_ascii_graphic) => written.len(),
            _ => written.trim_end_matches([' ', '\n', '\t', '\u{a0}']).len(),
        };
        text.truncate(block.start + kept);
        self.forget_lines_from(block.start + kept);
    }

    /// Forgets the lines of text that was taken back; what comes next starts where it stood.
    fn forget_lines_from(&mut self, end: usize) {
        let lines = &mut self.document.source_lines;
        let kept = lines.partition_point(|place| (place.offset as usize) < end);
        lines.truncate(kept);
    }

    fn forget(&mut self, block: &OpenBlock) {
        let document = &mut self.document;
        document.text.truncate(block.before);
        document.marks.truncate(block.counts.marks);
        document.links.truncate(block.counts.links);
        document.images.truncate(block.counts.images);
        document.source_lines.truncate(block.counts.lines);
    }

    /// Adds a block that reaches from `start` to the end of the text, with everything after `counts`.
    pub(super) fn push_block(&mut self, kind: BlockKind, start: usize, counts: Counts) {
        let container = self.innermost();
        let document = &mut self.document;
        document.blocks.push(Block {
            span: Span::new(start as u32, document.text.len() as u32),
            kind,
            container,
            marks: counts.marks as u32..document.marks.len() as u32,
            links: counts.links as u32..document.links.len() as u32,
        });
    }

    pub(super) fn counts(&self) -> Counts {
        Counts {
            marks: self.document.marks.len(),
            links: self.document.links.len(),
            images: self.document.images.len(),
            lines: self.document.source_lines.len(),
        }
    }

    /// Notes that the text from here on comes from the current source line.
    pub(super) fn note_line(&mut self) {
        let (offset, line) = (self.document.text.len() as u32, self.line);
        match self.document.source_lines.last_mut() {
            Some(last) if last.line >= line => {}
            Some(last) if last.offset == offset => last.line = line,
            _ => self.document.source_lines.push(SourceLine { offset, line }),
        }
    }
}

/// Where the words began that a space may follow: the open cell or the block.
fn run_start(block: Option<&OpenBlock>, table: Option<&OpenTable>) -> usize {
    table
        .and_then(|table| table.cell)
        .or(block.map(|block| block.start))
        .unwrap_or_default()
}

/// Whether a text is one of the marks that the Markdown parser makes of typed ones: each comes alone.
fn is_typographic(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next();
    matches!(first, Some('’' | '‘' | '“' | '”' | '–' | '—' | '…')) && characters.next().is_none()
}

/// Whether a text is ASCII words without two spaces side by side: the common case. Without branches, so that the loop
/// becomes vector code.
fn is_one_run(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = bytes.get(1..).unwrap_or_default();
    let strange = |byte: u8| u8::from(!(b' '..=b'~').contains(&byte));
    let pairs = bytes.iter().zip(next);
    let others = pairs.fold(0, |any, (&a, &b)| {
        any | strange(a) | (u8::from(a == b' ') & u8::from(b == b' '))
    });
    others | bytes.last().map_or(0, |&last| strange(last)) == 0
}

/// How many bytes from the start are words with single spaces between them.
fn end_of_run(words: &[u8]) -> usize {
    let mut after_space = false;
    for (at, &byte) in words.iter().enumerate() {
        match byte {
            b' ' if after_space => return at - 1,
            b' ' => after_space = true,
            b'\n' | b'\t' => return at - usize::from(after_space),
            _ => after_space = false,
        }
    }
    words.len() - usize::from(after_space)
}

/// Whether a line break beside this character is no space: scripts that are written without spaces.
const fn is_ideograph(character: char) -> bool {
    matches!(
        character,
        '\u{2E80}'..='\u{30FF}' | '\u{31C0}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}'
    )
}
