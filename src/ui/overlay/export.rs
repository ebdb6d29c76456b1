//! The export window: formats and templates, looks, the file, and the beginning of what will be written.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::overlay::{ExportExtent, ExportWindow};
use crate::app::{State, window, window_body};
use crate::text::counted;
use crate::text::width::display_width;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::write;

/// Cells before a name: the sign of the chosen one, and a blank.
const SIGN: u16 = 2;

/// Draws the export window.
pub fn draw(state: &State, export: &ExportWindow, palette: &Palette, buffer: &mut Buffer) {
    let things = match export.extent {
        ExportExtent::Todos => counted(export.count, "to-do", "to-dos"),
        ExportExtent::Notes => counted(export.count, "highlight and note", "highlights and notes"),
    };
    let room = write::window(buffer, palette, area(state), &format!("Export {things}"));
    let mut y = draw_forms(export, room, palette, buffer) + 1;
    let mut line = |buffer: &mut Buffer, text: &str, style: Style| {
        if y < room.bottom() {
            write::text(buffer, room.x, y, room.width, text, style);
        }
        y += 1;
    };
    let muted = palette.role(Role::Muted);
    line(buffer, &export.form.sentence(), muted);
    line(buffer, "", Style::new());
    let (grouping, order) = (export.grouping.word(), export.order.word());
    let looks = format!("Headings  {grouping}   Order  {order}");
    line(buffer, &looks, palette.role(Role::Text));
    line(
        buffer,
        &format!("File  {}", write::with_cursor(palette, &export.path)),
        palette.role(Role::Text),
    );
    line(buffer, "", Style::new());
    if export.items.is_none() {
        line(buffer, &finding(export), muted);
    }
    match &export.preview {
        Ok(lines) => {
            for text in lines {
                line(buffer, text, palette.role(Role::Quote));
            }
        }
        Err(problem) => line(buffer, problem, palette.role(Role::Error)),
    }
}

/// How far finding the passages is.
fn finding(export: &ExportWindow) -> String {
    let Some(progress) = export.progress else {
        return "Finding the passages …".to_owned();
    };
    let posts = counted(progress.posts, "post", "posts");
    format!(
        "Finding the passages: {} of {posts} looked through …",
        progress.looked_into
    )
}

/// What can be written that is at a cell.
pub fn item_at(state: &State, export: &ExportWindow, cell: (u16, u16)) -> Option<usize> {
    let room = window_body(area(state));
    write::row_at(cells_of_forms(export, room).into_iter().enumerate(), cell)
}

fn area(state: &State) -> Rect {
    window(state.width, state.height, 110, 36)
}

/// The cells of what can be written, in as many rows as that needs; some may be below the room.
fn cells_of_forms(export: &ExportWindow, room: Rect) -> Vec<Rect> {
    let (mut x, mut y) = (room.x, room.y);
    let forms = export.forms.iter().map(|form| {
        let width = display_width(form.name()) as u16 + SIGN;
        if x + width > room.right() && x > room.x {
            (x, y) = (room.x, y + 1);
        }
        let cells = Rect::new(x, y, width, 1);
        x += width + 2;
        cells
    });
    forms.collect()
}

/// Draws what can be written; gives the last of its rows.
fn draw_forms(export: &ExportWindow, room: Rect, palette: &Palette, buffer: &mut Buffer) -> u16 {
    let mut last = room.y;
    for (form, cells) in export.forms.iter().zip(cells_of_forms(export, room)) {
        let is_chosen = *form == export.form;
        let style = palette.role(if is_chosen { Role::Focus } else { Role::Muted });
        let sign = if is_chosen {
            palette.symbols().chosen
        } else {
            " "
        };
        let words = format!("{sign} {}", form.name());
        last = cells.y;
        if cells.y < room.bottom() {
            let space = room.right().saturating_sub(cells.x);
            write::text(buffer, cells.x, cells.y, space, &words, style);
        }
    }
    last
}
