//! Attributes in braces, as kramdown, Pandoc and others write them, and comments in braces: none of it is for readers.

use super::hidden;
use super::mask::Meaning;
use super::scanner::Scanner;

/// The longest list that is looked through, in bytes.
const LONGEST: usize = 512;

/// Takes out a line that is nothing but attributes.
pub(super) fn pass_line(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin).trim_end();
    let inner = line.strip_prefix('{')?.strip_suffix('}')?;
    if inner.bytes().any(|byte| matches!(byte, b'{' | b'}')) || !is_attributes(inner) {
        return None;
    }
    scanner.output.remove(begin..scanner.line.1);
    if let Some(name) = name_in(inner) {
        scanner.output.name(name, scanner.after_blank);
    }
    Some(scanner.line.1)
}

/// Takes out attributes right after what they belong to, and comments.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let rest = scanner.rest(at);
    if at < scanner.target_end {
        return None;
    }
    if rest.starts_with("{::") {
        return hidden::pass_extension(scanner, at);
    }
    if rest.starts_with("{/*") {
        let end = scanner
            .html
            .brace_comment_end
            .near(scanner.source, at, 64 * LONGEST)?
            + 3;
        scanner.output.mask(at..end, Meaning::Nothing);
        if let Some(name) = name_of_heading(scanner, at, end) {
            scanner.output.name(name, false);
        }
        return Some(end);
    }
    let end = 1 + rest
        .bytes()
        .skip(1)
        .take(LONGEST)
        .position(|byte| matches!(byte, b'{' | b'}' | b'\n'))?;
    let inner = rest
        .get(1..end)
        .filter(|_| rest.as_bytes().get(end) == Some(&b'}'))?;
    let belongs = matches!(
        scanner.byte_before(at),
        Some(b')' | b']' | b'*' | b'_' | b'`' | b'}')
    ) || ends_block(scanner, at, at + end + 1, inner);
    if inner.starts_with(':') && !inner.starts_with("::") || (belongs && is_attributes(inner)) {
        take_span(scanner, at, inner);
        scanner.output.remove(at..at + end + 1);
        if let Some(name) = name_in(inner) {
            scanner.output.name(name, false);
        }
        return Some(at + end + 1);
    }
    None
}

/// Takes out the brackets of Pandoc's `[words]{.class}`, which are no link; kramdown's `[words]{:.class}` may be one.
fn take_span(scanner: &mut Scanner<'_>, at: usize, inner: &str) {
    let start = scanner.output.done().max(scanner.begin);
    let Some(before) = scanner
        .source
        .get(start..at)
        .filter(|_| !inner.starts_with(':'))
    else {
        return;
    };
    let Some(open) = before
        .strip_suffix(']')
        .and_then(|before| before.rfind('['))
    else {
        return;
    };
    let is_alone = !before
        .get(..open)
        .unwrap_or_default()
        .ends_with([']', '!', '^', '\\']);
    let words = before.get(open + 1..before.len() - 1).unwrap_or_default();
    if is_alone && !words.is_empty() && !words.contains(']') {
        scanner.output.remove(start + open..start + open + 1);
        scanner.output.remove(at - 1..at);
    }
}

/// The `#name` among attributes.
fn name_in(inner: &str) -> Option<&str> {
    let inner = inner.trim_start_matches(':');
    let name = inner
        .split_whitespace()
        .find_map(|word| word.strip_prefix('#'))?;
    Some(name.split('.').next().unwrap_or_default()).filter(|name| !name.is_empty())
}

/// The name in a comment `{/*name*/}` behind a heading, as React's documentation has it.
fn name_of_heading<'a>(scanner: &Scanner<'a>, at: usize, end: usize) -> Option<&'a str> {
    let line = scanner.source.get(scanner.line.0..at)?;
    let name = scanner.source.get(at + 3..end - 3)?.trim();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    (line.trim_start().starts_with('#') && name.chars().all(is_name)).then_some(name)
}

/// Whether `{.class}` or `{#id}` stands after a space at the end of a line: it belongs to the block.
fn ends_block(scanner: &Scanner<'_>, at: usize, end: usize, inner: &str) -> bool {
    let names = inner.strip_prefix(['.', '#']);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '#' | ' ');
    scanner.byte_before(at) == Some(b' ')
        && scanner.line_after(end).trim().is_empty()
        && names.is_some_and(|names| {
            names.starts_with(|c: char| c.is_ascii_alphabetic()) && names.chars().all(is_name)
        })
}

/// Whether this is `: …`, `.class`, `#id` or `key=value`.
fn is_attributes(inner: &str) -> bool {
    let inner = inner.trim();
    let starts = inner.starts_with(':') || inner.starts_with('.') || inner.starts_with('#');
    let named = inner.split_once('=').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    });
    (starts && inner.len() > 1) || named
}
