//! Moving the screen and the caret by lines. It knows nothing of what the words mean.

use crate::layout::{LineKind, LinePosition, cell_of, offset_at};

use super::{Height, OpenPost, Reveal, signed};

/// Lines kept between the caret and the edge of the pane.
pub(super) const MARGIN: usize = 2;

impl OpenPost {
    /// Moves the caret by lines that hold text, keeping its column.
    pub fn move_lines(&mut self, delta: i64) {
        let mut position = self.position(self.caret);
        for _ in 0..delta.unsigned_abs() {
            let Some(next) = self.next_content(position, delta.signum()) else {
                break;
            };
            position = next;
        }
        self.place_on(position);
        self.reveal(self.caret, Reveal::Nearest);
    }

    /// Scrolls by lines; the caret moves along, on the same line of the screen where there is text.
    pub fn scroll(&mut self, delta: i64) {
        let above = self.lines_above_caret().unwrap_or(0);
        let top = self.moved(self.top, delta);
        let last_top = self.last_top();
        let new_top = top.min(last_top.max(self.top));
        if new_top == self.top {
            self.move_lines(delta);
            return;
        }
        self.top = new_top;
        let target = self.moved(self.top, signed(above));
        self.place_on(self.content_on_screen(target, delta.signum()));
        self.reveal(self.caret, Reveal::Line);
        if delta.unsigned_abs() > 1 && self.is_gap(self.top) {
            // A new page does not begin with the blank line between two blocks.
            self.top = self.moved(self.top, 1).min(self.last_top());
            self.refresh();
        }
    }

    /// Scrolls by lines without the caret, which only moves if it would leave the screen: the mouse wheel.
    pub fn wheel(&mut self, delta: i64) {
        let last_top = self.last_top();
        self.top = self.moved(self.top, delta).min(last_top.max(self.top));
        self.keep_caret_on_screen();
    }

    /// Brings the caret to where one looks; the end of a selection stays where it is.
    pub(super) fn keep_caret_on_screen(&mut self) {
        self.row_before = None;
        if self.selection.is_some() {
            self.refresh();
            return;
        }
        let bottom = self.moved(self.top, signed(self.height) - 1);
        let caret = self.position(self.caret);
        if caret < self.top {
            self.place_on(self.content_near(self.top, 1));
        } else if caret > bottom {
            self.place_on(self.content_near(bottom, -1));
        }
        self.refresh();
    }

    /// Scrolls so that a place is in the middle of the screen; the caret moves only if it would leave it.
    pub fn show(&mut self, offset: u32) {
        let place = self.position(self.clamp(offset));
        let top = self.moved(place, -signed(self.height / 2));
        self.top = top.min(self.last_top());
        self.keep_caret_on_screen();
    }

    /// Scrolls so that the caret's line is at a height of the screen, as far as there are lines.
    pub fn put_line_at(&mut self, height: Height) {
        self.put_caret_on_row(self.row_at(height));
        self.refresh();
    }

    /// Moves the caret to the line at a height of the screen.
    pub fn go_to_height(&mut self, height: Height) {
        let line = self.moved(self.top, signed(self.row_at(height)));
        let inwards = if height == Height::Bottom { -1 } else { 1 };
        self.place_on(self.content_on_screen(line, inwards));
        self.reveal(self.caret, Reveal::Line);
    }

    /// The row of the screen at a height of it, from 0.
    fn row_at(&self, height: Height) -> usize {
        let lowest = self.height.saturating_sub(1 + self.margin());
        match height {
            Height::Top => self.margin(),
            Height::Middle => self.height / 2,
            Height::Bottom => lowest,
        }
    }

    pub(super) fn reveal(&mut self, offset: u32, reveal: Reveal) {
        self.reveal_sideways();
        let position = self.position(offset);
        self.row_before = None;
        let margin = self.margin();
        let bottom = self.moved(self.top, signed(self.height.saturating_sub(1 + margin)));
        let first = self.moved(self.top, signed(margin));
        let beginning = match reveal {
            Reveal::Nearest => self.picture_above(position).unwrap_or(position),
            Reveal::Line | Reveal::Third => position,
        };
        if reveal == Reveal::Third {
            self.top = self.moved(position, -signed(self.height / 3));
        } else if beginning < first {
            self.top = self.moved(beginning, -(signed(margin)));
        } else if position > bottom {
            self.top = self.moved(position, -(signed(self.height.saturating_sub(1 + margin))));
        }
        self.top = self.top.min(self.last_top());
        self.refresh();
    }

    /// Lines kept between the caret and the edge of the pane.
    pub(super) fn margin(&self) -> usize {
        MARGIN.min(self.height.saturating_sub(1) / 2)
    }

    /// The top of the last screenful.
    pub(super) fn last_top(&self) -> LinePosition {
        let last = self.flow.last(&self.content.document);
        self.moved(last, -signed(self.height.saturating_sub(1)))
    }

    pub(super) fn lines_above_caret(&self) -> Option<usize> {
        let caret = self.position(self.caret);
        self.visible.iter().position(|line| line.position == caret)
    }

    pub(super) fn place_on(&mut self, position: LinePosition) {
        let document = self.content.document.clone();
        let Some(here) = self.flow.line(&document, self.position(self.caret)) else {
            return;
        };
        let column = self
            .goal_column
            .or_else(|| {
                let column = cell_of(&here, &document.text, self.caret)?;
                Some(column.saturating_sub(self.shift_of(&here)))
            })
            .unwrap_or(0);
        if let Some(line) = self.flow.line(&document, position) {
            let in_line = column.saturating_add(self.shift_of(&line));
            self.caret = offset_at(&line, &document.text, in_line);
            self.goal_column = Some(column);
        }
    }

    /// The nearest line with text in a direction, this one not included.
    fn next_content(&self, mut position: LinePosition, direction: i64) -> Option<LinePosition> {
        loop {
            let next = self.moved(position, direction);
            if next == position {
                return None;
            }
            position = next;
            if self.has_text(position) {
                return Some(position);
            }
        }
    }

    /// The nearest line with text, this one included, looking first in a direction.
    pub(super) fn content_near(&self, position: LinePosition, direction: i64) -> LinePosition {
        if self.has_text(position) {
            return position;
        }
        let direction = if direction < 0 { -1 } else { 1 };
        self.next_content(position, direction)
            .or_else(|| self.next_content(position, -direction))
            .unwrap_or(position)
    }

    /// The nearest line with text that is on screen, looking first in a direction; behind a tall picture there may be none.
    fn content_on_screen(&self, position: LinePosition, direction: i64) -> LinePosition {
        let bottom = self.moved(self.top, signed(self.height) - 1);
        let is_on_screen = |position: &LinePosition| (self.top..=bottom).contains(position);
        let near = self.content_near(position, direction);
        Some(near)
            .filter(is_on_screen)
            .or_else(|| self.next_content(position, -direction.signum()))
            .filter(is_on_screen)
            .unwrap_or(near)
    }

    fn is_gap(&self, position: LinePosition) -> bool {
        let line = self.flow.line(&self.content.document, position);
        line.is_some_and(|line| line.kind == LineKind::Gap)
    }

    fn has_text(&self, position: LinePosition) -> bool {
        self.flow
            .line(&self.content.document, position)
            .is_some_and(|line| line.kind == LineKind::Content && !line.span.is_empty())
    }
}
