//! Writing plain text into cells: cut to the room there is, never over an edge.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::{Field, window_body};
use crate::text::Span;
use crate::text::line_break::wrap;
use crate::text::width::{display_width, ellipsize};
use crate::theme::Role;

use super::palette::Palette;

/// Writes a text at a cell, at most `width` cells of it with an ellipsis for the rest; returns the cells used.
pub fn text(buffer: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
    if width == 0 || !buffer.area.contains((x, y).into()) {
        return 0;
    }
    let room = width.min(buffer.area.right() - x);
    let shown = ellipsize(text, usize::from(room));
    buffer.set_stringn(x, y, &shown, usize::from(room), style);
    u16::try_from(display_width(&shown))
        .unwrap_or(room)
        .min(room)
}

/// Writes pieces of text one after the other, as far as they fit; returns the cells used.
pub fn pieces<T: AsRef<str>>(
    buffer: &mut Buffer,
    x: u16,
    y: u16,
    width: u16,
    pieces: &[(T, Style)],
) -> u16 {
    let mut used = 0;
    for (piece, style) in pieces {
        let piece = piece.as_ref();
        let room = width.saturating_sub(used);
        used += text(buffer, x + used, y, room, piece, *style);
        if display_width(piece) > usize::from(room) {
            break;
        }
    }
    used
}

/// Writes a text that ends at the right edge of an area's line.
pub fn right(buffer: &mut Buffer, area: Rect, y: u16, shown: &str, style: Style) -> u16 {
    let width = u16::try_from(display_width(shown))
        .unwrap_or(u16::MAX)
        .min(area.width);
    text(buffer, area.right() - width, y, width, shown, style)
}

/// Writes a text wrapped into an area, as many of its lines as fit.
pub fn paragraph(buffer: &mut Buffer, area: Rect, shown: &str, style: Style) {
    for (line, y) in wrapped(shown, area.width).zip(area.top()..area.bottom()) {
        text(buffer, area.x, y, area.width, line, style);
    }
}

/// Draws the line to the left of an area.
pub fn separator(buffer: &mut Buffer, palette: &Palette, area: Rect) {
    let line = Rect {
        x: area.x.saturating_sub(1),
        width: 1,
        ..area
    };
    vertical(buffer, palette, line, false);
}

/// Draws the line between two panes into its column; one that is held by the mouse stands out.
pub fn vertical(buffer: &mut Buffer, palette: &Palette, area: Rect, is_held: bool) {
    let role = if is_held { Role::Focus } else { Role::Border };
    for y in area.top()..area.bottom() {
        let line = palette.symbols().vertical;
        text(buffer, area.x, y, 1, line, palette.role(role));
    }
}

/// Draws the line between two panes above each other into its row.
pub fn horizontal(buffer: &mut Buffer, palette: &Palette, area: Rect, is_held: bool) {
    let role = if is_held { Role::Focus } else { Role::Border };
    for x in area.left()..area.right() {
        let line = palette.symbols().horizontal;
        text(buffer, x, area.y, 1, line, palette.role(role));
    }
}

/// Marks the lines of an area as those of the chosen entry of a list.
pub fn chosen(buffer: &mut Buffer, palette: &Palette, area: Rect) {
    for y in area.top()..area.bottom() {
        line_style(buffer, area, y, palette.role(Role::Chosen));
    }
    let sign = palette.symbols().chosen;
    text(buffer, area.x, area.y, 1, sign, palette.role(Role::Focus));
}

/// Lays a style over a whole line of an area.
pub fn line_style(buffer: &mut Buffer, area: Rect, y: u16, style: Style) {
    if (area.top()..area.bottom()).contains(&y) {
        buffer.set_style(
            Rect {
                y,
                height: 1,
                ..area
            },
            style,
        );
    }
}

/// Empties an area and draws a border with a title around it; returns the room inside.
pub fn window(buffer: &mut Buffer, palette: &Palette, area: Rect, title: &str) -> Rect {
    let area = cleared(buffer, area);
    let room = window_body(area);
    if room != area {
        border(buffer, palette, area);
        titled(buffer, palette, area, title);
    }
    room
}

