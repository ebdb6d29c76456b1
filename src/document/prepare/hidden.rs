//! What authors write for themselves: Obsidian's `%%comments%%` and kramdown's `{::comment}`.

use super::mask::Meaning;
use super::scanner::Scanner;

/// The longest comment, in bytes.
const LONGEST: usize = 64 * 1024;

/// At the `%` of a line: takes out a comment over lines.
pub(super) fn pass_line(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    if !scanner.rest_of_line(begin).starts_with("%%") {
        return None;
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
