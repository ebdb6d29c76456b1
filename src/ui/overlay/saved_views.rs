//! The list of saved views: number, name, order and query.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::SavedViewsWindow;
use crate::app::{State, window, window_body};
use crate::find::{Sort, View};
use crate::text::one_line;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::write;

/// Draws the list.
pub fn draw(state: &State, views: &SavedViewsWindow, palette: &Palette, buffer: &mut Buffer) {
    let known = &state.settings.views;
    let room = write::window(buffer, palette, area(state), "Saved views");
    let (list, foot) = parts(room);
    for (at, row) in rows(views, known.len(), list) {
        let Some(view) = known.get(at) else { break };
        item(at, view, palette, row, buffer);
        if at == views.chosen {
            write::chosen(buffer, palette, row);
        }
    }
    if known.is_empty() {
        let sentence = format!(
            "No view is saved yet. Filter the posts with {}, then come here and press {}.",
            state.keys("posts-filter"),
            state.keys("saved-views-save")
        );
        write::paragraph(buffer, list, &sentence, palette.role(Role::Muted));
    }
    naming(state, views, palette, foot, buffer);
}

/// The view at a cell.
pub fn item_at(state: &State, views: &SavedViewsWindow, cell: (u16, u16)) -> Option<usize> {
    let (list, _) = parts(window_body(area(state)));
    write::row_at(rows(views, state.settings.views.len(), list), cell)
}

fn area(state: &State) -> Rect {
    let lines = u16::try_from(state.settings.views.len()).unwrap_or(u16::MAX);
    let height = lines.saturating_add(4).clamp(7, state.height.max(7));
    window(state.width, state.height, 84, height.min(state.height))
}

/// The views in sight with their lines.
fn rows(views: &SavedViewsWindow, count: usize, list: Rect) -> impl Iterator<Item = (usize, Rect)> {
    let in_sight = usize::from(list.height).max(1);
    let first = (views.chosen + 1).saturating_sub(in_sight);
    write::rows(list, 1, first..count)
}

/// The rows of the views, and the one for a name.
fn parts(room: Rect) -> (Rect, Rect) {
    let foot = u16::from(room.height > 2);
    let list = Rect {
        height: room.height - foot,
        ..room
    };
    let foot = Rect {
        y: list.bottom(),
        height: foot,
        ..room
    };
    (list, foot)
}

fn item(at: usize, view: &View, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let number = if at < 9 {
        format!("  {} ", at + 1)
    } else {
        "    ".to_owned()
    };
    let name = one_line(&view.name);
    let query = format!("  {}", one_line(&view.query));
    let sort = if view.sort == Sort::default() {
        String::new()
    } else {
        format!("  {}", view.sort.shown())
    };
    let pieces = [
        (number.as_str(), palette.role(Role::Key)),
        (&*name, palette.role(Role::Text)),
        (query.as_str(), palette.role(Role::Muted)),
        (sort.as_str(), palette.role(Role::Muted)),
    ];
    write::pieces(buffer, area.x, area.y, area.width, &pieces);
}

fn naming(
    state: &State,
    views: &SavedViewsWindow,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let Some(field) = views.naming.as_ref().filter(|_| area.height > 0) else {
        return;
    };
    let shown = format!(
        "“{}” {}",
        state.posts.filter.text(),
        state.posts.sort.shown()
    );
    let typed = write::with_cursor(palette, field);
    let pieces = [
        ("Save as: ", palette.role(Role::Key)),
        (typed.as_str(), palette.role(Role::Text)),
        ("   ", palette.role(Role::Muted)),
        (&*one_line(&shown), palette.role(Role::Muted)),
    ];
    write::pieces(buffer, area.x, area.y, area.width, &pieces);
}
