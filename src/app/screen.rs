//! Where the panes are: pure functions from the screen's size to rectangles, shared by drawing and by the mouse.

use ratatui::layout::Rect;

use super::pane::Pane;

/// From this width on three panes stand side by side.
const THREE_PANES: u16 = 100;
/// From this width on two panes stand side by side.
const TWO_PANES: u16 = 60;
/// Rows of a pane above its content: its title and a blank line.
const PANE_HEADER: u16 = 2;
/// Rows above the text in the reading pane where no post is shown: title, facts, blank line.
const READING_HEADER: u16 = 3;
/// Below this height headers are left out, the text needs the room.
const LOW: u16 = 10;

/// The rectangles of one screen; a pane without room has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The post list.
    pub posts: Option<Rect>,
    /// The reading pane.
    pub reading: Option<Rect>,
    /// The notes pane.
    pub notes: Option<Rect>,
    /// The status line.
    pub status: Option<Rect>,
    /// Rows above the text in the reading pane, where it is high enough for any.
    pub reading_header: u16,
}

impl Areas {
    /// The rectangle of a pane.
    pub const fn of(&self, pane: Pane) -> Option<Rect> {
        match pane {
            Pane::Posts => self.posts,
            Pane::Reading => self.reading,
            Pane::Notes => self.notes,
        }
    }

    /// The pane under a cell.
    pub fn pane_at(&self, column: u16, row: u16) -> Option<Pane> {
        Pane::ALL.into_iter().find(|&pane| {
            self.of(pane)
                .is_some_and(|area| area.contains((column, row).into()))
        })
    }

    /// The part of the reading pane that holds text.
    pub fn text(&self) -> Rect {
        let area = below(self.reading.unwrap_or_default(), self.reading_header);
        // One column is the scroll bar's; where there is room one before it is for signs, and one keeps those apart from the
        // words.
        let right_margin = u16::from(area.width > 20) + 2 * u16::from(area.width > 40);
        Rect {
            width: area.width - right_margin,
            ..area
        }
    }

    /// The column of the scroll bar, between the text and the pane's right edge; `None` where the text needs it.
    pub fn scroll_bar(&self) -> Option<Rect> {
        let (pane, text) = (self.reading?, self.text());
        (text.right() < pane.right()).then_some(Rect {
            x: pane.right() - 1,
            width: 1,
            ..text
        })
    }
}

/// The part of a list pane below its title.
pub fn pane_body(area: Rect) -> Rect {
    below(area, PANE_HEADER)
}

fn below(area: Rect, header: u16) -> Rect {
    let header = if area.height < LOW { 0 } else { header };
    Rect {
        y: area.y + header,
        height: area.height - header,
        ..area
    }
}

/// Divides a screen: `focus` is the pane with the keyboard, `side` the side pane that stands beside the text where only
/// two fit, `zoomed` gives the focused pane the whole screen.
pub fn areas(width: u16, height: u16, focus: Pane, side: Pane, zoomed: bool) -> Areas {
    let status_height = u16::from(height > 2);
    let body = Rect::new(0, 0, width, height - status_height);
    let status =
        (status_height > 0).then_some(Rect::new(0, height - status_height, width, status_height));
    let mut areas = Areas {
        status,
        reading_header: READING_HEADER,
        ..Areas::default()
    };
    if zoomed || width < TWO_PANES {
        areas.place(focus, body);
    } else if width < THREE_PANES {
        areas.place_two(body, if focus == Pane::Reading { side } else { focus });
    } else {
        areas.place_three(body);
    }
    areas
}

impl Areas {
    fn place(&mut self, pane: Pane, area: Rect) {
        match pane {
            Pane::Posts => self.posts = Some(area),
            Pane::Reading => self.reading = Some(area),
            Pane::Notes => self.notes = Some(area),
        }
    }

    fn place_two(&mut self, body: Rect, side: Pane) {
        let side_width = (body.width * 36 / 100).clamp(24, 34);
        let text_width = body.width - side_width - 1;
        if side == Pane::Notes {
            self.place(
                Pane::Reading,
                Rect {
                    width: text_width,
                    ..body
                },
            );
            self.place(
                Pane::Notes,
                Rect {
                    x: body.x + text_width + 1,
                    width: side_width,
                    ..body
                },
            );
        } else {
            self.place(
                Pane::Posts,
                Rect {
                    width: side_width,
                    ..body
                },
            );
            self.place(
                Pane::Reading,
                Rect {
                    x: body.x + side_width + 1,
                    width: text_width,
                    ..body
                },
            );
        }
    }

    fn place_three(&mut self, body: Rect) {
        let posts = (body.width * 26 / 100).clamp(27, 40);
        let notes = (body.width * 25 / 100).clamp(27, 44);
        let reading = body.width - posts - notes - 2;
        self.place(
            Pane::Posts,
            Rect {
                width: posts,
                ..body
            },
        );
        self.place(
            Pane::Reading,
            Rect {
                x: posts + 1,
                width: reading,
                ..body
            },
        );
        self.place(
            Pane::Notes,
            Rect {
                x: posts + reading + 2,
                width: notes,
                ..body
            },
        );
    }
}

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

/// The window of so many themes, at the left, so that the text it changes stays in sight.
pub fn themes_window(width: u16, height: u16, count: usize) -> Rect {
    let rows = u16::try_from(count).unwrap_or(u16::MAX);
    let area = window(width, height, THEMES, rows.saturating_add(SAMPLE + 2));
    Rect {
        x: area.x.min(1),
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn three_panes_then_two_then_one() {
        let shown = |width, focus| {
            let areas = areas(width, 30, focus, Pane::Posts, false);
            Pane::ALL
                .into_iter()
                .filter(|&pane| areas.of(pane).is_some())
                .count()
        };
        assert_eq!(
            [
                shown(120, Pane::Reading),
                shown(99, Pane::Reading),
                shown(59, Pane::Notes)
            ],
            [3, 2, 1]
        );
    }

    #[test]
    fn the_focused_pane_is_always_on_screen() {
        for width in [1, 40, 80, 120] {
            for focus in Pane::ALL {
                for zoomed in [false, true] {
                    let areas = areas(width, 24, focus, Pane::Posts, zoomed);
                    assert!(areas.of(focus).is_some(), "{width} {focus:?} {zoomed}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn panes_stay_inside_and_apart(width in 1_u16..300, height in 1_u16..100, focus in 0_usize..3, side in 0_usize..3) {
            let side = if side == 1 { Pane::Notes } else { Pane::ALL[side] };
            let areas = areas(width, height, Pane::ALL[focus], side, false);
            let screen = Rect::new(0, 0, width, height);
            let all: Vec<Rect> = Pane::ALL.into_iter().filter_map(|pane| areas.of(pane)).chain(areas.status).collect();
            for (i, area) in all.iter().enumerate() {
                prop_assert_eq!(screen.intersection(*area), *area);
                for other in &all[i + 1..] {
                    prop_assert!(area.intersection(*other).is_empty());
                }
            }
        }
    }
}
