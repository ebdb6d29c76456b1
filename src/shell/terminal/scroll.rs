//! Finding out that a frame is the one before with some rows moved, so that the terminal can move them itself. Pure; it
//! writes nothing.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

/// The farthest that rows are looked for.
const FARTHEST: usize = 24;

/// About how many bytes a shift takes.
const COST: i64 = 24;

/// Rows of the whole screen that move by some lines. What moves out of them is lost, what comes in is blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The rows that move.
    pub rows: Range<u16>,
    /// By how many.
    pub by: u16,
    /// Which way.
    pub way: Way,
}

/// The way rows move on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the top: reading on.
    Up,
    /// Towards the bottom: reading back.
    Down,
}

/// The shift after which most rows of `area` are as in the new frame; `None` if leaving them where they are is as good.
pub fn find(before: &Buffer, after: &Buffer, area: Rect) -> Option<Shift> {
    let area = area.intersection(before.area).intersection(after.area);
    if area.is_empty() {
        return None;
    }
    let (old, new) = (row_hashes(before, area), row_hashes(after, area));
    let blank = hash_of(&vec![Cell::EMPTY; usize::from(area.width)]);
    let same = |old: &[u64], new: &[u64]| {
        let pairs = old.iter().zip(new);
        pairs
            .filter(|(old, new)| old == new && **old != blank)
            .count()
    };
    let unmoved = same(&old, &new);
    let candidates = (1..old.len().min(FARTHEST)).flat_map(|by| {
        let up = same(old.get(by..).unwrap_or_default(), &new);
        let down = same(&old, new.get(by..).unwrap_or_default());
        [(up, by, Way::Up), (down, by, Way::Down)]
    });
    // Of equally good ones the first, which is the shortest.
    let (kept, by, way) = candidates.rev().max_by_key(|(kept, ..)| *kept)?;
    (kept > unmoved).then(|| Shift {
        rows: area.top()..area.bottom(),
        by: u16::try_from(by).unwrap_or(0),
        way,
    })
}

/// The same shift without the rows at its top that are better written anew than moved: where there is little text, but
/// much beside it that stays. `None` if writing all anew is no longer.
pub fn narrowed(before: &Buffer, after: &Buffer, shift: &Shift) -> Option<Shift> {
    let row = |buffer, y| {
        cells(
            buffer,
            Rect {
                y,
                height: 1,
                ..after.area
            },
        )
    };
    let blank = vec![Cell::EMPTY; usize::from(after.area.width)];
    let rows = || shift.rows.clone();
    let costs = rows().map(|y| {
        let moved = source_of(y, shift).map_or(&*blank, |source| row(before, source));
        (
            cost(row(before, y), row(after, y)),
            cost(moved, row(after, y)),
        )
    });
    // What is gained by leaving alone the rows above each row.
    let mut gain = 0;
    let gains = costs.map(|(left_alone, moved)| {
        gain += moved - left_alone;
        gain
    });
    let gains: Vec<(i64, u16)> = gains.zip(rows()).collect();
    let most = gains.iter().copied();
    let most = most.max_by_key(|(gain, row)| (*gain, std::cmp::Reverse(*row)));
    // The last rows must be there to be moved.
    let first = most.filter(|(gain, row)| *gain > 0 && row + 1 + shift.by < shift.rows.end);
    let all_moved = gains.last().map_or(0, |(gain, _)| *gain);
    let saved = first.map_or(0, |(gain, _)| gain) - all_moved;
    (saved > COST).then(|| Shift {
        rows: first.map_or(shift.rows.start, |(_, row)| row + 1)..shift.rows.end,
        ..*shift
    })
}

/// The row that stands at another after a shift; `None` for those that come in blank.
fn source_of(row: u16, shift: &Shift) -> Option<u16> {
    let source = match shift.way {
        Way::Up => row.checked_add(shift.by),
        Way::Down => row.checked_sub(shift.by),
    };
    source.filter(|source| shift.rows.contains(source))
}

/// About how many bytes it takes to change a row: its cells, and a move to each stretch of them.
fn cost(before: &[Cell], after: &[Cell]) -> i64 {
    const MOVE: i64 = 8;
    let pairs = before.iter().zip(after);
    let mut unchanged = i64::MAX;
    pairs.fold(0, |cost, (old, new)| {
        if old.symbol() == new.symbol() {
            unchanged = unchanged.saturating_add(1);
            return cost;
        }
        let gap = std::mem::take(&mut unchanged);
        cost + 1 + gap.min(MOVE)
    })
}

fn row_hashes(buffer: &Buffer, area: Rect) -> Vec<u64> {
    let rows = area.rows();
    rows.map(|row| hash_of(cells(buffer, row))).collect()
}

