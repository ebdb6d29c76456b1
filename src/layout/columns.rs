//! How wide the columns of a table are. Only arithmetic on measured cells.

use unicode_linebreak::linebreaks;

use crate::document::Table;
use crate::text::line_break::is_glued;
use crate::text::width::display_width;

/// A word longer than this may be broken to make room.
const LONG_WORD: u16 = 16;

/// A word longer than this may be broken where there is no other way.
const LONG_IF_NEEDED: u16 = 12;

/// What a column would like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Need {
    /// The cells that keep its words whole, long ones excepted.
    pub words: u16,
    /// The cells that keep its entries on one line.
    pub whole: u16,
}

impl Need {
    /// The cells that keep its entries on so many lines, as far as words let them, but no less than a floor.
    fn at(self, lines: u16, floor: u16) -> u16 {
        self.whole.div_ceil(lines.max(1)).max(floor).min(self.whole)
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
            let longest = longest_word(line);
            need.words = need.words.max(clamped(longest).min(LONG_WORD));
        }
    }
}

/// The cells of the longest stretch that no line may end in; blanks at its end do not count.
fn longest_word(line: &str) -> usize {
    let mut start = 0;
    let ends = linebreaks(line).filter(|(end, _)| !is_glued(line, *end));
    let words = ends.map(|(end, _)| {
        let word = line.get(start..end).unwrap_or_default();
        start = end;
        display_width(word.trim_end())
    });
    words.max().unwrap_or(0)
}

/// Shares `room` cells among the columns: all they need if there is enough, else so that their cells become equally tall,
/// and as low as can be. Words are kept whole, but for long ones. `None` if that cannot be.
pub(super) fn share(needs: &[Need], room: u16) -> Option<Vec<u16>> {
    let whole_words = |need: &Need| need.words;
    let most_words = |need: &Need| need.words.min(LONG_IF_NEEDED);
    share_above(needs, room, whole_words).or_else(|| share_above(needs, room, most_words))
}

fn share_above(needs: &[Need], room: u16, floor: impl Fn(&Need) -> u16) -> Option<Vec<u16>> {
    let widths = |lines| -> Vec<u16> {
        let width = |need: &Need| need.at(lines, floor(need));
        needs.iter().map(width).collect()
    };
    let fits = |lines| total(&widths(lines)) <= u32::from(room);
    if !fits(u16::MAX) {
        return None;
    }
    let (mut too_few, mut lines) = (0, u16::MAX);
    while lines - too_few > 1 {
        let middle = too_few + (lines - too_few) / 2;
        if fits(middle) {
            lines = middle;
        } else {
            too_few = middle;
        }
    }
    let mut shared = widths(lines);
    let left = u32::from(room) - total(&shared);
    spread(needs, u16::try_from(left).unwrap_or(u16::MAX), &mut shared);
    Some(shared)
}

/// Gives what is left to the columns that then need no second line, those first that need the least for it; the rest to
/// the one that needs the most.
fn spread(needs: &[Need], mut left: u16, widths: &mut [u16]) {
    let mut wanting: Vec<(u16, &mut u16)> = needs
        .iter()
        .zip(widths)
        .map(|(need, width)| (need.whole.saturating_sub(*width), width))
        .filter(|(missing, _)| *missing > 0)
        .collect();
    wanting.sort_by_key(|(missing, _)| *missing);
    let count = wanting.len();
    for (nth, (missing, width)) in wanting.into_iter().enumerate() {
        if missing <= left || nth + 1 == count {
            let given = missing.min(left);
            *width += given;
            left -= given;
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
        check(
            &[(6, 17), (10, 10), (10, 75), (5, 5)],
            84,
            Some(&[17, 10, 52, 5]),
        );
    }

    #[test]
    fn long_words_are_broken_before_the_table_is_given_up() {
        check(&[(16, 20), (16, 40)], 30, Some(&[12, 18]));
        check(&[(16, 20), (16, 40)], 23, None);
        check(&[(1, 1), (1, 1)], 1, None);
        check(&[], 10, Some(&[]));
    }

    #[test]
    fn words_are_what_lines_may_end_after() {
        assert_eq!(longest_word("Open Policy Agent"), 6);
        assert_eq!(longest_word("東京プロジェクト"), 4);
        assert_eq!(longest_word("▣ Hall"), 6);
        assert_eq!(longest_word(""), 0);
    }
}
