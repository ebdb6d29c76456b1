//! The export window: formats, the file, and the beginning of what will be written.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::overlay::ExportWindow;
use crate::app::{State, window};
use crate::export::FORMATS;
use crate::text::counted;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::write;

/// Draws the export window.
pub fn draw(state: &State, export: &ExportWindow, palette: &Palette, buffer: &mut Buffer) {
    let area = window(state.width, state.height, 110, 36);
    let things = counted(export.count, "to-do", "to-dos");
    let room = write::window(buffer, palette, area, &format!("Export {things}"));
    let mut x = room.x;
    for format in &FORMATS {
        let chosen = format.id == export.format.id;
        let style = palette.role(if chosen { Role::Focus } else { Role::Muted });
        let sign = if chosen {
            format!("{} {}", palette.symbols().chosen, format.name)
        } else {
            format!("  {}", format.name)
        };
        x += write::text(
            buffer,
            x,
            room.y,
            room.right().saturating_sub(x),
            &sign,
            style,
        ) + 2;
    }
    let mut y = room.y + 1;
    let mut line = |buffer: &mut Buffer, text: &str, style: Style| {
        if y < room.bottom() {
            write::text(buffer, room.x, y, room.width, text, style);
        }
        y += 1;
    };
    line(buffer, export.format.sentence, palette.role(Role::Muted));
    line(buffer, "", Style::new());
    line(
        buffer,
        &format!("File  {}", write::with_cursor(palette, &export.path)),
        palette.role(Role::Text),
    );
    line(buffer, "", Style::new());
    if export.items.is_none() {
        line(buffer, "Finding the passages …", palette.role(Role::Muted));
    }
    for text in &export.preview {
        line(buffer, text, palette.role(Role::Quote));
    }
}
