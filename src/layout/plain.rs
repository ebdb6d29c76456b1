//! Laid-out lines as plain text, for pipes and tests. It draws no colours.

use crate::document::Document;

use super::block::lay_out_block;
use super::line::{Line, PieceContent};
use super::options::LayoutOptions;

/// The whole document as lines of plain text, laid out block by block as the iterator goes on.
pub fn plain_lines<'a>(
    document: &'a Document,
    options: &'a LayoutOptions,
) -> impl Iterator<Item = String> + 'a {
    (0..document.blocks.len())
        .flat_map(move |index| lay_out_block(document, index, options))
        .map(|line| plain_line(&line, &document.text))
}

/// A line as it looks, without colours and without blanks at its end.
pub fn plain_line(line: &Line, text: &str) -> String {
    let (mut drawn, mut column) = (String::new(), 0);
    for piece in &line.pieces {
        let blanks = usize::from(piece.column.saturating_sub(column));
        drawn.extend(std::iter::repeat_n(' ', blanks));
        column = piece.end();
        match &piece.content {
            PieceContent::Text(span) if span.of(text) == "\t" => {
                drawn.extend(std::iter::repeat_n(' ', usize::from(piece.width)));
            }
            PieceContent::Text(span) => drawn.push_str(span.of(text)),
            PieceContent::Lead(sign, _) => drawn.push_str(sign),
        }
    }
    drawn.truncate(drawn.trim_end().len());
    drawn
}
