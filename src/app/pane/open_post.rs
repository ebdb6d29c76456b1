//! The open post: its caret, its selection, and the lines on screen.
//!
//! Places are offsets in the visible text; lines are laid out only around what is shown. Scrolling, selecting, what is moved
//! sideways and pictures stand in files of their own.

mod pictured;
mod scrolling;
mod selecting;
mod sideways;

use std::sync::Arc;

use crate::layout::{Flow, LayoutOptions, Line, LinePosition, PictureSizes};
use crate::library::PostId;
use crate::text::{Span, graphemes};

use super::super::event::PostContent;
use super::code_view::CodeView;
use super::search::Search;
use super::selection::Selection;
use super::spot::Spot;
use super::suggested::Suggested;

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
    /// What it suggests to dig into.
    pub suggested: Suggested,
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

/// A height of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Height {
    /// Its top, but for the lines that are kept above the caret.
    Top,
    /// Its middle.
    Middle,
    /// Its bottom, but for the lines that are kept below the caret.
    Bottom,
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
            suggested: Suggested::default(),
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
        if has_same_rows {
            // So that the next look at them is a short one.
            self.pictures = Arc::clone(pictures);
        }
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

    /// Rows of text on screen.
    pub const fn height(&self) -> usize {
        self.height
    }

    /// The span of the line the caret is on.
    pub fn caret_line(&self) -> Span {
        self.line_around(self.caret)
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
