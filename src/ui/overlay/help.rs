//! The help: every key in force.

use ratatui::buffer::Buffer;

use crate::app::help::{HelpLine, help_lines};
use crate::app::overlay::HelpWindow;
use crate::app::{State, help_window};
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::write;

/// Cells of the keys' column.
const KEYS: u16 = 26;

/// In less than this there is no room for where keys were written, in cells.
const WITH_ORIGIN: u16 = 70;

/// Draws the help.
pub fn draw(state: &State, help: HelpWindow, palette: &Palette, buffer: &mut Buffer) {
    let area = help_window(state.width, state.height);
    let room = write::window(buffer, palette, area, "Keys");
    let lines = help_lines(state);
    let top = help
        .top
        .min(lines.len().saturating_sub(usize::from(room.height)));
    let keys = KEYS.min(room.width / 2);
    for (row, line) in lines
        .iter()
        .skip(top)
        .enumerate()
        .take(usize::from(room.height))
    {
        let y = room.y + row as u16;
        match line {
            HelpLine::Blank => {}
            HelpLine::Keymap(sentence) => {
                let muted = palette.role(Role::Muted);
                write::text(buffer, room.x, y, room.width, sentence, muted);
            }
            HelpLine::Heading(title) => {
                write::text(
                    buffer,
                    room.x,
                    y,
                    room.width,
                    title,
                    palette.role(Role::Heading),
                );
            }
            HelpLine::Keys {
                keys: shown,
                sentence,
                origin,
            } => {
                let muted = palette.role(Role::Muted);
                let origin = if room.width < WITH_ORIGIN { "" } else { origin };
                let used = write::right(buffer, room, y, origin, muted);
                let right = if used > 0 { used + 1 } else { 0 };
                write::text(
                    buffer,
                    room.x,
                    y,
                    keys.saturating_sub(1),
                    shown,
                    palette.role(Role::Key),
                );
                write::text(
                    buffer,
                    room.x + keys,
                    y,
                    room.width.saturating_sub(keys + right),
                    sentence,
                    palette.role(Role::Text),
                );
            }
        }
    }
}
