//! Front matter that is not well-formed, key by key: each key is read on its own, and those that fail are taken as they
//! are written.

use super::lines::{Line, key_and_value, lines_from};
use super::toml_value;
use super::value::{Entries, Entry, Value};
use super::yaml_value;

/// How keys and values are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    Yaml,
    Toml,
}

impl Syntax {
    const fn separator(self) -> char {
        match self {
            Self::Yaml => ':',
            Self::Toml => '=',
        }
    }

    /// The entries of one key's lines, if they are well-formed.
    fn read(self, chunk: &str) -> Option<Vec<Entry>> {
        match self {
            Self::Yaml => yaml_value::read(chunk).ok(),
            Self::Toml => toml_value::read_toml(chunk).ok(),
        }
    }
}

/// Reads what can be read of a block whose first line is `first_line` of its source.
pub(super) fn salvage(block: &str, first_line: u32, syntax: Syntax) -> Entries {
    let mut entries = Entries::default();
    for chunk in chunks(block, first_line, syntax).iter().take(MOST_CHUNKS) {
        take_chunk(&mut entries, block, chunk, syntax);
    }
    entries
}

/// No real front matter has more keys.
const MOST_CHUNKS: usize = 500;

/// A key's lines.
struct Chunk<'a> {
    lines: Vec<Line<'a>>,
}

/// Parts a block before each line that begins with a key.
fn chunks(block: &str, first_line: u32, syntax: Syntax) -> Vec<Chunk<'_>> {
    let mut chunks: Vec<Chunk<'_>> = Vec::new();
    for line in lines_from(block, 0, first_line) {
        if key_and_value(line.text, syntax.separator()).is_some() {
            chunks.push(Chunk { lines: vec![line] });
        } else if let Some(last) = chunks.last_mut() {
            last.lines.push(line);
        }
    }
    chunks
}

fn take_chunk(entries: &mut Entries, block: &str, chunk: &Chunk<'_>, syntax: Syntax) {
    let (Some(first), Some(last)) = (chunk.lines.first(), chunk.lines.last()) else {
        return;
    };
    let text = block.get(first.start..last.next).unwrap_or_default();
    if let Some(read) = syntax.read(text) {
        for mut entry in read {
            entry.line = first.number;
            entries.push(entry);
        }
        return;
    }
    let Some((key, value)) = key_and_value(first.text, syntax.separator()) else {
        return;
    };
    entries.tell(
        first.number,
        format!("The front matter’s “{key}” is not well-formed; it was taken as it is written."),
    );
    let rest = chunk.lines.get(1..).unwrap_or_default();
    entries.push(Entry {
        key: key.to_owned(),
        value: written_value(value, rest),
        line: first.number,
    });
}

/// A value as a person would read it.
fn written_value(value: &str, rest: &[Line<'_>]) -> Value {
    let following: Vec<&str> = rest
        .iter()
        .map(|line| line.text.trim())
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    if value.starts_with('[') {
        return listed(value.trim_matches(['[', ']']).split(','));
    }
    if value.is_empty() && following.first().is_some_and(|line| line.starts_with("- ")) {
        return listed(following.iter().filter_map(|line| line.strip_prefix("- ")));
    }
    let pairs: Vec<Entry> = following.iter().filter_map(|line| pair(line)).collect();
    if value.is_empty() && !pairs.is_empty() {
        return Value::Map(pairs);
    }
    match unquoted(value) {
        "" => Value::Null,
        text => Value::Text(text.to_owned()),
    }
}

fn listed<'a>(items: impl Iterator<Item = &'a str>) -> Value {
    let texts = items.map(unquoted).filter(|item| !item.is_empty());
    Value::List(texts.map(|item| Value::Text(item.to_owned())).collect())
}

fn pair(line: &str) -> Option<Entry> {
    let (key, value) = key_and_value(line, ':')?;
    Some(Entry {
        key: key.to_owned(),
        value: Value::Text(unquoted(value).to_owned()),
        line: 1,
    })
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\'']).trim()
}
