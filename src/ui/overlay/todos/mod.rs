//! The to-do list: its filter, its lines, and beside them, where there is room, all that is known of the one under the cursor.

mod details;
mod row;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::{TodoFilter, TodoWindow};
use crate::app::{Shown, State, TodoRow, window, window_body};
use crate::export::Grouping;
use crate::text::one_line;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::write;
use row::Shape;

/// With so many cells there is room for the details beside the list.
const WIDE: u16 = 96;

/// How much of the width the list keeps beside the details, in percent.
const LIST_SHARE: u16 = 54;

/// Draws the to-do list.
pub fn draw(state: &State, todos: &TodoWindow, palette: &Palette, buffer: &mut Buffer) {
    let room = write::window(buffer, palette, area(state), "Things to do");
    let shown = Shown::of(state);
    filter(state, todos, &shown, palette, room, buffer);
    let Some(body) = below_filter(room) else {
        return;
    };
    if shown.rows.is_empty() {
        return empty(state, todos, palette, body, buffer);
    }
    let (left, shape) = list_of(body);
    list(state, todos, &shown, shape, palette, left, buffer);
    if left == body {
        return;
    }
    let right = Rect {
        x: left.right() + 2,
        width: body.right() - left.right() - 2,
        ..body
    };
    write::separator(buffer, palette, right);
    if let Some(row) = shown.row() {
        let right = Rect {
            x: right.x + 1,
            width: right.width - 1,
            ..right
        };
        details::draw(state, row, palette, right, buffer);
    }
}

/// Draws the lines around the one under the cursor.
fn list(
    state: &State,
    todos: &TodoWindow,
    shown: &Shown,
    shape: Shape,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    for (index, at) in lines_in_sight(shown, shape, area) {
        if let Some(row) = shown.rows.get(index) {
            row::draw(state, todos, row, shape, palette, at, buffer);
        }
        if index == shown.at {
            write::chosen(buffer, palette, at);
        }
    }
}

/// The line of the list at a cell.
pub fn item_at(state: &State, cell: (u16, u16)) -> Option<usize> {
    let (area, shape) = list_of(below_filter(window_body(area(state)))?);
    write::row_at(lines_in_sight(&Shown::of(state), shape, area), cell)
}

fn area(state: &State) -> Rect {
    window(state.width, state.height, 140, state.height)
}

/// The room below the filter's line, if there is any.
fn below_filter(room: Rect) -> Option<Rect> {
    (room.height >= 3).then(|| Rect {
        y: room.y + 2,
        height: room.height - 2,
        ..room
    })
}

/// The part of the room that the list has, and the shape of its lines there: the whole of it if it has no details beside it.
fn list_of(body: Rect) -> (Rect, Shape) {
    if body.width < WIDE {
        return (body, Shape::Tall);
    }
    let width = body.width * LIST_SHARE / 100;
    (Rect { width, ..body }, Shape::Flat)
}

/// The lines in sight with their rectangles.
fn lines_in_sight(shown: &Shown, shape: Shape, area: Rect) -> Vec<(usize, Rect)> {
    let heights = row::heights(&shown.rows, shape, area.height);
    let mut y = area.y;
    let mut lines = Vec::new();
    for index in first_in_sight(&heights, shown.at, area.height)..shown.rows.len() {
        let (Some(row), Some(height)) = (shown.rows.get(index), heights.get(index)) else {
            break;
        };
        if y >= area.bottom() {
            break;
        }
        let height_of_words = row::lines(row, shape).min(area.bottom() - y);
        let at = Rect {
            y,
            height: height_of_words,
            ..area
        };
        lines.push((index, at));
        y = y.saturating_add(*height);
    }
    lines
}

/// The first row, so that the chosen one is in sight.
fn first_in_sight(heights: &[u16], chosen: usize, room: u16) -> usize {
    let mut used = 0_u16;
    let upwards = heights.iter().enumerate().take(chosen + 1).rev();
    let mut first = chosen;
    for (index, height) in upwards {
        used = used.saturating_add(*height);
        if used > room && index != chosen {
            break;
        }
        first = index;
    }
    first
}

fn filter(
    state: &State,
    todos: &TodoWindow,
    shown: &Shown,
    palette: &Palette,
    room: Rect,
    buffer: &mut Buffer,
) {
    let count = shown.rows.iter().map(|row| match row {
        TodoRow::Group {
            todos,
            is_folded: true,
            ..
        } => todos.len(),
        TodoRow::Group { .. } => 0,
        TodoRow::Todo { .. } => 1,
    });
    let count: usize = count.sum();
    let count = match todos.marked.len() {
        0 => count.to_string(),
        marked => format!("{marked} of {count} chosen"),
    };
    let used = write::right(buffer, room, room.y, &count, palette.role(Role::Muted));
    let category = todos
        .filter
        .category
        .as_ref()
        .map(|id| state.settings.categories.get(id).name.clone());
    let category = format!("  {}", category.as_deref().unwrap_or("every kind"));
    let grouping = match todos.grouping {
        Grouping::None => String::new(),
        grouping => format!("  by {}", grouping.word()),
    };
    let words = if todos.filter.query.is_empty() {
        String::new()
    } else {
        format!("  {}", one_line(todos.filter.query.text()))
    };
    let parts = [
        (todos.filter.status.word(), palette.role(Role::Subheading)),
        (category.as_str(), palette.role(Role::Muted)),
        (grouping.as_str(), palette.role(Role::Subheading)),
        (words.as_str(), palette.role(Role::Text)),
    ];
    write::pieces(
        buffer,
        room.x,
        room.y,
        room.width.saturating_sub(used + 1),
        &parts,
    );
}

fn empty(state: &State, todos: &TodoWindow, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let sentence = if todos.filter == TodoFilter::default() {
        format!(
            "Nothing to do yet. While reading, put the caret on a sentence and press {}: it comes here as a thing to dig into. {} adds one without a passage.",
            state.keys("dig-into"),
            state.keys("todo-add")
        )
    } else {
        format!(
            "Nothing matches this filter: {} shows other statuses, {} other kinds, {} other words.",
            state.keys("filter-status"),
            state.keys("filter-category"),
            state.keys("filter-words")
        )
    };
    write::paragraph(buffer, area, &sentence, palette.role(Role::Muted));
}
