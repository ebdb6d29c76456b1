//! HTML elements that wrap Markdown: their tags stand alone, and what is in them is read as Markdown however it is indented.

use super::admonition;
use super::html::pass_tag;
use super::scanner::Scanner;
use super::tag::{Tag, tag_at};

/// Elements that wrap Markdown. Other blocks of HTML are HTML up to a blank line (`CommonMark` 0.31, 4.6).
const WRAPPERS: [&str; 18] = [
    "address", "article", "aside", "center", "details", "div", "fieldset", "figure", "footer",
    "form", "header", "hgroup", "main", "nav", "picture", "section", "tab", "tabs",
];

/// Elements without content.
const VOID: [&str; 8] = [
    "br", "hr", "img", "input", "source", "embed", "link", "meta",
];

/// Moves a line inside wrappers to where it would stand without them; gives its new column.
pub(super) fn place_line(scanner: &mut Scanner<'_>, begin: usize) -> usize {
    let indent = scanner
        .source
        .get(scanner.line.0..begin)
        .unwrap_or_default();
    let column = columns_of(indent);
    let is_tag = scanner.byte(begin) == Some(b'<');
    admonition::leave(scanner, column);
    let target = scanner.frames.place(column, is_tag);
    let target = target.saturating_sub(scanner.admonitions.indent());
    scanner.frames.columns = (column, target);
    if target < column && scanner.output.done() <= scanner.line.0 {
        scanner
            .output
            .replace(scanner.line.0..begin, &" ".repeat(target));
    }
    target
}

/// Moves a line of a fenced block inside wrappers along with its fence.
pub(super) fn place_code_line(scanner: &mut Scanner<'_>, begin: usize) {
    let indent = scanner
        .source
        .get(scanner.line.0..begin)
        .unwrap_or_default();
    let column = columns_of(indent);
    let inset = scanner.admonitions.indent();
    if inset > 0 {
        let target = column.saturating_sub(inset);
        scanner
            .output
            .replace(scanner.line.0..begin, &" ".repeat(target));
        return;
    }
    let Some(frame) = scanner.frames.open.last() else {
        return;
    };
    let base = frame.base.unwrap_or_default();
    if base > frame.columns.1 && column >= base {
        let target = frame.columns.1 + (column - base);
        scanner
            .output
            .replace(scanner.line.0..begin, &" ".repeat(target));
    }
}

/// At the `<` of a line: sets a wrapper's tag apart, and goes on with what follows it as a line of its own.
pub(super) fn pass(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let mut at = begin;
    while let Some(tag) = tag_at(scanner.rest(at)).filter(is_wrapper) {
        scanner.is_mdx |= tag.is_component;
        scanner.frames.note(&tag);
        let end = at + tag.length;
        set_apart(scanner, at, end, &tag);
        if end > scanner.line.1 {
            return Some(end);
        }
        let rest = scanner.rest_of_line(end);
        let text = rest.trim_start();
        if text.is_empty() {
            return Some(end);
        }
        at = end + rest.len() - text.len();
        if !text.starts_with('<') {
            break;
        }
    }
    pass_summary(scanner, at).or((at > begin).then_some(at))
}

/// A summary of one line is HTML; what follows it is not.
fn pass_summary(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    const END: &str = "</summary>";
    let line = scanner.rest_of_line(begin);
    let tag = tag_at(line).filter(|tag| tag.name == "summary" && !tag.is_end)?;
    let end = begin + line.find(END)? + END.len();
    set_apart(scanner, begin, end, &tag);
    Some(end)
}

fn is_wrapper(tag: &Tag<'_>) -> bool {
    WRAPPERS.contains(&&*tag.name) || (tag.is_component && !VOID.contains(&&*tag.name))
}

/// Blank lines around a tag make it an HTML block of its own.
fn set_apart(scanner: &mut Scanner<'_>, start: usize, end: usize, tag: &Tag<'_>) {
    if scanner.output.done() > start {
        return;
    }
    let is_first = scanner.is_first(start);
    if is_first && !scanner.after_blank && scanner.output.done() <= scanner.line.0 {
        scanner.output.insert(scanner.line.0, "\n");
    } else if !scanner.after_blank || !is_first {
        let indent = " ".repeat(scanner.frames.columns.1);
        scanner.output.insert(start, &format!("\n\n{indent}"));
    }
    pass_tag(scanner, start, tag);
    let line = scanner.line_after(end);
    if !line.trim().is_empty() {
        let text = line.trim_start();
        if !tag_at(text).is_some_and(|tag| is_wrapper(&tag)) {
            let indent = " ".repeat(scanner.frames.columns.1);
            let spaces = line.len() - text.len();
            scanner
                .output
                .replace(end..end + spaces, &format!("\n\n{indent}"));
        }
    } else if end + line.len() < scanner.source.len() {
        scanner.output.insert(end + line.len() + 1, "\n");
    }
}

fn columns_of(indent: &str) -> usize {
    indent.bytes().fold(0, |column, byte| match byte {
        b'\t' => column / 4 * 4 + 4,
        _ => column + 1,
    })
}
