//! The part of a long line that shows a place in it. It cuts nothing off at the right: who writes the part does.

use super::graphemes::{floor_grapheme, previous_grapheme};
use super::segment::next_word_start;
use super::span::Span;
use super::width::display_width;

/// The byte at which the part of a line begins that shows a place within so many cells; 0 if the place is in sight from the
/// line's own beginning. A third of the cells go to what stands before the place, more where little stands behind it; it is
/// cut between words where there are any.
pub fn start_showing(line: &str, place: Span, width: usize) -> u32 {
    let sign = 1; // where a line is cut off
    let whole = Span::new(0, place.end).of(line);
    if display_width(whole) + sign <= width || display_width(line) <= width {
        return 0;
    }
    let place_start = floor_grapheme(line, place.start);
    let behind = display_width(Span::new(place_start, line.len() as u32).of(line));
    let room = width.saturating_sub(behind + sign).max(width / 3);
    let (mut start, mut room) = (place_start, room);
    while start > 0 {
        let before = previous_grapheme(line, start);
        let cells = display_width(Span::new(before, start).of(line));
        if cells > room {
            break;
        }
        (start, room) = (before, room - cells);
    }
    let word = next_word_start(line, previous_grapheme(line, start));
    if start > 0 && word <= place_start {
        word.max(start)
    } else {
        start
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The line with the place between `«` and `»`, as it is seen in so many cells.
    fn check(marked: &str, width: usize, expected: &str) {
        let start = marked.find('«').unwrap();
        let line = marked.replace('«', "");
        let end = line.find('»').unwrap();
        let line = line.replace('»', "");
        let from = start_showing(&line, Span::new(start as u32, end as u32), width);
        assert_eq!(&line[from as usize..], expected, "{marked}");
    }

    #[test]
    fn a_place_in_sight_leaves_the_line_as_it_is() {
        check("«one» two three", 20, "one two three");
        check("one «two» three four five", 10, "one two three four five");
        check("one two «three»", 13, "one two three");
    }

    #[test]
    fn a_place_out_of_sight_is_shown_with_some_words_before_it() {
        check("one two three four «five» six", 18, "four five six");
        check(
            "onetwothreefour«five» six and seven",
            12,
            "fourfive six and seven",
        );
        check("一二三四五六七八«九»十一二三四", 9, "八九十一二三四");
        check("one two three four five «six»", 20, "three four five six");
    }

    proptest! {
        #[test]
        fn the_place_is_always_in_sight(line in "[a-c 字é]{0,60}", at in 0_usize..60, width in 8_usize..40) {
            let starts: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
            prop_assume!(at < starts.len());
            let place = Span::new(starts[at] as u32, starts.get(at + 1).copied().unwrap_or(line.len()) as u32);
            let from = start_showing(&line, place, width);
            prop_assert!(from <= place.start);
            prop_assert!(display_width(&line[from as usize..place.end as usize]) <= width);
        }
    }
}
