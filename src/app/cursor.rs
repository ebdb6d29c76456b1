//! Moving in lists: as far as they go, or around their ends. It knows no list.

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
    fn going_around_comes_back() {
        assert_eq!(item_around(&['a', 'b', 'c'], 'c', 1), 'a');
        assert_eq!(item_around(&['a', 'b', 'c'], 'a', -1), 'c');
        assert_eq!(item_around(&['a', 'b', 'c'], 'b', -7), 'a');
        assert_eq!(around(5, 1, 0), 0);
    }
}
