//! A person's note as text: its Markdown read and laid out by what reads and lays out posts. It draws at most the lines it
//! is asked for.

use std::sync::Arc;

use ratatui::buffer::Buffer;

use crate::document::{Document, parse_note};
use crate::layout::{LayoutOptions, Line, LineKind, lay_out_block};

use super::paint::{Layers, paint_line};
use super::palette::Palette;

/// Cells that the layout keeps free to the left of text.
const MARGIN: u16 = 2;

/// A line of a note.
#[derive(Clone, Debug)]
pub struct NoteLine {
    document: Arc<Document>,
    line: Line,
}

/// The first lines of a note in so many cells, and whether there are more.
pub fn lines(note: &str, width: u16, most: usize, ascii: bool) -> (Vec<NoteLine>, bool) {
    let document = Arc::new(parse_note(note));
    let options = LayoutOptions {
        width: width.saturating_add(MARGIN),
        ascii,
        ..LayoutOptions::default()
    };
    let mut lines = Vec::new();
    for index in 0..document.blocks.len() {
        let laid_out = lay_out_block(&document, index, &options);
        lines.extend(laid_out.into_iter().map(|line| NoteLine {
            document: Arc::clone(&document),
            line,
        }));
        if lines.len() > most {
            lines.truncate(most);
            return (without_gap(lines), true);
        }
    }
    (without_gap(lines), false)
}

/// A note does not end with a blank line.
fn without_gap(mut lines: Vec<NoteLine>) -> Vec<NoteLine> {
    lines.pop_if(|last| last.line.kind == LineKind::Gap);
    lines
}

/// Draws a line from a cell on, not beyond `right`.
pub fn draw(
    line: &NoteLine,
    palette: &Palette,
    (x, y, right): (u16, u16, u16),
    buffer: &mut Buffer,
) {
    let layers = Layers::default();
    let place = (x, y, right);
    paint_line(buffer, palette, &line.document, &line.line, &layers, place);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{Depth, Theme};
    use ratatui::layout::Rect;
    use ratatui::style::Modifier;

    fn drawn(note: &str, most: usize) -> (Vec<String>, Buffer, bool) {
        let palette = Palette::new(Theme::dark(), Depth::None, false);
        let (lines, more) = lines(note, 20, most, false);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 12));
        for (y, line) in lines.iter().enumerate() {
            draw(line, &palette, (0, y as u16, 24), &mut buffer);
        }
        let row = |y: usize| {
            let cells = (0..24).map(|x| buffer[(x, y as u16)].symbol().to_owned());
            cells.collect::<String>().trim_end().to_owned()
        };
        let rows = (0..lines.len()).map(row).collect();
        (rows, buffer, more)
    }

    #[test]
    fn markdown_is_shown_as_what_it_means() {
        let (rows, buffer, more) = drawn("Try **it** now:\n\n- one\n- `two`\n", 9);
        assert_eq!(rows, ["  Try it now:", "", "  • one", "  • two"]);
        assert!(buffer[(6, 0)].modifier.contains(Modifier::BOLD));
        assert!(!more);
    }

    #[test]
    fn a_long_note_is_cut_and_nothing_in_it_is_front_matter() {
        let (rows, _, more) = drawn("One.\n\nTwo.\n\nThree.\n", 3);
        assert_eq!(rows, ["  One.", "", "  Two."]);
        assert!(more);
        let (rows, ..) = drawn("---\ntitle: kept\n---\n", 9);
        assert!(
            rows.iter().any(|row| row.contains("title: kept")),
            "{rows:?}"
        );
    }
}
