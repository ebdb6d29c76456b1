//! The state of the pass over a body: where it is, and what is common to all notations.

use crate::document::model::Issue;

use super::admonitions::Admonitions;
use super::code::Code;
use super::finder::Finder;
use super::finders::{HtmlFinders, LiquidFinders, ShortcodeFinders};
use super::frames::Frames;
use super::imports::Imports;
use super::mask::Meaning;
use super::output::{Output, Written};
use super::signs::Signs;
use super::triggers::Triggers;

/// The state of the pass.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    pub source: &'a str,
    pub output: Output<'a>,
    pub code: Code,
    pub frames: Frames,
    pub admonitions: Admonitions,
    pub html: HtmlFinders,
    pub liquid: LiquidFinders<'a>,
    pub shortcodes: ShortcodeFinders<'a>,
    pub imports: Imports<'a>,
    /// Whether components or statements of MDX were met, so that braces hold program code.
    pub is_mdx: bool,
    /// Up to here no expression of MDX is closed.
    pub unclosed_expression: usize,
    /// Where the current line starts and ends (at its `\n`).
    pub line: (usize, usize),
    /// Where the first thing on the current line starts.
    pub begin: usize,
    /// Whether the line before the current one is blank.
    pub after_blank: bool,
    /// Up to here a link's target is passed, in which only templates matter.
    pub target_end: usize,
    /// Up to here Liquid is text.
    pub raw_end: usize,
    /// Where marked words end.
    pub mark_end: Option<usize>,
    /// Where a note in the text ends.
    pub note_end: Option<usize>,
    /// What is to be written at the end of the current line.
    pub after_line: Option<String>,
    pub issues: Vec<Issue>,
    paragraph_end: Finder,
    pub www: Finder,
    pub stars: Finder,
    pub carets: Finder,
    pub comment_end: Finder,
    pub extension_end: Finder,
    pub formula_end: Finder,
    pub wordpress_end: Finder,
    /// Signs of strong words on the current line that are to be masked.
    pub signs: Signs,
    /// Up to here no `export` statement is closed.
    pub unclosed_export: usize,
    pub triggers: Triggers,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            output: Output::new(source),
            code: Code::default(),
            frames: Frames::default(),
            admonitions: Admonitions::default(),
            html: HtmlFinders::default(),
            liquid: LiquidFinders::default(),
            shortcodes: ShortcodeFinders::default(),
            imports: Imports::default(),
            is_mdx: false,
            unclosed_expression: 0,
            line: (0, 0),
            begin: 0,
            after_blank: true,
            target_end: 0,
            raw_end: 0,
            mark_end: None,
            note_end: None,
            after_line: None,
            issues: Vec::new(),
            paragraph_end: Finder::new("\n\n"),
            www: Finder::new("www."),
            stars: Finder::new("**"),
            carets: Finder::new("^"),
            comment_end: Finder::new("%%"),
            extension_end: Finder::new("{:/"),
            formula_end: Finder::new("\\]"),
            wordpress_end: Finder::new("[/"),
            signs: Signs::default(),
            unclosed_export: 0,
            triggers: Triggers::default(),
        }
    }

    pub(super) fn finish(self) -> (Written, Vec<Issue>) {
        (self.output.finish(), self.issues)
    }

    /// The rest of the source from a place on.
    pub(super) fn rest(&self, at: usize) -> &'a str {
        self.source.get(at..).unwrap_or_default()
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    pub(super) fn byte_before(&self, at: usize) -> Option<u8> {
        at.checked_sub(1).and_then(|before| self.byte(before))
    }

    /// The current line's text from a place on.
    pub(super) fn rest_of_line(&self, at: usize) -> &'a str {
        self.source.get(at..self.line.1).unwrap_or_default()
    }

    /// Whether a stretch is all there is on its line or lines, but for white space.
    pub(super) fn is_alone(&self, start: usize, end: usize) -> bool {
        self.is_first(start) && self.line_after(end).trim().is_empty()
    }

    /// Whether nothing but white space stands before a place on its line.
    pub(super) fn is_first(&self, at: usize) -> bool {
        at <= self.begin
    }

    /// What stands after a place on its line, which may be a later one than the current.
    pub(super) fn line_after(&self, at: usize) -> &'a str {
        if at <= self.line.1 {
            return self.rest_of_line(at);
        }
        let after = self.rest(at);
        after.split_once('\n').map_or(after, |(line, _)| line)
    }

    /// The end of the paragraph around a place, at most.
    pub(super) fn paragraph_end(&mut self, at: usize) -> usize {
        let end = self.paragraph_end.next(self.source, at);
        end.unwrap_or(self.source.len())
    }

    /// Sets a stretch that is alone on its lines apart by blank lines, after `write` wrote something in its place.
    pub(super) fn isolate(&mut self, end: usize, write: impl FnOnce(&mut Output<'a>)) {
        if !self.after_blank {
            let start = self.output.done().max(self.line.0);
            self.output
                .insert(start, if start == self.line.0 { "\n" } else { "\n\n" });
        }
        write(&mut self.output);
        let next = end + self.line_after(end).len() + 1;
        let first = self
            .rest(next)
            .trim_start_matches([' ', '\t'])
            .chars()
            .next();
        if first.is_some_and(|first| first != '\n') {
            self.output.insert(next, "\n");
        }
    }

    /// Ends a quote with the words of who is quoted, if anybody is named.
    pub(super) fn end_quote(&mut self, at: usize, end: usize, author: &str, close: Meaning) {
        self.isolate(end, |output| {
            if !author.is_empty() {
                output.insert(at, "\n\n");
                output.mask(at..at, Meaning::Words(format!("— {author}")));
                output.insert(at, "\n\n");
            }
            output.mask(at..end, close);
        });
    }
}
