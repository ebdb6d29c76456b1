//! The open post: caret, scrolling, selection, search, and the lines on screen.
//!
//! Places are offsets in the visible text; lines are laid out only around what is shown.

mod pictured;

use std::borrow::Cow;
use std::sync::Arc;

use crate::document::BlockKind;
use crate::layout::{
    Flow, LayoutOptions, Line, LineKind, LinePosition, PictureSizes, cell_of, offset_at, slid,
    text_start,
};
use crate::library::{Post, PostId};
use crate::text::{Span, graphemes};

use super::super::event::PostContent;
use super::code_view::{CodeRoom, CodeView};
use super::search::Search;
use super::spot::{Landing, Spot};

/// Lines kept between the caret and the edge of the pane.
const MARGIN: usize = 2;

/// How many lines of code are looked at for the first one that is not blank.
const CODE_HEAD: u32 = 64;

/// The reading pane.
#[derive(Clone, Debug, Default)]
pub struct ReadingPane {
    /// The post being read.
    pub open: Option<OpenPost>,
    /// The post that was asked for and has not arrived.
    pub wanted: Option<Wanted>,
    /// The link on which the mouse button went down, while it may still follow it.
    pub pressed_link: Option<Span>,
    /// The first part of the post that was asked for, shown while the rest is read. It is no open post: nothing is marked,
    /// searched or remembered in it.
    pub beginning: Option<OpenPost>,
    /// Why the post last asked for cannot be shown.
    pub problem: Option<String>,
    /// Whether long lines of code are wrapped, not scrolled sideways.
    pub wrap_code: bool,
    /// The post that is open although its file is gone.
    pub gone: Option<(PostId, Post)>,
    /// What the mouse holds while its button is down.
    pub held: Held,
}

/// What the mouse holds while its button is down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Held {
    /// The text: moving selects.
    #[default]
    Text,
    /// The scroll bar: moving scrolls.
    ScrollBar,
}

/// A post on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which post.
    pub post: PostId,
    /// The request that was sent.
    pub request: u64,
    /// Where to put the caret.
    pub landing: Landing,
}

/// An open post.
#[derive(Clone, Debug)]
pub struct OpenPost {
    /// Which post.
    pub id: PostId,
    /// Its content.
    pub content: PostContent,
    /// The caret, a byte offset in the visible text.
    pub caret: u32,
    /// What is selected.
    pub selection: Option<Selection>,
    /// What was searched for.
    pub search: Option<Search>,
    /// How its code is seen.
    pub code: CodeView,
    /// The lines on screen, from top to bottom.
    pub visible: Vec<VisibleLine>,
    pub(super) flow: Flow,
    options: LayoutOptions,
    pictures: Arc<PictureSizes>,
    top: LinePosition,
    height: usize,
    goal_column: Option<u16>,
    /// The caret's row on screen before the size changed, so that the old size brings it back.
    row_before: Option<usize>,
}

/// A selection: from its anchor to the caret, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Where it began.
    pub anchor: u32,
    /// Whether it takes whole lines.
    pub whole_lines: bool,
}

/// A line on screen.
#[derive(Clone, Debug)]
pub struct VisibleLine {
    /// Where it stands in the laid-out post.
    pub position: LinePosition,
    /// The line.
    pub line: Arc<Line>,
}

/// Where to put a place one jumps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reveal {
    /// Scroll as little as possible.
    Nearest,
    /// The same, but a picture above the line may stay out of sight.
    Line,
    /// A third from the top, so that what follows can be read.
    Third,
}

impl OpenPost {
    /// Opens a post with the caret at a byte offset.
    pub fn new(id: PostId, content: PostContent, caret: u32) -> Self {
        let options = LayoutOptions::default();
        let mut open = Self {
            id,
            content,
            caret: 0,
            selection: None,
            search: None,
            code: CodeView::default(),
            visible: Vec::new(),
            flow: Flow::new(options),
            options,
            pictures: Arc::default(),
            top: LinePosition::default(),
            height: 0,
            goal_column: None,
            row_before: None,
        };
        open.caret = open.clamp(caret);
        open
    }

    /// The visible text.
    pub fn text(&self) -> &str {
        &self.content.document.text
    }

