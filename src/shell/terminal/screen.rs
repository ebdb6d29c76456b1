//! What the terminal shows: a frame is written as one piece, and only where it differs from the one before.

use std::io::{self, Write};

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;

use super::graphics::{self, Uploads};
use super::hyperlink::Links;
use super::scroll::{self, Shift};
use super::{cells, output, spill};
use crate::ui::Placed;

/// The most cells a screen is thought to have; some pseudo-terminals claim 65535 × 65535.
const MOST: (u16, u16) = (2000, 1000);

/// The terminal's content as it was last written.
#[derive(Debug, Default)]
pub struct Screen {
    shown: Option<Buffer>,
    /// The frame before that, for the next one to be drawn into.
    spare: Option<Buffer>,
    pictures: Vec<Placed>,
    uploads: Uploads,
}

impl Screen {
    /// Forgets what the terminal shows: the next frame is written whole.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// An empty frame of a size.
    pub fn blank(&mut self, width: u16, height: u16) -> Buffer {
        let area = Rect::new(0, 0, width, height);
        match self.spare.take().filter(|spare| spare.area == area) {
            Some(mut spare) => {
                spare.reset();
                spare
            }
            None => Buffer::empty(area),
        }
    }

    /// Shows a frame and the pictures that lie over its cells; `links` are those noted in it, `text` is the part of it that
    /// scrolls.
    pub fn show(
        &mut self,
        frame: Buffer,
        links: &Links,
        pictures: Vec<Placed>,
        text: Rect,
    ) -> io::Result<()> {
        let bytes = self.bytes_for(&frame, links, &pictures, text)?;
        self.shown = Some(frame);
        self.pictures = pictures;
        if bytes.is_empty() {
            return Ok(());
        }
        output::write_all(&bytes)
    }

    fn bytes_for(
        &mut self,
        frame: &Buffer,
        links: &Links,
        pictures: &[Placed],
        text: Rect,
    ) -> io::Result<Vec<u8>> {
        let same_size = self.shown.take().filter(|shown| shown.area == frame.area);
        let mut bytes = Vec::new();
        if let Some(mut before) = same_size {
            // With a row that is wiped goes what lies over it.
            self.pictures.retain(|placed| {
                let mut rows = placed.area.top()..placed.area.bottom();
                !rows.any(|row| spill::wipes(&before, frame, row))
            });
            write_difference(&mut bytes, &mut before, (frame, links), text)?;
            self.spare = Some(before);
        } else {
            // With the cells the terminal forgets the pictures.
            self.pictures.clear();
            self.uploads.forget();
            write_whole(&mut bytes, frame, links)?;
        }
        let mut uploads = Vec::new();
        self.uploads.send(&mut uploads, pictures)?;
        for placed in pictures
            .iter()
            .filter(|placed| !self.pictures.contains(placed))
        {
            graphics::draw(&mut bytes, placed)?;
        }
        if bytes.is_empty() && uploads.is_empty() {
            return Ok(bytes);
        }
        let mut piece = Vec::with_capacity(uploads.len() + bytes.len() + 16);
        // What is erased with the screen must be sent behind that; what stands for it in cells must not be there before.
        let is_whole = bytes.starts_with(CLEARED);
        queue!(piece, BeginSynchronizedUpdate)?;
        if is_whole {
            piece.extend(bytes.drain(..CLEARED.len()));
        }
        piece.append(&mut uploads);
        piece.append(&mut bytes);
        queue!(piece, EndSynchronizedUpdate)?;
        Ok(piece)
    }
}

/// What a frame begins with that is written whole: attributes and the screen are cleared.
const CLEARED: &[u8] = b"\x1b[0m\x1b[2J";

fn write_whole(bytes: &mut Vec<u8>, frame: &Buffer, links: &Links) -> io::Result<()> {
    bytes.extend_from_slice(CLEARED);
    cells::write_in_order(bytes, frame, links, &cells::seen(frame))
}

/// Writes what differs; where text was scrolled, the terminal moves it if less is to be written then.
fn write_difference(
    bytes: &mut Vec<u8>,
    before: &mut Buffer,
    (frame, links): (&Buffer, &Links),
    text: Rect,
) -> io::Result<()> {
    let shift = scroll::find(before, frame, text);
    let shift = shift.filter(|_| !has_pictures(before) && !has_pictures(frame));
    if let Some(shift) = shift.and_then(|shift| scroll::narrowed(before, frame, &shift)) {
        write_shift(bytes, &shift)?;
        scroll::carry_out(before, &shift);
    }
    write_cells(bytes, before, (frame, links))
}

