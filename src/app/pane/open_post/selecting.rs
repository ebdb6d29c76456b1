//! What is selected in the open post: from an anchor to the caret, both ends included. It knows nothing of what is marked.

use crate::text::{Span, graphemes};

use super::super::selection::Selection;
use super::{OpenPost, Reveal};

impl OpenPost {
    /// What is selected, the character at its end included; `None` without a selection.
    pub fn selected(&self) -> Option<Span> {
        let selection = self.selection?;
        let (from, to) = (
            selection.anchor.min(self.caret),
            selection.anchor.max(self.caret),
        );
        if selection.whole_lines {
            return Some(self.line_around(from).union(self.line_around(to)));
        }
        Some(Span::new(from, graphemes::next_grapheme(self.text(), to)))
    }

    /// Selects a span, the caret on its last character; it grows and shrinks around `origin`. What does not fit on the
    /// screen leaves the screen where it is.
    pub fn select(&mut self, span: Span, origin: u32) {
        self.selection = Some(Selection {
            anchor: span.start,
            whole_lines: false,
            origin,
        });
        let last = graphemes::previous_grapheme(self.text(), span.end).max(span.start);
        let lines = self.lines_between(span.start, last);
        if lines.is_some_and(|lines| lines < self.height) {
            self.reveal(span.start, Reveal::Nearest);
            self.go_to(last, Reveal::Nearest);
        } else {
            self.caret = self.clamp(last);
            self.goal_column = None;
        }
    }

    /// Puts the caret at the other end of the selection.
    pub fn swap_ends(&mut self) {
        if let Some(selection) = &mut self.selection {
            let caret = std::mem::replace(&mut selection.anchor, self.caret);
            self.go_to(caret, Reveal::Nearest);
        }
    }

    /// How many lines lie between two places; `None` if more than fit on the screen.
    fn lines_between(&self, from: u32, to: u32) -> Option<usize> {
        let (first, last) = (self.position(from), self.position(to));
        (0..self.height).find(|&lines| self.moved(first, super::signed(lines)) >= last)
    }

    /// The span of the line that shows a place.
    pub(super) fn line_around(&self, offset: u32) -> Span {
        self.flow
            .line(&self.content.document, self.position(offset))
            .map_or(Span::at(offset), |line| line.span)
    }
}
