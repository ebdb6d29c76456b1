//! Approximate matching: how many edits turn a pattern into a part of a text (P. H. Sellers, 1980). It must not know words.

use std::ops::Range;

/// The part of a text that resembles a pattern most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// Indices into the text.
    pub range: Range<usize>,
    /// Insertions, deletions and replacements.
    pub edits: usize,
}

/// The part of `text` that is nearest to `pattern`; of equally near ones the first. The time is the product of the lengths.
pub fn best_part<T: PartialEq>(pattern: &[T], text: &[T]) -> Alignment {
    let mut row: Vec<(usize, usize)> = (0..=pattern.len()).map(|edits| (edits, 0)).collect();
    let mut best = Alignment {
        range: 0..0,
        edits: pattern.len(),
    };
    for (at, symbol) in text.iter().enumerate() {
        let mut diagonal = (0, at);
        let mut above = (0, at + 1);
        if let Some(first) = row.first_mut() {
            *first = above;
        }
        for (cell, expected) in row.iter_mut().skip(1).zip(pattern) {
            let left = *cell;
            let replaced = (diagonal.0 + usize::from(expected != symbol), diagonal.1);
            let longer = (left.0 + 1, left.1);
            let shorter = (above.0 + 1, above.1);
            *cell = nearest(nearest(replaced, longer), shorter);
            (diagonal, above) = (left, *cell);
        }
        let (edits, start) = above;
        if edits < best.edits {
            best = Alignment {
                range: start..at + 1,
                edits,
            };
        }
    }
    best
}

const fn nearest(a: (usize, usize), b: (usize, usize)) -> (usize, usize) {
    if b.0 < a.0 { b } else { a }
}

/// How many edits turn one into the other (Levenshtein).
pub fn distance<T: PartialEq>(one: &[T], other: &[T]) -> usize {
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (at, symbol) in other.iter().enumerate() {
        let mut diagonal = at;
        let mut above = at + 1;
        if let Some(first) = row.first_mut() {
            *first = above;
        }
        for (cell, expected) in row.iter_mut().skip(1).zip(one) {
            let left = *cell;
            *cell = (diagonal + usize::from(expected != symbol))
                .min(left + 1)
                .min(above + 1);
            (diagonal, above) = (left, *cell);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, text: &str, part: &str, edits: usize) {
        let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
        let found = best_part(pattern, text);
        assert_eq!(found.edits, edits);
        assert_eq!(String::from_utf8_lossy(&text[found.range.clone()]), part);
        assert_eq!(distance(pattern, &text[found.range]), edits);
    }

    #[test]
    fn the_nearest_part() {
        check("abc", "xxabcxx", "abc", 0);
        check("abcd", "xxabdxx", "abd", 1);
        check("kitten", "the sitting one", "sittin", 2);
        check("abc", "", "", 3);
        check("abc", "zzz", "", 3);
    }
}
