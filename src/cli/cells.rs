//! Cells that were drawn, as text, as terminal sequences and as runs of one look. It draws nothing itself.

use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use crate::text::width::grapheme_width;
use crate::ui::{Ground, sgr};

/// Cells beside each other that look alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The first column.
    pub column: u16,
    /// How many columns it takes.
    pub width: u16,
    /// What stands in it.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// Where it leads to, by the number of the link among those given.
    pub link: Option<usize>,
}

/// The cells of a row that lead to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedCells {
    /// The first column, and the one after the last.
    pub columns: std::ops::Range<u16>,
    /// An address fit for a terminal sequence.
    pub address: String,
    /// The same for all rows of one link.
    pub id: usize,
}

/// A row of a buffer as runs, without blanks at its end that look like nothing.
pub fn runs(buffer: &Buffer, y: u16) -> Vec<Run> {
    linked_runs(buffer, y, &[])
}

fn linked_runs(buffer: &Buffer, y: u16, links: &[LinkedCells]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut x = buffer.area.left();
    while x < buffer.area.right() {
        let Some(cell) = buffer.cell((x, y)) else {
            break;
        };
        let symbol = if cell.symbol().contains(char::is_control) {
            " "
        } else {
            cell.symbol()
        };
        let width = grapheme_width(symbol).max(1);
        let style = cell.style();
        let column = x - buffer.area.left();
        let link = links.iter().position(|link| link.columns.contains(&column));
        match runs.last_mut() {
            Some(run) if run.style == style && run.link == link => {
                run.text.push_str(symbol);
                run.width += width;
            }
            _ => runs.push(Run {
                column,
                width,
                text: symbol.to_owned(),
                style,
                link,
            }),
        }
        x += width;
    }
    trim(&mut runs);
    runs
}

/// Takes blanks off the end of a row, unless they have a background or the like.
fn trim(runs: &mut Vec<Run>) {
    while let Some(last) = runs.last_mut().filter(|run| is_bare(run.style)) {
        let kept = last.text.trim_end_matches(' ').len();
        last.width -= (last.text.len() - kept) as u16;
        last.text.truncate(kept);
        if !last.text.is_empty() {
            return;
        }
        runs.pop();
    }
}

/// Whether a blank of this style cannot be told from nothing.
fn is_bare(style: Style) -> bool {
    let seen = Modifier::REVERSED
        .union(Modifier::UNDERLINED)
        .union(Modifier::CROSSED_OUT);
    matches!(style.bg, None | Some(Color::Reset)) && !style.add_modifier.intersects(seen)
}

/// A buffer as lines of text.
pub fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let line: String = runs(buffer, y).into_iter().map(|run| run.text).collect();
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A row of a buffer with the sequences that colour it (ECMA-48, 8.3.117), all looks off at its end.
pub fn coloured_row(buffer: &Buffer, y: u16) -> String {
    linked_row(buffer, y, &[])
}

/// A row of a buffer with colours, and with links for terminals that know them (OSC 8, "Hyperlinks in terminal
/// emulators", which programs that do not know it leave out).
pub fn linked_row(buffer: &Buffer, y: u16, links: &[LinkedCells]) -> String {
    let mut row = String::new();
    let mut coloured = false;
    let mut linked = None;
    for run in linked_runs(buffer, y, links) {
        if run.link != linked {
            row.push_str(&link_sequence(run.link.and_then(|nth| links.get(nth))));
            linked = run.link;
        }
        let codes = codes(run.style);
        if coloured || !codes.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(row, "\u{1b}[0{codes}m");
            coloured = !codes.is_empty();
        }
        row.push_str(&run.text);
    }
    if coloured {
        row.push_str("\u{1b}[0m");
    }
    if linked.is_some() {
        row.push_str(&link_sequence(None));
    }
    row
}

/// What begins a link, or ends the one before.
fn link_sequence(link: Option<&LinkedCells>) -> String {
    link.map_or_else(
        || "\u{1b}]8;;\u{1b}\\".to_owned(),
        |link| format!("\u{1b}]8;id={};{}\u{1b}\\", link.id, link.address),
    )
}

/// A buffer with its colours, row by row.
pub fn coloured(buffer: &Buffer) -> String {
    let rows = buffer.area.top()..buffer.area.bottom();
    rows.map(|y| coloured_row(buffer, y) + "\n").collect()
}

/// What follows the `0` of a sequence: `;1;38;2;255;0;0`.
fn codes(style: Style) -> String {
    const MODIFIERS: [(Modifier, &str); 6] = [
        (Modifier::BOLD, ";1"),
        (Modifier::DIM, ";2"),
        (Modifier::ITALIC, ";3"),
        (Modifier::UNDERLINED, ";4"),
        (Modifier::REVERSED, ";7"),
        (Modifier::CROSSED_OUT, ";9"),
    ];
    let mut codes: String = MODIFIERS
        .into_iter()
        .filter(|(modifier, _)| style.add_modifier.contains(*modifier))
        .map(|(_, code)| code)
        .collect();
    for (color, ground) in [(style.fg, Ground::Letters), (style.bg, Ground::Behind)] {
        if let Some(color) = color.filter(|color| *color != Color::Reset) {
            let _ = write!(codes, ";{}", sgr(ground, color));
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    fn drawn(parts: &[(&str, Style)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        let mut x = 0;
        for (text, style) in parts {
            (x, _) = buffer.set_stringn(x, 0, text, 20, *style);
        }
        buffer
    }

    #[test]
    fn wide_characters_take_two_columns_and_stand_once() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let buffer = drawn(&[("東京 ", Style::new()), ("x", bold)]);
        assert_eq!(text(&buffer), "東京 x\n");
        let columns: Vec<(u16, u16)> = runs(&buffer, 0)
            .iter()
            .map(|run| (run.column, run.width))
            .collect();
        assert_eq!(columns, [(0, 5), (5, 1)]);
    }

    #[test]
    fn links_end_where_their_cells_do() {
        let buffer = drawn(&[("see Argo now", Style::new())]);
        let link = LinkedCells {
            columns: 4..8,
            address: "https://a.example".to_owned(),
            id: 3,
        };
        assert_eq!(
            linked_row(&buffer, 0, &[link]),
            "see \u{1b}]8;id=3;https://a.example\u{1b}\\Argo\u{1b}]8;;\u{1b}\\ now"
        );
    }

    #[test]
    fn colours_are_switched_on_and_off() {
        let red = Style::new().fg(Color::Rgb(255, 0, 0));
        let buffer = drawn(&[("a", Style::new()), ("b", red), ("c", Style::new())]);
        assert_eq!(coloured(&buffer), "a\u{1b}[0;38;2;255;0;0mb\u{1b}[0mc\n");
        let end = drawn(&[("b", red.bg(Color::Indexed(3)))]);
        assert_eq!(coloured(&end), "\u{1b}[0;38;2;255;0;0;43mb\u{1b}[0m\n");
    }
}
