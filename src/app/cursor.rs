//! Moving in lists, as far as they go or around their ends, and what part of a long one is shown. It knows no list.

/// The index `delta` places from another, as far as a list of this length goes; `None` in an empty one.
pub fn moved(at: usize, delta: isize, length: usize) -> Option<usize> {
    let last = length.checked_sub(1)?;
    Some(at.saturating_add_signed(delta).min(last))
}

/// The index `delta` places from another in a list of this length, and on to the nearest one that can be chosen; `None` if
/// there is none.
pub fn moved_over(
    at: usize,
    delta: isize,
    length: usize,
    can_be_chosen: impl Fn(usize) -> bool,
) -> Option<usize> {
    let wanted = moved(at, delta, length)?;
    let below = || (wanted..length).find(|&at| can_be_chosen(at));
    let above = || (0..=wanted).rev().find(|&at| can_be_chosen(at));
    if delta < 0 {
        above().or_else(below)
    } else {
        below().or_else(above)
    }
}

/// The first row to show of a list, so that the chosen row and the ones beside it are in sight; as near as can be to the one
/// shown first before, so that nothing moves under the pointer. `lines` is the room, `height` what a row takes of it.
pub fn first_shown(
    before: usize,
    chosen: usize,
    count: usize,
    lines: usize,
    height: impl Fn(usize) -> usize,
) -> usize {
    let last = (chosen + 1).min(count.saturating_sub(1));
    let mut first = before.min(chosen.saturating_sub(1));
    let mut used: usize = (first..=last).map(&height).sum();
    while used > lines && first < chosen {
        used -= height(first);
        first += 1;
    }
    // At the end of the list no room stays empty.
    let mut used: usize = (last + 1..count)
        .map(&height)
        .scan(used, |used, height| {
            *used += height;
            Some(*used)
        })
        .find(|used| *used >= lines)
        .unwrap_or_else(|| (first..count).map(&height).sum());
    while let Some(above) = first
        .checked_sub(1)
        .filter(|above| used + height(*above) <= lines)
    {
        used += height(above);
        first = above;
    }
    first
}

/// The item `delta` places from the one under the cursor, as far as there are any; without a cursor counted from the first.
pub fn moved_among<T: Copy + PartialEq>(items: &[T], cursor: Option<T>, delta: isize) -> Option<T> {
    let at = cursor.and_then(|cursor| items.iter().position(|&item| item == cursor));
    items
        .get(moved(at.unwrap_or(0), delta, items.len())?)
        .copied()
}

/// The index `delta` places from another, around the ends of a list of this length.
pub fn around(at: usize, delta: isize, length: usize) -> usize {
    let length = isize::try_from(length).unwrap_or(isize::MAX).max(1);
    let at = isize::try_from(at).unwrap_or(0) % length;
    (at + delta % length).rem_euclid(length).unsigned_abs()
}

/// The item `delta` places from another, around the ends.
pub fn item_around<T: Copy + PartialEq>(items: &[T], item: T, delta: isize) -> T {
    let at = items.iter().position(|&other| other == item).unwrap_or(0);
    let next = items.get(around(at, delta, items.len()));
    next.copied().unwrap_or(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_stops_at_the_ends() {
        assert_eq!(moved_among(&[1, 2, 3], Some(2), 9), Some(3));
        assert_eq!(moved_among(&[1, 2, 3], Some(2), -9), Some(1));
        assert_eq!(moved_among(&[1, 2, 3], Some(7), 1), Some(2));
        assert_eq!(moved_among::<u8>(&[], None, 1), None);
    }

    #[test]
    fn headings_are_stepped_over() {
        let entries = [false, true, true, false, true, false];
        let step = |at, delta| moved_over(at, delta, entries.len(), |at| entries[at]);
        assert_eq!(
            [step(1, 1), step(2, 1), step(4, 1)],
            [Some(2), Some(4), Some(4)]
        );
        assert_eq!([step(4, -1), step(1, -1)], [Some(2), Some(1)]);
        assert_eq!(moved_over(0, 1, 2, |_| false), None);
    }

    #[test]
    fn a_list_moves_only_as_far_as_it_must() {
        let first = |before, chosen| first_shown(before, chosen, 20, 6, |_| 1);
        assert_eq!([first(0, 0), first(0, 4), first(0, 5)], [0, 0, 1]);
        assert_eq!(
            [first(5, 8), first(5, 6), first(5, 5), first(5, 0)],
            [5, 5, 4, 0]
        );
        assert_eq!(
            [first(0, 19), first(19, 19)],
            [14, 14],
            "no empty room at the end"
        );
        let tall = |before, chosen| first_shown(before, chosen, 20, 6, |row| 1 + row % 2);
        assert_eq!([tall(0, 3), tall(0, 4)], [1, 2]);
        assert_eq!(first_shown(0, 0, 0, 6, |_| 1), 0);
        assert_eq!(first_shown(9, 3, 9, 0, |_| 1), 3, "without any room");
    }

    #[test]
    fn going_around_comes_back() {
        assert_eq!(item_around(&['a', 'b', 'c'], 'c', 1), 'a');
        assert_eq!(item_around(&['a', 'b', 'c'], 'a', -1), 'c');
        assert_eq!(item_around(&['a', 'b', 'c'], 'b', -7), 'a');
        assert_eq!(around(5, 1, 0), 0);
    }
}
