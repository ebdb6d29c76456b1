//! Strong words whose signs `CommonMark` does not take for such, but many generators do: `**like this **`, `**「これ」**は`.

use super::mask::Meaning;
use super::scanner::Scanner;
use super::strong_pairs::{SIGN, broken_pairs};
use crate::document::model::MarkKind;

/// Finds the signs of the current line that are to be masked.
pub(super) fn look_at_line(scanner: &mut Scanner<'_>, begin: usize) {
    scanner.signs.due.clear();
    let next = scanner.stars.next(scanner.source, begin);
    if next.is_none_or(|next| next >= scanner.line.1) {
        return;
    }
    let pairs = broken_pairs(scanner.rest_of_line(begin));
    let signs = pairs.iter().rev().flat_map(|pair| {
        [
            (begin + pair.close, Meaning::EndMark(MarkKind::Strong)),
            (begin + pair.open, Meaning::Mark(MarkKind::Strong)),
        ]
    });
    scanner.signs.due = signs.collect();
}

/// Masks the sign at `at`, if it is due.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let mut passed = None;
    while scanner.signs.next() <= at {
        let (place, meaning) = scanner.signs.due.pop()?;
        if place == at && scanner.output.done() <= at {
            let end = at + SIGN.len();
            scanner.output.mask(at..end, meaning);
            passed = Some(end);
        }
    }
    passed
}
