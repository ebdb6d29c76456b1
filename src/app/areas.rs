//! Where the panes are: pure functions from the screen's size and the panes' arrangement to rectangles, shared by drawing
//! and by the mouse.

use ratatui::layout::Rect;

use super::arrangement::Arrangement;
use super::pane::Pane;

/// From this width on three panes stand side by side.
const THREE_PANES: u16 = 100;
/// From this width on two panes stand side by side; below it the text would be too narrow beside a list.
const TWO_PANES: u16 = 80;
/// From this height on the list and the notes stand above each other where they have no room side by side.
const TALL: u16 = 50;
/// Rows of a pane above its content: its title and a blank line.
const PANE_HEADER: u16 = 2;
/// Rows above the text in the reading pane where no post is shown: title, facts, blank line.
const READING_HEADER: u16 = 3;
/// Below this height headers are left out, the text needs the room.
pub const LOW: u16 = 10;
/// The fewest cells that a person can make a side pane.
pub const LEAST_SIDE: u16 = 16;
/// The fewest rows that a person can leave one of two panes above each other.
pub const LEAST_ROWS: u16 = 6;
/// The fewest cells that side panes leave the text.
const LEAST_TEXT: u16 = 32;
/// Cells that the reading pane needs beside text of the whole measure: for signs, the scroll bar, and some air.
const BESIDE_TEXT: u16 = 8;

/// How much of the screen is given to panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// The panes stand side by side, as the screen allows.
    #[default]
    Off,
    /// The pane with the keyboard has the screen.
    Pane,
    /// The text has the screen, and nothing is beside or above it.
    Text,
}

/// What a screen is divided by.
#[derive(Clone, Copy, Debug)]
pub struct Division {
    /// The pane with the keyboard.
    pub focus: Pane,
    /// The side pane that stands beside the text where only two fit.
    pub side: Pane,
    /// How much is shown.
    pub zoom: Zoom,
    /// Order, shares, what is put away.
    pub arrangement: Arrangement,
    /// The widest the text gets, in cells.
    pub measure: u16,
}

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
    /// Whether the text stands alone, without a scroll bar.
    pub is_text_alone: bool,
    /// The line between the side panes where they stand above each other.
    pub stacked: Option<Rect>,
}

