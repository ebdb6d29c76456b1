//! What can follow a half-typed sequence: keys and what they do, in columns above the status line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{FollowingKeys, State, action};
use crate::keymap::{Next, Resolved, written};
use crate::text::width::display_width;
use crate::theme::Role;

use super::palette::Palette;
use super::write;

/// Cells that a column has at least.
const COLUMN: u16 = 38;

/// Draws them, if they are to be shown.
pub fn draw(state: &State, palette: &Palette, buffer: &mut Buffer) {
    if state.following_keys != FollowingKeys::Shown {
        return;
    }
    let keymap = &state.settings.keymap;
    let Resolved::Pending(next) = keymap.resolve(&state.contexts(), &state.pending_keys) else {
        return;
    };
    let above_status = state.height.saturating_sub(1);
    let columns = columns(next.len(), state.width, above_status);
    let rows = u16::try_from(next.len().div_ceil(usize::from(columns))).unwrap_or(u16::MAX);
    let height = rows.saturating_add(1).min(above_status);
    let area = Rect::new(0, above_status - height, state.width, height);
    let title = format!("{} …", written(&state.pending_keys));
    let room = write::docked(buffer, palette, area, &title);
    let width = room.width / columns;
    let key_widths = next.iter().map(|next| display_width(&next.key.to_string()));
    let key_width = key_widths.max().unwrap_or(0);
    let mut rest = next.iter();
    for column in 0..columns {
        for row in room.top()..room.bottom().min(room.top() + rows) {
            let Some(next) = rest.next() else { return };
            let cell = Rect::new(room.x + column * width, row, width, 1);
            item(*next, key_width, palette, cell, buffer);
        }
    }
}

/// As few columns as possible, so that sentences are whole, but not many rows: the text below is still being read.
fn columns(count: usize, width: u16, height: u16) -> u16 {
    let most_rows = usize::from(height / 5).max(4);
    let needed = u16::try_from(count.div_ceil(most_rows)).unwrap_or(u16::MAX);
    needed.clamp(1, (width.saturating_sub(3) / COLUMN).max(1))
}

fn item(next: Next<'_>, key_width: usize, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let sentence = match next.action {
        Some(name) => action::named(name).map_or(name, |action| action.sentence),
        None => "…",
    };
    let key = next.key.to_string();
    let gap = " ".repeat(key_width + 1 - display_width(&key));
    let pieces = [
        (key.as_str(), palette.role(Role::Key)),
        (gap.as_str(), palette.role(Role::Text)),
        (sentence, palette.role(Role::Text)),
    ];
    let room = area.width.saturating_sub(2);
    write::pieces(buffer, area.x, area.y, room, &pieces);
}
