//! Where the windows over the panes are: pure functions from the screen's size to rectangles, shared by drawing and by the
//! mouse.

use ratatui::layout::Rect;

use super::areas::{Areas, LOW};

/// Cells beside a window that are not worth keeping: slivers of panes that nobody can read.
const SLIVER: u16 = 16;

/// A window in the middle of the screen, as large as asked for and as the screen allows.
pub fn window(width: u16, height: u16, wanted_width: u16, wanted_height: u16) -> Rect {
    let room = height.saturating_sub(u16::from(height > 2));
    let fit = |wanted: u16, there: u16, sliver: u16| {
        if wanted.saturating_add(sliver) > there {
            there
        } else {
            wanted
        }
    };
    let window_width = fit(wanted_width, width, SLIVER);
    let window_height = fit(wanted_height, room, SLIVER / 4);
    Rect::new(
        (width - window_width) / 2,
        (room - window_height) / 3,
        window_width,
        window_height,
    )
}

/// The room inside a window's border; a window too small for a border has none.
pub fn window_body(area: Rect) -> Rect {
    if area.width < 4 || area.height < 3 {
        return area;
    }
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width - 4,
        height: area.height - 2,
    }
}

/// How wide the list of themes is (cells), and how many rows it has below for a sample.
const THEMES: u16 = 66;
const SAMPLE: u16 = 4;

/// The columns beside it that show enough of the text.
const BESIDE_THEMES: u16 = 30;

/// The window of so many themes, at the left, so that the text it changes stays in sight; where there is no room beside it
/// below that.
pub fn themes_window(width: u16, height: u16, count: usize) -> Rect {
    let rows = u16::try_from(count).unwrap_or(u16::MAX);
    let rows = rows.saturating_add(SAMPLE + 2);
    if width >= THEMES + BESIDE_THEMES {
        let area = window(width, height, THEMES, rows);
        return Rect {
            x: area.x.min(1),
            ..area
        };
    }
    // The status line stays below it.
    let lowest = height.saturating_sub(1);
    let area = window(width, height, THEMES, rows.min(lowest * 3 / 5));
    Rect {
        y: lowest.saturating_sub(area.height),
        ..area
    }
}

/// The rows of the themes in it.
pub fn themes_list(width: u16, height: u16, count: usize) -> Rect {
    let body = window_body(themes_window(width, height, count));
    let below = if body.height > 2 * SAMPLE { SAMPLE } else { 0 };
    Rect {
        height: body.height - below,
        ..body
    }
}

/// From this width on there is room for a passage beside a list (cells).
const WITH_PASSAGE: u16 = 84;

/// How much of the width the list has then, in percent.
const LIST: u16 = 55;

/// A window in which one types what its list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListWindow {
    /// All of it.
    pub area: Rect,
    /// The room for the list, below the line in which one types and a blank one.
    pub list: Rect,
    /// The room for a passage beside it, where there is any.
    pub passage: Option<Rect>,
}

/// A window with a list, which leaves room for passages if it has any.
pub fn list_window(width: u16, height: u16, has_passages: bool) -> ListWindow {
    let area = window(width, height, 140, 40);
    let body = window_body(area);
    let above = body.height.min(2);
    let room = Rect {
        y: body.y + above,
        height: body.height - above,
        ..body
    };
    if !has_passages || room.width < WITH_PASSAGE {
        return ListWindow {
            area,
            list: room,
            passage: None,
        };
    }
    let list_width = room.width * LIST / 100;
    let x = room.x + list_width + 2;
    let passage = Rect {
        x,
        width: room.right() - x,
        ..room
    };
    ListWindow {
        area,
        list: Rect {
            width: list_width,
            ..room
        },
        passage: Some(passage),
    }
}

/// The line of an area that a cell is in, from 0.
pub fn line_in(area: Rect, (column, row): (u16, u16)) -> Option<usize> {
    let is_inside = area.contains((column, row).into());
    is_inside.then(|| usize::from(row - area.y))
}

