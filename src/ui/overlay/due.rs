//! The line for the day on which to-dos are due: what is typed, and the day it means.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::annotation::due_in_words;
use crate::app::overlay::DueLine;
use crate::app::{State, due_line};
use crate::text::counted;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{words, write};

/// Draws the line.
pub fn draw(state: &State, line: &DueLine, palette: &Palette, buffer: &mut Buffer) {
    let area = due_line(state.width, state.height);
    let title = match line.todos.len() {
        1 => "Due when?".to_owned(),
        many => format!("When are {} due?", counted(many, "to-do", "to-dos")),
    };
    let room = write::docked(buffer, palette, area, &title);
    let text = write::with_cursor(palette, &line.field);
    write::text(
        buffer,
        room.x,
        room.y,
        room.width,
        &text,
        palette.role(Role::Text),
    );
    let today = state.today();
    let (told, role) = match due_in_words(&line.field.text(), today) {
        Ok(Some(day)) => (words::day_from_today(day, today), Role::Success),
        Ok(None) => ("no day".to_owned(), Role::Muted),
        Err(problem) => (problem.to_string(), Role::Muted),
    };
    let below = Rect {
        y: room.y + 1,
        height: room.height.saturating_sub(1),
        ..room
    };
    write::paragraph(buffer, below, &told, palette.role(role));
}
