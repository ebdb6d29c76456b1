//! The list of all that can be done: what each does, its name, and the keys that do it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::{Command, CommandRow, PaletteWindow};
use crate::app::{State, palette_window, window_body};
use crate::text::counted;
use crate::text::width::display_width;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{typed, write};

/// Cells of a name that are worth being shown.
const LEAST_NAME: u16 = 8;

/// Draws the list.
pub fn draw(state: &State, window: &PaletteWindow, palette: &Palette, buffer: &mut Buffer) {
    let parts = palette_window(state.width, state.height);
    write::window(buffer, palette, parts.area, "Do anything");
    let room = window_body(parts.area);
    let count = match window.rows.len() {
        0 => "no match".to_owned(),
        rows if window.query.is_empty() => format!("{rows} to choose from"),
        rows => counted(rows, "match", "matches"),
    };
    let hint = "what you want to do, or the name of an action";
    let text = palette.role(Role::Text);
    typed::asked(buffer, palette, room, &window.query, (hint, &count), text);
    if window.rows.is_empty() {
        let advice = "Nothing that can be done has these letters: take some away.";
        write::paragraph(buffer, parts.list, advice, palette.role(Role::Muted));
    }
    let first = window.first_row(usize::from(parts.list.height));
    let rows = window.rows.iter().enumerate().skip(first);
    for ((at, row), y) in rows.zip(parts.list.top()..parts.list.bottom()) {
        let line = Rect {
            y,
            height: 1,
            ..parts.list
        };
        if let Some(command) = window.commands.get(row.command) {
            item(row, command, palette, line, buffer);
        }
        if at == window.chosen {
            write::chosen(buffer, palette, line);
        }
    }
}

/// A line: the sentence, the name as far as there is room, the pane if it is another one, and the keys at the right.
fn item(row: &CommandRow, command: &Command, palette: &Palette, line: Rect, buffer: &mut Buffer) {
    let muted = palette.role(Role::Muted);
    let keys = write::right(buffer, line, line.y, &command.keys, palette.role(Role::Key));
    let left = line.x + 2;
    let room = line.width.saturating_sub(2 + keys + 1);
    let text = palette.role(Role::Text);
    let place = (left, line.y, room);
    write::matched(buffer, palette, place, command.sentence, &row.matched, text);
    let used = u16::try_from(display_width(command.sentence)).unwrap_or(room);
    let rest = room.saturating_sub(used + 2);
    if rest < LEAST_NAME {
        return;
    }
    let pane = command.pane.map(|pane| format!(", in {}", pane.name()));
    let name = format!("{}{}", command.name, pane.unwrap_or_default());
    write::text(buffer, left + used + 2, line.y, rest, &name, muted);
}
