//! Displayed mathematics between `\[` and `\]`, as `MathJax` and `KaTeX` read it; the Markdown parser knows it between `$$`.

use super::scanner::Scanner;

/// The longest formula, in bytes.
const LONGEST: usize = 8 * 1024;

/// At the `\` of a line that opens a formula: puts `$$` in the place of both brackets.
pub(super) fn pass(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin);
    let first = line.strip_prefix("\\[")?;
    let is_alone = first.trim().is_empty();
    if !is_alone && !first.trim_end().ends_with("\\]") {
        return None;
    }
    let close = scanner.formula_end.near(scanner.source, begin, LONGEST)?;
    let end = close + 2;
    let ends_line = scanner
        .rest(end)
        .split('\n')
        .next()
        .is_some_and(|rest| rest.trim().is_empty());
    let formula = scanner.source.get(begin + 2..close)?;
    if !ends_line || formula.contains("$$") || formula.contains("\n\n") {
        return None;
    }
    scanner.output.replace(begin..begin + 2, "$$");
    scanner.output.replace(close..end, "$$");
    Some(end)
}
