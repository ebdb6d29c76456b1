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
