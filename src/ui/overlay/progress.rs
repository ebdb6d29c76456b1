//! How far one is with the to-dos: a small chart of the last weeks, and a bar for each event.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::ProgressWindow;
use crate::app::{Progress, State, Week, progress, window};
use crate::text::one_line;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{words, write};

/// Rows of the columns of weeks.
const HIGH: u16 = 4;
/// Cells from one week to the next.
const WEEK: u16 = 6;
/// Cells of an event's bar.
const BAR: usize = 16;

/// Draws it.
pub fn draw(state: &State, shown: ProgressWindow, palette: &Palette, buffer: &mut Buffer) {
    let area = window(state.width, state.height, 84, 30);
    let room = write::window(buffer, palette, area, "Progress");
    let told = progress(state);
    let y = totals(&told, palette, room, buffer);
    if told.events.is_empty() {
        let sentence = format!(
            "Nothing to do yet, and nothing done: {} marks a sentence while reading.",
            state.keys("dig-into")
        );
        let below = rest(room, y);
        return write::paragraph(buffer, below, &sentence, palette.role(Role::Muted));
    }
    let y = weeks(&told.weeks, palette, rest(room, y), buffer);
    events(&told, shown.top, palette, rest(room, y), buffer);
}

/// What of an area is below a row.
fn rest(area: Rect, y: u16) -> Rect {
    let y = y.min(area.bottom());
    Rect {
        y,
        height: area.bottom() - y,
        ..area
    }
}

fn totals(told: &Progress, palette: &Palette, room: Rect, buffer: &mut Buffer) -> u16 {
    let muted = palette.role(Role::Muted);
    let number = palette.role(Role::Subheading);
    let mut parts = vec![
        (told.pending.to_string(), number),
        (" to do   ".to_owned(), muted),
        (told.done.to_string(), number),
        (" done   ".to_owned(), muted),
        (told.dropped.to_string(), number),
        (" dropped".to_owned(), muted),
    ];
    if told.overdue > 0 {
        parts.push((
            format!("   {} overdue", told.overdue),
            palette.role(Role::Error),
        ));
    }
    write::pieces(buffer, room.x, room.y, room.width, &parts);
    room.y + 2
}

/// Two columns for each week, what was added and what was done; below them the day it began on.
fn weeks(weeks: &[Week], palette: &Palette, area: Rect, buffer: &mut Buffer) -> u16 {
    if area.height < HIGH + 3 {
        return area.y;
    }
    let legend = [
        ("Last weeks  ".to_owned(), palette.role(Role::Subheading)),
        (
            format!("{} added  ", palette.symbols().columns[8]),
            palette.role(Role::Muted),
        ),
        (
            format!("{} done", palette.symbols().columns[8]),
            palette.role(Role::Success),
        ),
    ];
    write::pieces(buffer, area.x, area.y, area.width, &legend);
    let in_sight = usize::from(area.width / WEEK).max(1);
    let weeks = weeks
        .get(weeks.len().saturating_sub(in_sight)..)
        .unwrap_or(weeks);
    let most = weeks.iter().map(|week| week.added.max(week.done)).max();
    let most = most.unwrap_or_default().max(1);
    let foot = area.y + HIGH + 1;
    for (week, x) in weeks.iter().zip((area.x..).step_by(usize::from(WEEK))) {
        column(week.added, most, palette, Role::Muted, (x, foot), buffer);
        column(
            week.done,
            most,
            palette,
            Role::Success,
            (x + 2, foot),
            buffer,
        );
        let label = words::short_day(week.monday);
        write::text(buffer, x, foot, WEEK, &label, palette.role(Role::Muted));
    }
    foot + 2
}

/// A column of two cells that stands above a row.
fn column(
    count: usize,
    most: usize,
    palette: &Palette,
    role: Role,
    (x, foot): (u16, u16),
    buffer: &mut Buffer,
) {
    let signs = palette.symbols().columns;
    let eighths = (count * usize::from(HIGH) * 8).div_ceil(most);
    for row in 0..HIGH {
        let here = eighths.saturating_sub(usize::from(row) * 8).min(8);
        let sign = signs.get(here).unwrap_or(&" ");
        write::text(buffer, x, foot - 1 - row, 1, sign, palette.role(role));
    }
}

/// A line for each event: what of its to-dos is done.
fn events(told: &Progress, top: usize, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    if area.height < 2 {
        return;
    }
    write::text(
        buffer,
        area.x,
        area.y,
        area.width,
        "By event",
        palette.role(Role::Subheading),
    );
    let rows = area.y + 1..area.bottom();
    for (event, y) in told.events.iter().skip(top).zip(rows) {
        let filled = event.done * BAR / event.all.max(1);
        let [full, empty] = palette.symbols().progress;
        let name = event.event.as_deref().unwrap_or("No event");
        let name_width = usize::from(area.width)
            .saturating_sub(BAR + 16)
            .clamp(8, 40);
        let name = crate::text::width::ellipsize(&one_line(name), name_width).into_owned();
        let gap = name_width.saturating_sub(crate::text::width::display_width(&name));
        let parts = [
            (
                format!("{name}{}  ", " ".repeat(gap)),
                palette.role(Role::Text),
            ),
            (full.repeat(filled), palette.role(Role::Success)),
            (
                empty.repeat(BAR - filled.min(BAR)),
                palette.role(Role::Border),
            ),
            (
                format!("  {} of {} done", event.done, event.all),
                palette.role(Role::Muted),
            ),
        ];
        write::pieces(buffer, area.x, y, area.width, &parts);
    }
}
