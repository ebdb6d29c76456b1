//! The window of an address: all of it, and what to look out for, before anything is opened.

use ratatui::buffer::Buffer;

use crate::app::address_lines::{AddressLineKind, address_lines};
use crate::app::overlay::AddressWindow;
use crate::app::{State, address_window};
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::write;

/// Draws the window.
pub fn draw(state: &State, window: &AddressWindow, palette: &Palette, buffer: &mut Buffer) {
    let lines = address_lines(state, window);
    let area = address_window(state.width, state.height, lines.len());
    let room = write::window(buffer, palette, area, "This link leads out");
    let last = lines.len().saturating_sub(room.height.into());
    let shown = lines.iter().skip(window.top.min(last));
    for (line, y) in shown.zip(room.top()..room.bottom()) {
        let role = match line.kind {
            AddressLineKind::Address => Role::Link,
            AddressLineKind::Fact => Role::Text,
            AddressLineKind::Warning => Role::Warning,
        };
        write::text(
            buffer,
            room.x,
            y,
            room.width,
            &line.text,
            palette.role(role),
        );
    }
}