/// The list of all that can be done, with its line for typing.
pub fn palette_window(width: u16, height: u16) -> ListWindow {
    let area = window(width, height, 84, 26);
    let body = window_body(area);
    let above = body.height.min(if body.height > 4 { 2 } else { 1 });
    ListWindow {
        area,
        list: Rect {
            y: body.y + above,
            height: body.height - above,
            ..body
        },
        passage: None,
    }
}

/// The help, in the middle of the screen.
pub fn help_window(width: u16, height: u16) -> Rect {
    window(width, height, 92, 44)
}

/// The window of an address, as high as its lines ask for.
pub fn address_window(width: u16, height: u16, lines: usize) -> Rect {
    let border = 2;
    let wanted = u16::try_from(lines)
        .unwrap_or(u16::MAX)
        .saturating_add(border);
    window(width, height, 84, wanted)
}

/// The choice between two versions, as high as what both changed.
pub fn versions_window(width: u16, height: u16, lines: usize) -> Rect {
    // The border, a blank line and one that says what becomes of the rest.
    let wanted = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(4);
    window(width, height, 84, wanted)
}

/// The choice of the post that a missing one is now, as high as its candidates.
pub fn moved_window(width: u16, height: u16, candidates: usize) -> Rect {
    let candidates = u16::try_from(candidates).unwrap_or(u16::MAX).max(1);
    // Three lines and a blank one for each; above them the border, two lines and a blank one.
    let wanted = candidates.saturating_mul(4).saturating_add(4);
    window(width, height, 84, wanted)
}

/// The outline, as high as its sections need.
pub fn outline_window(width: u16, height: u16, sections: usize) -> Rect {
    let lines = u16::try_from(sections).unwrap_or(u16::MAX);
    // The border, and the line of the filter with the blank one below it.
    let wanted = lines.saturating_add(4).max(12);
    window(width, height, 84, wanted.min(height))
}

/// Rows below a picture in its window: a blank one and its caption.
const CAPTION: u16 = 2;

/// The window of a picture: everything but the status line.
pub fn picture_window(width: u16, height: u16) -> Rect {
    window(width, height, width, height)
}

/// The part of its window that the picture can take.
pub fn picture_room(width: u16, height: u16) -> Rect {
    let body = window_body(picture_window(width, height));
    let caption = if body.height > LOW { CAPTION } else { 1 };
    Rect {
        height: body.height.saturating_sub(caption),
        ..body
    }
}

/// A window at the bottom of the screen, above the status line.
fn docked(width: u16, height: u16, wanted_height: u16) -> Rect {
    let room = height.saturating_sub(u16::from(height > 2));
    let docked_height = wanted_height.min(room);
    Rect::new(0, room - docked_height, width, docked_height)
}

/// The line of a query: a title, what is typed, and rows for what is wrong or could be put in; where the window is narrow and
/// not low, as many as a long sentence takes.
pub fn query_line(width: u16, height: u16) -> Rect {
    let for_sentence = match (width, height) {
        (_, ..=LOW) | (100.., _) => 1,
        (60.., _) => 2,
        _ => 3,
    };
    docked(width, height, 3 + for_sentence)
}

/// The line for a day: a title, what is typed, and what it means.
pub fn due_line(width: u16, height: u16) -> Rect {
    docked(width, height, 4)
}

/// The category chooser: below the text, a line for each category and one for its title.
pub fn category_chooser(width: u16, height: u16, areas: &Areas, categories: usize) -> Rect {
    let lines = u16::try_from(categories).unwrap_or(u16::MAX);
    below_text(docked(width, height, lines.saturating_add(1)), areas)
}

/// The note editor: below the text.
pub fn note_editor(width: u16, height: u16, areas: &Areas) -> Rect {
    let wanted = if height > 30 { 11 } else { 8 };
    below_text(docked(width, height, wanted), areas)
}

/// The part of a docked window that is as wide as the reading pane, where panes stand side by side.
fn below_text(area: Rect, areas: &Areas) -> Rect {
    let pane = areas.reading.filter(|pane| pane.width >= 50);
    pane.map_or(area, |pane| Rect {
        x: pane.x,
        width: pane.width,
        ..area
    })
}
