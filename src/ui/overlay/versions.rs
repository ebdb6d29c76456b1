//! Choosing between two versions of a note: a line for each thing both changed, the one that is taken marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::annotation::{Group, Side, Versions};
use crate::app::overlay::VersionsWindow;
use crate::app::{State, versions_window, window_body};
use crate::text::one_line;
use crate::text::width::ellipsize;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::write;

/// Columns of the names of what both changed.
const NAMES: u16 = 11;

/// What both changed that is at a cell.
pub fn item_at(state: &State, window: &VersionsWindow, cell: (u16, u16)) -> Option<usize> {
    let count = window.choices.len();
    let room = window_body(versions_window(state.width, state.height, count));
    write::row_at(write::rows(room, 1, 0..count), cell)
}

/// Draws the window.
pub fn draw(state: &State, window: &VersionsWindow, palette: &Palette, buffer: &mut Buffer) {
    let Some(versions) = state.conflicts.get(&window.id) else {
        return;
    };
    let area = versions_window(state.width, state.height, window.choices.len());
    let room = write::window(buffer, palette, area, "Both versions changed this");
    let side = room.width.saturating_sub(NAMES) / 2;
    for ((index, (group, taken)), y) in (0..).zip(&window.choices).zip(room.top()..room.bottom()) {
        let line = Rect {
            y,
            height: 1,
            ..room
        };
        let (name, muted) = (group.name(), palette.role(Role::Muted));
        write::text(buffer, line.x + 2, y, NAMES - 2, name, muted);
        for (at, one) in [(0, Side::Ours), (side, Side::Theirs)] {
            let text = shown(versions, *group, one, *taken == one, side);
            let role = if *taken == one {
                Role::Text
            } else {
                Role::Muted
            };
            let x = line.x + NAMES + at;
            write::text(buffer, x, y, side, &text, palette.role(role));
        }
        if index == window.chosen {
            write::chosen(buffer, palette, line);
        }
    }
    let y = room.top() + window.choices.len() as u16 + 1;
    if y < room.bottom() {
        let sentence = "Both notes are kept. Of the rest the later one is taken.";
        let muted = palette.role(Role::Muted);
        write::text(buffer, room.x, y, room.width, sentence, muted);
    }
}

fn shown(versions: &Versions, group: Group, side: Side, is_taken: bool, width: u16) -> String {
    let mark = if is_taken { "● " } else { "○ " };
    let words = group.words(versions.side(side));
    let text = format!("{mark}{}", one_line(&words));
    ellipsize(&text, usize::from(width.saturating_sub(1))).into_owned()
}
