//! Cells as the bytes that put them on a screen, as few as can be. It knows nothing of what is there already.

use std::io::{self, Write};

use crossterm::cursor::{MoveTo, MoveToColumn};
use crossterm::queue;
use crossterm::style::Attribute;
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::style::{Color, Modifier};

use super::hyperlink::{self, LinkId, Links};
use super::spill::may_spill;
use crate::ui::{Ground, sgr};

/// Up to this many unchanged cells between two changed ones are written again: that is shorter than a move.
const SHORT_GAP: u16 = 4;

/// More blanks than this at the end of a run are erased: that is shorter than writing them. Where text goes on behind them,
/// a move comes on top.
const FEW_BLANKS: u16 = 5;
const FEW_BLANKS_BETWEEN: u16 = 10;

/// Writes the cells that changed, by column and row, out of the frame they belong to. Colours and attributes are as found
/// afterwards.
///
/// Either from the top to the bottom, or all of one look after all of another, whichever is shorter.
pub fn write(
    bytes: &mut Vec<u8>,
    frame: &Buffer,
    links: &Links,
    changes: &[(u16, u16, &Cell)],
) -> io::Result<()> {
    let runs = runs(frame, changes);
    let from_top_to_bottom = bytes_of(&runs, links)?;
    // What spills over the cells after it must be there before they are.
    if changes.iter().any(|(_, _, cell)| may_spill(cell.symbol())) {
        return bytes.write_all(&from_top_to_bottom);
    }
    let by_look = bytes_of(look_by_look(&runs), links)?;
    let shorter = if by_look.len() < from_top_to_bottom.len() {
        by_look
    } else {
        from_top_to_bottom
    };
    bytes.write_all(&shorter)
}

/// The cells of a frame of which something is seen on an empty screen, without those that a wide one covers.
pub fn seen(frame: &Buffer) -> Vec<(u16, u16, &Cell)> {
    let mut seen = Vec::new();
    let mut at = 0;
    while let Some(cell) = frame.content.get(at) {
        let width = match cell.diff_option {
            CellDiffOption::ForcedWidth(width) => width.get(),
            CellDiffOption::Skip => 1,
            CellDiffOption::None | CellDiffOption::AlwaysUpdate => cell.cell_width(),
        };
        if cell.diff_option != CellDiffOption::Skip && !is_blank(cell) {
            let (column, row) = frame.pos_of(at);
            seen.push((column, row, cell));
        }
        at += usize::from(width.max(1));
    }
    seen
}

/// Writes cells from top to bottom, at once: of a whole screen, which is seldom, some bytes more are seen by nobody.
pub fn write_in_order(
    bytes: &mut Vec<u8>,
    frame: &Buffer,
    links: &Links,
    cells: &[(u16, u16, &Cell)],
) -> io::Result<()> {
    bytes.write_all(&bytes_of(&runs(frame, cells), links)?)
}

/// The runs, those of one look together, looks of one colour beside each other and the plainest first: little is to be
/// changed between them.
fn look_by_look(runs: &[Run]) -> Vec<&Run> {
    let mut looks: Vec<(Look, Vec<&Run>)> = Vec::new();
    for run in runs {
        match looks.iter_mut().find(|(look, _)| *look == run.look) {
            Some((_, alike)) => alike.push(run),
            None => looks.push((run.look, vec![run])),
        }
    }
    let colours: Vec<Color> = looks.iter().map(|(look, _)| look.foreground).collect();
    let first_of = |colour| colours.iter().position(|known| *known == colour);
    looks.sort_by_cached_key(|(look, _)| {
        (first_of(look.foreground), look.modifier.bits().count_ones())
    });
    looks.into_iter().flat_map(|(_, alike)| alike).collect()
}

/// Cells of one row and one look.
#[derive(Debug)]
struct Run {
    column: u16,
    row: u16,
    look: Look,
    text: String,
    /// The column where the cursor is after it; `None` where terminals disagree.
    end: Option<u16>,
}

