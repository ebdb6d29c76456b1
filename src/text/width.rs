//! How many cells a text takes on the screen. It measures; it never draws and never breaks lines.
//!
//! Every measure is the sum over grapheme clusters, as ratatui draws them: one cell for printable ASCII, nothing for a
//! control character, otherwise what `unicode-width` says (UAX #11, with emoji presentation) plus one per half-width
//! katakana sound mark. A test holds this against ratatui's buffer, so that columns never drift.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The sign that stands for text left out, one cell wide.
const ELLIPSIS: &str = "…";

/// The cells that one grapheme cluster takes: 0, 1 or 2, more only for odd sequences.
pub fn grapheme_width(grapheme: &str) -> u16 {
    match grapheme.as_bytes() {
        [] => 0,
        [byte] => u16::from(!byte.is_ascii_control()),
        _ if grapheme.contains(char::is_control) => 0,
        _ => u16::try_from(grapheme.width() + sound_marks(grapheme)).unwrap_or(u16::MAX),
    }
}

/// The cells that a text of one line takes.
pub fn display_width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    cells(text).map(|cell| usize::from(cell.width)).sum()
}

/// The longest beginning of `text` that fits into `width` cells, cut between graphemes.
pub fn truncate_to_width(text: &str, width: usize) -> &str {
    let mut used = 0;
    for cell in cells(text) {
        used += usize::from(cell.width);
        if used > width {
            return text.get(..cell.start).unwrap_or_default();
        }
    }
    text
}

/// The text if it fits into `width` cells, else its beginning and `…`.
pub fn ellipsize(text: &str, width: usize) -> Cow<'_, str> {
    let fitting = truncate_to_width(text, width);
    if fitting.len() == text.len() {
        return Cow::Borrowed(text);
    }
    let Some(room) = width.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let kept = truncate_to_width(text, room).trim_end();
    Cow::Owned(format!("{kept}{ELLIPSIS}"))
}

/// A grapheme cluster and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Its first byte in the text that was walked.
    pub start: usize,
    /// The cluster.
    pub grapheme: &'a str,
    /// How many cells it takes.
    pub width: u16,
}

impl Cell<'_> {
    /// One past its last byte.
    pub const fn end(&self) -> usize {
        self.start + self.grapheme.len()
    }
}

/// The grapheme clusters of `text` in order, with their places and widths; linear, and fast on ASCII.
pub const fn cells(text: &str) -> Cells<'_> {
    Cells { text, at: 0 }
}

/// The iterator that [`cells`] gives.
#[derive(Clone, Debug)]
pub struct Cells<'a> {
    text: &'a str,
    at: usize,
}

impl Cells<'_> {
    /// The same walk from another place on, which must be the start of a cluster.
    pub const fn starting_at(self, at: usize) -> Self {
        Self { at, ..self }
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        let start = self.at;
        let rest = self.text.get(start..)?;
        let grapheme = match rest.as_bytes() {
            [] => return None,
            // Two printable ASCII characters never form a cluster (UAX #29, GB999).
            [b' '..=b'~'] | [b' '..=b'~', 0..=0x7f, ..] => rest.get(..1)?,
            _ => rest.graphemes(true).next()?,
        };
        self.at += grapheme.len();
        Some(Cell {
            start,
            grapheme,
            width: grapheme_width(grapheme),
        })
    }
}

/// Half-width voiced and semi-voiced sound marks: terminals give each its own cell, `unicode-width` none.
fn sound_marks(grapheme: &str) -> usize {
    grapheme
        .chars()
        .filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}'))
        .count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::{buffer::Buffer, layout::Rect, style::Style};

    use super::*;

    /// The column after which ratatui has drawn the text.
    fn drawn_width(text: &str) -> usize {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 500, 1));
        let (end, _) = buffer.set_stringn(0, 0, text, 500, Style::default());
        usize::from(end)
    }

    #[test]
    fn widths_of_what_posts_hold() {
        for (text, width) in [
            ("", 0),
            ("plain", 5),
            ("e\u{301}", 1),
            ("漢字", 4),
            ("👩‍💻", 2),
            ("👍🏽", 2),
            ("❤️", 2),
            ("🇩🇪🇫🇷", 4),
            ("\u{200b}", 0),
            ("سلام", 4),
            ("▣ ▎•☐☑…", 7),
        ] {
            assert_eq!(display_width(text), width, "{text}");
            assert_eq!(drawn_width(text), width, "{text}");
        }
    }

    #[test]
    fn cutting_keeps_graphemes_whole() {
        assert_eq!(truncate_to_width("漢字", 3), "漢");
        assert_eq!(truncate_to_width("a👩‍💻b", 2), "a");
        assert_eq!(ellipsize("Open Policy Agent", 8), "Open Po…");
        assert_eq!(ellipsize("Open Policy Agent", 6), "Open…");
        assert_eq!(ellipsize("OPA", 3), "OPA");
        assert_eq!(ellipsize("OPA", 0), "");
    }

    proptest! {
        #[test]
        fn agrees_with_what_is_drawn(text in "(\\PC|[a-zé漢ﾞ\u{301}\u{200d}👩🇩️\u{fe0f}\u{600}\u{1f3fd}]){0,40}") {
            prop_assert_eq!(display_width(&text), drawn_width(&text));
        }

        #[test]
        fn cells_are_the_graphemes(text in "(\\PC|[a-z \r\né漢ﾞ\u{301}\u{200d}👩🇩\u{fe0f}\u{600}]){0,40}") {
            let ours: Vec<_> = cells(&text).map(|cell| (cell.start, cell.grapheme)).collect();
            let theirs: Vec<_> = text.grapheme_indices(true).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
