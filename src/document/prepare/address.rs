//! Bare web and mail addresses (GFM 0.29, 6.9): masked, so that nothing in them is taken for Markdown.

use super::mask::Meaning;
use super::scanner::Scanner;

/// The longest address that is a link, in bytes.
const LONGEST: usize = 4096;

/// At the `:` of `https://`.
pub(super) fn pass_scheme(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    if !scanner.rest(at).starts_with("://") {
        return None;
    }
    let before = scanner.source.get(..at)?;
    let start = ["https", "http"].iter().find_map(|scheme| {
        let start = at.checked_sub(scheme.len())?;
        before
            .get(start..)?
            .eq_ignore_ascii_case(scheme)
            .then_some(start)
    })?;
    let end = at + 3 + length(scanner.rest(at + 3))?;
    pass_address(scanner, start, end, "")
}

/// At the first `w` of `www.`.
pub(super) fn pass_www(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let host = scanner.rest(at).strip_prefix("www.")?;
    let end = at + 4 + length(host).filter(|length| *length > 2)?;
    pass_address(scanner, at, end, "http://")
}

/// At the `@` of a mail address.
pub(super) fn pass_mail(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let name = scanner
        .source
        .get(scanner.output.done().max(scanner.line.0)..at)?;
    let is_name =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+');
    let length = name.bytes().rev().take(64).take_while(is_name).count();
    let host = scanner.rest(at + 1);
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let host_length = host
        .bytes()
        .take(254)
        .take_while(|byte| is_host(*byte))
        .count();
    let host = host.get(..host_length)?.trim_end_matches(['.', '-']);
    let (_, top) = host.rsplit_once('.')?;
    if length == 0 || top.len() < 2 || host.starts_with('.') {
        return None;
    }
    pass_address(scanner, at - length, at + 1 + host.len(), "mailto:")
}

fn pass_address(
    scanner: &mut Scanner<'_>,
    start: usize,
    end: usize,
    scheme: &str,
) -> Option<usize> {
    if start < scanner.output.done() || !is_bare(scanner, start) {
        return Some(end);
    }
    let words = scanner.source.get(start..end)?;
    let meaning = if words.contains("&amp;") {
        // In Markdown an address is text like any other (`CommonMark` 0.31, 2.5).
        let words = words.replace("&amp;", "&");
        Meaning::Link {
            target: format!("{scheme}{words}"),
            words,
        }
    } else {
        Meaning::Address(format!("{scheme}{words}"))
    };
    scanner.output.mask(start..end, meaning);
    Some(end)
}

/// Whether an address stands in running text: not after `<`, `=` or inside a word.
fn is_bare(scanner: &Scanner<'_>, start: usize) -> bool {
    let before = scanner
        .source
        .get(..start)
        .and_then(|before| before.chars().next_back());
    before.is_none_or(|before| {
        !(before.is_ascii_alphanumeric()
            || matches!(before, '<' | '=' | '/' | ':' | '.' | '@' | '&'))
    })
}

/// How many bytes of a text belong to an address; punctuation at its end does not.
fn length(text: &str) -> Option<usize> {
    let end = text
        .char_indices()
        .take(LONGEST)
        .find(|(_, character)| ends_address(*character))
        .or_else(|| text.char_indices().nth(LONGEST))
        .map_or(text.len(), |(at, _)| at);
    let address = without_tail(text.get(..end)?);
    let starts_well = address.starts_with(|first: char| first.is_alphanumeric());
    starts_well.then_some(address.len())
}

fn ends_address(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '<' | '>' | '"' | '`' | '[' | ']' | '{' | '}' | '\\' | '^' | '|'
        )
        || ('\u{250}'..).contains(&character)
}

/// The address without punctuation at its end, and without brackets there that open nowhere in it.
fn without_tail(address: &str) -> &str {
    let mut opened = address.matches('(').count();
    let mut closed = address.matches(')').count();
    address.trim_end_matches(|last| match last {
        ')' if closed > opened => {
            closed -= 1;
            true
        }
        '(' => {
            opened -= 1;
            true
        }
        _ => matches!(
            last,
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\''
        ),
    })
}
