//! Pictures that stand alone on a line inside a paragraph: their authors see them set apart from the text.

use super::scanner::Scanner;

/// Sets a line that is nothing but one picture apart by blank lines.
pub(super) fn pass(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin).trim_end();
    if scanner.output.done() > scanner.line.0 {
        return None;
    }
    if let Some(length) = captioned(line).filter(|_| scanner.after_blank) {
        let spaces = line.len() - length - line.get(length..)?.trim_start().len();
        let at = begin + length;
        scanner.output.replace(at..at + spaces, "\n\n");
        return Some(at + spaces);
    }
    if !is_picture(line) {
        return None;
    }
    if !scanner.after_blank {
        scanner.output.insert(scanner.line.0, "\n");
    }
    let after = scanner.line.1 + 1;
    let next = scanner.rest(after).trim_start_matches([' ', '\t']);
    if !(next.is_empty() || next.starts_with('\n')) {
        scanner.after_line = Some("\n".to_owned());
    }
    None
}

/// How long a picture without words is that starts a line and has words after it: exports of `WordPress` write captions so.
fn captioned(line: &str) -> Option<usize> {
    let inner = line.strip_prefix("![](")?;
    let length = "![](".len() + inner.find(')')? + 1;
    line.get(length..)?
        .starts_with(' ')
        .then_some(length)
        .filter(|length| !line.get(..*length).is_some_and(|image| image.contains('{')))
}

/// `![words](address)` or `[![words](address)](address)`, with nothing after it but attributes.
fn is_picture(line: &str) -> bool {
    let is_link = line.starts_with("[![");
    let Some(inner) = line.strip_prefix("[![").or(line.strip_prefix("![")) else {
        return false;
    };
    let Some((words, target)) = inner.split_once("](") else {
        return false;
    };
    let ends = if is_link { "](" } else { ")" };
    let Some((address, after)) = target.split_once(ends) else {
        return false;
    };
    let is_end = if is_link {
        after.ends_with(')') && !after.contains(' ')
    } else {
        after.is_empty() || (after.starts_with('{') && after.ends_with('}'))
    };
    is_end && !words.contains(['[', ']']) && !address.contains("![")
}
