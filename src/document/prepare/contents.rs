//! Places where a generator puts a table of contents: the program has its own outline.

use super::scanner::Scanner;

/// Notations that stand alone on a line.
const NOTATIONS: [&str; 6] = [
    "[toc]",
    "[[toc]]",
    "[[_toc_]]",
    "{{toc}}",
    "${toc}",
    "@[toc]",
];

/// Takes out a line that is nothing but the place of a table of contents.
pub(super) fn pass(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    const LONGEST: usize = 64;
    let line = scanner.rest_of_line(begin).trim_end();
    if line.len() > LONGEST {
        return None;
    }
    let bare: String = line.chars().filter(|c| *c != ' ').collect();
    let bare = bare.to_ascii_lowercase();
    if bare.starts_with("{:toc") && bare.ends_with('}') {
        return Some(remove_with_item(scanner, begin));
    }
    if NOTATIONS.contains(&&*bare) {
        scanner.output.remove(begin..scanner.line.1);
        return Some(scanner.line.1);
    }
    None
}

/// kramdown's `{:toc}` replaces the list item on the line before it.
fn remove_with_item(scanner: &mut Scanner<'_>, begin: usize) -> usize {
    let start = scanner.line.0.saturating_sub(1);
    let before = scanner.source.get(..start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let item = before.get(line_start..).unwrap_or_default().trim_start();
    let is_item = item.starts_with(['*', '-', '+']) || item.starts_with("1.");
    let from = if is_item && scanner.output.done() <= line_start {
        line_start
    } else {
        begin
    };
    scanner.output.remove(from..scanner.line.1);
    scanner.line.1
}
