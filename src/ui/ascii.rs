//! For terminals that draw ASCII only: signs and typographic punctuation of a finished frame as the nearest plain characters,
//! cell by cell, so that nothing moves. Letters of any language stay.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

/// Characters of one cell, each with what stands for it.
const SIGNS: &[(&str, &str)] = &[
    ("“”„«»″❝❞", "\""),
    ("‘’‚′", "'"),
    ("‹", "<"),
    ("›→▸▹▶⇒↪", ">"),
    ("←◂⇐", "<"),
    ("↑▴", "^"),
    ("↓▾▿", "v"),
    ("…·", "."),
    ("‐‑‒–—―−", "-"),
    ("•◦▪●◆◇★☆✱✻▫", "*"),
    ("✓✔☑", "x"),
    ("✗✘☒", "x"),
    ("☐", "o"),
    ("≠", "!"),
    ("▣", "#"),
    ("×", "x"),
    ("\u{a0}", " "),
];

/// What stands for a character; `None` for letters, and for what has no likeness.
fn plain(sign: char) -> Option<&'static str> {
    match sign {
        ' '..='~' => None,
        '─' | '━' | '╌' | '┄' | '┈' | '═' => Some("-"),
        '│' | '┃' | '╎' | '┆' | '┊' | '║' | '▌' | '▎' | '▏' | '▐' => Some("|"),
        '\u{2500}'..='\u{257f}' => Some("+"),
        '\u{2580}'..='\u{259f}' | '▰' => Some("#"),
        '▱' => Some("."),
        _ => SIGNS
            .iter()
            .find(|(signs, _)| signs.contains(sign))
            .map(|(_, plain)| *plain),
    }
}

/// Puts plain characters for all signs of a frame.
pub fn plain_signs(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let mut characters = cell.symbol().chars();
        let alone = characters.next().filter(|_| characters.next().is_none());
        if let Some(plain) = alone.and_then(plain).filter(|_| !is_of_picture(cell)) {
            cell.set_symbol(plain);
        }
    }
}

/// A picture in half blocks is made of cells with two colours each.
fn is_of_picture(cell: &Cell) -> bool {
    cell.symbol() == "▀" && matches!((cell.fg, cell.bg), (Color::Rgb(..), Color::Rgb(..)))
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn signs_become_plain_and_letters_stay() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
        buffer.set_string(
            0,
            0,
            "╭─ ▸ “Größe” … é 字 ◆ ✗ │",
            ratatui::style::Style::new(),
        );
        plain_signs(&mut buffer);
        let row: String = buffer.content.iter().map(Cell::symbol).collect();
        assert!(row.starts_with("+- > \"Größe\" . é 字"), "{row}");
        assert!(row.trim_end().ends_with("* x |"), "{row}");
    }
}
