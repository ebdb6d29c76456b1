//! The window for taking in a file: its name, and what would change.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::overlay::ImportWindow;
use crate::app::{State, window};
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::write;

/// Draws the window.
pub fn draw(state: &State, import: &ImportWindow, palette: &Palette, buffer: &mut Buffer) {
    let area = window(state.width, state.height, 110, 36);
    let room = write::window(buffer, palette, area, "Take in a changed file");
    let mut y = room.y;
    let mut line = |buffer: &mut Buffer, text: &str, style: Style| {
        if y < room.bottom() {
            write::text(buffer, room.x, y, room.width, text, style);
        }
        y += 1;
    };
    let path = write::with_cursor(palette, &import.path);
    line(buffer, &format!("File  {path}"), palette.role(Role::Text));
    line(buffer, "", Style::new());
    let Some(found) = &import.found else {
        let what = "An exported file that was ticked, changed or added to. What would change is shown first.";
        line(buffer, what, palette.role(Role::Muted));
        return;
    };
    let lines = found.lines();
    let height = usize::from(room.height.saturating_sub(2));
    let shown = if lines.len() > height {
        height.saturating_sub(1)
    } else {
        lines.len()
    };
    for (at, text) in lines.iter().take(shown).enumerate() {
        let role = if at == 0 { Role::Text } else { Role::Quote };
        line(buffer, &crate::text::one_line(text), palette.role(role));
    }
    if shown < lines.len() {
        let more = format!("… and {} lines more", lines.len() - shown);
        line(buffer, &more, palette.role(Role::Muted));
    }
}
