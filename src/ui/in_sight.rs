//! Which part of a list is in sight whose entries take several lines each. Only arithmetic on their heights, of which as few
//! as possible are asked for.

use crate::app::pane::ListTop;

/// From where a list is shown so that an entry is in sight, at the bottom if there is more above than has room.
pub fn showing(chosen: usize, room: usize, lines_of: &mut dyn FnMut(usize) -> usize) -> ListTop {
    let shown = lines_of(chosen);
    let (mut entry, mut above) = (chosen, shown);
    while above < room && entry > 0 {
        entry -= 1;
        above += lines_of(entry);
    }
    ListTop {
        entry,
        line: above.saturating_sub(room).min(above - shown),
    }
}

/// From where a list of so many entries is shown that was scrolled by some lines; it ends at the bottom of the room.
pub fn scrolled(
    top: ListTop,
    by: isize,
    count: usize,
    room: usize,
    lines_of: &mut dyn FnMut(usize) -> usize,
) -> ListTop {
    let ListTop {
        mut entry,
        mut line,
    } = top;
    if by < 0 {
        let up = by.unsigned_abs();
        while line < up && entry > 0 {
            entry -= 1;
            line += lines_of(entry);
        }
        line = line.saturating_sub(up);
        return ListTop { entry, line };
    }
    line += by.unsigned_abs();
    while entry + 1 < count && line >= lines_of(entry) {
        line -= lines_of(entry);
        entry += 1;
    }
    let last = match count.checked_sub(1) {
        Some(last) => showing(last, room, lines_of),
        None => ListTop::default(),
    };
    ListTop { entry, line }.min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEIGHTS: [usize; 5] = [3, 1, 10, 2, 4];

    fn top(entry: usize, line: usize) -> ListTop {
        ListTop { entry, line }
    }

    #[test]
    fn the_chosen_entry_is_in_sight() {
        let showing = |chosen, room| showing(chosen, room, &mut |at| HEIGHTS[at]);
        assert_eq!(showing(0, 8), top(0, 0));
        assert_eq!(showing(2, 20), top(0, 0));
        assert_eq!(showing(3, 8), top(2, 4));
        assert_eq!(showing(2, 8), top(2, 0), "its beginning, if it is too high");
    }

    #[test]
    fn lists_are_scrolled_by_lines_up_to_their_ends() {
        let scrolled =
            |from, by| scrolled(from, by, HEIGHTS.len(), 8, &mut |at: usize| HEIGHTS[at]);
        assert_eq!(scrolled(top(0, 0), 3), top(1, 0));
        assert_eq!(scrolled(top(0, 0), 6), top(2, 2));
        assert_eq!(scrolled(top(2, 2), -3), top(1, 0));
        assert_eq!(scrolled(top(0, 2), -3), top(0, 0));
        assert_eq!(scrolled(top(0, 0), 100), top(2, 8));
    }
}
