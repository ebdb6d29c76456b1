//! Graphemes that some terminals draw wider than they are: they do not join the characters of an emoji and give each its
//! own cells. What was drawn beyond the cells we know of must be wiped before the row is written again.

use std::borrow::Cow;
use std::io;

use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType};
use ratatui::buffer::{Buffer, Cell};
use unicode_width::UnicodeWidthStr;

use crate::text::width::grapheme_width;

/// Whether a terminal that does not join characters draws a symbol over the cells after its own.
pub fn may_spill(symbol: &str) -> bool {
    // One character is drawn alike everywhere, as far as one can know; a keycap is drawn beside its digit.
    if symbol.len() <= 1 {
        return false;
    }
    if symbol.ends_with('\u{20e3}') {
        return true;
    }
    let mut buffer = [0; 4];
    symbol.chars().nth(1).is_some()
        && symbol
            .chars()
            .map(|character| character.encode_utf8(&mut buffer).width())
            .sum::<usize>()
            > usize::from(grapheme_width(symbol))
}

/// Wipes the rows that change and where something may have spilled; gives what the terminal shows then.
pub fn wipe<'a>(
    bytes: &mut Vec<u8>,
    before: &'a Buffer,
    frame: &Buffer,
) -> io::Result<Cow<'a, Buffer>> {
    let width = usize::from(before.area.width);
    let mut shown = Cow::Borrowed(before);
    if width == 0 || before.area != frame.area {
        return Ok(shown);
    }
    let rows = before
        .content
        .chunks(width)
        .zip(frame.content.chunks(width));
    for (nth, (old, new)) in rows.enumerate() {
        if is_wiped(old, new) {
            let row = u16::try_from(nth).unwrap_or(u16::MAX);
            queue!(bytes, MoveTo(0, row), Clear(ClearType::UntilNewLine))?;
            let wiped = shown
                .to_mut()
                .content
                .iter_mut()
                .skip(nth * width)
                .take(width);
            wiped.for_each(Cell::reset);
        }
    }
    Ok(shown)
}

/// Whether a row is wiped that changes between these frames.
pub fn wipes(before: &Buffer, frame: &Buffer, row: u16) -> bool {
    let width = usize::from(before.area.width);
    let start = usize::from(row) * width;
    let old = before.content.get(start..start + width);
    let new = frame.content.get(start..start + width);
    old.zip(new).is_some_and(|(old, new)| is_wiped(old, new))
}

fn is_wiped(old: &[Cell], new: &[Cell]) -> bool {
    old.iter().any(|cell| may_spill(cell.symbol())) && old != new
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;
    use crate::shell::terminal::screen::blank;

    #[test]
    fn what_consists_of_several_wide_characters_may_spill() {
        for (symbol, expected) in [
            ("a", false),
            ("漢", false),
            ("e\u{301}", false),
            ("❤\u{fe0f}", false),
            ("👩\u{200d}💻", true),
            ("👍🏽", true),
            ("1\u{fe0f}\u{20e3}", true),
        ] {
            assert_eq!(may_spill(symbol), expected, "{symbol}");
        }
    }

    #[test]
    fn only_rows_that_change_are_wiped() {
        let mut before = blank(8, 2);
        before.set_string(0, 0, "👩\u{200d}💻 a", Style::new());
        before.set_string(0, 1, "👩\u{200d}💻 b", Style::new());
        let mut frame = before.clone();
        frame.set_string(3, 1, "c", Style::new());
        let mut bytes = Vec::new();
        let shown = wipe(&mut bytes, &before, &frame).unwrap();
        assert_eq!(String::from_utf8_lossy(&bytes), "\u{1b}[2;1H\u{1b}[K");
        assert_eq!(shown.diff(&frame).len(), 2);
    }
}
