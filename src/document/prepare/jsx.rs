//! Program code in braces between the words of MDX: `{" "}`, `{props.name}`, `{list.map(…)}`, and fragments `<>…</>`.
//!
//! Only where statements or components of MDX were met before: elsewhere braces are words.

use super::mask::Meaning;
use super::scanner::Scanner;
use super::tame::{closing_brace, literal};

/// The longest expression, in bytes.
const LONGEST: usize = 8 * 1024;

/// The longest expression that is shown, in bytes.
const LONGEST_SHOWN: usize = 40;

/// Masks the expression that starts with the `{` at `at`.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    if !scanner.is_mdx || at < scanner.unclosed_expression {
        return None;
    }
    let rest = scanner.rest(at + 1);
    let mut limit = rest.len().min(LONGEST);
    while !rest.is_char_boundary(limit) {
        limit -= 1;
    }
    let Some(length) = closing_brace(rest.get(..limit)?) else {
        scanner.unclosed_expression = at + limit;
        return None;
    };
    let end = at + 1 + length + 1;
    let inner = rest.get(..length)?.trim();
    if let Some(code) = inner
        .strip_prefix('`')
        .and_then(|rest| rest.strip_suffix('`'))
    {
        return Some(put_code(scanner, at, end, code));
    }
    let is_block = scanner.is_alone(at, end);
    if is_block {
        scanner.isolate(end, |output| output.mask(at..end, meaning_of(inner)));
    } else if end <= scanner.line.1 {
        scanner.output.mask(at..end, meaning_of(inner));
    } else {
        return None;
    }
    Some(end)
}

/// Code in a template string: a block if it is lines, else a span.
fn put_code(scanner: &mut Scanner<'_>, at: usize, end: usize, code: &str) -> usize {
    if code.contains('\n') {
        let start = at + scanner.rest(at).find('`').unwrap_or_default() + 1;
        scanner.put_fenced(at..end, start..start + code.len(), "");
    } else {
        scanner.output.remove(at..at + 1);
        scanner.output.remove(end - 1..end);
    }
    end
}

/// A string is its words, a name stands for what it holds, and a program for nothing.
fn meaning_of(inner: &str) -> Meaning {
    if let Some(words) = literal(inner) {
        return Meaning::Words(if words.trim().is_empty() { " " } else { words }.to_owned());
    }
    let is_name = |c: char| c.is_alphanumeric() || "_$.[]+-*/% ".contains(c);
    let is_shown = inner.len() <= LONGEST_SHOWN && inner.chars().all(is_name);
    if is_shown && !inner.is_empty() && !inner.ends_with("children") {
        Meaning::placeholder(inner)
    } else {
        Meaning::Nothing
    }
}

/// Takes out the tag of a fragment.
pub(super) fn pass_fragment(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let rest = scanner.rest(at);
    let length = ["<>", "</>"]
        .iter()
        .find(|tag| rest.starts_with(**tag))?
        .len();
    if !scanner.is_mdx && !scanner.is_alone(at, at + length) {
        return None;
    }
    scanner.output.remove(at..at + length);
    Some(at + length)
}