/// FNV-1a over the symbols: a guess is all that is needed here, and it is made for every row of every frame.
fn hash_of(cells: &[Cell]) -> u64 {
    let bytes = cells.iter().flat_map(|cell| cell.symbol().bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The cells of a part of one row.
fn cells(buffer: &Buffer, row: Rect) -> &[Cell] {
    let start = buffer.index_of(row.x, row.y);
    buffer
        .content
        .get(start..start + usize::from(row.width))
        .unwrap_or_default()
}

/// Makes of what the terminal shows what it shows after the shift.
pub fn carry_out(shown: &mut Buffer, shift: &Shift) {
    let width = usize::from(shown.area.width);
    let row_start = |row: u16| usize::from(row) * width;
    let Some(moved) = shown
        .content
        .get_mut(row_start(shift.rows.start)..row_start(shift.rows.end))
    else {
        return;
    };
    let cells = (usize::from(shift.by) * width).min(moved.len());
    match shift.way {
        Way::Up => {
            moved.rotate_left(cells);
            let kept = moved.len() - cells;
            moved[kept..].fill(Cell::EMPTY);
        }
        Way::Down => {
            moved.rotate_right(cells);
            moved[..cells].fill(Cell::EMPTY);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const AREA: Rect = Rect::new(2, 1, 3, 5);

    /// A screen of seven rows whose area holds these lines, with something of its own in each row beside it.
    fn screen(lines: [&str; 5]) -> Buffer {
        let mut beside = Buffer::with_lines([
            "head", "|    |", "|a   |", "|    |", "|b   |", "|    |", "foot",
        ]);
        for (row, line) in lines.into_iter().enumerate() {
            beside.set_string(
                AREA.x,
                AREA.y + row as u16,
                line,
                ratatui::style::Style::new(),
            );
        }
        beside
    }

    #[track_caller]
    fn check(before: [&str; 5], after: [&str; 5], expected: Option<(u16, Way)>) {
        let found = find(&screen(before), &screen(after), AREA);
        assert_eq!(found.map(|shift| (shift.by, shift.way)), expected);
    }

    #[test]
    fn reading_on_and_back_is_seen() {
        let page = ["one", "two", "thr", "fou", "fiv"];
        check(
            page,
            ["two", "thr", "fou", "fiv", "six"],
            Some((1, Way::Up)),
        );
        check(
            page,
            ["nul", "one", "two", "thr", "fou"],
            Some((1, Way::Down)),
        );
        check(
            page,
            ["fou", "fiv", "six", "sev", "eig"],
            Some((3, Way::Up)),
        );
    }

    #[test]
    fn rows_with_much_beside_the_text_are_written_anew() {
        let screen = |beside: &str, texts: [char; 4], length: usize| {
            let mut buffer = Buffer::with_lines(["head", beside, "", "", ""]);
            for (row, text) in texts.iter().enumerate() {
                let text = text.to_string().repeat(length);
                buffer.set_string(0, 1 + row as u16, text, ratatui::style::Style::new());
            }
            buffer
        };
        let moved = |beside, length, rows| {
            let (by, way) = (1, Way::Up);
            let shift = Shift { rows, by, way };
            let before = screen(beside, ['a', 'b', 'c', 'd'], length);
            let after = screen(beside, ['b', 'c', 'd', 'e'], length);
            narrowed(&before, &after, &shift).map(|shift| shift.rows)
        };
        let plain = " ".repeat(50);
        let posts = format!("{:20}a list of posts and their dates", "");
        assert_eq!(moved(&plain, 20, 1..5), Some(1..5));
        assert_eq!(moved(&posts, 20, 1..5), Some(2..5));
        // To move them takes longer than to write them.
        assert_eq!(moved(&plain, 1, 3..5), None);
    }

    #[test]
    fn what_did_not_move_stays() {
        let page = ["one", "two", "thr", "fou", "fiv"];
        check(page, page, None);
        check(page, ["one", "two", "new", "fou", "fiv"], None);
        check(page, ["six", "sev", "eig", "nin", "ten"], None);
        check(["one", "", "", "", ""], ["one", "", "", "", "two"], None);
    }

    proptest! {
        #[test]
        fn any_two_screens_have_a_shift_that_fits_them(width in 1_u16..9, heights in (1_u16..9, 1_u16..9), seed in prop::collection::vec(0_usize..3, 64), area in (0_u16..9, 0_u16..9, 0_u16..9, 0_u16..9)) {
            let fill = |height: u16, from: usize| {
                let lines = (0..height).map(|row| ["", "x", "yy"][seed[(usize::from(row) + from) % 64]]);
                let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
                for (row, line) in lines.enumerate() {
                    buffer.set_stringn(0, row as u16, line, width.into(), ratatui::style::Style::new());
                }
                buffer
            };
            let (before, after) = (fill(heights.0, 0), fill(heights.1, 7));
            let area = Rect::new(area.0, area.1, area.2, area.3);
            if let Some(shift) = find(&before, &after, area) {
                prop_assert!(shift.by < shift.rows.end - shift.rows.start && shift.rows.end <= heights.0.min(heights.1));
                let mut shown = before.clone();
                carry_out(&mut shown, &shift);
                prop_assert_eq!(shown.area, before.area);
            }
        }
    }
}
