//! Rust source as the checks see it: comments gone, literals masked, tests cut out, tokens.
//!
//! Not a parser: it knows just enough of the lexical rules never to take a string for code.

/// A token of masked source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// An identifier or number, `::`, or one punctuation character.
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
}

/// The source with comments as spaces and the insides of literals as `_`; line ends stay where they are.
pub fn mask(source: &str) -> String {
    let bytes = source.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let (end, fill) = next_piece(bytes, at);
        if let Some(fill) = fill {
            for byte in &mut out[at..end] {
                if *byte != b'\n' {
                    *byte = fill;
                }
            }
        }
        at = end.max(at + 1);
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The end of the comment, literal or single byte at `at`, and what to write over it.
fn next_piece(bytes: &[u8], at: usize) -> (usize, Option<u8>) {
    let rest = &bytes[at..];
    if rest.starts_with(b"//") {
        return (at + line_length(rest), Some(b' '));
    }
    if rest.starts_with(b"/*") {
        return (at + block_comment_length(rest), Some(b' '));
    }
    if rest[0] == b'"' {
        return (at + string_length(rest), Some(b'_'));
    }
    if let Some(length) = char_length(rest) {
        return (at + length, Some(b'_'));
    }
    let word_before = at > 0 && is_word(bytes[at - 1]);
    match raw_string_length(rest) {
        Some(length) if !word_before => (at + length, Some(b'_')),
        _ => (at + 1, None),
    }
}

fn line_length(rest: &[u8]) -> usize {
    rest.iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(rest.len())
}

fn block_comment_length(rest: &[u8]) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while at < rest.len() {
        if rest[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

fn string_length(rest: &[u8]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of `'x'` or `'\n'`; a lifetime gives none.
fn char_length(rest: &[u8]) -> Option<usize> {
    if rest[0] != b'\'' {
        return None;
    }
    if rest.get(1) == Some(&b'\\') {
        let close = rest.iter().skip(3).position(|byte| *byte == b'\'')?;
        return Some(close + 4);
    }
    let close = (2..=5).find(|at| rest.get(*at) == Some(&b'\''))?;
    let inside = std::str::from_utf8(&rest[1..close]).ok()?;
    (inside.chars().count() == 1).then_some(close + 1)
}

/// The length of `r"…"`, `br#"…"#` and the like.
fn raw_string_length(rest: &[u8]) -> Option<usize> {
    let marker = match rest {
        [b'r', ..] => 0,
        [b'b' | b'c', b'r', ..] => 1,
        _ => return None,
    };
    let hashes = rest[marker + 1..]
        .iter()
        .take_while(|byte| **byte == b'#')
        .count();
    let open = marker + 1 + hashes;
    if rest.get(open) != Some(&b'"') {
        return None;
    }
    let mut close = vec![b'"'];
    close.resize(hashes + 1, b'#');
    let body = &rest[open + 1..];
    let length = body.windows(close.len()).position(|window| window == close);
    Some(length.map_or(rest.len(), |length| open + 1 + length + close.len()))
}

/// Masked source without the items under `#[cfg(test)]`; line ends stay where they are.
pub fn without_tests(masked: &str) -> String {
    const ATTRIBUTE: &str = "#[cfg(test)]";
    let mut out = masked.to_owned();
    let mut from = 0;
    while let Some(found) = out[from..].find(ATTRIBUTE) {
        let start = from + found;
        let end = item_end(&out, start + ATTRIBUTE.len());
        let blank: String = out[start..end]
            .chars()
            .map(|c| if c == '\n' { '\n' } else { ' ' })
            .collect();
        from = start + blank.len();
        out.replace_range(start..end, &blank);
    }
    out
}

/// The end of the item at `start`: its closing brace, or its semicolon if it has no body.
pub fn item_end(masked: &str, start: usize) -> usize {
    body(masked, start).map_or(masked.len(), |(_, end)| end)
}

/// From the opening brace of the item at `start` to after its closing one; a bodiless item gives an empty range.
pub fn body(masked: &str, start: usize) -> Option<(usize, usize)> {
    let (mut open, mut nested, mut braces) = (None, 0_i32, 0_i32);
    for (offset, byte) in (start..).zip(masked.bytes().skip(start)) {
        match byte {
            b'(' | b'[' => nested += 1,
            b')' | b']' => nested -= 1,
            b';' if nested == 0 && braces == 0 => return Some((offset + 1, offset + 1)),
            b'{' if braces > 0 || nested == 0 => {
                open.get_or_insert(offset);
                braces += 1;
            }
            b'}' if braces > 0 => {
                braces -= 1;
                if braces == 0 {
                    return Some((open.unwrap_or(offset), offset + 1));
                }
            }
            _ => {}
        }
    }
    None
}

/// The tokens of masked source.
pub fn tokens(masked: &str) -> Vec<Token<'_>> {
    let bytes = masked.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        let end = token_end(bytes, start);
        if !bytes[start].is_ascii_whitespace()
            && let Some(text) = masked.get(start..end)
        {
            found.push(Token { text, start });
        }
        start = end;
    }
    found
}

fn token_end(bytes: &[u8], start: usize) -> usize {
    if is_word(bytes[start]) {
        let length = bytes[start..]
            .iter()
            .take_while(|byte| is_word(**byte))
            .count();
        return start + length;
    }
    let length = if bytes[start..].starts_with(b"::") {
        2
    } else {
        1
    };
    start + length
}

fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// The number of the line, from 1, that the byte offset `at` is on.
pub fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

#[test]
fn comments_and_literals_are_no_code() {
    let source = "a // \"x\n/* b /* c */ d */ e \"f\\\"g\" r#\"h\"i\"# 'j' '\\'' &'k l '…'\n";
    let masked = mask(source);
    let words: Vec<&str> = tokens(&masked)
        .iter()
        .map(|token| token.text)
        .filter(|text| text.chars().any(|c| c != '_'))
        .collect();

    assert_eq!(words, ["a", "e", "&", "'", "k", "l"]);
    assert_eq!(masked.lines().count(), source.lines().count());
}

#[test]
fn items_for_tests_are_cut_and_the_rest_stays() {
    let cut = without_tests(
        "fn a(x: [u8; 2]) {}\n#[cfg(test)]\nmod tests;\nfn b() {}\n#[cfg(test)]\nmod t {\n fn c() { if x {} }\n}\nfn d() {}",
    );

    assert!(cut.contains("fn a") && cut.contains("fn b") && cut.contains("fn d"));
    assert!(!cut.contains("tests") && !cut.contains("fn c"));
    assert_eq!(line_of(&cut, cut.find("fn d").expect("fn d stays")), 9);
}
