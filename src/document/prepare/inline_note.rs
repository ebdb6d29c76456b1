//! Footnotes whose text stands where they are referred to, `words^[the note]` (Pandoc, Zenn, Obsidian): shown there, in brackets.

use super::scanner::Scanner;

/// The longest note, in bytes.
const LONGEST: usize = 2048;

/// At the `^` of a note.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let inner = scanner.rest_of_line(at).strip_prefix("^[")?;
    let (mut depth, mut close) = (1_u32, None);
    for (index, byte) in inner.bytes().enumerate().take(LONGEST) {
        match byte {
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            close = Some(at + 2 + index);
            break;
        }
    }
    let close = close?;
    let is_link = matches!(scanner.byte(close + 1), Some(b'(' | b'[' | b':'));
    let is_escaped = scanner.byte_before(at) == Some(b'[');
    if is_link || is_escaped || close == at + 2 || scanner.note_end.is_some() {
        return None;
    }
    let is_spaced = scanner
        .byte_before(at)
        .is_none_or(|before| before.is_ascii_whitespace());
    scanner
        .output
        .replace(at..at + 2, if is_spaced { "(" } else { " (" });
    scanner.note_end = Some(close);
    Some(at + 2)
}

/// At the `]` that ends a note.
pub(super) fn pass_end(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let close = scanner.note_end.filter(|close| *close <= at)?;
    scanner.note_end = None;
    if close < at || scanner.output.done() > at {
        return None;
    }
    scanner.output.replace(at..at + 1, ")");
    Some(at + 1)
}
