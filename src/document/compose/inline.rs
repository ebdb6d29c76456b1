//! Marks and links: ranges that are open while words are written. Ranges without words vanish.

use std::cmp::Reverse;

use crate::document::model::{Link, Mark, MarkKind};
use crate::text::{Span, sanitize};

use super::composer::Composer;
use super::state::{Counts, OpenRange, OpenRanges};

/// How many marks or links may be open at once; what is deeper is text without them.
const DEPTH: usize = 64;

impl<T> OpenRanges<T> {
    pub(super) fn open(&mut self, what: T) {
        if self.ranges.len() < DEPTH {
            self.ranges.push(OpenRange { what, start: 0 });
        } else {
            self.beyond += 1;
        }
    }

    /// Fresh ranges start at this offset of the text.
    pub(super) fn start(&mut self, at: usize) {
        for range in self.ranges.iter_mut().skip(self.fresh) {
            range.start = at;
        }
        self.fresh = self.ranges.len();
    }

    /// Takes out the innermost range of a sort; `None` if there is none or it has no words.
    fn close(&mut self, is_it: impl Fn(&T) -> bool) -> Option<OpenRange<T>> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        let at = self.ranges.iter().rposition(|range| is_it(&range.what))?;
        let range = self.ranges.remove(at);
        let has_words = at < self.fresh;
        self.fresh -= usize::from(has_words);
        has_words.then_some(range)
    }

    fn clear(&mut self) {
        self.ranges.clear();
        self.fresh = 0;
        self.beyond = 0;
    }
}

impl Composer {
    pub(in crate::document) fn open_mark(&mut self, kind: MarkKind) {
        self.marks.open(kind);
    }

    pub(in crate::document) fn close_mark(&mut self, kind: MarkKind) {
        let end = self.document.text.len();
        if let Some(range) = self.marks.close(|open| *open == kind) {
            self.document.marks.push(mark(&range, end));
        }
    }

    /// Words under a mark.
    pub(in crate::document) fn marked(&mut self, kind: MarkKind, words: &str) {
        self.open_mark(kind);
        self.prose(words);
        self.close_mark(kind);
    }

    pub(in crate::document) fn open_link(&mut self, target: &str) {
        self.links.open(sanitize::one_line(target).into_owned());
    }

    pub(in crate::document) fn close_link(&mut self) {
        let end = self.document.text.len();
        if let Some(range) = self.links.close(|_| true) {
            self.document.links.push(link(&range, end));
        }
    }

    /// Whether words written now belong to a link.
    pub(in crate::document) fn is_in_link(&self) -> bool {
        !self.links.ranges.is_empty()
    }

    /// A web or mail address as it stands in the text.
    pub(in crate::document) fn address(&mut self, words: &str, target: &str) {
        let links = !self.is_in_link();
        if links {
            self.open_link(target);
        }
        self.prose(words);
        if links {
            self.close_link();
        }
    }

    /// A short stand-in for what cannot be shown.
    pub(in crate::document) fn placeholder(&mut self, words: &str, target: Option<&str>) {
        self.open_mark(MarkKind::Placeholder);
        match target {
            Some(target) => self.address(words, target),
            None => self.prose(words),
        }
        self.close_mark(MarkKind::Placeholder);
    }

    /// Writes down what the open ranges cover in the block that ends; they go on in the next one.
    pub(super) fn suspend_inline(&mut self) {
        let end = self.document.text.len();
        let started = self.marks.ranges.iter().take(self.marks.fresh);
        let marks = started.map(|range| mark(range, end));
        self.document.marks.extend(marks);
        let started = self.links.ranges.iter().take(self.links.fresh);
        let links = started.map(|range| link(range, end));
        self.document.links.extend(links);
        self.marks.fresh = 0;
        self.links.fresh = 0;
    }

    pub(in crate::document) fn close_all_inline(&mut self) {
        if self.block.is_some() {
            self.suspend_inline();
        }
        self.marks.clear();
        self.links.clear();
    }

    /// Clips and sorts the ranges of a block that ends at `end`.
    pub(super) fn settle_ranges(&mut self, counts: Counts, end: usize) {
        let end = end as u32;
        if let Some(marks) = self.document.marks.get_mut(counts.marks..) {
            for mark in &mut *marks {
                mark.span = clipped(mark.span, end);
            }
            marks.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end)));
        }
        if let Some(links) = self.document.links.get_mut(counts.links..) {
            for link in &mut *links {
                link.span = clipped(link.span, end);
            }
            links.sort_by_key(|link| (link.span.start, Reverse(link.span.end)));
        }
    }
}

fn mark(range: &OpenRange<MarkKind>, end: usize) -> Mark {
    Mark {
        span: Span::new(range.start as u32, end as u32),
        kind: range.what,
    }
}

fn link(range: &OpenRange<String>, end: usize) -> Link {
    Link {
        span: Span::new(range.start as u32, end as u32),
        target: range.what.clone(),
    }
}

fn clipped(span: Span, end: u32) -> Span {
    Span::new(span.start.min(end), span.end.min(end))
}
