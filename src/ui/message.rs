//! What just happened, where the status line has no room for it: the whole sentence, over the lines above.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::State;
use crate::theme::Role;

use super::palette::Palette;
use super::{status, write};

/// The most lines of a sentence.
const MOST: u16 = 5;

/// Draws a sentence that does not fit into the status line; it ends there. It goes with the next key.
pub fn draw(state: &State, palette: &Palette, status_line: Rect, buffer: &mut Buffer) {
    let Some((sentence, role)) = status::message(state) else {
        return;
    };
    let room = status_line.width.saturating_sub(2);
    let lines: Vec<&str> = write::wrapped(&sentence, room).collect();
    let height = u16::try_from(lines.len()).unwrap_or(MOST);
    let height = height.min(MOST).min(status_line.y / 2 + 1);
    if height < 2 {
        return;
    }
    let area = Rect {
        y: status_line.bottom() - height,
        height,
        ..status_line
    };
    write::clear(buffer, area);
    for (at, y) in (area.top()..area.bottom()).enumerate() {
        write::line_style(buffer, area, y, palette.role(Role::Status));
        let is_last = y + 1 == area.bottom();
        // What has no room gives way to an ellipsis.
        let line = if is_last {
            lines.get(at..).unwrap_or_default().concat()
        } else {
            lines.get(at).copied().unwrap_or_default().to_owned()
        };
        let style = palette.role(role);
        write::text(buffer, area.x + 1, y, room, line.trim_end(), style);
    }
}
