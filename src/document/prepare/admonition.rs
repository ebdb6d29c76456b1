//! Call-outs as Python-Markdown and `MkDocs` write them: `!!! note "Title"`, folded as `??? note`, and tabs, `=== "Title"`,
//! with an indented body.

use super::admonitions::{INDENT, Open};
use super::mask::Meaning;
use super::scanner::Scanner;
use crate::document::block::ContainerKind;

/// The notation's names in masks, by how deep one stands in others.
const NAMES: [&str; 6] = ["!!!", "!!!!", "!!!!!", "!!!!!!", "!!!!!!!", "!!!!!!!!"];

/// Closes the call-outs to which a line that starts in `column` does not belong.
pub(super) fn leave(scanner: &mut Scanner<'_>, column: usize) {
    while let Some(last) = scanner.admonitions.open.last().copied() {
        if column >= last.column + INDENT {
            return;
        }
        scanner.admonitions.open.pop();
        let name = NAMES.get(scanner.admonitions.open.len());
        let start = scanner.line.0;
        if scanner.output.done() > start {
            continue;
        }
        let indent = " ".repeat(last.target);
        let before = if scanner.after_blank { "" } else { "\n" };
        scanner.output.insert(start, &format!("{before}{indent}"));
        let meaning = Meaning::Close(name.copied().unwrap_or_default());
        scanner.output.mask(start..start, meaning);
        scanner.output.insert(start, "\n\n");
        scanner.after_blank = true;
    }
}

/// Masks a line that opens a call-out.
pub(super) fn pass(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin);
    let (is_folded, rest) = match line.get(..3)? {
        "!!!" => (false, line.get(3..)?),
        "???" => (true, line.get(3..)?.trim_start_matches('+')),
        _ => return None,
    };
    let words = rest.strip_prefix([' ', '\t'])?.trim();
    let end_of_kind = words
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
        .unwrap_or(words.len());
    let (kind, title) = words.split_at(end_of_kind);
    let title = title.trim_start_matches(|c: char| c.is_alphanumeric() || " -_".contains(c));
    let is_title = title.len() > 1 && title.starts_with('"') && title.ends_with('"');
    let is_named = if title.is_empty() {
        !kind.is_empty()
    } else {
        is_title
    };
    if !is_named || !body_follows(scanner) {
        return None;
    }
    let name = open(scanner)?;
    let title = title.trim_matches('"').to_owned();
    let kind = if kind.is_empty() { "note" } else { kind };
    let meaning = Meaning::Open {
        kind: container(is_folded, kind),
        name,
        title: if is_folded && title.is_empty() {
            capitalised(kind)
        } else {
            title
        },
    };
    let end = scanner.line.1;
    scanner.isolate(end, |output| output.mask(begin..end, meaning));
    Some(end)
}

/// Masks a line that opens one of several tabs, `=== "Title"` (`PyMdown`).
pub(super) fn pass_tab(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let words = scanner.rest_of_line(begin).strip_prefix("===")?;
    let words = words
        .trim_start_matches(['!', '+'])
        .strip_prefix(' ')?
        .trim();
    let title = words.strip_prefix('"')?.strip_suffix('"')?.to_owned();
    if !body_follows(scanner) {
        return None;
    }
    let name = open(scanner)?;
    let end = scanner.line.1;
    let indent = " ".repeat(scanner.frames.columns.1);
    scanner.isolate(end, |output| {
        output.mask(begin..begin, Meaning::Heading(title));
        output.insert(begin, &format!("\n\n{indent}"));
        output.mask(begin..end, Meaning::Group(name));
    });
    Some(end)
}

/// Notes that a body is open from here on; gives its name in masks.
fn open(scanner: &mut Scanner<'_>) -> Option<&'static str> {
    let (column, target) = scanner.frames.columns;
    let name = *NAMES.get(scanner.admonitions.open.len())?;
    scanner.admonitions.open.push(Open { column, target });
    Some(name)
}

fn container(is_folded: bool, kind: &str) -> ContainerKind {
    if is_folded {
        ContainerKind::Details
    } else {
        ContainerKind::Callout(kind.to_lowercase())
    }
}

fn capitalised(kind: &str) -> String {
    let mut letters = kind.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Whether the next line that is not blank stands deeper than the current one.
fn body_follows(scanner: &Scanner<'_>) -> bool {
    let after = scanner.rest(scanner.line.1 + 1);
    let line = after.lines().take(3).find(|line| !line.trim().is_empty());
    let indent = scanner.begin - scanner.line.0;
    line.is_some_and(|line| {
        let inner = line.get(indent..).unwrap_or_default();
        inner.starts_with("    ") || inner.starts_with('\t')
    })
}
