//! From an offset to a cell of a line and back. The mouse and the caret share these functions.

use crate::text::Span;
use crate::text::width::cells;

use super::line::{Line, Piece};

/// The column of the grapheme at `offset`; the one after the text for an offset at the line's end.
///
/// `None` if the line does not show the offset.
pub fn cell_of(line: &Line, text: &str, offset: u32) -> Option<u16> {
    if let Some((piece, span)) = line.texts().find(|(_, span)| span.contains(offset)) {
        return Some(column_in(piece, span, text, offset));
    }
    line.texts()
        .rev()
        .find(|(_, span)| span.end == offset)
        .map(|(piece, _)| piece.end())
        .or_else(|| (line.span.is_empty() && line.span.start == offset).then(|| first_column(line)))
}

/// The start of the grapheme nearest to `column`: the first one for a cell left of the text, the last one right of it.
///
/// The line's place for a line without text.
pub fn offset_at(line: &Line, text: &str, column: u16) -> u32 {
    line.texts()
        .min_by_key(|(piece, _)| distance(piece, column))
        .map_or(line.span.start, |(piece, span)| {
            offset_in(span, text, column.saturating_sub(piece.column))
        })
}

/// The column where text would begin in a line without any.
fn first_column(line: &Line) -> u16 {
    line.pieces
        .last()
        .map_or(0, |piece| piece.end().saturating_add(1))
}

fn column_in(piece: &Piece, span: Span, text: &str, offset: u32) -> u16 {
    let within = (offset - span.start) as usize;
    let before: u32 = cells(span.of(text))
        .take_while(|cell| cell.end() <= within)
        .map(|cell| u32::from(cell.width))
        .sum();
    let before = u16::try_from(before).unwrap_or(u16::MAX).min(piece.width);
    piece.column.saturating_add(before)
}

fn offset_in(span: Span, text: &str, column: u16) -> u32 {
    let (mut at, mut end) = (0, 0);
    for cell in cells(span.of(text)).filter(|cell| cell.width > 0) {
        if end > u32::from(column) {
            break;
        }
        at = cell.start;
        end += u32::from(cell.width);
    }
    span.start
        .saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
}

/// How many cells lie between the piece and the column; 0 inside.
const fn distance(piece: &Piece, column: u16) -> u16 {
    let last = piece.end().saturating_sub(1);
    if column < piece.column {
        piece.column - column
    } else {
        column.saturating_sub(last)
    }
}

#[cfg(test)]
mod tests {
    use super::super::block::lay_out_block;
    use super::super::options::LayoutOptions;
    use super::super::plain::plain_line;
    use super::super::testing::Draft;
    use super::*;

    /// Clicks on the first line of the document at every `^` under it, and expects the letters there.
    #[track_caller]
    fn check(draft: Draft, drawn: &str, clicks: &str, expected: &str) {
        let (document, options) = (draft.finish(), LayoutOptions::for_width(40));
        let line = &lay_out_block(&document, 0, &options)[0];
        assert_eq!(plain_line(line, &document.text), drawn);
        let hit: String = clicks
            .char_indices()
            .filter(|&(_, sign)| sign == '^')
            .map(|(column, _)| {
                let offset = offset_at(line, &document.text, column as u16);
                document.text[offset as usize..].chars().next().unwrap()
            })
            .collect();
        assert_eq!(hit, expected);
    }

    #[test]
    fn a_click_finds_the_nearest_letter() {
        check(
            Draft::default().paragraph("abc"),
            "  abc",
            "^ ^^^  ^",
            "aabcc",
        );
        check(
            Draft::default().code("a\tb"),
            "  │ a   b",
            "^   ^^ ^^^",
            "aa\t\tbb",
        );
        check(
            Draft::default().table("<<", "one|two\nthree|four"),
            "  one    two",
            "^ ^ ^^ ^ ^ ^ ^",
            "ooeettoo",
        );
    }

    #[test]
    fn wide_letters_are_hit_on_both_cells() {
        let document = Draft::default().paragraph("a漢b").finish();
        let line = &lay_out_block(&document, 0, &LayoutOptions::for_width(40))[0];
        let hits: Vec<_> = (2..7)
            .map(|column| offset_at(line, &document.text, column))
            .collect();
        assert_eq!(hits, [0, 1, 1, 4, 4]);
        assert_eq!(cell_of(line, &document.text, 4), Some(5));
        assert_eq!(cell_of(line, &document.text, 5), Some(6));
        assert_eq!(cell_of(line, &document.text, 9), None);
    }
}
