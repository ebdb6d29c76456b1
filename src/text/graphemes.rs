//! Steps from grapheme cluster to grapheme cluster (UAX #29) at a place in a long text. It measures no widths.
//!
//! Every step looks at a bounded stretch around the place, so it costs the same in a text of ten megabytes.

use unicode_segmentation::UnicodeSegmentation;

/// How many bytes around a place decide where its cluster begins and ends; no cluster in use is longer.
const REACH: usize = 512;

/// The start of the cluster after the one at `offset`; the text's length at its end.
pub fn next_grapheme(text: &str, offset: u32) -> u32 {
    let offset = floor_char(text, offset as usize);
    if is_ascii_pair(text, offset) {
        return to_offset(offset + 1);
    }
    let from = floor_grapheme_at(text, offset);
    let end = ceil_char(text, from.saturating_add(REACH));
    let window = text.get(from..end).unwrap_or_default();
    let length = window.graphemes(true).next().map_or(0, str::len);
    to_offset(from + length)
}

/// The start of the cluster before `offset`; 0 at the beginning.
pub fn previous_grapheme(text: &str, offset: u32) -> u32 {
    let offset = floor_char(text, offset as usize);
    match text
        .get(..offset)
        .and_then(|before| before.chars().next_back())
    {
        None => 0,
        Some(c) => to_offset(floor_grapheme_at(text, offset - c.len_utf8())),
    }
}

/// The start of the cluster that holds the byte at `offset`; the text's length for an offset at or beyond its end.
pub fn floor_grapheme(text: &str, offset: u32) -> u32 {
    to_offset(floor_grapheme_at(text, floor_char(text, offset as usize)))
}

fn floor_grapheme_at(text: &str, offset: usize) -> usize {
    if offset == 0 || offset >= text.len() || is_ascii_pair(text, offset - 1) {
        return offset;
    }
    let start = sure_boundary_before(text, offset);
    let end = ceil_char(text, offset.saturating_add(REACH));
    let window = text.get(start..end).unwrap_or_default();
    window
        .grapheme_indices(true)
        .map(|(at, _)| start + at)
        .take_while(|&at| at <= offset)
        .last()
        .unwrap_or(offset)
}

/// A boundary before `offset` that needs no further look back; a character boundary some way back if there is none near.
fn sure_boundary_before(text: &str, offset: usize) -> usize {
    let far = offset.saturating_sub(REACH);
    (far.max(1)..=offset)
        .rev()
        .find(|&at| is_ascii_pair(text, at - 1))
        .unwrap_or_else(|| floor_char(text, far))
}

/// Whether the bytes at `offset` and after it are ASCII and surely two clusters.
fn is_ascii_pair(text: &str, offset: usize) -> bool {
    matches!(
        text.as_bytes().get(offset..offset.saturating_add(2)),
        Some([first, second]) if first.is_ascii() && second.is_ascii() && *first != b'\r'
    )
}

/// The nearest character boundary at or before `offset`.
pub(super) fn floor_char(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The nearest character boundary at or after `offset`.
pub(super) fn ceil_char(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// A byte offset as the `u32` that spans hold; a text is limited to 4 GiB.
pub(super) fn to_offset(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn steps_over_whole_clusters() {
        let text = "a👩‍💻e\u{301}🇩🇪z";
        let mut places = vec![0];
        while *places.last().unwrap() < to_offset(text.len()) {
            places.push(next_grapheme(text, *places.last().unwrap()));
        }
        let expected: Vec<u32> = text
            .grapheme_indices(true)
            .map(|(at, _)| to_offset(at))
            .chain([to_offset(text.len())])
            .collect();
        assert_eq!(places, expected);
    }

    #[test]
    fn is_safe_beyond_the_end() {
        assert_eq!(next_grapheme("ab", 9), 2);
        assert_eq!(previous_grapheme("ab", 9), 1);
        assert_eq!(floor_grapheme("ab", 9), 2);
        assert_eq!(next_grapheme("", 0), 0);
        assert_eq!(previous_grapheme("", 0), 0);
    }

    proptest! {
        #[test]
        fn previous_undoes_next(text in "(\\PC|[a\r\né漢\u{301}\u{200d}👩🇩\u{fe0f}]){0,30}", at in 0_u32..90) {
            let here = floor_grapheme(&text, at);
            prop_assert!(here <= at);
            let next = next_grapheme(&text, here);
            prop_assert!(next > here || here as usize == text.len());
            if next > here {
                prop_assert_eq!(previous_grapheme(&text, next), here);
            }
        }
    }
}
