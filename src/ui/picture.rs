//! Pictures on the screen. Half blocks and kitty's placeholders are cells like any others; sixel graphics and inline images lie
//! over cells that are left out of the comparison of frames, and are handed to the terminal beside the cells.

use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Color;

use crate::app::illustrating::large;
use crate::app::overlay::Overlay;
use crate::app::pane::OpenPost;
use crate::app::picture::{Encoded, EncodedContent, NearPicture};
use crate::app::{State, picture_room};
use crate::layout::{CellCount, LineKind, PictureRow};

/// The character that stands for a part of a picture (kitty graphics protocol, "Unicode placeholders").
const PLACEHOLDER: char = '\u{10EEEE}';

/// Rows of a picture that lie over the cells.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The cells they take.
    pub area: Rect,
    /// The picture.
    pub picture: Arc<Encoded>,
    /// The picture's row that is the area's first.
    pub first_row: u16,
}

impl PartialEq for Placed {
    fn eq(&self, other: &Self) -> bool {
        self.area == other.area
            && self.first_row == other.first_row
            && Arc::ptr_eq(&self.picture, &other.picture)
    }
}

/// The room's middle, as large as the picture.
pub fn centred(room: Rect, count: CellCount) -> Rect {
    let (width, height) = (count.columns.min(room.width), count.rows.min(room.height));
    Rect {
        x: room.x + (room.width - width) / 2,
        y: room.y + (room.height - height) / 2,
        width,
        height,
    }
}

/// Draws the row of a picture that a line of the text is.
pub fn line(
    state: &State,
    open: &OpenPost,
    row: PictureRow,
    (x, y, right): (u16, u16, u16),
    buffer: &mut Buffer,
) {
    let left = x.saturating_add(row.column).min(right);
    let width = row.count.columns.min(right - left);
    let document = &open.content.document;
    if let Some(picture) = state.pictures.ready(document, (row.picture, row.count)) {
        draw_row(picture, row.row, Rect::new(left, y, width, 1), buffer);
    }
}

/// Draws the rows of a picture at a place, as many as fit.
pub fn rows(
    state: &State,
    open: &OpenPost,
    picture: NearPicture,
    place: Rect,
    buffer: &mut Buffer,
) {
    let Some(picture) = state.pictures.ready(&open.content.document, picture) else {
        return;
    };
    for (row, y) in (place.top()..place.bottom()).enumerate() {
        let place = Rect {
            y,
            height: 1,
            ..place
        };
        draw_row(picture, row as u16, place, buffer);
    }
}

fn draw_row(picture: &Encoded, row: u16, place: Rect, buffer: &mut Buffer) {
    let last = buffer.area.bottom().saturating_sub(1);
    for column in 0..place.width {
        let Some(cell) = buffer.cell_mut((place.x + column, place.y)) else {
            continue;
        };
        match &picture.content {
            EncodedContent::HalfBlocks(cells) => {
                if let Some(drawn) = cells.cell((column, row)) {
                    cell.clone_from(drawn);
                }
            }
            EncodedContent::Kitty { id, numbers, .. } => {
                placeholder(cell, *id, numbers, (column, row));
            }
            // Graphics on the last row of the screen would scroll it.
            EncodedContent::Iterm2(_) | EncodedContent::Sixel(_) if place.y < last => {
                cell.reset();
                cell.set_diff_option(CellDiffOption::Skip);
            }
            EncodedContent::Iterm2(_) | EncodedContent::Sixel(_) => {}
        }
    }
}

/// Makes a cell stand for a part of a picture. Each says its row, column and the picture's number whole, so that it is right
/// whatever stands beside it.
fn placeholder(cell: &mut Cell, id: u32, numbers: &[char], (column, row): (u16, u16)) {
    let [extra, red, green, blue] = id.to_be_bytes();
    let parts = [row, column, extra.into()].map(|number| numbers.get(usize::from(number)));
    if let [Some(row), Some(column), Some(extra)] = parts {
        let symbol: String = [PLACEHOLDER, *row, *column, *extra].iter().collect();
        cell.set_symbol(&symbol)
            .set_fg(Color::Rgb(red, green, blue))
            .set_diff_option(CellDiffOption::ForcedWidth(std::num::NonZeroU16::MIN));
    }
}

