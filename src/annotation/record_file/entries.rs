//! A front matter's text cut into its top-level keys, without reading the values. It must not know which keys there are.

/// A top-level key and the lines that belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The key as written; with quotes, if it has some.
    pub key: &'a str,
    /// Line in the text, from 1.
    pub line: u32,
    /// Key and value, without the last line's end.
    pub text: &'a str,
}

/// A line at the margin that is neither a key nor a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stray<'a> {
    /// Line in the text, from 1.
    pub line: u32,
    /// The line.
    pub text: &'a str,
}

/// The entries of a YAML block mapping in order.
pub fn split(text: &str) -> Result<Vec<Entry<'_>>, Stray<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let (mut start, mut offset) = (0, 0);
    for (line, content) in (1..).zip(text.split_inclusive('\n')) {
        let from = offset;
        offset += content.len();
        let bare = content.trim_end_matches(['\n', '\r']);
        if bare.trim().is_empty() || bare.starts_with('#') {
            continue;
        }
        if continues(bare) {
            let entry = entries.last_mut().ok_or(Stray { line, text: bare })?;
            entry.text = text.get(start..from + bare.len()).unwrap_or_default();
            continue;
        }
        let key = key_of(bare).ok_or(Stray { line, text: bare })?;
        start = from;
        entries.push(Entry {
            key,
            line,
            text: bare,
        });
    }
    Ok(entries)
}

/// Indented lines, and list items, which may stand at the margin below their key.
fn continues(line: &str) -> bool {
    line.starts_with([' ', '\t']) || line == "-" || line.starts_with("- ")
}

fn key_of(line: &str) -> Option<&str> {
    let quote = line.chars().next().filter(|c| matches!(c, '"' | '\''));
    let searched_from = match quote {
        Some(quote) => 1 + line.get(1..)?.find(quote)? + 1,
        None => 0,
    };
    let rest = line.get(searched_from..)?;
    let colon = rest
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|at| matches!(rest.as_bytes().get(at + 1), None | Some(b' ' | b'\t')))?;
    let key = line.get(..searched_from + colon)?.trim_end();
    (!key.is_empty()).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, u32, &str)]) {
        let entries = split(text).unwrap();
        let found: Vec<_> = entries
            .iter()
            .map(|entry| (entry.key, entry.line, entry.text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_go_to_their_key() {
        check(
            "a: 1\n# c\n\nb:\n- x\n- y\n",
            &[("a", 1, "a: 1"), ("b", 4, "b:\n- x\n- y")],
        );
        check(
            "a: |\n  one\n\n  two\n# c\nb: {x: 1,\n  y: 2}\n\n",
            &[
                ("a", 1, "a: |\n  one\n\n  two"),
                ("b", 6, "b: {x: 1,\n  y: 2}"),
            ],
        );
        check(
            "\"a: b\": 1\nx:y: 2\nu://v:\n",
            &[
                ("\"a: b\"", 1, "\"a: b\": 1"),
                ("x:y", 2, "x:y: 2"),
                ("u://v", 3, "u://v:"),
            ],
        );
        check("", &[]);
    }

    #[test]
    fn a_line_without_key_is_a_stray() {
        for (text, line) in [
            ("<<<<<<< HEAD\na: 1", 1),
            ("a: 1\n=======\n", 2),
            ("  a: 1", 1),
            ("\"x", 1),
            (":", 1),
        ] {
            assert_eq!(split(text).unwrap_err().line, line, "{text}");
        }
    }
}
