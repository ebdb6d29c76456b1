//! What authors write for themselves or for their generator: Obsidian's `%%comments%%` and `^names` of blocks, kramdown's
//! `{::comment}`, the long forms of abbreviations, snippets.

use super::mask::Meaning;
use super::scanner::Scanner;

/// The longest comment, in bytes.
const LONGEST: usize = 64 * 1024;

/// At the `*` of a line: takes out the long form of an abbreviation, `*[HTML]: words` (PHP Markdown Extra).
pub(super) fn pass_abbreviation(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin);
    let (short, long) = line.strip_prefix("*[")?.split_once("]:")?;
    let is_word = !short.is_empty() && !short.contains(['[', ']']);
    if !is_word || !long.starts_with(' ') {
        return None;
    }
    scanner.output.remove(begin..scanner.line.1);
    Some(scanner.line.1)
}

/// At the `^` of a line: takes out what ends a block in kramdown, a line of its own.
pub(super) fn pass_end_of_block(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    if !scanner.after_blank || scanner.rest_of_line(begin).trim_end() != "^" {
        return None;
    }
    scanner.output.remove(begin..scanner.line.1);
    Some(scanner.line.1)
}

/// At the `-` of a line: takes out a line that puts in another file, `--8<-- "file"` (`PyMdown`).
pub(super) fn pass_snippet(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin);
    if !line.starts_with("--8<--") {
        return None;
    }
    scanner.output.remove(begin..scanner.line.1);
    Some(scanner.line.1)
}

/// Takes out the name of a block at the end of the current line: `words ^name`, or `^name` alone after a list or a table.
pub(super) fn pass_block_name(scanner: &mut Scanner<'_>) {
    let (start, end) = (scanner.begin.max(scanner.output.done()), scanner.line.1);
    let sign = scanner.carets.next(scanner.source, scanner.begin);
    if sign.is_none_or(|sign| sign >= end) {
        return;
    }
    let Some(text) = scanner.source.get(start..end) else {
        return;
    };
    let line = text.trim_end();
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let length = line.bytes().rev().take_while(is_name).count();
    let (before, name) = line.split_at(line.len() - length);
    let Some(words) = before.strip_suffix('^') else {
        return;
    };
    let is_apart = words.is_empty() || words.ends_with(' ');
    let is_word = name.len() > 1 && name.bytes().any(|byte| byte.is_ascii_alphabetic());
    if !is_apart || !is_word || words.contains('`') {
        return;
    }
    let at = start + words.trim_end().len();
    scanner.output.remove(at..end);
    scanner.output.name(&format!("^{name}"), false);
}

/// At the `<` of a line: takes out what parts columns, `<--->` (Hugo's book theme).
pub(super) fn pass_column(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    if scanner.rest_of_line(begin).trim_end() != "<--->" {
        return None;
    }
    let end = scanner.line.1;
    scanner.isolate(end, |output| output.remove(begin..end));
    Some(end)
}

/// At the `%` of a line: takes out a comment over lines.
pub(super) fn pass_line(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin);
    if !line.starts_with("%%") {
        return None;
    }
    // Hashnode's `%%[subscribe]` puts in a part of the page.
    if line.starts_with("%%[") && line.trim_end().ends_with(']') {
        scanner.output.remove(begin..scanner.line.1);
        return Some(scanner.line.1);
    }
    let close = scanner
        .comment_end
        .near(scanner.source, begin + 2, LONGEST)?;
    let end = close + 2;
    scanner.output.remove(begin..end);
    Some(end)
}

/// At a `%` inside a line: masks a comment that ends on the same line.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let inner = scanner.rest_of_line(at).strip_prefix("%%")?;
    let stands_free = |byte: Option<u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    if !stands_free(scanner.byte_before(at)) {
        return None;
    }
    let length = inner.find("%%").filter(|length| *length > 0)?;
    let end = at + 2 + length + 2;
    scanner.output.mask(at..end, Meaning::Nothing);
    Some(end)
}

/// At `{::`: an extension of kramdown; of a comment nothing stays, of others what they wrap.
pub(super) fn pass_extension(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let inner = scanner.rest_of_line(at).strip_prefix("{::")?;
    let length = inner.find('}')?;
    let name = inner.get(..length)?;
    let mut end = at + 3 + length + 1;
    if name.trim_end_matches('/') == "comment" && !name.ends_with('/') {
        let close = scanner.extension_end.near(scanner.source, end, LONGEST)?;
        end = close + scanner.rest(close).find('}')? + 1;
    }
    scanner.output.remove(at..end);
    Some(end)
}
