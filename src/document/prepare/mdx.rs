//! MDX's `import` and `export` lines, which are program code, and cards such as `@[slides](address)` or `%[address]`.

use super::mask::Meaning;
use super::scanner::Scanner;

/// Takes an `import` or `export` line out.
pub(super) fn pass(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin).trim_end();
    if begin != scanner.line.0 || !(is_import(line) || is_export(line)) {
        return None;
    }
    let end = if line.ends_with('{') || line.ends_with('(') {
        scanner.paragraph_end(begin)
    } else {
        scanner.line.1
    };
    scanner.output.remove(begin..end);
    Some(end)
}

/// Masks a card that begins a line.
pub(super) fn pass_card(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin);
    let (label, rest) = line.get(1..)?.strip_prefix('[')?.split_once(']')?;
    let target = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let (words, target, after) = match target {
        Some((target, after)) => (label, target, after),
        None if label.contains("://") => ("", label, rest),
        None => return None,
    };
    let words = if words.contains("://") { "" } else { words };
    let end = begin + line.len() - after.len();
    scanner
        .output
        .mask(begin..end, Meaning::embed(target, words));
    Some(end)
}

fn is_import(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("import ") else {
        return false;
    };
    let ends_well = line.ends_with([';', '\'', '"']);
    let names_file = rest.contains(" from '") || rest.contains(" from \"");
    ends_well && (names_file || rest.starts_with(['\'', '"']))
}

fn is_export(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("export ") else {
        return false;
    };
    let starts = ["const ", "default ", "function ", "let ", "async function "];
    let ends_well = line.ends_with([';', '{', '}', ')', '(']);
    ends_well && starts.iter().any(|start| rest.starts_with(start))
}