impl Run {
    /// How many blanks at its end are erased instead of written: only where no look is seen on them, for some terminals erase
    /// to the background in force and some to their own.
    fn erased(&self) -> u16 {
        if !self.look.leaves_blanks_alone() || self.end.is_none() {
            return 0;
        }
        let blanks = self.text.len() - self.text.trim_end_matches(' ').len();
        u16::try_from(blanks)
            .ok()
            .filter(|blanks| *blanks > FEW_BLANKS)
            .unwrap_or(0)
    }
}

/// Puts cells together; a few unchanged ones between two of the same look are taken along.
fn runs(frame: &Buffer, changes: &[(u16, u16, &Cell)]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for &(column, row, cell) in changes {
        let look = Look::of(cell);
        let symbol = hyperlink::symbol_of(cell);
        let end = advance(symbol).map(|width| column + width);
        let is_blank = is_blank(cell);
        let fits = |run: &Run| {
            run.look == look && (is_blank || run.erased() <= FEW_BLANKS_BETWEEN)
                || is_blank && run.look.leaves_blanks_alone()
        };
        let last = runs.last_mut().filter(|run| run.row == row && fits(run));
        let joined = last.and_then(|run| Some((gap(frame, run, column)?, run)));
        if let Some((gap, run)) = joined {
            run.text.extend(gap.iter().map(Cell::symbol));
            run.text.push_str(symbol);
            run.end = end;
        } else {
            runs.push(Run {
                column,
                row,
                look,
                text: symbol.to_owned(),
                end,
            });
        }
    }
    runs
}

/// Whether a cell is blank, and nothing of its look can be seen.
pub fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " "
        && cell.diff_option == CellDiffOption::None
        && Look::of(cell).leaves_blanks_alone()
}

/// The cells between a run and a column of its row, if writing them is shorter than a move and changes nothing.
fn gap<'a>(frame: &'a Buffer, run: &Run, column: u16) -> Option<&'a [Cell]> {
    let end = run
        .end
        .filter(|&end| end <= column && column - end <= SHORT_GAP)?;
    let (from, to) = (
        frame.index_of(end, run.row),
        frame.index_of(column, run.row),
    );
    let cells = frame.content.get(from..to)?;
    let is_plain = |cell: &Cell| {
        cell.diff_option == CellDiffOption::None
            && matches!(cell.symbol().as_bytes(), [b' '..=b'~'])
    };
    let fits = |cell: &Cell| is_plain(cell) && Look::of(cell) == run.look;
    cells.iter().all(fits).then_some(cells)
}

/// Writes runs in the order given, and takes every colour and attribute back.
fn bytes_of<'a>(runs: impl IntoIterator<Item = &'a Run>, links: &Links) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut look, mut cursor) = (Look::default(), None);
    for run in runs {
        match cursor {
            Some(place) if place == (run.column, run.row) => {}
            Some((_, row)) if row == run.row => queue!(bytes, MoveToColumn(run.column))?,
            _ => queue!(bytes, MoveTo(run.column, run.row))?,
        }
        look.change_to(run.look, links, &mut bytes)?;
        let erased = run.erased();
        let written = run.text.len() - usize::from(erased);
        bytes.write_all(run.text.get(..written).unwrap_or_default().as_bytes())?;
        if erased > 0 {
            // ECMA-48, section 8.3.38, ECH: the cursor stays.
            write!(bytes, "\x1b[{erased}X")?;
        }
        cursor = run.end.map(|column| (column - erased, run.row));
    }
    look.change_to(Look::default(), links, &mut bytes)?;
    Ok(bytes)
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

