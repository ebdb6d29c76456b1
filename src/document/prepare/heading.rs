//! Headings without a space after their signs: `##Title`.

use super::scanner::Scanner;

/// Puts in the space that `CommonMark` asks for; one `#` alone is as often a hash tag, so there the line must look like a title.
pub(super) fn pass(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin);
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let first = title.chars().next()?;
    if level > 6 || first.is_whitespace() || matches!(first, '!' | '\\') {
        return None;
    }
    if level == 1 && !(scanner.after_blank && is_title(title) && ends_paragraph(scanner)) {
        return None;
    }
    scanner.output.insert(begin + level, " ");
    Some(begin + level)
}

fn is_title(title: &str) -> bool {
    let starts_big = title
        .trim_start_matches(['*', '_', '['])
        .starts_with(char::is_uppercase);
    starts_big && title.trim_end().contains(' ') && !title.contains('#')
}

fn ends_paragraph(scanner: &Scanner<'_>) -> bool {
    scanner.line_after(scanner.line.1 + 1).trim().is_empty()
}
