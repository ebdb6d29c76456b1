//! A long line of code, moved to the left under its pane. The painter draws what this gives; the mouse adds the same shift.

use crate::text::Span;
use crate::text::width::cells;
use crate::theme::Role;

use super::line::{Line, Piece, PieceContent};
use super::options::LayoutOptions;
use super::page::sign;

/// The column where the line's own text begins; `None` for a line without text.
pub fn text_start(line: &Line) -> Option<u16> {
    line.texts().next().map(|(piece, _)| piece.column)
}

/// The line as it looks when its text is moved `shift` cells to the left and cut off at the edge of the pane.
///
/// Signs tell where there is more: `‹` in the gutter where letters are hidden, `›` in the last column. Its span stays that
/// of the whole line.
pub fn slid(line: &Line, text: &str, shift: u16, options: &LayoutOptions) -> Line {
    let Some(left) = text_start(line) else {
        return line.clone();
    };
    let right = last_column(line, shift, *options);
    let mut view = View {
        left,
        right,
        shift,
        hides_letters: false,
        pieces: Vec::with_capacity(line.pieces.len() + 2),
    };
    for piece in &line.pieces {
        match piece.content {
            PieceContent::Text(span) => view.push(piece, span, text),
            PieceContent::Lead(..) => view.pieces.push(piece.clone()),
        }
    }
    if right < options.width {
        let more = sign(right, options.sign("›", ">"), Role::Furniture);
        view.pieces.push(more);
    }
    if view.hides_letters {
        view.push_sign_of_hidden(*options);
    }
    Line {
        pieces: view.pieces,
        ..line.clone()
    }
}

/// The column after the last one for text: the pane's edge, or one less where the line goes on.
fn last_column(line: &Line, shift: u16, options: LayoutOptions) -> u16 {
    let end = line.pieces.last().map_or(0, Piece::end);
    let is_cut = end.saturating_sub(shift) > options.width;
    options.width - u16::from(is_cut && options.width > 0)
}

/// A line under construction, and the columns between which its text is seen.
struct View {
    left: u16,
    right: u16,
    shift: u16,
    hides_letters: bool,
    pieces: Vec<Piece>,
}

impl View {
    /// Adds what is seen of a piece of text.
    fn push(&mut self, piece: &Piece, span: Span, text: &str) {
        let (from, to) = (self.unmoved(self.left), self.unmoved(self.right));
        let start = u32::from(piece.column);
        if span.of(text) == "\t" {
            self.push_part(span, start.max(from), u32::from(piece.end()).min(to));
        } else if start < to {
            self.push_cut(span, text, start, (from, to));
        }
    }

    /// Adds the graphemes that lie wholly between two columns of the line as it was.
    fn push_cut(&mut self, span: Span, text: &str, start: u32, (from, to): (u32, u32)) {
        let (mut column, mut first) = (start, None);
        let mut end = span.start;
        for cell in cells(span.of(text)) {
            let next = column + u32::from(cell.width);
            if next > to {
                break;
            }
            if column >= from {
                first = first.or(Some((column, offset(span.start, cell.start))));
                end = offset(span.start, cell.end());
            } else {
                self.hides_letters |= !cell.grapheme.trim().is_empty();
            }
            column = next;
        }
        if let Some((seen_from, byte)) = first {
            self.push_part(Span::new(byte, end), seen_from, column);
        }
    }

    /// Adds a part by its columns in the line as it was.
    fn push_part(&mut self, span: Span, start: u32, end: u32) {
        let moved = |column: u32| {
            let column = column.saturating_sub(u32::from(self.shift));
            u16::try_from(column).unwrap_or(u16::MAX)
        };
        if start < end {
            self.pieces.push(Piece {
                column: moved(start),
                width: moved(end) - moved(start),
                content: PieceContent::Text(span),
            });
        }
    }

    /// The column of the line as it was that is seen at a column.
    fn unmoved(&self, column: u16) -> u32 {
        u32::from(column) + u32::from(self.shift)
    }

    /// In the gutter's last cell; a pane too narrow for a gutter has no room for it.
    fn push_sign_of_hidden(&mut self, options: LayoutOptions) {
        let Some(column) = self.left.checked_sub(1) else {
            return;
        };
        let after_gutter = self
            .pieces
            .iter()
            .take_while(|piece| piece.column < column)
            .count();
        let less = sign(column, options.sign("‹", "<"), Role::Furniture);
        self.pieces.insert(after_gutter, less);
    }
}

fn offset(base: u32, bytes: usize) -> u32 {
    base.saturating_add(u32::try_from(bytes).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::block::lay_out_block;
    use super::super::hit::offset_at;
    use super::super::plain::plain_line;
    use super::super::testing::{Draft, words};
    use super::*;

    const OPTIONS: LayoutOptions = LayoutOptions {
        width: 16,
        measure: 90,
        wrap_code: false,
        ascii: false,
    };

    #[track_caller]
    fn check(code: &str, shift: u16, expected: &str) {
        let document = Draft::default().code(code).finish();
        let line = &lay_out_block(&document, 0, &OPTIONS)[0];
        let slid = slid(line, &document.text, shift, &OPTIONS);
        assert_eq!(plain_line(&slid, &document.text), expected);
    }

    #[test]
    fn signs_tell_where_there_is_more() {
        check("short", 0, "  │ short");
        check("exactly 12 c", 0, "  │ exactly 12 c");
        check("a little more", 0, "  │ a little mo›");
        check("a little more", 3, "  │‹ittle more");
        check("a little more", 40, "  │‹");
        check("        indented and long", 8, "  │ indented an›");
        check("\tx", 2, "  │   x");
        check("漢字漢字漢字漢字", 1, "  │‹ 字漢字漢字›");
        check("", 5, "  │");
    }

    proptest! {
        #[test]
        fn what_is_seen_is_where_the_mouse_finds_it(code in words(0..12), shift in 0_u16..80) {
            let document = Draft::default().code(&code).finish();
            let line = &lay_out_block(&document, 0, &OPTIONS)[0];
            let slid = slid(line, &document.text, shift, &OPTIONS);
            let mut end = 0;
            for piece in &slid.pieces {
                prop_assert!(piece.column >= end, "{:?}", slid);
                end = piece.end();
            }
            prop_assert!(end <= OPTIONS.width);
            for (piece, span) in slid.texts() {
                let hit = offset_at(line, &document.text, piece.column + shift);
                let first = cells(span.of(&document.text)).find(|cell| cell.width > 0);
                prop_assert_eq!(hit, span.start + first.map_or(0, |cell| cell.start as u32));
            }
        }
    }
}
