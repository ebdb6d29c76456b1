//! How wide the columns of a table are. Only arithmetic on measured cells.

use crate::document::Table;
use crate::text::width::display_width;

/// A column that needs more than this is never made narrower.
const LEAST_WIDTH: u16 = 6;

/// A word longer than this may be broken to make room.
const LONG_WORD: u16 = 16;

/// The share that gives a column all it would like.
const ALL: u32 = 1 << 12;

/// What a column would like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Need {
    /// The cells that keep its words whole, long ones excepted.
    pub words: u16,
    /// The cells that keep its entries on one line.
    pub whole: u16,
}

impl Need {
    /// A share of what it would like, between a floor and all of it.
    fn at(self, share: u32, floor: u16) -> u16 {
        let part = u32::from(self.whole) * share / ALL;
        let part = u16::try_from(part).unwrap_or(self.whole);
        part.max(floor).min(self.whole)
    }
}

/// Measures the columns of a table.
pub(super) fn needs(text: &str, table: &Table) -> Vec<Need> {
    let mut needs = vec![Need::default(); table.alignments.len()];
    for row in &table.rows {
        if needs.len() < row.len() {
            needs.resize(row.len(), Need::default());
        }
        for (need, cell) in needs.iter_mut().zip(row) {
            measure(cell.of(text), need);
        }
    }
    needs
}

fn measure(cell: &str, need: &mut Need) {
    for line in cell.lines() {
        // A tab is laid out as one cell, and measured as none.
        let tabs = line.bytes().filter(|&byte| byte == b'\t').count();
        need.whole = need.whole.max(clamped(display_width(line) + tabs));
        if need.words < LONG_WORD {
            let longest = line.split_whitespace().map(display_width).max();
            need.words = need.words.max(clamped(longest.unwrap_or(0)).min(LONG_WORD));
        }
    }
}

/// Shares `room` cells among the columns: all they need if there is enough, else in proportion to it, so that their cells
/// become about equally tall; words are kept whole if possible. `None` if a column would have fewer than six cells
/// though it needs more.
pub(super) fn share(needs: &[Need], room: u16) -> Option<Vec<u16>> {
    let whole_words = |need: &Need| need.words;
    let least = |_: &Need| LEAST_WIDTH;
    share_above(needs, room, whole_words).or_else(|| share_above(needs, room, least))
}

fn share_above(needs: &[Need], room: u16, floor: impl Fn(&Need) -> u16) -> Option<Vec<u16>> {
    let widths = |share| -> Vec<u16> {
        let width = |need: &Need| need.at(share, floor(need));
        needs.iter().map(width).collect()
    };
    let fits = |share| total(&widths(share)) <= u32::from(room);
    if !fits(0) {
        return None;
    }
    let (mut low, mut high) = (0, ALL + 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    let mut shared = widths(low);
    spread(needs, u32::from(room) - total(&shared), &mut shared);
    Some(shared)
}

/// Gives what is left, cell by cell, to the columns that can use it.
fn spread(needs: &[Need], mut left: u32, widths: &mut [u16]) {
    for (width, need) in widths.iter_mut().zip(needs) {
        if left > 0 && *width < need.whole {
            *width += 1;
            left -= 1;
        }
    }
}

fn total(widths: &[u16]) -> u32 {
    widths.iter().map(|&width| u32::from(width)).sum()
}

fn clamped(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(needs: &[(u16, u16)], room: u16, expected: Option<&[u16]>) {
        let needs: Vec<_> = needs
            .iter()
            .map(|&(words, whole)| Need { words, whole })
            .collect();
        assert_eq!(share(&needs, room).as_deref(), expected);
    }

    #[test]
    fn columns_give_way_in_proportion_and_keep_their_words() {
        check(&[(4, 4), (8, 40)], 50, Some(&[4, 40]));
        check(&[(4, 4), (8, 40)], 24, Some(&[4, 20]));
        check(&[(8, 30), (8, 60)], 30, Some(&[10, 20]));
        check(&[(8, 30), (8, 60)], 31, Some(&[10, 21]));
        check(&[(16, 20), (4, 40)], 26, Some(&[16, 10]));
    }

    #[test]
    fn words_are_broken_before_the_table_is_given_up() {
        check(&[(16, 20), (16, 40)], 18, Some(&[6, 12]));
        check(&[(16, 20), (16, 40)], 11, None);
        check(&[(1, 1), (1, 1)], 1, None);
        check(&[], 10, Some(&[]));
    }
}
