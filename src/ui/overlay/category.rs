//! Choosing a category: its key, symbol and name.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::overlay::CategoryChooser;
use crate::app::{State, category_chooser};
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::write;

/// The category at a cell.
pub fn item_at(state: &State, cell: (u16, u16)) -> Option<usize> {
    let count = state.settings.categories.iter().count();
    let area = category_chooser(state.width, state.height, &state.areas(), count);
    write::row_at(write::rows(write::docked_body(area), 1, 0..count), cell)
}

/// Draws the chooser.
pub fn draw(state: &State, chooser: CategoryChooser, palette: &Palette, buffer: &mut Buffer) {
    let categories: Vec<_> = state.settings.categories.iter().collect();
    let title = match chooser {
        CategoryChooser::New(_) => "Mark as",
        CategoryChooser::Existing(_) => "Make it",
    };
    let area = category_chooser(state.width, state.height, &state.areas(), categories.len());
    let room = write::docked(buffer, palette, area, title);
    for (category, y) in categories.iter().zip(room.top()..room.bottom()) {
        let symbol = format!("{} ", category.symbol);
        let actionable = if category.actionable { "  to-do" } else { "" };
        let key = format!("{}  ", category.key);
        let parts: [(&str, Style); 4] = [
            (&key, palette.role(Role::Key)),
            (&symbol, palette.category(category.color)),
            (&category.name, palette.role(Role::Text)),
            (actionable, palette.role(Role::Muted)),
        ];
        write::pieces(buffer, room.x, y, room.width, &parts);
    }
}
