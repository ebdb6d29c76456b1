//! MDX's `import` and `export` statements, which are program code, and cards such as `@[slides](address)` or `%[address]`.

use super::mask::Meaning;
use super::scanner::Scanner;

/// The longest statement, in bytes.
const LONGEST: usize = 64 * 1024;

/// Takes an `import` or `export` statement out.
pub(super) fn pass(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin).trim_end();
    if begin != scanner.line.0 {
        return None;
    }
    let end = if is_import(line) {
        scanner.line.1
    } else if opens_import(line) {
        end_of_import(scanner, begin)?
    } else if let Some(end) = end_of_broken_import(scanner, line) {
        end
    } else if is_export(line) {
        end_of_export(scanner, begin)
    } else {
        return None;
    };
    scanner.is_mdx = true;
    scanner.imports.note(scanner.source.get(begin..end)?);
    scanner.output.remove(begin..end);
    Some(end)
}

/// Where a card leads whose label names a site and whose target is an id there.
const SITES: [(&str, &str); 9] = [
    ("youtube", "https://www.youtube.com/watch?v="),
    ("speakerdeck", "https://speakerdeck.com/player/"),
    (
        "slideshare",
        "https://www.slideshare.net/slideshow/embed_code/key/",
    ),
    ("codepen", "https://codepen.io/"),
    ("gist", "https://gist.github.com/"),
    ("tweet", "https://x.com/i/status/"),
    ("figma", "https://www.figma.com/"),
    ("docswell", "https://www.docswell.com/slide/"),
    ("instagram", "https://www.instagram.com/p/"),
];

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
    let end = begin + line.len() - after.len();
    scanner.output.mask(begin..end, card(words, target));
    Some(end)
}

/// A card's label is words of the author's, or the name of a site or sort, which the address tells better.
fn card(label: &str, target: &str) -> Meaning {
    let site = SITES.iter().find(|(name, _)| *name == label);
    let address = match site {
        Some((_, site)) if !target.contains("://") => format!("{site}{target}"),
        _ => target.to_owned(),
    };
    let is_sort = site.is_some() || label == "card" || label.contains("://");
    Meaning::embed(&address, if is_sort { "" } else { label })
}

fn is_import(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("import ") else {
        return false;
    };
    let ends_well = line.ends_with([';', '\'', '"']);
    let names_file = rest.contains(" from '") || rest.contains(" from \"");
    ends_well && (names_file || rest.starts_with(['\'', '"']))
}

/// `import {` and `import A, {`, whose names stand on lines of their own.
fn opens_import(line: &str) -> bool {
    line.starts_with("import ") && line.ends_with('{') && !line.contains(['(', ':'])
}

/// The end of the line that names the file: the first one after the names.
fn end_of_import(scanner: &Scanner<'_>, begin: usize) -> Option<usize> {
    const MOST_NAMES: usize = 100;
    let mut end = begin;
    for (nth, line) in scanner.rest(begin).split('\n').take(MOST_NAMES).enumerate() {
        end += line.len();
        let line = line.trim();
        if line.starts_with('}') {
            let names_file = line.contains("from '") || line.contains("from \"");
            return names_file.then_some(end);
        }
        let is_other = nth > 0 && line.starts_with("import ");
        if line.is_empty() || is_other {
            return None;
        }
        end += 1;
    }
    None
}

/// The end of `import name` whose file is named on the next line.
fn end_of_broken_import(scanner: &Scanner<'_>, line: &str) -> Option<usize> {
    let names = line.strip_prefix("import ")?;
    let is_names = |c: char| c.is_alphanumeric() || "_$,*{} ".contains(c);
    let next = scanner.rest(scanner.line.1 + 1).split('\n').next()?;
    let file = next.trim();
    let names_file = file.starts_with("from '") || file.starts_with("from \"");
    (names_file && names.chars().all(is_names)).then_some(scanner.line.1 + 1 + next.len())
}

fn is_export(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("export ") else {
        return false;
    };
    let starts = [
        "const ",
        "default ",
        "function ",
        "let ",
        "var ",
        "async function ",
        "class ",
        "{",
    ];
    let ends_well = line.ends_with([';', '{', '}', ')', '(', '[', '>', '\'', '"', '`', ',']);
    ends_well && starts.iter().any(|start| rest.starts_with(start))
}

/// The end of the line on which all brackets of an export are closed; its own line's where they never are.
fn end_of_export(scanner: &mut Scanner<'_>, begin: usize) -> usize {
    let own = scanner.line.1;
    if begin < scanner.unclosed_export {
        return own;
    }
    let mut depth = 0_i32;
    let mut end = begin;
    for line in scanner.rest(begin).split('\n') {
        end += line.len();
        depth += brackets(line);
        let goes_on = line.trim_end().ends_with("=>") || line.trim_end().ends_with('=');
        if depth <= 0 && !goes_on {
            return end;
        }
        if end - begin > LONGEST {
            break;
        }
        end += 1;
    }
    scanner.unclosed_export = end;
    own
}

/// How many more brackets a line opens than it closes, outside of strings.
fn brackets(line: &str) -> i32 {
    let mut depth = 0;
    let mut quote = None;
    for byte in line.bytes() {
        match (byte, quote) {
            (_, Some(open)) => quote = quote.filter(|_| byte != open),
            (b'"' | b'\'' | b'`', None) => quote = Some(byte),
            (b'{' | b'(' | b'[', None) => depth += 1,
            (b'}' | b')' | b']', None) => depth -= 1,
            _ => {}
        }
    }
    depth
}
