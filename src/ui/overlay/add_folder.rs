//! The line for a folder that is to be added: what is typed, what could go on from there, and what was wrong.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::{AddFolderWindow, FolderEntry};
use crate::app::{State, window, window_body};
use crate::text::{counted, one_line};
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{typed, write};

/// The window's size where there is room for it, in cells.
const SIZE: (u16, u16) = (84, 20);

/// Rows above the candidates, and below them.
const ABOVE: u16 = 2;
const BELOW: u16 = 3;

/// Draws the window.
pub fn draw(state: &State, folder: &AddFolderWindow, palette: &Palette, buffer: &mut Buffer) {
    let room = write::window(buffer, palette, area(state), "Add a folder of posts");
    let line = Rect {
        height: room.height.min(1),
        ..room
    };
    let text = palette.role(Role::Text);
    typed::field(buffer, palette, line, &folder.path, text);
    let list = list(room);
    candidates(folder, palette, list, buffer);
    let foot = Rect {
        y: list.bottom(),
        height: room.bottom().saturating_sub(list.bottom()),
        ..room
    };
    remark(state, folder, palette, foot, buffer);
}

/// The candidate that is drawn at a cell, by its place among all.
pub fn item_at(state: &State, folder: &AddFolderWindow, cell: (u16, u16)) -> Option<usize> {
    let count = folder.candidates().len();
    write::row_at(rows(folder, count, list(window_body(area(state)))), cell)
}

fn area(state: &State) -> Rect {
    window(state.width, state.height, SIZE.0, SIZE.1)
}

/// The room for candidates.
fn list(room: Rect) -> Rect {
    let (above, below) = if room.height > ABOVE + BELOW + 1 {
        (ABOVE, BELOW)
    } else {
        (1, room.height.saturating_sub(1).min(1))
    };
    Rect {
        y: room.y + above.min(room.height),
        height: room.height.saturating_sub(above + below),
        ..room
    }
}

/// The candidates in sight with their lines.
fn rows(folder: &AddFolderWindow, count: usize, list: Rect) -> impl Iterator<Item = (usize, Rect)> {
    let in_sight = usize::from(list.height).max(1);
    let first = (folder.chosen.unwrap_or(0) + 1).saturating_sub(in_sight);
    write::rows(list, 1, first..count)
}

fn candidates(folder: &AddFolderWindow, palette: &Palette, list: Rect, buffer: &mut Buffer) {
    let candidates = folder.candidates();
    for (at, row) in rows(folder, candidates.len(), list) {
        let Some(entry) = candidates.get(at) else {
            continue;
        };
        item(entry, palette, row, buffer);
        if folder.chosen == Some(at) {
            write::chosen(buffer, palette, row);
        }
    }
}

fn item(entry: &FolderEntry, palette: &Palette, row: Rect, buffer: &mut Buffer) {
    let posts = match entry.posts {
        0 => String::new(),
        posts => format!("{} in the library", counted(posts, "post", "posts")),
    };
    let muted = palette.role(Role::Muted);
    let used = write::right(buffer, row, row.y, &posts, muted);
    let slash = if entry.is_folder { "/" } else { "" };
    let name = format!("{}{slash}", one_line(&entry.name));
    let width = row.width.saturating_sub(2 + used + u16::from(used > 0));
    let style = palette.role(Role::Text);
    write::text(buffer, row.x + 2, row.y, width, &name, style);
}

/// What is wrong, or what is going on, or what Enter does.
fn remark(
    state: &State,
    folder: &AddFolderWindow,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let unreadable = folder.listed.as_ref().filter(|_| !folder.is_looking());
    let unreadable = unreadable.and_then(|listed| listed.entries.as_ref().err());
    let (words, role) = if let Some(problem) = &folder.problem {
        (format!("{}.", one_line(problem)), Role::Error)
    } else if folder.checking.is_some() {
        let close = state.keys("close");
        (format!("Looking at it … {close} leaves it."), Role::Muted)
    } else if let Some(problem) = unreadable {
        (format!("{}.", one_line(problem)), Role::Muted)
    } else if folder.is_looking() {
        ("Looking what is there …".to_owned(), Role::Muted)
    } else {
        let accept = state.keys("folder-accept");
        let complete = state.keys("folder-complete");
        let words = format!(
            "{complete} completes, {accept} adds what is typed. Nothing in a folder is ever changed."
        );
        (words, Role::Muted)
    };
    let gap = u16::from(area.height > 2);
    let room = Rect {
        y: area.y + gap,
        height: area.height - gap,
        ..area
    };
    write::paragraph(buffer, room, &words, palette.role(role));
}
