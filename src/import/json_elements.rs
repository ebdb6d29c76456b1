//! The elements of a JSON text, each with its line: an array's, an object's, or one per line, so that a broken one costs
//! only itself.

/// For so many groups that are never closed the whole rest is looked through.
const MOST_NEVER_CLOSED: usize = 20;

/// One element of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    /// The line it begins in, from 1.
    pub line: usize,
    /// Its text.
    pub text: &'a str,
}

/// The elements of the array that a text is; else the values that stand in it one behind the other.
pub fn elements(text: &str) -> Vec<Element<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let body = text.trim_start();
    let lines_before = count_lines(text.get(..text.len() - body.len()).unwrap_or_default());
    match body.strip_prefix('[') {
        Some(inside) => values(inside, lines_before + 1),
        None => values(body, lines_before + 1),
    }
}

/// The elements of the array under a key of the object that a text is; `None` if it has no such key.
pub fn elements_under<'a>(text: &'a str, key: &str) -> Option<Vec<Element<'a>>> {
    let inside = text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .strip_prefix('{')?;
    let mut scanner = Scanner::new(inside);
    loop {
        scanner.skip(|byte| byte.is_ascii_whitespace() || byte == b',');
        let name = scanner.value()?;
        scanner.skip(|byte| byte.is_ascii_whitespace() || byte == b':');
        let value = scanner.value()?;
        let is_meant = serde_json::from_str::<String>(name).is_ok_and(|name| name == key);
        if is_meant {
            let before = text.len() - scanner.rest.len() - value.len();
            let line = count_lines(text.get(..before)?) + 1;
            return Some(values(value.strip_prefix('[')?, line));
        }
    }
}

fn values(text: &str, first_line: usize) -> Vec<Element<'_>> {
    let mut scanner = Scanner::new(text);
    let (mut found, mut line, mut counted) = (Vec::new(), first_line, text.len());
    loop {
        scanner
            .skip(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b']' | b'}' | b':'));
        let start = text.len() - scanner.rest.len();
        let Some(value) = scanner.value() else {
            return found;
        };
        let from = text.len() - counted;
        line += count_lines(text.get(from..start).unwrap_or_default());
        counted = text.len() - start;
        found.push(Element { line, text: value });
    }
}

fn count_lines(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

struct Scanner<'a> {
    rest: &'a str,
    never_closed: usize,
}

impl<'a> Scanner<'a> {
    const fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            never_closed: 0,
        }
    }

    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) {
        let count = self
            .rest
            .bytes()
            .take_while(|&byte| is_skipped(byte))
            .count();
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// The text of the next value, right or wrong; `None` at the end.
    fn value(&mut self) -> Option<&'a str> {
        let bytes = self.rest.as_bytes();
        let length = match bytes.first()? {
            b'"' => length_of_string(bytes),
            b'{' | b'[' => self.length_of_group(bytes),
            _ => length_of_word(bytes),
        };
        let (value, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(value)
    }

    /// A group that is never closed ends with its line if another object begins in the next one, so that the others are
    /// still read; where that is so again and again there is nothing to be read.
    fn length_of_group(&mut self, bytes: &[u8]) -> usize {
        match group(bytes) {
            Group::Closed(length) => length,
            Group::NeverClosed(end_of_line) => {
                self.never_closed += 1;
                let goes_on = self.never_closed <= MOST_NEVER_CLOSED;
                end_of_line.filter(|_| goes_on).unwrap_or(bytes.len())
            }
        }
    }
}

/// Bytes of a number or a word, up to what parts two values.
fn length_of_word(bytes: &[u8]) -> usize {
    let end = |byte: &u8| matches!(byte, b',' | b']' | b'}' | b':' | b'\n');
    bytes
        .iter()
        .position(end)
        .map_or(bytes.len(), |length| length.max(1))
}

/// Bytes of an object or array up to its last bracket, or what there is instead.
enum Group {
    Closed(usize),
    /// Up to the first line behind which another object begins.
    NeverClosed(Option<usize>),
}

fn group(bytes: &[u8]) -> Group {
    let (mut depth, mut at) = (0_usize, 0);
    let mut end_of_line = None;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at += length_of_string(bytes.get(at..).unwrap_or_default());
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            b'\n' if end_of_line.is_none() && bytes.get(at + 1) == Some(&b'{') => {
                end_of_line = Some(at);
            }
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Group::Closed(at);
        }
    }
    Group::NeverClosed(end_of_line)
}

/// A string ends at its quotation mark, or with its line: JSON has no line breaks in strings (RFC 8259, 7).
fn length_of_string(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\n' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(usize, &str)]) {
        let found: Vec<_> = elements(text)
            .into_iter()
            .map(|element| (element.line, element.text))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn elements_have_lines() {
        check(
            "[{\"a\": 1},\n {\"b\": \"]}\\\"\"}]",
            &[(1, "{\"a\": 1}"), (2, "{\"b\": \"]}\\\"\"}")],
        );
        check(
            "{\"a\":1}\n{\"b\":2}\n",
            &[(1, "{\"a\":1}"), (2, "{\"b\":2}")],
        );
        check("\n\n{}", &[(3, "{}")]);
        check("", &[]);
        check("[]", &[]);
    }

    #[test]
    fn a_broken_element_costs_itself() {
        check(
            "{\"a\":\n{\"b\":2}\n{\"c\":3}",
            &[(1, "{\"a\":"), (2, "{\"b\":2}"), (3, "{\"c\":3}")],
        );
        check(
            "[{\"a\": \"x\n},\n{\"b\":2}]",
            &[(1, "{\"a\": \"x\n}"), (3, "{\"b\":2}")],
        );
    }

    #[test]
    fn elements_stand_under_a_key() {
        let text = "{\"x\": [1],\n\"items\": [\n{\"a\": 1}]}";
        let found = elements_under(text, "items").unwrap();
        assert_eq!(
            found,
            [Element {
                line: 3,
                text: "{\"a\": 1}"
            }]
        );
        assert_eq!(elements_under("{\"x\": 1}", "items"), None);
        assert_eq!(elements_under("[", "items"), None);
    }
}
