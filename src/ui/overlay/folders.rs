//! The list of the library's folders: the path, how many posts it has, and what is wrong with it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::FoldersWindow;
use crate::app::{ListedRoot, Scan, State, listed_roots, shown_path, window, window_body};
use crate::text::{counted, one_line};
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::write;

/// Draws the list.
pub fn draw(state: &State, folders: FoldersWindow, palette: &Palette, buffer: &mut Buffer) {
    let roots = listed_roots(state);
    let room = write::window(
        buffer,
        palette,
        area(state, &roots),
        "Folders of the library",
    );
    let mut y = room.y;
    for (at, row) in rows(&roots, folders, room) {
        if let Some(root) = roots.get(at) {
            item(state, root, palette, row, buffer);
        }
        if at == folders.chosen {
            write::chosen(buffer, palette, row);
        }
        y = row.bottom();
    }
    let foot = Rect {
        y: y.saturating_add(u16::from(y > room.y)).min(room.bottom()),
        ..room
    };
    let foot = Rect {
        height: room.bottom() - foot.y,
        ..foot
    };
    let add = state.keys("add-folder");
    let words = if roots.is_empty() {
        format!("The library has no folder: {add} adds one.")
    } else {
        format!(
            "{add} adds a folder, {} takes one out.",
            state.keys("folders-take-out")
        )
    };
    write::paragraph(buffer, foot, &words, palette.role(Role::Muted));
}

/// The folder that is drawn at a cell.
pub fn item_at(state: &State, folders: FoldersWindow, cell: (u16, u16)) -> Option<usize> {
    let roots = listed_roots(state);
    let room = window_body(area(state, &roots));
    write::row_at(rows(&roots, folders, room), cell)
}

fn area(state: &State, roots: &[ListedRoot]) -> Rect {
    let rows: u16 = roots.iter().map(height).sum();
    let height = rows.saturating_add(4).clamp(6, state.height.max(6));
    window(state.width, state.height, 84, height.min(state.height))
}

/// The folders in sight with their lines.
fn rows(roots: &[ListedRoot], folders: FoldersWindow, room: Rect) -> Vec<(usize, Rect)> {
    let mut rows = Vec::new();
    let mut y = room.y;
    let first = first_in_sight(roots, folders.chosen, room.height);
    for (at, root) in roots.iter().enumerate().skip(first) {
        let height = height(root).min(room.bottom().saturating_sub(y));
        if height == 0 {
            break;
        }
        rows.push((at, Rect { y, height, ..room }));
        y += height;
    }
    rows
}

/// Rows of a folder: what is wrong with it stands below it.
fn height(root: &ListedRoot) -> u16 {
    1 + u16::from(root.problem.is_some())
}

fn first_in_sight(roots: &[ListedRoot], chosen: usize, room: u16) -> usize {
    let (mut first, mut used) = (chosen, 0_u16);
    for (at, root) in roots.iter().enumerate().take(chosen + 1).rev() {
        used = used.saturating_add(height(root));
        if used > room && at != chosen {
            break;
        }
        first = at;
    }
    first
}

fn item(state: &State, root: &ListedRoot, palette: &Palette, row: Rect, buffer: &mut Buffer) {
    let posts = counted(root.posts, "post", "posts");
    let told = match (state.scan == Scan::Over, root.is_part) {
        (false, _) => format!("{posts}, reading …"),
        (true, true) => format!("{posts}, named one by one"),
        (true, false) => posts,
    };
    let muted = palette.role(Role::Muted);
    let used = write::right(buffer, row, row.y, &told, muted);
    let guide = || "the guide that comes with the program".to_owned();
    let path = root
        .path
        .as_ref()
        .map_or_else(guide, |path| shown_path(path));
    let width = row.width.saturating_sub(2 + used + 1);
    let style = palette.role(Role::Text);
    write::text(buffer, row.x + 2, row.y, width, &path, style);
    if let Some(problem) = root.problem.as_ref().filter(|_| row.height > 1) {
        let warning = palette.role(Role::Warning);
        let width = row.width.saturating_sub(4);
        write::text(
            buffer,
            row.x + 4,
            row.y + 1,
            width,
            &one_line(problem),
            warning,
        );
    }
}
