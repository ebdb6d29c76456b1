//! Marked words, `==like these==`, as Obsidian and others write them.

use super::mask::Meaning;
use super::scanner::Scanner;
use crate::document::model::MarkKind;

const SIGN: &str = "==";

/// Masks the signs around marked words: the first, and the second when it is reached.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let inner = scanner.rest_of_line(at).strip_prefix(SIGN)?;
    let end = at + SIGN.len();
    if scanner.mark_end == Some(at) {
        scanner
            .output
            .mask(at..end, Meaning::EndMark(MarkKind::Highlighted));
        return Some(end);
    }
    let before = scanner.byte_before(at);
    if before.is_some_and(|before| before.is_ascii_alphanumeric() || b"=!<>".contains(&before)) {
        return None;
    }
    let length = inner.find(SIGN)?;
    let words = inner.get(..length)?;
    let after = inner.as_bytes().get(length + SIGN.len());
    let is_inside = after.is_some_and(|after| after.is_ascii_alphanumeric() || *after == b'=');
    if words.is_empty() || words.trim() != words || words.contains('`') || is_inside {
        return None;
    }
    scanner.mark_end = Some(end + length);
    scanner
        .output
        .mask(at..end, Meaning::Mark(MarkKind::Highlighted));
    Some(end)
}
