//! The YAML that most front matter is made of: `key: value` lines, lists of words, nothing nested. It reads that in one go,
//! ten times as fast as the parser, and leaves everything else to it: where this gives entries, the parser gives the same.

use super::value::{Entry, Value};

/// Longer blocks are left to the parser, which has budgets, in bytes.
const LONGEST: usize = 16 * 1024;

/// The entries of a plain block, with lines from 1; `None` if anything in it is not plain.
pub(super) fn read(block: &str) -> Option<Vec<Entry>> {
    if block.len() > LONGEST || !block.chars().all(is_plain_character) {
        return None;
    }
    let mut entries: Vec<Entry> = Vec::new();
    let mut list: Option<OpenList> = None;
    for (line, number) in block.split('\n').zip(1..) {
        let text = line.trim_end_matches(' ');
        if text.is_empty() || text.starts_with('#') {
            list = list.filter(|list| list.indent.is_some());
        } else if let Some(item) = list_item(text) {
            let entry = entries.last_mut()?;
            list.as_mut()?.take(entry, text.len() - item.len(), item)?;
        } else {
            let (key, value) = key_and_value(text)?;
            list = value.is_empty().then(OpenList::default);
            entries.push(Entry {
                key: key.to_owned(),
                value: value_of(value)?,
                line: number,
            });
        }
    }
    (!entries.is_empty()).then_some(entries)
}

/// What YAML calls printable (YAML 1.2.2, 5.1) without other line breaks and tabs.
fn is_plain_character(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{a1}'..='\u{2027}' | '\u{202a}'..='\u{d7ff}' | '\u{10000}'..)
}

/// The list that stands in the place of the last key's value.
#[derive(Default)]
struct OpenList {
    /// How far its items are indented; `None` before the first one.
    indent: Option<usize>,
}

impl OpenList {
    fn take(&mut self, entry: &mut Entry, indent: usize, item: &str) -> Option<()> {
        let value = scalar(item)?;
        match (&mut entry.value, self.indent) {
            (Value::List(values), Some(known)) if known == indent => values.push(value),
            (empty @ Value::Null, None) => *empty = Value::List(vec![value]),
            _ => return None,
        }
        self.indent = Some(indent);
        Some(())
    }
}

/// What follows the dash of a line `- item`, indented or not.
fn list_item(line: &str) -> Option<&str> {
    let item = line.trim_start_matches(' ').strip_prefix("- ")?;
    Some(item.trim_start_matches(' '))
}

fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.starts_with(|first: char| first.is_ascii_alphabetic())
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        && !is_null(key);
    let is_parted = value.is_empty() || value.starts_with(' ');
    (is_key && is_parted).then(|| (key, value.trim_start_matches(' ')))
}

fn value_of(text: &str) -> Option<Value> {
    match text.strip_prefix('[') {
        Some(inner) => flow_list(inner.strip_suffix(']')?),
        None => scalar(text),
    }
}

/// `a, b` between brackets, where no item has signs that mean something there.
fn flow_list(inner: &str) -> Option<Value> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b" -_./+,\"'".contains(&byte);
    if !inner.bytes().all(|byte| is_plain(byte) || !byte.is_ascii()) {
        return None;
    }
    if inner.trim_matches(' ').is_empty() {
        return Some(Value::List(Vec::new()));
    }
    let items = inner.split(',').map(|item| item.trim_matches(' '));
    let items = items.map(|item| scalar(item).filter(|_| !item.is_empty()));
    items.collect::<Option<_>>().map(Value::List)
}

/// A text of one line, quoted without signs in the quotes that mean something there, or plain.
fn scalar(text: &str) -> Option<Value> {
    for quote in ['"', '\''] {
        if let Some(rest) = text.strip_prefix(quote) {
            let inner = rest.strip_suffix(quote)?;
            let is_plain = !inner.contains([quote, '\\']);
            return is_plain.then(|| Value::Text(inner.to_owned()));
        }
    }
    if text.is_empty() || is_null(text) {
        return Some(Value::Null);
    }
    is_plain_scalar(text).then(|| Value::Text(text.to_owned()))
}

/// Whether a text surely is a plain scalar (YAML 1.2.2, 7.3.3).
fn is_plain_scalar(text: &str) -> bool {
    let begins_well =
        text.starts_with(|first: char| first.is_alphanumeric() || matches!(first, '/' | '(' | '_'));
    let means_more = |(at, byte): (usize, u8)| {
        let (before, after) = (
            text.as_bytes().get(at.wrapping_sub(1)),
            text.as_bytes().get(at + 1),
        );
        match byte {
            b':' => matches!(after, None | Some(b' ')),
            b'#' => before == Some(&b' '),
            _ => false,
        }
    };
    begins_well && !text.bytes().enumerate().any(means_more)
}

fn is_null(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}
