//! What the terminal shows: a frame is written as one piece, and only where it differs from the one before.

use std::io;

use crossterm::queue;
use crossterm::style::ResetColor;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::output;

/// The most cells a screen is thought to have; some pseudo-terminals claim 65535 × 65535.
const MOST: (u16, u16) = (2000, 1000);

/// The terminal's content as it was last written.
#[derive(Debug, Default)]
pub struct Screen {
    shown: Option<Buffer>,
}

impl Screen {
    /// Forgets what the terminal shows: the next frame is written whole.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// Shows a frame.
    pub fn show(&mut self, frame: Buffer) -> io::Result<()> {
        let bytes = self.bytes_for(&frame)?;
        self.shown = Some(frame);
        if bytes.is_empty() {
            return Ok(());
        }
        output::write_all(&bytes)
    }

    fn bytes_for(&mut self, frame: &Buffer) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        queue!(bytes, BeginSynchronizedUpdate)?;
        let empty = bytes.len();
        let same_size = self.shown.take().filter(|shown| shown.area == frame.area);
        let before = if let Some(shown) = same_size {
            shown
        } else {
            queue!(bytes, ResetColor, Clear(ClearType::All))?;
            Buffer::empty(frame.area)
        };
        let changes = before.diff(frame);
        if !changes.is_empty() {
            CrosstermBackend::new(&mut bytes).draw(changes.into_iter())?;
        }
        if bytes.len() == empty {
            return Ok(Vec::new());
        }
        queue!(bytes, EndSynchronizedUpdate)?;
        Ok(bytes)
    }
}

/// The size of the terminal in cells: columns, rows. Never empty.
pub fn size() -> (u16, u16) {
    let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
    (width.clamp(1, MOST.0), height.clamp(1, MOST.1))
}

/// An empty frame of a size.
pub fn blank(width: u16, height: u16) -> Buffer {
    Buffer::empty(Rect::new(0, 0, width, height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn written(screen: &mut Screen, text: &str) -> String {
        let mut frame = blank(12, 1);
        frame.set_string(0, 0, text, Style::new());
        let bytes = screen.bytes_for(&frame).unwrap();
        screen.shown = Some(frame);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn only_what_changed_is_written_and_as_one_piece() {
        let mut screen = Screen::default();
        let first = written(&mut screen, "one two");
        assert!(first.starts_with("\x1b[?2026h") && first.ends_with("\x1b[?2026l"));
        assert!(first.contains("one"));

        assert_eq!(written(&mut screen, "one two"), "");
        let second = written(&mut screen, "one too");
        assert!(second.contains('o') && !second.contains("one"));

        screen.forget();
        assert!(written(&mut screen, "one too").contains("\x1b[2J"));
    }
}
