//! Link targets: where they are, and links with a space before their target, `[text] (url)`, as people type them.

use super::scanner::Scanner;

/// The longest target that is looked through, in bytes.
const LONGEST: usize = 1024;

/// At the `]` of a link: remembers where its target is; takes out a space before it.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    match scanner.byte(at + 1)? {
        b'(' => pass_broken_target(scanner, at + 2).or_else(|| Some(pass_target(scanner, at + 2))),
        b' ' if scanner.byte(at + 2) == Some(b'(') => pass_space(scanner, at),
        _ => None,
    }
}

/// At the `[` of a line: remembers the target of a link reference definition.
pub(super) fn pass_definition(scanner: &mut Scanner<'_>, begin: usize) -> Option<usize> {
    let line = scanner.rest_of_line(begin);
    let label = line.find("]:").filter(|_| !line.starts_with("[^"))?;
    if line.get(1..label)?.contains(['[', ']']) {
        return None;
    }
    scanner.target_end = scanner.line.1;
    Some(begin + label + 2)
}

fn pass_space(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let before = scanner.source.get(scanner.line.0..at)?;
    let open = before.rfind('[')?;
    let text = before.get(open + 1..)?;
    let is_reference = before.get(..open)?.ends_with(']');
    let is_box = text.trim().is_empty() || text == "x" || text == "X" || text.contains(']');
    if is_reference || is_box || !is_address(scanner.rest_of_line(at + 3)) {
        return None;
    }
    scanner.output.remove(at + 1..at + 2);
    Some(pass_target(scanner, at + 3))
}

fn is_address(text: &str) -> bool {
    let starts = ["http://", "https://", "www.", "mailto:", "./", "../", "#"];
    let is_started = starts.iter().any(|start| text.starts_with(start));
    is_started && text.bytes().take(LONGEST).any(|byte| byte == b')')
}

/// A target with spaces that names a file or a page: put between angle brackets, as `CommonMark` asks for.
fn mend_target(scanner: &mut Scanner<'_>, from: usize, to: usize) {
    let target = scanner.source.get(from..to).unwrap_or_default();
    if let Some(size) = size_at_end(target)
        .or_else(|| attributes_at_end(target))
        .filter(|_| scanner.output.done() <= from)
    {
        scanner.output.remove(to - size..to);
        return;
    }
    let is_plain = !target.contains(['<', '>', '"', '\'', '(', '{', '\\', '`'])
        && target.trim() == target
        && !target.contains(" =");
    let names_file = target.rsplit_once('.').is_some_and(|(name, ending)| {
        let is_ending = (2..=5).contains(&ending.len());
        !name.is_empty() && is_ending && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let is_address = names_file || target.contains("://") || target.contains("https:/");
    if is_plain && is_address && scanner.output.done() <= from {
        scanner
            .output
            .replace(from..to, &format!("<{}>", target.replace(' ', "%20")));
    }
}

/// How long a picture's size behind its target is, with the space before it: ` =250x`, ` =250x100`, as Zenn and `HackMD` have it.
fn size_at_end(target: &str) -> Option<usize> {
    let (before, size) = target.rsplit_once(" =")?;
    let (width, height) = size.split_once('x')?;
    let is_number = |text: &str| {
        text.bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'%' | b'*'))
    };
    (is_number(width) && is_number(height)).then_some(target.len() - before.len())
}

/// How long attributes behind a target and its title are, with the space before them: ` align="center"`, as Hashnode has
/// it, ` "Title" width=300`.
fn attributes_at_end(target: &str) -> Option<usize> {
    let (_, after_address) = target.split_once(' ')?;
    let after_address = after_address.trim_start();
    let title = after_address.strip_prefix('"');
    let attributes = match title {
        Some(title) => title.split_once('"')?.1,
        None => after_address,
    };
    let mut rest = attributes.trim();
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (name, value) = rest.split_once('=')?;
        if name.is_empty()
            || !name
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
        {
            return None;
        }
        rest = match value.strip_prefix('"') {
            Some(value) => value.split_once('"')?.1.trim_start(),
            None => value
                .split_once(' ')
                .map_or("", |(_, rest)| rest.trim_start()),
        };
    }
    let kept = target.get(..target.len() - attributes.len())?.trim_end();
    Some(target.len() - kept.len())
}

/// A target that goes on after a line break, as hard-wrapped text has it: both parts are put together.
fn pass_broken_target(scanner: &mut Scanner<'_>, from: usize) -> Option<usize> {
    let first = scanner.rest_of_line(from);
    if first.len() > LONGEST {
        return None;
    }
    let is_address = first.starts_with(['/', '.']) || first.starts_with("http");
    if !is_address || first.contains([')', ' ', '<', '{', '"']) || scanner.output.done() > from {
        return None;
    }
    let next = scanner.line.1 + 1;
    let line = scanner.rest(next).split('\n').next().unwrap_or_default();
    let second = line.trim_start_matches([' ', '\t']);
    let length = second.find(')')?;
    let second = second.get(..length)?;
    if second.is_empty() || second.contains([' ', '(', '<', '{', '"', '[']) {
        return None;
    }
    let end = next + line.find(')')?;
    scanner
        .output
        .replace(from..end, &format!("{first}{second}"));
    Some(end)
}

fn pass_target(scanner: &mut Scanner<'_>, from: usize) -> usize {
    let mut depth = 1_u32;
    let mut has_space = false;
    for (step, byte) in scanner.rest(from).bytes().take(LONGEST).enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b'\n' => depth = 0,
            _ => {}
        }
        has_space |= byte == b' ';
        if depth == 0 {
            scanner.target_end = from + step;
            if has_space && byte == b')' {
                mend_target(scanner, from, from + step);
            }
            break;
        }
    }
    from
}
