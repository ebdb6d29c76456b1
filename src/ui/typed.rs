//! A line in which one types: scrolled so that the cursor is in sight, and below it the place of a mistake.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::Field;
use crate::text::one_line;
use crate::text::width::display_width;
use crate::theme::Role;

use super::palette::Palette;
use super::write;

/// Where a field was drawn.
#[derive(Clone, Copy, Debug)]
pub struct Typed {
    /// Its line.
    area: Rect,
    /// The cells that are out of sight before it.
    skipped: usize,
}

/// Draws a field with its cursor into a line.
pub fn field(
    buffer: &mut Buffer,
    palette: &Palette,
    area: Rect,
    field: &Field,
    style: Style,
) -> Typed {
    let (before, behind) = field.split_at_cursor();
    let (before, behind) = (one_line(&before), one_line(&behind));
    let cursor = display_width(&before);
    let width = usize::from(area.width);
    let mut skipped = 0;
    let mut shown = before.as_ref();
    while cursor - skipped + 1 > width {
        let Some(first) = shown.chars().next() else {
            break;
        };
        skipped += display_width(first.encode_utf8(&mut [0; 4]));
        shown = shown.get(first.len_utf8()..).unwrap_or_default();
    }
    let parts = [
        (shown, style),
        (palette.symbols().cursor, palette.role(Role::Focus)),
        (behind.as_ref(), style),
    ];
    write::pieces(buffer, area.x, area.y, area.width, &parts);
    Typed { area, skipped }
}

/// The line of a window in which one types what its list shows: the field, a hint while it is empty, a count at the right.
pub fn asked(
    buffer: &mut Buffer,
    palette: &Palette,
    room: Rect,
    asked: &Field,
    (hint, count): (&str, &str),
    style: Style,
) -> Typed {
    let muted = palette.role(Role::Muted);
    let used = write::right(buffer, room, room.y, count, muted);
    let width = room.width.saturating_sub(used + 2);
    let sign = write::text(buffer, room.x, room.y, width, "> ", palette.role(Role::Key));
    let area = Rect {
        x: room.x + sign,
        width: width - sign,
        height: 1,
        ..room
    };
    let typed = field(buffer, palette, area, asked, style);
    if asked.is_empty() {
        let cursor = 1;
        let width = area.width.saturating_sub(cursor + 1);
        write::text(buffer, area.x + cursor, area.y, width, hint, muted);
    }
    typed
}

/// Marks the place of a mistake (bytes of the field) in the line below the field.
pub fn mistake(
    buffer: &mut Buffer,
    palette: &Palette,
    typed: Typed,
    field: &Field,
    place: Range<usize>,
) {
    let text = field.text();
    let cursor = field.split_at_cursor().0.len();
    let column = |byte: usize| {
        let before = text.get(..byte).unwrap_or_default();
        display_width(&one_line(before))
    };
    // The cursor is a sign of its own between the letters.
    let (start, end) = (
        column(place.start) + usize::from(place.start >= cursor),
        column(place.end) + usize::from(place.end > cursor),
    );
    let start = start.saturating_sub(typed.skipped);
    let width = end.saturating_sub(typed.skipped + start).max(1);
    let Rect {
        x, y, width: room, ..
    } = typed.area;
    let start = start.min(usize::from(room.saturating_sub(1))) as u16;
    let mark = "^".repeat(width);
    let error = palette.role(Role::Error);
    write::text(buffer, x + start, y + 1, room - start, &mark, error);
}
