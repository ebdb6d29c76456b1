//! What is read in one pass: a prepared source, or a part of one. Only data.

use crate::document::model::Document;
use crate::document::prepare::{LineCursor, NameCursor};

/// A stretch of a prepared source.
#[derive(Clone, Debug)]
pub(in crate::document) struct Stretch<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// Where it begins in the source.
    pub(super) start: usize,
    /// Tells the lines of places in the source, from its beginning on.
    pub(super) lines: LineCursor<'a>,
    /// The names of places in it.
    pub(super) names: NameCursor,
}

impl<'a> Stretch<'a> {
    /// The text that begins at byte `start` of the source, with a cursor that has not passed that place.
    pub(in crate::document) const fn new(
        text: &'a str,
        start: usize,
        lines: LineCursor<'a>,
        names: NameCursor,
    ) -> Self {
        Self {
            text,
            start,
            lines,
            names,
        }
    }

    /// Takes out what stands before this place of the source, which is a character boundary.
    pub(in crate::document) fn take_until(&mut self, end: usize) -> Self {
        let (text, rest) = self
            .text
            .split_at_checked(end.saturating_sub(self.start))
            .unwrap_or((self.text, ""));
        let before = Self::new(text, self.start, self.lines.clone(), self.names.until(end));
        self.text = rest;
        self.start = end;
        self.lines.line(end);
        before
    }

    /// Its text.
    pub(in crate::document) const fn text(&self) -> &'a str {
        self.text
    }

    /// Where it ends in the source.
    pub(in crate::document) const fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// What was read of a stretch.
#[derive(Debug)]
pub(in crate::document) struct StretchRead {
    /// What it makes.
    pub document: Document,
    /// Whether everything that began in it ended in it, so that what follows means the same without it.
    pub is_closed: bool,
    /// Whether it says something about what stands before it.
    pub is_about_before: bool,
    /// Labels in it that nothing defines, as far as they are few.
    pub unknown: Vec<String>,
}