/// Empties an area and draws a line with a title above it; returns the room below.
pub fn docked(buffer: &mut Buffer, palette: &Palette, area: Rect, title: &str) -> Rect {
    let area = cleared(buffer, area);
    if area.width < 4 || area.height < 2 {
        return area;
    }
    for x in area.left()..area.right() {
        buffer.set_string(
            x,
            area.y,
            palette.symbols().horizontal,
            palette.role(Role::Border),
        );
    }
    titled(buffer, palette, area, title);
    docked_body(area)
}

/// The room below the line and title of such a window; one too small for them has none.
pub fn docked_body(area: Rect) -> Rect {
    if area.width < 4 || area.height < 2 {
        return area;
    }
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width - 3,
        height: area.height - 1,
    }
}

/// The items of a list that have room in an area, from the first one in sight on, each with its lines.
pub fn rows(
    area: Rect,
    lines: u16,
    items: Range<usize>,
) -> impl Iterator<Item = (usize, Rect)> + Clone {
    let tops = (area.top()..area.bottom()).step_by(usize::from(lines.max(1)));
    items.zip(tops).map(move |(item, y)| {
        let height = lines.min(area.bottom() - y);
        (item, Rect { y, height, ..area })
    })
}

/// The item that has a cell.
pub fn row_at(
    rows: impl IntoIterator<Item = (usize, Rect)>,
    (column, row): (u16, u16),
) -> Option<usize> {
    let mut rows = rows.into_iter();
    let hit = rows.find(|(_, area)| area.contains((column, row).into()));
    hit.map(|(item, _)| item)
}

/// Empties an area.
pub fn clear(buffer: &mut Buffer, area: Rect) {
    cleared(buffer, area);
}

fn cleared(buffer: &mut Buffer, area: Rect) -> Rect {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            buffer[(x, y)].reset();
        }
    }
    area
}

fn titled(buffer: &mut Buffer, palette: &Palette, area: Rect, title: &str) {
    let title = format!(" {title} ");
    text(
        buffer,
        area.x + 1,
        area.y,
        area.width - 2,
        &title,
        palette.role(Role::Focus),
    );
}

fn border(buffer: &mut Buffer, palette: &Palette, area: Rect) {
    let symbols = palette.symbols();
    let style = palette.role(Role::Border);
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for x in area.left()..area.right() {
        buffer.set_string(x, area.y, symbols.horizontal, style);
        buffer.set_string(x, bottom, symbols.horizontal, style);
    }
    for y in area.top()..area.bottom() {
        buffer.set_string(area.x, y, symbols.vertical, style);
        buffer.set_string(right, y, symbols.vertical, style);
    }
    let corners = [
        (area.x, area.y),
        (right, area.y),
        (area.x, bottom),
        (right, bottom),
    ];
    for ((x, y), symbol) in corners.into_iter().zip(symbols.corners) {
        buffer.set_string(x, y, symbol, style);
    }
}

/// Writes a text with its matched letters marked.
pub fn matched(
    buffer: &mut Buffer,
    palette: &Palette,
    (x, y, width): (u16, u16, u16),
    text: &str,
    spans: &[Span],
    style: Style,
) {
    let shown = ellipsize(text, usize::from(width));
    let visible = shown
        .strip_suffix('…')
        .filter(|_| *shown != *text)
        .map_or(shown.len(), str::len);
    let mut parts: Vec<(&str, Style)> = Vec::new();
    let mut at = 0;
    for span in spans {
        let (start, end) = (
            (span.start as usize).min(visible),
            (span.end as usize).min(visible),
        );
        parts.push((shown.get(at..start).unwrap_or_default(), style));
        parts.push((
            shown.get(start..end).unwrap_or_default(),
            style.patch(palette.role(Role::Matched)),
        ));
        at = end;
    }
    parts.push((shown.get(at..).unwrap_or_default(), style));
    pieces(buffer, x, y, width, &parts);
}

/// What a field of one line holds, a sign where its cursor is.
pub fn with_cursor(palette: &Palette, field: &Field) -> String {
    let (before, behind) = field.split_at_cursor();
    format!("{before}{}{behind}", palette.symbols().cursor)
}

/// The lines of a text wrapped to a width.
pub fn wrapped(text: &str, width: u16) -> impl Iterator<Item = &str> {
    let whole = Span::new(0, text.len() as u32);
    wrap(text, whole, width.max(1), width.max(1))
        .into_iter()
        .map(move |line| line.of(text))
}