/// The line between two panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Border {
    /// Where it is.
    pub area: Rect,
    /// The pane to its left.
    pub left: Pane,
    /// The pane to its right.
    pub right: Pane,
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

    /// The panes that are on screen with their rectangles, from left to right.
    pub fn panes(&self) -> Vec<(Pane, Rect)> {
        let panes = Pane::ALL.into_iter();
        let mut panes: Vec<_> = panes
            .filter_map(|pane| Some((pane, self.of(pane)?)))
            .collect();
        panes.sort_by_key(|(_, area)| (area.x, area.y));
        panes
    }

    /// The pane by whose share of the width the column of a side pane is as wide as it is.
    pub const fn width_of(&self, pane: Pane) -> Pane {
        match pane {
            Pane::Notes if self.stacked.is_some() => Pane::Posts,
            pane => pane,
        }
    }

    /// The rows that the panes have together.
    pub fn column_height(&self) -> u16 {
        let panes = Pane::ALL.into_iter().filter_map(|pane| self.of(pane));
        panes.map(Rect::bottom).max().unwrap_or_default()
    }

    /// The lines between the panes, from left to right.
    pub fn borders(&self) -> Vec<Border> {
        let mut panes = self.panes();
        // Of two above each other the upper one stands for the column.
        panes.retain(|(_, area)| area.y == 0);
        let height = panes.iter().map(|(_, area)| area.height).max();
        let height = height.unwrap_or_default();
        let pairs = panes.iter().zip(panes.iter().skip(1));
        let borders = pairs.map(|(&(left, _), &(right, area))| Border {
            area: Rect {
                x: area.x.saturating_sub(1),
                width: 1,
                height,
                ..area
            },
            left,
            right,
        });
        borders.collect()
    }

    /// The part of the reading pane that holds text.
    pub fn text(&self) -> Rect {
        let area = below(self.reading.unwrap_or_default(), self.reading_header);
        // One column is the scroll bar's; where there is room one before it is for signs, and one keeps those apart from the
        // words.
        let right_margin = if self.is_text_alone {
            0
        } else {
            u16::from(area.width > 20) + 2 * u16::from(area.width > 40)
        };
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

    /// Puts both side panes into the column of the one that is there.
    fn stack(&mut self, arrangement: Arrangement) {
        let Some(column) = self.posts.or(self.notes) else {
            return;
        };
        let half = column.height / 2;
        let set = arrangement.upper.map(|share| share.cells(column.height));
        let most = column.height.saturating_sub(LEAST_ROWS + 1);
        let height = set.map_or(half, |rows| rows.min(most).max(LEAST_ROWS.min(half)));
        let upper = Rect { height, ..column };
        let line = Rect {
            y: upper.bottom(),
            height: 1,
            ..column
        };
        let lower = Rect {
            y: line.bottom(),
            height: column.bottom() - line.bottom(),
            ..column
        };
        let order = arrangement.order.into_iter();
        let sides = order.filter(|pane| *pane != Pane::Reading);
        for (pane, area) in sides.zip([upper, lower]) {
            self.place(pane, area);
        }
        self.stacked = Some(line);
    }

    const fn place(&mut self, pane: Pane, area: Rect) {
        match pane {
            Pane::Posts => self.posts = Some(area),
            Pane::Reading => self.reading = Some(area),
            Pane::Notes => self.notes = Some(area),
        }
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

/// Divides a screen into panes and the status line.
pub fn areas(width: u16, height: u16, division: &Division) -> Areas {
    let status_height = u16::from(height > 2);
    let body = Rect::new(0, 0, width, height - status_height);
    let status =
        (status_height > 0).then_some(Rect::new(0, height - status_height, width, status_height));
    let mut areas = Areas {
        status,
        reading_header: READING_HEADER,
        ..Areas::default()
    };
    if division.zoom == Zoom::Text {
        areas.reading_header = 0;
        areas.is_text_alone = true;
        areas.place(Pane::Reading, text_alone(body, division.measure));
        return areas;
    }
    let mut x = body.x;
    let is_stacked = is_stacked(width, height, division);
    let side = if is_stacked {
        Pane::Posts
    } else {
        division.side
    };
    let focus = match division.focus {
        // The column is that of the list, whichever of the two has the keyboard.
        Pane::Notes if is_stacked => Pane::Posts,
        focus => focus,
    };
    let division = &Division {
        focus,
        side,
        ..*division
    };
    for (pane, width) in columns(width, division) {
        areas.place(pane, Rect { x, width, ..body });
        x += width + 1;
    }
    if is_stacked {
        areas.stack(division.arrangement);
    }
    areas
}

/// Whether the side panes stand above each other: there is no room for them side by side, but in height.
fn is_stacked(width: u16, height: u16, division: &Division) -> bool {
    let has_both = [Pane::Posts, Pane::Notes]
        .into_iter()
        .all(|pane| pane == division.focus || !division.arrangement.is_hidden(pane));
    let has_two = (TWO_PANES..THREE_PANES).contains(&width);
    has_both && has_two && height >= TALL && division.zoom == Zoom::Off
}

/// Where the text is that stands alone: in the middle, a third wider than its measure for tables and code, a blank line above it.
fn text_alone(body: Rect, measure: u16) -> Rect {
    let wanted = measure
        .saturating_add(measure / 3)
        .saturating_add(BESIDE_TEXT);
    let width = wanted.min(body.width);
    let area = below(body, 1);
    Rect {
        x: (body.width - width) / 2,
        width,
        ..area
    }
}

/// The panes that are shown with their widths, from left to right; between two of them is a column for a line.
fn columns(screen: u16, division: &Division) -> Vec<(Pane, u16)> {
    let shown = shown(screen, division);
    if let [only] = shown[..] {
        return vec![(only, screen)];
    }
    let lines = u16::try_from(shown.len()).unwrap_or(1).saturating_sub(1);
    let room = screen.saturating_sub(lines);
    let sides = side_widths(screen, room, &shown, division);
    let text = room.saturating_sub(sides.iter().map(|(_, width)| width).sum());
    let width_of = |pane: Pane| {
        let side = sides.iter().find(|(side, _)| *side == pane);
        side.map_or(text, |(_, width)| *width)
    };
    shown
        .into_iter()
        .map(|pane| (pane, width_of(pane)))
        .collect()
}

/// Which panes there is room for, from left to right: the one with the keyboard always, the text wherever there are two.
fn shown(screen: u16, division: &Division) -> Vec<Pane> {
    let Division {
        focus,
        arrangement,
        side,
        ..
    } = *division;
    if division.zoom == Zoom::Pane || screen < TWO_PANES {
        return vec![focus];
    }
    let is_wanted = |pane: Pane| pane == focus || !arrangement.is_hidden(pane);
    let beside = [focus, side, Pane::Posts, Pane::Notes];
    let beside = beside
        .into_iter()
        .find(|&pane| pane != Pane::Reading && is_wanted(pane));
    let has_room = |pane: Pane| screen >= THREE_PANES || Some(pane) == beside;
    let panes = arrangement.order.into_iter();
    panes
        .filter(|&pane| pane == Pane::Reading || is_wanted(pane) && has_room(pane))
        .collect()
}

/// The widths of the side panes: as the person set them, else as suits the screen; they leave the text enough.
fn side_widths(screen: u16, room: u16, shown: &[Pane], division: &Division) -> Vec<(Pane, u16)> {
    let usual = usual_widths(screen, room, shown, division.measure);
    let mut sides: Vec<(Pane, u16)> = usual
        .into_iter()
        .map(|(pane, usual)| {
            let share = division.arrangement.side(pane).and_then(|side| side.share);
            let set = share.map(|share| share.cells(screen).max(LEAST_SIDE));
            (pane, set.unwrap_or(usual))
        })
        .collect();
    let most = room.saturating_sub(LEAST_TEXT);
    let taken: u16 = sides
        .iter()
        .fold(0, |taken, (_, width)| taken.saturating_add(*width));
    if taken > most {
        for (_, width) in &mut sides {
            let fair = u32::from(*width) * u32::from(most) / u32::from(taken);
            *width = u16::try_from(fair).unwrap_or(most);
        }
    }
    sides
}

/// The widths that suit a screen: about a quarter each, of two panes a third; and once the text has its measure, what is
/// left over goes to the lists, as far as they can use it.
fn usual_widths(screen: u16, room: u16, shown: &[Pane], measure: u16) -> Vec<(Pane, u16)> {
    let part = |percent: u16, least: u16, most: u16| {
        let part = u32::from(screen) * u32::from(percent) / 100;
        u16::try_from(part).unwrap_or(most).clamp(least, most)
    };
    let sides = shown.iter().filter(|pane| **pane != Pane::Reading);
    let has_three = shown.len() > 2;
    let mut sides: Vec<(Pane, u16)> = sides
        .map(|&pane| match (pane, has_three) {
            (Pane::Posts, true) => (pane, part(26, 27, 40)),
            (_, true) => (pane, part(25, 27, 44)),
            (_, false) => (pane, part(36, 24, 40)),
        })
        .collect();
    let taken: u16 = sides.iter().map(|(_, width)| width).sum();
    let for_text = measure.saturating_add(BESIDE_TEXT);
    let left_over = room.saturating_sub(taken).saturating_sub(for_text);
    let each = left_over / u16::try_from(sides.len().max(1)).unwrap_or(1);
    for (pane, width) in &mut sides {
        let most = if *pane == Pane::Posts { 60 } else { 72 };
        *width = width.saturating_add(each).min(most.max(*width));
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::super::arrangement::{Share, SidePane};
    use super::*;
    use proptest::prelude::*;

    const USUAL: Division = Division {
        focus: Pane::Reading,
        side: Pane::Posts,
        zoom: Zoom::Off,
        arrangement: Arrangement {
            order: Pane::ALL,
            posts: SidePane {
                share: None,
                is_hidden: false,
            },
            notes: SidePane {
                share: None,
                is_hidden: false,
            },
            upper: None,
        },
        measure: 90,
    };

    fn widths(width: u16, division: &Division) -> Vec<(Pane, u16)> {
        let panes = areas(width, 30, division).panes().into_iter();
        panes.map(|(pane, area)| (pane, area.width)).collect()
    }

    #[test]
    fn three_panes_then_two_then_one() {
        let shown = |width, focus| widths(width, &Division { focus, ..USUAL }).len();
        assert_eq!(
            [
                shown(120, Pane::Reading),
                shown(99, Pane::Reading),
                shown(79, Pane::Notes)
            ],
            [3, 2, 1]
        );
    }

    #[test]
    fn lists_grow_once_the_text_has_its_measure() {
        let (posts, text, notes) = (Pane::Posts, Pane::Reading, Pane::Notes);
        let check = |width, expected: [u16; 3]| {
            let expected = [posts, text, notes].into_iter().zip(expected);
            assert_eq!(widths(width, &USUAL), expected.collect::<Vec<_>>());
        };
        check(100, [27, 44, 27]);
        check(160, [40, 78, 40]);
        check(200, [48, 98, 52]);
        check(400, [60, 266, 72]);
    }

    #[test]
    fn what_is_put_away_is_there_with_the_keyboard_in_it() {
        let mut hidden = USUAL;
        hidden.arrangement.posts.is_hidden = true;
        let panes = |division: &Division| widths(120, division).into_iter().map(|(pane, _)| pane);
        assert!(panes(&hidden).eq([Pane::Reading, Pane::Notes]));
        hidden.focus = Pane::Posts;
        assert!(panes(&hidden).eq(Pane::ALL));
        // Where only two fit, the other one takes its place.
        hidden.focus = Pane::Reading;
        assert_eq!(
            widths(90, &hidden),
            [(Pane::Reading, 57), (Pane::Notes, 32)]
        );
        hidden.arrangement.notes.is_hidden = true;
        assert_eq!(widths(90, &hidden), [(Pane::Reading, 90)]);
    }

    #[test]
    fn shares_hold_as_far_as_the_text_has_room() {
        let mut set = USUAL;
        set.arrangement.order = [Pane::Notes, Pane::Reading, Pane::Posts];
        set.arrangement.posts.share = Some(Share::of(50, 200));
        let expected = |notes, text, posts| {
            vec![
                (Pane::Notes, notes),
                (Pane::Reading, text),
                (Pane::Posts, posts),
            ]
        };
        assert_eq!(widths(200, &set), expected(52, 96, 50));
        assert_eq!(widths(120, &set), expected(30, 58, 30));
        set.arrangement.posts.share = Some(Share::thousandths(900));
        assert_eq!(widths(120, &set), expected(18, 33, 67));
        set.arrangement.posts.share = Some(Share::thousandths(1));
        assert_eq!(widths(120, &set), expected(30, 72, 16));
    }

    #[test]
    fn in_a_tall_window_the_notes_stand_below_the_list() {
        let tall = |division: &Division| areas(80, 70, division);
        let usual = tall(&USUAL);
        assert_eq!(usual.posts, Some(Rect::new(0, 0, 28, 34)));
        assert_eq!(usual.stacked, Some(Rect::new(0, 34, 28, 1)));
        assert_eq!(usual.notes, Some(Rect::new(0, 35, 28, 34)));
        assert_eq!(usual.reading, Some(Rect::new(29, 0, 51, 69)));
        let line = Rect::new(28, 0, 1, 69);
        assert_eq!(
            usual
                .borders()
                .iter()
                .map(|border| border.area)
                .collect::<Vec<_>>(),
            [line]
        );
        // The line between them stays where it was put, as far as both have room.
        for (share, rows) in [(250, 17), (1, LEAST_ROWS), (999, 69 - LEAST_ROWS - 1)] {
            let mut set = USUAL;
            set.arrangement.upper = Some(Share::thousandths(share));
            let line = tall(&set).stacked.map(|line| line.y);
            assert_eq!(line, Some(rows), "{share}");
        }
        // Whichever has the keyboard, nothing moves.
        let mut other = Division {
            focus: Pane::Notes,
            side: Pane::Notes,
            ..USUAL
        };
        other.arrangement.notes.share = Some(Share::of(40, 80));
        assert_eq!(tall(&other), usual);
        other.arrangement.posts.is_hidden = true;
        let notes = tall(&other);
        assert_eq!((notes.stacked, notes.posts), (None, None));
        assert_eq!(notes.notes, Some(Rect::new(40, 0, 40, 69)));
        // On the other side of the text.
        let mut moved = USUAL;
        moved.arrangement.order = [Pane::Reading, Pane::Notes, Pane::Posts];
        let moved = tall(&moved);
        assert_eq!(moved.notes, Some(Rect::new(52, 0, 28, 34)));
        let borders = moved.borders();
        assert_eq!(
            (borders.len(), borders[0].area),
            (1, Rect::new(51, 0, 1, 69))
        );
    }

    #[test]
    fn the_text_alone_stands_in_the_middle() {
        let alone = Division {
            zoom: Zoom::Text,
            ..USUAL
        };
        let areas = areas(200, 40, &alone);
        assert_eq!(areas.reading, Some(Rect::new(36, 1, 128, 38)));
        assert_eq!(
            (areas.text(), areas.scroll_bar()),
            (Rect::new(36, 1, 128, 38), None)
        );
        assert_eq!(areas.borders(), []);
    }

    fn division() -> impl Strategy<Value = Division> {
        let pane = || (0_usize..3).prop_map(|at| Pane::ALL[at]);
        let side = || {
            (prop::option::of(0_u16..=1000), any::<bool>()).prop_map(|(share, is_hidden)| {
                SidePane {
                    share: share.map(Share::thousandths),
                    is_hidden,
                }
            })
        };
        let zoom = prop_oneof![Just(Zoom::Off), Just(Zoom::Pane)];
        let order = Just(Pane::ALL.to_vec()).prop_shuffle();
        let upper = prop::option::of(0_u16..=1000);
        let panes = (order, side(), side(), upper);
        (pane(), pane(), zoom, panes, 20_u16..400).prop_map(
            |(focus, side, zoom, (order, posts, notes, upper), measure)| Division {
                focus,
                side,
                zoom,
                arrangement: Arrangement {
                    order: [order[0], order[1], order[2]],
                    posts,
                    notes,
                    upper: upper.map(Share::thousandths),
                },
                measure,
            },
        )
    }

    proptest! {
        #[test]
        fn panes_fill_the_screen_and_stay_apart(width in 1_u16..600, height in 1_u16..100, division in division()) {
            let areas = areas(width, height, &division);
            prop_assert!(areas.of(division.focus).is_some());
            let panes = areas.panes();
            for (at, (_, area)) in panes.iter().enumerate() {
                for (_, other) in &panes[at + 1..] {
                    prop_assert!(area.intersection(*other).is_empty());
                }
            }
            if let Some(line) = areas.stacked {
                prop_assert!(panes.iter().all(|(_, area)| area.height >= LEAST_ROWS && area.intersection(line).is_empty()));
                return Ok(());
            }
            let mut x = 0;
            for (pane, area) in &panes {
                prop_assert_eq!(area.x, x);
                prop_assert!(panes.len() == 1 || area.width >= 8, "{:?} has {}", pane, area.width);
                x = area.right() + 1;
            }
            prop_assert_eq!(x, width + 1);
            let text = areas.reading.map_or(LEAST_TEXT, |area| area.width);
            prop_assert!(panes.len() == 1 || text >= LEAST_TEXT);
        }
    }
}
