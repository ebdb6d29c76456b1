//! The to-do list: its filter, its lines, and beside them, where there is room, all that is known of the one under the cursor.

mod details;
mod row;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::{TodoFilter, TodoWindow};
use crate::app::{Shown, State, TodoRow, window};
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
    let area = window(state.width, state.height, 140, state.height);
    let room = write::window(buffer, palette, area, "Things to do");
    let shown = Shown::of(state);
    filter(state, todos, &shown, palette, room, buffer);
    if room.height < 3 {
        return;
    }
    let body = Rect {
        y: room.y + 2,
        height: room.height - 2,
        ..room
    };
    if shown.rows.is_empty() {
        return empty(state, todos, palette, body, buffer);
    }
    if body.width < WIDE {
        return list(state, todos, &shown, Shape::Tall, palette, body, buffer);
    }
    let left = Rect {
        width: body.width * LIST_SHARE / 100,
        ..body
    };
    let right = Rect {
        x: left.right() + 2,
        width: body.right() - left.right() - 2,
        ..body
    };
    list(state, todos, &shown, Shape::Flat, palette, left, buffer);
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
    let heights = row::heights(&shown.rows, shape, area.height);
    let mut y = area.y;
    for index in first_in_sight(&heights, shown.at, area.height)..shown.rows.len() {
        let (Some(row), Some(height)) = (shown.rows.get(index), heights.get(index)) else {
            break;
        };
        if y >= area.bottom() {
            break;
        }
        let at = Rect {
            y,
            height: row::lines(row, shape).min(area.bottom() - y),
            ..area
        };
        row::draw(state, todos, row, shape, palette, at, buffer);
        if index == shown.at {
            write::chosen(buffer, palette, at);
        }
        y = y.saturating_add(*height);
    }
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
