//! The export window: formats, the file, and the beginning of what will be written.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::overlay::ExportWindow;
use crate::app::{State, window};
use crate::export::FORMATS;
use crate::text::counted;
use crate::text::width::display_width;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::write;

/// Draws the export window.
pub fn draw(state: &State, export: &ExportWindow, palette: &Palette, buffer: &mut Buffer) {
    let area = window(state.width, state.height, 110, 36);
    let things = counted(export.count, "to-do", "to-dos");
    let room = write::window(buffer, palette, area, &format!("Export {things}"));
    let mut y = draw_formats(export, room, palette, buffer) + 1;
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

/// Draws the formats in as many rows as they need; gives the last of them.
fn draw_formats(export: &ExportWindow, room: Rect, palette: &Palette, buffer: &mut Buffer) -> u16 {
    let (mut x, mut y) = (room.x, room.y);
    for format in &FORMATS {
        let is_chosen = format.id == export.format.id;
        let style = palette.role(if is_chosen { Role::Focus } else { Role::Muted });
        let sign = if is_chosen {
            palette.symbols().chosen
        } else {
            " "
        };
        let words = format!("{sign} {}", format.name);
        let width = display_width(&words) as u16;
        if x + width > room.right() && x > room.x {
            (x, y) = (room.x, y + 1);
        }
        if y < room.bottom() {
            write::text(buffer, x, y, room.right().saturating_sub(x), &words, style);
        }
        x += width + 2;
    }
    y
}