    /// Lays out what is on screen for a pane of this size; a new size, and pictures whose own size comes to be known, leave
    /// the caret's line where it was.
    pub fn fit(&mut self, options: LayoutOptions, pictures: &Arc<PictureSizes>, height: u16) {
        let height = usize::from(height.max(1));
        let has_same_rows = Arc::ptr_eq(pictures, &self.pictures) || *pictures == self.pictures;
        let has_same_lines = options == self.options && has_same_rows;
        if !has_same_lines || height != self.height {
            let row = self.row_before.or_else(|| self.lines_above_caret());
            let is_at_start = self.is_at_start();
            if !has_same_lines {
                if options.wrap_code {
                    self.code.straighten();
                }
                self.options = options;
                self.pictures = Arc::clone(pictures);
                self.flow = Flow::with_pictures(options, Arc::clone(pictures));
            }
            self.height = height;
            let lowest = height.saturating_sub(1 + self.margin());
            self.put_caret_on_row(row.unwrap_or(0).min(lowest));
            if is_at_start {
                self.show_start();
            }
            self.row_before = row;
        }
        self.refresh();
    }

    /// Scrolls so that the caret's line is this many lines below the top, as far as there are lines.
    fn put_caret_on_row(&mut self, row: usize) {
        let caret = self.position(self.caret);
        self.top = self.moved(caret, -signed(row)).min(self.last_top());
        self.row_before = None;
    }

    /// Whether nothing was read yet: the first line of text is the caret's and nothing is above it.
    fn is_at_start(&self) -> bool {
        let first = self.content_near(Flow::first(), 1);
        self.top == Flow::first() && self.position(self.caret) == first
    }

    /// Shows the post from its start if the caret stays on screen: a picture above the first words is part of it.
    fn show_start(&mut self) {
        let lowest = signed(self.height.saturating_sub(1 + self.margin()));
        if self.position(self.caret) <= self.moved(Flow::first(), lowest) {
            self.top = Flow::first();
        }
    }

    /// Puts the caret at an offset and scrolls it into view.
    pub fn go_to(&mut self, offset: u32, reveal: Reveal) {
        self.caret = self.clamp(offset);
        self.goal_column = None;
        self.reveal(self.caret, reveal);
    }

    /// Where the caret is, and where on screen.
    pub fn spot(&self) -> Spot {
        let above = self.lines_above_caret().unwrap_or(self.height / 3);
        Spot {
            caret: self.caret,
            row: u16::try_from(above).unwrap_or(u16::MAX),
        }
    }

    /// Goes back to a place as it stood; on a screen that is lower now, it is at least in sight.
    pub fn restore(&mut self, spot: Spot) {
        self.caret = self.clamp(spot.caret);
        self.goal_column = None;
        self.put_caret_on_row(usize::from(spot.row).min(self.height.saturating_sub(1)));
        self.refresh();
    }

