//! Values as a person reads them: of one line, without control characters, with entities and Markdown emphasis decoded.

use pulldown_cmark::{Event, Options, Parser};

use crate::text::sanitize::one_line;

/// Longer values are cut, in bytes.
const LONGEST: usize = 4_000;

/// Tags that stand for a look in a title; everything else in angle brackets is taken as it is written.
const TAGS: [&str; 14] = [
    "em", "strong", "i", "b", "code", "br", "span", "a", "sup", "sub", "mark", "small", "u", "tt",
];

/// A value as text; `None` if nothing is left of it, or if it is a PHP value that a `WordPress` export left behind.
pub(super) fn text(raw: &str) -> Option<String> {
    let raw = cut(raw);
    if is_php(raw) {
        return None;
    }
    let line = one_line(raw);
    let is_sign = |byte: u8| b"&*_`[<\\".contains(&byte);
    let plain = if line.bytes().any(is_sign) {
        without_markup(&line)
    } else {
        line.into_owned()
    };
    let plain = one_line(plain.trim()).trim().to_owned();
    (!plain.is_empty()).then_some(plain)
}

/// An address: without white space around it, and otherwise as it is written.
pub(super) fn address(raw: &str) -> Option<String> {
    let address = one_line(cut(raw)).trim().to_owned();
    (!address.is_empty() && !is_php(&address)).then_some(address)
}

fn cut(raw: &str) -> &str {
    let mut end = LONGEST.min(raw.len());
    while !raw.is_char_boundary(end) {
        end -= 1;
    }
    raw.get(..end).unwrap_or_default().trim()
}

/// Inline Markdown as plain text. A full stop is set before it, so that no mark at its start begins a list or a heading.
fn without_markup(line: &str) -> String {
    let marked = format!(". {line}");
    let mut plain = String::with_capacity(line.len());
    for event in Parser::new_ext(&marked, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::InlineHtml(html) if !is_look(&html) => plain.push_str(&html),
            Event::SoftBreak | Event::HardBreak => plain.push(' '),
            _ => {}
        }
    }
    plain.strip_prefix('.').unwrap_or(&plain).trim().to_owned()
}

fn is_look(html: &str) -> bool {
    let name: String = html
        .trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(&name))
}

/// `a:2:{…}`, `s:5:"…";`: what PHP's `serialize` writes.
fn is_php(raw: &str) -> bool {
    let Some((kind, rest)) = raw.split_once(':') else {
        return false;
    };
    let Some((length, value)) = rest.split_once(':') else {
        return false;
    };
    matches!(kind, "a" | "s" | "O" | "C")
        && !length.is_empty()
        && length.bytes().all(|b| b.is_ascii_digit())
        && value.starts_with(['{', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_as_a_person_reads_them() {
        let check = |raw: &str, expected: &str| {
            assert_eq!(text(raw).unwrap_or_default(), expected, "{raw}");
        };
        check(
            "Go &#8211; the *good* parts &amp; more",
            "Go – the good parts & more",
        );
        check(
            "`kubectl` and snake_case_name",
            "kubectl and snake_case_name",
        );
        check("1. First", "1. First");
        check("# Number", "# Number");
        check("Vec<T> is <em>nice</em>", "Vec<T> is nice");
        check("two\nlines\n", "two lines");
        check("&#27;[31mred", "␛[31mred");
        check("a:2:{i:0;s:1:\"x\";}", "");
        check("   ", "");
        check("* starred", "* starred");
    }
}