fn write_cells(
    bytes: &mut Vec<u8>,
    before: &Buffer,
    (frame, links): (&Buffer, &Links),
) -> io::Result<()> {
    let shown = spill::wipe(bytes, before, frame)?;
    let mut changes = shown.diff(frame);
    let was_blank = |column, row| shown.cell((column, row)).is_some_and(cells::is_blank);
    changes.retain(|(column, row, cell)| !(cells::is_blank(cell) && was_blank(*column, *row)));
    cells::write(bytes, frame, links, &changes)
}

/// Moves rows by deleting or inserting lines in a scrolling region: VT102, so that every terminal can.
fn write_shift(bytes: &mut Vec<u8>, shift: &Shift) -> io::Result<()> {
    let (first, last) = (shift.rows.start + 1, shift.rows.end);
    let act = match shift.way {
        scroll::Way::Up => 'M',
        scroll::Way::Down => 'L',
    };
    write!(
        bytes,
        "\x1b[{first};{last}r\x1b[{first}H\x1b[{}{act}\x1b[r",
        shift.by
    )
}

/// Whether something is in the frame that is not made of characters; terminals move it or not as they like.
fn has_pictures(frame: &Buffer) -> bool {
    let mut cells = frame.content.iter();
    cells.any(|cell| {
        let is_text = matches!(
            cell.diff_option,
            CellDiffOption::None | CellDiffOption::ForcedWidth(_)
        );
        !is_text || cell.symbol().starts_with('\x1b')
    })
}

/// The size of the terminal in cells: columns, rows. Never empty.
pub fn size() -> (u16, u16) {
    let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
    (width.clamp(1, MOST.0), height.clamp(1, MOST.1))
}

/// An empty frame of a size.
#[cfg(test)]
pub fn blank(width: u16, height: u16) -> Buffer {
    Buffer::empty(Rect::new(0, 0, width, height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn new_terminal() -> vt100::Parser {
        let (rows, columns) = (31_u16.try_into().unwrap(), 30_u16.try_into().unwrap());
        vt100::Parser::new(rows, columns, 0)
    }

    fn written(screen: &mut Screen, lines: &[&str]) -> String {
        let mut frame = blank(30, lines.len() as u16);
        for (row, line) in lines.iter().enumerate() {
            frame.set_string(0, row as u16, line, Style::new());
        }
        let text = Rect {
            height: frame.area.height - 1,
            ..frame.area
        };
        let bytes = screen
            .bytes_for(&frame, &Links::default(), &[], text)
            .unwrap();
        screen.shown = Some(frame);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn only_what_changed_is_written_and_as_one_piece() {
        let mut screen = Screen::default();
        let first = written(&mut screen, &["one two", ""]);
        assert!(first.starts_with("\x1b[?2026h") && first.ends_with("\x1b[?2026l"));
        assert!(first.contains("one"));

        assert_eq!(written(&mut screen, &["one two", ""]), "");
        let second = written(&mut screen, &["one too", ""]);
        assert!(second.contains('o') && !second.contains("one"));

        screen.forget();
        assert!(written(&mut screen, &["one too", ""]).contains("\x1b[2J"));
    }

    #[test]
    fn scrolled_text_is_moved_by_the_terminal() {
        let lines: Vec<String> = (0..40)
            .map(|nth| format!("the {nth}th line of a long text"))
            .collect();
        let mut screen = Screen::default();
        let mut terminal = new_terminal();
        for top in [0, 1, 2, 5, 4, 0, 10] {
            let mut frame: Vec<&str> = lines[top..top + 30].iter().map(String::as_str).collect();
            frame.push("a line that stays");
            let bytes = written(&mut screen, &frame);
            assert!(top == 0 || bytes.len() < 450, "{} bytes", bytes.len());
            terminal.process(bytes.as_bytes());
            let shown: Vec<String> = terminal.screen().rows(0, 30).collect();
            assert_eq!(shown, frame);
        }
    }
}
