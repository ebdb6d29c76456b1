//! Cells as the bytes that put them on a screen, as few as can be. It knows nothing of what is there already.

use std::io::{self, Write};

use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::style::{Attribute, Colors, Print, SetAttribute, SetColors};
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::style::{Color, Modifier};

/// Up to this many unchanged cells between two changed ones are written again: that is shorter than a move.
const SHORT_GAP: u16 = 4;

/// Writes the cells that changed, by column and row, out of the frame they belong to. The pen is as found afterwards.
pub fn write(bytes: &mut Vec<u8>, frame: &Buffer, changes: &[(u16, u16, &Cell)]) -> io::Result<()> {
    let mut pen = Pen::default();
    // Where the cursor is, if that is known.
    let mut next = None;
    for &(column, row, cell) in changes {
        if next != Some((column, row)) {
            let gap = next.and_then(|from| gap_between(frame, from, (column, row)));
            match gap.filter(|cells| cells.iter().all(|cell| Pen::of(cell) == pen)) {
                Some(cells) => cells
                    .iter()
                    .try_for_each(|cell| bytes.write_all(cell.symbol().as_bytes()))?,
                None => queue!(bytes, MoveTo(column, row))?,
            }
        }
        pen.take_up(cell, bytes)?;
        queue!(bytes, Print(cell.symbol()))?;
        next = advance(cell.symbol()).map(|width| (column + width, row));
    }
    pen.take_up(&Cell::EMPTY, bytes)
}

/// The cells from one place up to another on the same row, if they are few and plain.
fn gap_between(frame: &Buffer, from: (u16, u16), to: (u16, u16)) -> Option<&[Cell]> {
    if from.1 != to.1 || from.0 > to.0 || to.0 - from.0 > SHORT_GAP {
        return None;
    }
    let (start, end) = (frame.index_of(from.0, from.1), frame.index_of(to.0, to.1));
    let cells = frame.content.get(start..end)?;
    cells.iter().all(is_plain).then_some(cells)
}

fn is_plain(cell: &Cell) -> bool {
    cell.diff_option == CellDiffOption::None && matches!(cell.symbol().as_bytes(), [b' '..=b'~'])
}

/// How far the cursor goes when a symbol is written; `None` where terminals disagree and it has to be placed anew.
fn advance(symbol: &str) -> Option<u16> {
    let mut characters = symbol.chars();
    let character = characters.next().filter(|_| characters.next().is_none())?;
    match character {
        ' '..='~' => Some(1),
        _ if is_always_narrow(character) => Some(1),
        _ if is_always_wide(character) => Some(2),
        _ => None,
    }
}

/// Latin, Greek, Cyrillic, dashes, quotation marks, lines and blocks.
fn is_always_narrow(character: char) -> bool {
    matches!(character, '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{259f}')
}

/// Kana, ideographs, Hangul, full-width forms.
fn is_always_wide(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff60}')
}

/// What each modifier is to a terminal.
const ATTRIBUTES: [(Modifier, Attribute); 9] = [
    (Modifier::BOLD, Attribute::Bold),
    (Modifier::DIM, Attribute::Dim),
    (Modifier::ITALIC, Attribute::Italic),
    (Modifier::UNDERLINED, Attribute::Underlined),
    (Modifier::SLOW_BLINK, Attribute::SlowBlink),
    (Modifier::RAPID_BLINK, Attribute::RapidBlink),
    (Modifier::REVERSED, Attribute::Reverse),
    (Modifier::HIDDEN, Attribute::Hidden),
    (Modifier::CROSSED_OUT, Attribute::CrossedOut),
];