    /// Puts the caret at an offset; it stays on screen, and the screen where it is.
    pub fn move_caret(&mut self, offset: u32) {
        self.caret = self.clamp(offset);
        self.goal_column = None;
        self.keep_caret_on_screen();
    }

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
    }

    /// Scrolls by lines without the caret, which only moves if it would leave the screen: the mouse wheel.
    pub fn wheel(&mut self, delta: i64) {
        let last_top = self.last_top();
        self.top = self.moved(self.top, delta).min(last_top.max(self.top));
        self.keep_caret_on_screen();
    }

    fn keep_caret_on_screen(&mut self) {
        self.row_before = None;
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

    /// Rows of text on screen.
    pub const fn height(&self) -> usize {
        self.height
    }

    /// The span of the line the caret is on.
    pub fn caret_line(&self) -> Span {
        self.flow
            .line(&self.content.document, self.position(self.caret))
            .map_or(Span::at(self.caret), |line| line.span)
    }

    /// What is selected, the character at its end included; `None` without a selection.
    pub fn selected(&self) -> Option<Span> {
        let selection = self.selection?;
        let (from, to) = (
            selection.anchor.min(self.caret),
            selection.anchor.max(self.caret),
        );
        if selection.whole_lines {
            let line = |offset| {
                self.flow
                    .line(&self.content.document, self.position(offset))
                    .map_or(Span::at(offset), |line| line.span)
            };
            return Some(line(from).union(line(to)));
        }
        Some(Span::new(from, graphemes::next_grapheme(self.text(), to)))
    }

    /// A line on screen as it is seen: code that is too wide is moved sideways and cut off at the edge.
    pub fn seen<'a>(&self, visible: &'a VisibleLine) -> Cow<'a, Line> {
        if self.options.wrap_code || !self.is_code(visible.line.block) {
            return Cow::Borrowed(&visible.line);
        }
        let shift = self.code.shift(visible.line.block);
        Cow::Owned(slid(&visible.line, self.text(), shift, &self.options))
    }

    /// The block of code that can be moved sideways: the one of the caret, else the first on screen.
    pub fn wide_code(&self) -> Option<u32> {
        let caret = self.position(self.caret).block;
        let on_screen = self.visible.iter().map(|visible| visible.position.block);
        std::iter::once(caret).chain(on_screen).find(|&block| {
            self.code_room(block)
                .is_some_and(|room| room.end > room.right)
        })
    }

    /// Moves a block of code sideways by cells; the caret stays in sight if it is in it.
    pub fn slide_code(&mut self, block: u32, delta: i32) {
        let Some(room) = self.code_room(block) else {
            return;
        };
        self.code.slide(block, delta, room);
        let position = self.position(self.caret);
        let Some(line) = self.flow.line(&self.content.document, position) else {
            return;
        };
        if let Some(column) =
            cell_of(&line, self.text(), self.caret).filter(|_| position.block == block)
        {
            let shift = self.code.shift(block);
            let in_sight = (
                room.left.saturating_add(shift),
                room.right.saturating_add(shift).saturating_sub(2),
            );
            let column = column.min(in_sight.1).max(in_sight.0);
            self.caret = offset_at(&line, self.text(), column);
            self.goal_column = None;
        }
    }

    /// By how many cells a line is moved to the left.
    pub(super) fn shift_of(&self, line: &Line) -> u16 {
        self.code.shift(line.block)
    }

    fn is_code(&self, block: u32) -> bool {
        let block = self.content.document.blocks.get(block as usize);
        block.is_some_and(|block| matches!(block.kind, BlockKind::Code { .. }))
    }

    /// Where a block of code that is not wrapped is seen; `None` for everything else.
    fn code_room(&self, block: u32) -> Option<CodeRoom> {
        if self.options.wrap_code || !self.is_code(block) {
            return None;
        }
        let document = &self.content.document;
        let texts = |line| text_start(&*self.flow.line(document, LinePosition { block, line })?);
        let left = (0..CODE_HEAD).find_map(texts)?;
        Some(CodeRoom {
            left,
            right: self.options.width,
            end: self.flow.end_column(document, block),
        })
    }

    /// Moves the caret's code sideways so that the caret is in sight.
    fn reveal_sideways(&mut self) {
        let position = self.position(self.caret);
        let Some(room) = self.code_room(position.block) else {
            return;
        };
        let line = self.flow.line(&self.content.document, position);
        if let Some(column) = line.and_then(|line| cell_of(&line, self.text(), self.caret)) {
            self.code.reveal(position.block, column, room);
        }
    }

    fn refresh(&mut self) {
        let document = &self.content.document;
        self.visible = self
            .flow
            .window(
                document,
                self.top,
                u16::try_from(self.height).unwrap_or(u16::MAX),
            )
            .into_iter()
            .map(|(position, line)| VisibleLine { position, line })
            .collect();
    }

    fn reveal(&mut self, offset: u32, reveal: Reveal) {
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
    fn margin(&self) -> usize {
        MARGIN.min(self.height.saturating_sub(1) / 2)
    }

    /// The top of the last screenful.
    fn last_top(&self) -> LinePosition {
        let last = self.flow.last(&self.content.document);
        self.moved(last, -signed(self.height.saturating_sub(1)))
    }

    fn lines_above_caret(&self) -> Option<usize> {
        let caret = self.position(self.caret);
        self.visible.iter().position(|line| line.position == caret)
    }

    fn place_on(&mut self, position: LinePosition) {
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
    fn content_near(&self, position: LinePosition, direction: i64) -> LinePosition {
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

    fn has_text(&self, position: LinePosition) -> bool {
        self.flow
            .line(&self.content.document, position)
            .is_some_and(|line| line.kind == LineKind::Content && !line.span.is_empty())
    }

    fn position(&self, offset: u32) -> LinePosition {
        self.flow.position_of(&self.content.document, offset)
    }

    fn moved(&self, position: LinePosition, delta: i64) -> LinePosition {
        self.flow.move_by(&self.content.document, position, delta)
    }

    /// The nearest character boundary inside the text; the last character, not the place behind it.
    fn clamp(&self, offset: u32) -> u32 {
        let text = self.text();
        let last = graphemes::previous_grapheme(text, text.len() as u32);
        graphemes::floor_grapheme(text, offset.min(last))
    }
}

/// A number of lines as a way to go; no screen has so many that this could not say.
fn signed(lines: usize) -> i64 {
    i64::try_from(lines).unwrap_or(i64::MAX)
}
