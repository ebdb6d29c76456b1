//! The passage that a window shows beside its list, laid out as in the reading pane. Which passage that is, the window says.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::{PostContent, State};
use crate::layout::{Flow, LayoutOptions};
use crate::text::Span;

use super::super::paint::{Layers, paint_line};
use super::super::palette::Palette;

/// Lines of a passage are not longer than this, as in the reading pane (cells).
const MEASURE: u16 = 80;

/// A passage and how it is shown.
pub struct InPlace<'a> {
    /// The post it stands in.
    pub content: &'a PostContent,
    /// Where it begins in the visible text, in bytes.
    pub at: u32,
    /// So many lines below the one where it begins are at the top; negative above.
    pub lines: i64,
    /// What lies over the text.
    pub styles: Vec<(Span, Style)>,
}

impl InPlace<'_> {
    /// Draws as many lines as fit.
    pub fn draw(self, state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
        let document = &self.content.document;
        let flow = Flow::new(LayoutOptions {
            width: area.width,
            measure: area.width.min(MEASURE),
            ascii: state.settings.ascii,
            ..LayoutOptions::default()
        });
        let first = flow.position_of(document, self.at);
        let top = flow.move_by(document, first, self.lines);
        let layers = Layers {
            styles: self.styles,
        };
        let lines = flow.window(document, top, area.height);
        for ((_, line), y) in lines.into_iter().zip(area.top()..area.bottom()) {
            let cells = (area.x, y, area.right());
            paint_line(buffer, palette, document, &line, &layers, cells);
        }
    }
}