/// Colours and attributes as the terminal has them now.
#[derive(Debug, Default, PartialEq)]
struct Pen {
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

impl Pen {
    fn of(cell: &Cell) -> Self {
        Self {
            foreground: cell.fg,
            background: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Changes the terminal's colours and attributes to those of a cell.
    fn take_up(&mut self, cell: &Cell, bytes: &mut Vec<u8>) -> io::Result<()> {
        let wanted = Self::of(cell);
        if *self == wanted {
            return Ok(());
        }
        // Taking everything away and setting it anew is shorter than taking away one by one.
        if !wanted.modifier.contains(self.modifier) || wanted == Self::default() {
            queue!(bytes, SetAttribute(Attribute::Reset))?;
            *self = Self::default();
        }
        for (_, attribute) in ATTRIBUTES.iter().filter(|(modifier, _)| {
            wanted.modifier.contains(*modifier) && !self.modifier.contains(*modifier)
        }) {
            queue!(bytes, SetAttribute(*attribute))?;
        }
        let change = |now: Color, wanted: Color| (now != wanted).then(|| wanted.into_crossterm());
        let colors = Colors {
            foreground: change(self.foreground, wanted.foreground),
            background: change(self.background, wanted.background),
        };
        queue!(bytes, SetColors(colors))?;
        *self = wanted;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::Style;

    fn new_terminal() -> vt100::Parser {
        let (rows, columns) = (3_u16.try_into().unwrap(), 12_u16.try_into().unwrap());
        vt100::Parser::new(rows, columns, 0)
    }

    /// Every cell as a person sees it: one never written to is like a space.
    fn looks(terminal: &vt100::Parser) -> Vec<impl PartialEq + std::fmt::Debug> {
        let cell = |at: u16| terminal.screen().cell(at / 12, at % 12).unwrap();
        let look = |cell: &vt100::Cell| {
            let text = cell.contents().trim_end().to_owned();
            let weight = (cell.bold(), cell.dim(), cell.italic());
            (
                text,
                cell.fgcolor(),
                cell.bgcolor(),
                weight,
                cell.underline(),
                cell.inverse(),
            )
        };
        (0..36).map(|at| look(cell(at))).collect()
    }

    fn written(before: &Buffer, after: &Buffer) -> String {
        let mut bytes = Vec::new();
        write(&mut bytes, after, &before.diff(after)).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn few_unchanged_cells_between_are_written_again_many_are_skipped() {
        let before = Buffer::with_lines(["a bc d and so it goes on e"]);
        let after = Buffer::with_lines(["x bc y and so it goes on z"]);
        assert_eq!(written(&before, &after), "\x1b[1;1Hx bc y\x1b[1;26Hz");
    }

    #[test]
    fn a_style_is_told_once_and_taken_back() {
        let mut after = Buffer::empty(ratatui::layout::Rect::new(0, 0, 4, 1));
        let bold = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
        after.set_string(0, 0, "ab", bold);
        after.set_string(2, 0, "c", Style::new());
        let bytes = written(&Buffer::empty(after.area), &after);
        assert_eq!(bytes, "\x1b[1;1H\x1b[1m\x1b[38;5;1mab\x1b[0mc");
    }

    #[test]
    fn the_cursor_is_placed_anew_only_where_widths_are_in_doubt() {
        let write_line = |line| {
            let after = Buffer::with_lines([line]);
            written(&Buffer::empty(after.area), &after)
        };
        assert_eq!(write_line("会議の話"), "\x1b[1;1H会議の話");
        assert_eq!(write_line("👩‍🚀x"), "\x1b[1;1H👩‍🚀\x1b[1;3Hx");
    }

    proptest! {
        #[test]
        fn a_terminal_shows_what_was_meant(texts in prop::collection::vec("[ -~é–]{0,12}", 6), marks in prop::collection::vec((0_usize..6, 0_u16..12, 0_u16..9, 0_u16..512), 8)) {
            let screen = |from: usize| {
                let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 12, 3));
                for row in 0..3 {
                    buffer.set_stringn(0, row as u16, &texts[from + row], 12, Style::new());
                }
                for (_, column, color, modifier) in marks.iter().filter(|(at, ..)| at / 3 == from / 3) {
                    let style = Style::new().bg(Color::Indexed(*color as u8)).add_modifier(Modifier::from_bits_truncate(*modifier));
                    buffer.set_style(ratatui::layout::Rect::new(*column, color % 3, 3, 1), style);
                }
                buffer
            };
            let (before, after) = (screen(0), screen(3));
            let mut terminal = new_terminal();
            for bytes in [written(&Buffer::empty(before.area), &before), written(&before, &after)] {
                terminal.process(bytes.as_bytes());
            }
            let mut expected = new_terminal();
            expected.process(written(&Buffer::empty(after.area), &after).as_bytes());
            prop_assert_eq!(looks(&terminal), looks(&expected));
        }
    }
}