/// Empties what is left of rows that something else lies over in part.
pub fn clear_broken_rows(state: &State, buffer: &mut Buffer) {
    for whole in on_screen(state) {
        for y in whole.area.top()..whole.area.bottom() {
            let row = Rect {
                y,
                height: 1,
                ..whole.area
            };
            if !is_intact(row, buffer) {
                for cell in row.positions() {
                    if let Some(cell) = buffer.cell_mut(cell).filter(|cell| is_left_out(cell)) {
                        cell.reset();
                    }
                }
            }
        }
    }
}

/// The pictures of a drawn frame that the terminal is to be handed beside its cells: rows that nothing lies over.
pub fn placed(state: &State, buffer: &Buffer) -> Vec<Placed> {
    let mut placed = Vec::new();
    for whole in on_screen(state) {
        if matches!(whole.picture.content, EncodedContent::Kitty { .. }) {
            placed.push(whole);
            continue;
        }
        let mut run: Option<Placed> = None;
        for y in whole.area.top()..whole.area.bottom() {
            let row = Rect {
                y,
                height: 1,
                ..whole.area
            };
            if !is_intact(row, buffer) {
                placed.extend(run.take());
            } else if let Some(run) = &mut run {
                run.area.height += 1;
            } else {
                run = Some(Placed {
                    area: row,
                    picture: Arc::clone(&whole.picture),
                    first_row: whole.first_row + y - whole.area.y,
                });
            }
        }
        placed.extend(run);
    }
    placed
}

/// The rows of pictures that the panes and the window of a picture show, whatever else lies over them; none of half blocks.
fn on_screen(state: &State) -> Vec<Placed> {
    let Some(open) = &state.reading.open else {
        return Vec::new();
    };
    let document = &open.content.document;
    let has_window = |overlay: &Overlay| matches!(overlay, Overlay::Picture(_));
    let mut found: Vec<Placed> = Vec::new();
    if state.overlays.iter().any(has_window) {
        let shown =
            large(state).and_then(|near| Some((near, state.pictures.ready(document, near)?)));
        found.extend(shown.map(|((_, count), picture)| Placed {
            area: centred(picture_room(state.width, state.height), count),
            picture: Arc::clone(picture),
            first_row: 0,
        }));
    } else if state.areas().reading.is_some() {
        found.extend(in_text(state, open));
    }
    found.retain(|placed| !matches!(placed.picture.content, EncodedContent::HalfBlocks(_)));
    found
}

fn in_text(state: &State, open: &OpenPost) -> Vec<Placed> {
    let area = state.text_area();
    let mut found: Vec<Placed> = Vec::new();
    let mut last = None;
    let visible = open.visible.iter().take(usize::from(area.height));
    for (visible, y) in visible.zip(area.y..) {
        let LineKind::Picture(row) = visible.line.kind else {
            last = None;
            continue;
        };
        if last == Some(row.picture) {
            if let Some(placed) = found.last_mut() {
                placed.area.height += 1;
            }
            continue;
        }
        last = None;
        let near = (row.picture, row.count);
        if let Some(picture) = state.pictures.ready(&open.content.document, near) {
            last = Some(row.picture);
            let x = area.x.saturating_add(row.column).min(area.right());
            let width = row.count.columns.min(area.right() - x);
            found.push(Placed {
                area: Rect::new(x, y, width, 1),
                picture: Arc::clone(picture),
                first_row: row.row,
            });
        }
    }
    found
}

fn is_intact(row: Rect, buffer: &Buffer) -> bool {
    let mut cells = row.positions();
    cells.all(|place| buffer.cell(place).is_some_and(is_left_out))
}

fn is_left_out(cell: &Cell) -> bool {
    cell.diff_option == CellDiffOption::Skip
}
