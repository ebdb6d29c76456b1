//! The list of recent changes: what was done, when, on which passage of which post, and by whom if not here.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::annotation::Change;
use crate::app::overlay::ChangesWindow;
use crate::app::{ChangeStanding, PastChange, State, past_changes, window, window_body};
use crate::text::one_line;
use crate::text::width::{display_width, ellipsize};
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{words, write};

/// Lines of one change: what was done and when; to what.
const LINES: u16 = 2;

/// Columns of the window.
const WIDTH: u16 = 100;

/// Characters of a machine's id that tell it from others. Its beginning is a time, and much alike.
const OF_ID: usize = 4;

/// Draws the list.
pub fn draw(state: &State, changes: &ChangesWindow, palette: &Palette, buffer: &mut Buffer) {
    let list = past_changes(state, &changes.journals);
    let area = area(state, list.len());
    let room = write::window(buffer, palette, area, "Recent changes");
    if list.is_empty() {
        let sentence = "Nothing was changed yet: what you mark and write is listed here, and can be taken back.";
        return write::paragraph(buffer, room, sentence, palette.role(Role::Muted));
    }
    for (index, area) in rows(changes, list.len(), room) {
        let Some(past) = list.get(index) else { break };
        entry(state, past, palette, area, buffer);
        if index == changes.chosen {
            write::chosen(buffer, palette, area);
        }
    }
}

/// The change at a cell.
pub fn item_at(state: &State, changes: &ChangesWindow, cell: (u16, u16)) -> Option<usize> {
    let count = past_changes(state, &changes.journals).len();
    let room = window_body(area(state, count));
    write::row_at(rows(changes, count, room), cell)
}

fn area(state: &State, count: usize) -> Rect {
    let lines = u16::try_from(count).unwrap_or(u16::MAX);
    let wanted = lines.saturating_mul(LINES).saturating_add(2).max(6);
    window(state.width, state.height, WIDTH, wanted.min(state.height))
}

/// The changes in sight with their lines, the chosen one in the middle.
fn rows(changes: &ChangesWindow, count: usize, room: Rect) -> impl Iterator<Item = (usize, Rect)> {
    let fit = usize::from(room.height / LINES).max(1);
    let last_first = count.saturating_sub(fit);
    let first = changes.chosen.saturating_sub(fit / 2).min(last_first);
    write::rows(room, LINES, first..count)
}

fn entry(state: &State, past: &PastChange<'_>, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let muted = palette.role(Role::Muted);
    let (before, role) = match past.standing {
        ChangeStanding::Undone => ("undone: ", Role::Muted),
        ChangeStanding::Done => ("", Role::Text),
        ChangeStanding::Elsewhere => ("", Role::Subheading),
    };
    let told = format!("{before}{}", one_line(&past.change.sentence));
    let when = when(state, past.change);
    let used = write::right(buffer, area, area.y, &when, muted);
    let width = area.width.saturating_sub(used + 3);
    write::text(buffer, area.x + 2, area.y, width, &told, palette.role(role));
    if area.height < LINES {
        return;
    }
    let y = area.y + 1;
    let used = write::right(buffer, area, y, &by_whom(past), muted);
    let width = area.width.saturating_sub(used + 3);
    let on = on_what(past.change, usize::from(width));
    write::text(buffer, area.x + 2, y, width, &on, palette.role(Role::Quote));
}

fn when(state: &State, change: &Change) -> String {
    let local = |time: jiff::Timestamp| time.to_zoned(state.settings.zone.clone());
    let when = change.when().map(local);
    when.map_or_else(String::new, |when| words::moment(&when, &local(state.now)))
}

/// Who did it, if not this kubenotes.
fn by_whom(past: &PastChange<'_>) -> String {
    match (past.standing, past.machine) {
        (ChangeStanding::Undone | ChangeStanding::Done, _) => String::new(),
        (ChangeStanding::Elsewhere, None) => "in another window".to_owned(),
        (ChangeStanding::Elsewhere, Some(id)) => {
            let start = id.char_indices().rev().nth(OF_ID - 1);
            let end = id.get(start.map_or(0, |(at, _)| at)..).unwrap_or(id);
            format!("on another machine ({})", one_line(end))
        }
    }
}

/// The first passage or talk it touched, how many more, and the post; the passage gives way where room is short.
fn on_what(change: &Change, width: usize) -> String {
    let mut records = change.records();
    let Some(first) = records.next() else {
        return String::new();
    };
    let more = match records.count() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let post = one_line(&first.post.title);
    let about = match (first.quote(), &first.talk) {
        (Some(quote), _) => format!("“{}”", one_line(quote)),
        (None, Some(talk)) => one_line(&talk.title).into_owned(),
        (None, None) => return format!("{}{more}", ellipsize(&post, width)),
    };
    let post = ellipsize(&post, width / 2);
    let behind = format!("{more} · {post}");
    let room = width.saturating_sub(display_width(&behind));
    format!("{}{behind}", ellipsize(&about, room))
}
