//! HTML in a body: comments and elements without readable content go, tags are passed over, and braces in tags are tamed.

use super::finders::UNREADABLE;
use super::scanner::Scanner;
use super::tag::{Tag, tag_at};
use crate::document::model::Issue;

/// Passes whatever starts with the `<` at `at`.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let rest = scanner.rest(at);
    if rest.starts_with("<!--") {
        return Some(pass_comment(scanner, at));
    }
    let Some(tag) = tag_at(rest) else {
        return pass_autolink(rest).map(|length| at + length);
    };
    if let Some(end) = pass_unreadable(scanner, at, &tag) {
        return Some(end);
    }
    if tag.name == "pre" && !tag.is_end {
        let end = scanner.html.preformatted_end.next(scanner.source, at);
        // CommonMark 0.31, 4.6: without an end tag the block reaches to the end of the document.
        let is_block = scanner.is_first(at).then_some(scanner.source.len());
        return end.or(is_block).or(Some(at + tag.length));
    }
    scanner.frames.note_block(&tag);
    pass_tag(scanner, at, &tag);
    Some(at + tag.length)
}

fn pass_comment(scanner: &mut Scanner<'_>, at: usize) -> usize {
    // `<!-->` and `<!--->` are whole comments (HTML, 13.2.5.43 and 44).
    let Some(end) = scanner.html.comment_end.next(scanner.source, at + 2) else {
        note(
            scanner,
            at,
            "A comment is opened here and never closed; it is shown as text.",
        );
        scanner.output.replace(at..at + 4, "\\<!--");
        return at + 4;
    };
    scanner.output.remove(at..end + 3);
    end + 3
}

fn pass_unreadable(scanner: &mut Scanner<'_>, at: usize, tag: &Tag<'_>) -> Option<usize> {
    if !UNREADABLE.iter().any(|(name, _)| *name == tag.name) {
        return None;
    }
    let after = at + tag.length;
    if tag.is_end || tag.is_self_closing {
        scanner.output.remove(at..after);
        return Some(after);
    }
    let index = UNREADABLE.iter().position(|(name, _)| *name == tag.name)?;
    let end = scanner
        .html
        .unreadable_ends
        .get_mut(index)?
        .next(scanner.source, after);
    let end = end.and_then(|end| Some(end + scanner.rest(end).find('>')? + 1));
    if end.is_none() {
        let message = format!(
            "<{}> is opened here and never closed; nothing after it is shown.",
            tag.name
        );
        if matches!(&*tag.name, "script" | "style") {
            note(scanner, at, &message);
        } else {
            scanner.output.remove(at..after);
            return Some(after);
        }
    }
    let end = end.unwrap_or(scanner.source.len());
    scanner.output.remove(at..end);
    Some(end)
}

/// Leaves a tag to the Markdown parser, but for braces and blank lines in it, which are none of HTML.
pub(super) fn pass_tag(scanner: &mut Scanner<'_>, at: usize, tag: &Tag<'_>) {
    if !tag.text.contains('{') || at < scanner.output.done() {
        return;
    }
    let range = at..at + tag.length;
    let tamed = tamed(tag.text);
    scanner.output.replace(range, &tamed);
}

/// A tag whose `name={…}` attributes are quoted strings, or gone if they are no strings.
fn tamed(tag: &str) -> String {
    let mut plain = String::with_capacity(tag.len());
    let mut rest = tag;
    while let Some((before, braced)) = rest.split_once('{') {
        let (value, after) = balanced(braced);
        if let Some(address) = template_address(value) {
            plain.push_str(before);
            plain.push_str(address);
        } else if let Some(before) = before.strip_suffix('=') {
            plain.push_str(before);
            push_string(&mut plain, value);
        } else {
            plain.push_str(before);
        }
        rest = after;
    }
    plain.push_str(rest);
    plain
}

/// The text up to the brace that closes, and the text after it.
fn balanced(text: &str) -> (&str, &str) {
    let mut depth = 1_u32;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (
                text.get(..at).unwrap_or_default(),
                text.get(at + 1..).unwrap_or_default(),
            );
        }
    }
    (text, "")
}

/// What a template in an attribute stands for, if it names a file: `{{< ref "post.md" >}}`, `{{ "/x" | url }}`.
fn template_address(value: &str) -> Option<&str> {
    let inner = value.strip_prefix('{').or(value.strip_prefix('%'))?;
    let mut quoted = inner.splitn(3, ['"', '\'']);
    let (_, address, rest) = (
        quoted.next()?,
        quoted.next().unwrap_or_default(),
        quoted.next(),
    );
    Some(if rest.is_some() { address } else { "" })
}

fn push_string(plain: &mut String, value: &str) {
    let inner = value.trim();
    let text = ['"', '\'', '`'].iter().find_map(|&quote| {
        let text = inner.strip_prefix(quote)?.strip_suffix(quote)?;
        (!text.contains(['"', quote])).then_some(text)
    });
    if let Some(text) = text {
        plain.push_str("=\"");
        plain.push_str(text);
        plain.push('"');
    }
}

fn pass_autolink(text: &str) -> Option<usize> {
    let end = 1 + text
        .bytes()
        .skip(1)
        .take(2048)
        .position(|byte| matches!(byte, b'>' | b' ' | b'\n' | b'<'))?;
    let inner = text.get(1..end)?;
    let is_address = inner.contains("://") || inner.contains('@') || inner.starts_with("mailto:");
    (is_address && text.as_bytes().get(end) == Some(&b'>')).then_some(end + 1)
}

/// Notes an issue at a place of the body; its line is counted from the body's first.
fn note(scanner: &mut Scanner<'_>, at: usize, message: &str) {
    let is_known = scanner.issues.iter().any(|issue| issue.message == message);
    if !is_known {
        let before = scanner.source.as_bytes().get(..at).unwrap_or_default();
        let line = memchr::memchr_iter(b'\n', before).count() as u32 + 1;
        scanner.issues.push(Issue {
            line,
            message: message.to_owned(),
        });
    }
}
