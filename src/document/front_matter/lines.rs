//! Lines of a source with their places. It knows all three line ends: `\n`, `\r\n` and `\r`.

/// A line and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its text without the line end.
    pub text: &'a str,
    /// Its first byte.
    pub start: usize,
    /// The first byte of the next line.
    pub next: usize,
    /// From 1.
    pub number: u32,
}

/// The lines of a text from byte `start` on, which is the start of line `number`.
pub(super) fn lines_from(text: &str, start: usize, number: u32) -> impl Iterator<Item = Line<'_>> {
    let mut at = start;
    let mut number = number;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let bytes = rest.as_bytes();
        let end = memchr::memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
        let break_length = match bytes.get(end..end + 2) {
            Some(b"\r\n") => 2,
            _ => usize::from(end < bytes.len()),
        };
        let line = Line {
            text: rest.get(..end).unwrap_or_default(),
            start: at,
            next: at + end + break_length,
            number,
        };
        at = line.next;
        number += 1;
        Some(line)
    })
}

/// The key of a `key: value` line without indentation, and the rest after the separator.
pub(super) fn key_and_value(line: &str, separator: char) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(separator)?;
    let bare = key.trim_end().trim_matches(['"', '\'']);
    let is_key = !bare.is_empty()
        && key.len() <= 60
        && key.starts_with(|c: char| c.is_alphabetic() || "\"'_".contains(c))
        && bare
            .chars()
            .all(|c| c.is_alphanumeric() || " _-./:@".contains(c));
    let is_parted = separator != ':' || value.is_empty() || value.starts_with([' ', '\t']);
    if is_key && is_parted {
        return Some((bare, value.trim()));
    }
    // "cSpell:ignore: words" has its separator further on.
    let further = value
        .split_once(": ")
        .filter(|_| is_key && separator == ':' && !value.starts_with("//"));
    further.map(|(_, value)| (bare, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_line_ends_are_known() {
        let lines: Vec<(&str, usize)> = lines_from("a\r\nb\rc\n\nd", 0, 1)
            .map(|l| (l.text, l.next))
            .collect();
        assert_eq!(lines, [("a", 3), ("b", 5), ("c", 7), ("", 8), ("d", 9)]);
    }

    #[test]
    fn keys_are_told_from_prose() {
        assert_eq!(key_and_value("title: A: B", ':'), Some(("title", "A: B")));
        assert_eq!(key_and_value("tags:", ':'), Some(("tags", "")));
        assert_eq!(
            key_and_value("title = \"x\"", '='),
            Some(("title", "\"x\""))
        );
        assert_eq!(
            key_and_value("cSpell:ignore: words", ':'),
            Some(("cSpell", "words"))
        );
        for prose in [
            "http://example.org",
            "- a: b",
            "# x: y",
            "",
            ": x",
            "so (it seems): yes",
        ] {
            assert_eq!(key_and_value(prose, ':'), None, "{prose}");
        }
    }
}