/// Latin, Greek, Cyrillic, dashes, quotation marks, lines and blocks, and those of the geometric shapes that are nowhere wide
/// (Unicode Standard Annex 11: neutral).
fn is_always_narrow(character: char) -> bool {
    matches!(character, '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{259f}' | '\u{25b0}' | '\u{25b1}' | '\u{25b8}')
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

/// Colours and attributes, and the link that cells belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Look {
    foreground: Color,
    background: Color,
    modifier: Modifier,
    link: Option<LinkId>,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        Self {
            foreground: cell.fg,
            background: cell.bg,
            modifier: cell.modifier,
            link: hyperlink::link_of(cell),
        }
    }

    /// Whether nothing of it is seen on a blank.
    fn leaves_blanks_alone(self) -> bool {
        let seen = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
        self.background == Color::Reset && self.link.is_none() && !self.modifier.intersects(seen)
    }

    /// Whether there is no colour and no attribute.
    fn is_plain(self) -> bool {
        let plain = Self::default();
        (self.foreground, self.background, self.modifier)
            == (plain.foreground, plain.background, plain.modifier)
    }

    /// Changes the terminal's colours and attributes from these to others: one sequence for all, which is shorter than one
    /// for each (ECMA-48, section 8.3.117, SGR).
    fn change_to(&mut self, wanted: Self, links: &Links, bytes: &mut Vec<u8>) -> io::Result<()> {
        if *self == wanted {
            return Ok(());
        }
        if self.link != wanted.link {
            links.write(bytes, wanted.link)?;
            self.link = wanted.link;
        }
        let mut codes: Vec<String> = Vec::new();
        // Taking everything away and setting it anew is shorter than taking away one by one.
        if !wanted.modifier.contains(self.modifier) || wanted.is_plain() && !self.is_plain() {
            codes.push(Attribute::Reset.sgr());
            *self = Self {
                link: self.link,
                ..Self::default()
            };
        }
        let added = wanted.modifier.difference(self.modifier);
        let added = ATTRIBUTES
            .iter()
            .filter(|(modifier, _)| added.contains(*modifier));
        codes.extend(added.map(|(_, attribute)| attribute.sgr()));
        if self.foreground != wanted.foreground {
            codes.push(sgr(Ground::Letters, wanted.foreground));
        }
        if self.background != wanted.background {
            codes.push(sgr(Ground::Behind, wanted.background));
        }
        *self = wanted;
        if codes.is_empty() {
            return Ok(());
        }
        write!(bytes, "\x1b[{}m", codes.join(";"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::ScreenLink;
    use proptest::prelude::*;
    use ratatui::style::Style;

    fn new_terminal() -> vt100::Parser {
        let (rows, columns) = (3_u16.try_into().unwrap(), 12_u16.try_into().unwrap());
        vt100::Parser::new(rows, columns, 0)
    }

    /// Every cell as a person sees it: one never written to is like a space, whose letters' colour is not seen.
    fn looks(terminal: &vt100::Parser) -> Vec<impl PartialEq + std::fmt::Debug> {
        let cell = |at: u16| terminal.screen().cell(at / 12, at % 12).unwrap();
        let look = |cell: &vt100::Cell| {
            let text = cell.contents().trim_end().to_owned();
            let seen = !text.is_empty() || cell.underline() || cell.inverse();
            let weight = (cell.bold(), cell.dim(), cell.italic());
            (
                text,
                seen.then(|| (cell.fgcolor(), weight)),
                cell.bgcolor(),
                cell.underline(),
                cell.inverse(),
            )
        };
        (0..36).map(|at| look(cell(at))).collect()
    }

    fn written(before: &Buffer, after: &Buffer) -> String {
        let mut bytes = Vec::new();
        write(&mut bytes, after, &Links::default(), &before.diff(after)).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn few_unchanged_cells_between_are_written_again_many_are_skipped() {
        let before = Buffer::with_lines(["a bc d and so it goes on e"]);
        let after = Buffer::with_lines(["x bc y and so it goes on z"]);
        assert_eq!(written(&before, &after), "\x1b[1;1Hx bc y\x1b[26Gz");
    }

    #[test]
    fn many_blanks_at_an_end_are_erased_where_their_look_is_not_seen() {
        let before = Buffer::with_lines(["a word or two and more", "a line of its own"]);
        let mut after = Buffer::with_lines(["a word              ok", "                 "]);
        assert_eq!(
            written(&before, &after),
            "\x1b[1;8H\x1b[13X\x1b[21Gok\x1b[2;1H\x1b[17X"
        );
        after.set_style(
            ratatui::layout::Rect::new(0, 1, 17, 1),
            Style::new().bg(Color::Red),
        );
        assert!(written(&before, &after).contains(&format!("\x1b[41m{}", " ".repeat(17))));
    }

    #[test]
    fn a_style_is_told_once_and_taken_back() {
        let mut after = Buffer::empty(ratatui::layout::Rect::new(0, 0, 4, 1));
        let bold = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
        after.set_string(0, 0, "ab", bold);
        after.set_string(2, 0, "c", Style::new());
        let bytes = written(&Buffer::empty(after.area), &after);
        assert_eq!(bytes, "\x1b[1;1H\x1b[1;31mab\x1b[0mc");
    }

    #[test]
    fn what_looks_alike_is_written_together_where_that_is_shorter() {
        let mut after = Buffer::empty(ratatui::layout::Rect::new(0, 0, 9, 2));
        let red = Style::new().fg(Color::Rgb(200, 0, 0));
        let green = Style::new().fg(Color::Rgb(0, 200, 0));
        for row in 0..2 {
            after.set_string(0, row, "r", red);
            after.set_string(8, row, "g", green);
        }
        let bytes = written(&Buffer::empty(after.area), &after);
        assert_eq!(
            bytes,
            "\x1b[1;1H\x1b[38;2;200;0;0mr\x1b[2;1Hr\x1b[1;9H\x1b[38;2;0;200;0mg\x1b[2;9Hg\x1b[0m"
        );
    }

    #[test]
    fn a_link_is_opened_once_and_closed() {
        let mut after = Buffer::with_lines(["see here now"]);
        let link = ScreenLink {
            row: 0,
            columns: 4..8,
            address: "https://example.org/".to_owned(),
            place: 0,
        };
        let links = Links::note(&mut after, vec![link]);
        let mut bytes = Vec::new();
        write(
            &mut bytes,
            &after,
            &links,
            &Buffer::empty(after.area).diff(&after),
        )
        .unwrap();
        let written = String::from_utf8(bytes).unwrap();
        let (_, opened) = written.split_once("\x1b]8;id=").unwrap();
        let (_, opened) = opened.split_once(';').unwrap();
        let (linked, after) = opened.split_once("\x1b]8;;\x1b\\").unwrap();
        assert!(
            linked.starts_with("https://example.org/\x1b\\here") && !linked.contains("now"),
            "{written:?}"
        );
        assert_eq!(after, "now");
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
                    let style = Style::new().bg(Color::Indexed(*color as u8)).add_modifier(Modifier::from_bits_truncate(*modifier & !2));
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

    proptest! {
        #[test]
        fn what_is_seen_is_what_differs_from_an_empty_screen(
            pieces in prop::collection::vec((0_usize..8, 0_u16..3, 0_u16..3, 0_usize..4), 0..24)
        ) {
            let area = ratatui::layout::Rect::new(0, 0, 30, 3);
            let words = ["a", " ", "漢字", "é", "👍🏽", "❤️ x", "  b", "…"];
            let styles = [
                Style::new(),
                Style::new().fg(Color::Red),
                Style::new().bg(Color::Blue),
                Style::new().add_modifier(Modifier::UNDERLINED),
            ];
            let (blank, mut frame) = (Buffer::empty(area), Buffer::empty(area));
            let mut ends = [0; 3];
            for (word, gap, row, style) in pieces {
                // Behind each other: a wide character with half of it written over is none that is ever drawn.
                let end = &mut ends[usize::from(row)];
                if *end + gap < area.width {
                    (*end, _) =
                        frame.set_stringn(*end + gap, row, words[word], 30, styles[style]);
                }
            }
            let mut differs = blank.diff(&frame);
            differs.retain(|(_, _, cell)| !is_blank(cell));
            prop_assert_eq!(seen(&frame), differs);
        }
    }
}
