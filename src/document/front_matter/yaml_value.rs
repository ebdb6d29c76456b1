//! YAML front matter as a tree of texts. It goes by the parser's events, because reading into a typed or untyped value
//! would turn `no`, `0777` and `1.10` into something else.

use std::borrow::Cow;

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle};

use super::plain_yaml;
use super::value::{Entry, Value};

/// Why YAML could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct YamlFault {
    /// Line in the text, from 1.
    pub line: u32,
    /// One sentence.
    pub message: String,
}

/// No real front matter has more events; deeper nesting than 16 is refused by the parser.
const MOST_EVENTS: usize = 20_000;

/// Reads a YAML mapping; its lines are counted from 1. An alias counts as nothing.
pub(super) fn read(text: &str) -> Result<Vec<Entry>, YamlFault> {
    plain_yaml::read(text).map_or_else(|| parsed(text), Ok)
}

/// The same by the parser alone, whatever the text.
fn parsed(text: &str) -> Result<Vec<Entry>, YamlFault> {
    let options = serde_yaml::granit_parser::options! {
        flow_nesting_limit: 16,
        block_nesting_limit: 16,
    };
    let mut builder = Builder::default();
    for (count, event) in Parser::new_from_str_with_options(text, options).enumerate() {
        let (event, span) = event.map_err(|error| YamlFault {
            line: error.marker().line() as u32,
            message: plain_message(&error.to_string()),
        })?;
        let line = span.start.line() as u32;
        if count > MOST_EVENTS {
            return Err(YamlFault {
                line,
                message: "it is too long".to_owned(),
            });
        }
        if matches!(event, Event::DocumentEnd) {
            break;
        }
        builder.take(event, line);
    }
    match builder.root {
        Value::Map(entries) => Ok(entries),
        Value::Null => Ok(Vec::new()),
        Value::Text(_) | Value::List(_) => Err(YamlFault {
            line: 1,
            message: "it has no keys".to_owned(),
        }),
    }
}

/// A collection that is still open.
enum Open {
    List(Vec<Value>),
    Map(Vec<Entry>, Option<(String, u32)>),
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    root: Value,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, line: u32) {
        match event {
            Event::Scalar(text, style, ..) => self.put(scalar(text, style), line),
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.put(Value::Null, line),
            Event::SequenceStart(..) => self.open.push(Open::List(Vec::new())),
            Event::MappingStart(..) => self.open.push(Open::Map(Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => self.close(line),
            _ => {}
        }
    }

    fn close(&mut self, line: u32) {
        match self.open.pop() {
            Some(Open::List(values)) => self.put(Value::List(values), line),
            Some(Open::Map(entries, _)) => self.put(Value::Map(entries), line),
            None => {}
        }
    }

    fn put(&mut self, value: Value, line: u32) {
        match self.open.last_mut() {
            None => self.root = value,
            Some(Open::List(values)) => values.push(value),
            Some(Open::Map(entries, key)) => match key.take() {
                Some((key, line)) => entries.push(Entry { key, value, line }),
                None => *key = Some((key_text(value), line)),
            },
        }
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle) -> Value {
    let is_null =
        style == ScalarStyle::Plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL");
    if is_null {
        Value::Null
    } else {
        Value::Text(text.into_owned())
    }
}

fn key_text(value: Value) -> String {
    match value {
        Value::Text(text) => text,
        Value::Null | Value::List(_) | Value::Map(_) => String::new(),
    }
}

/// The parser's message without the place it ends with.
fn plain_message(message: &str) -> String {
    let end = message
        .find(" at byte ")
        .or_else(|| message.find(" at line "))
        .unwrap_or(message.len());
    message
        .get(..end)
        .unwrap_or(message)
        .chars()
        .filter(|c| !c.is_control())
        .take(120)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_front_matter_needs_no_parser() {
        let block = "title: Notes, part 2 (draft)\ndate: 2019-11-20T10:00:00\n\n# tags\ntags: [a, \"b c\"]\n\
                     authors:\n  - Ada Marsh\n  - 'Tom'\ncategories:\n- x\ndraft: false\nempty:\nurl: /2019/x\n";
        let entries = plain_yaml::read(block);
        assert!(entries.is_some());
        assert_eq!(entries, parsed(block).ok());
    }

    #[test]
    fn all_else_is_left_to_the_parser() {
        for block in [
            "",
            "a: b: c\n",
            "a: b\n  c\n",
            "a:\n  b: c\n",
            "a: &x b\n",
            "a: |\n  b\n",
            "a: b # c\n",
            "a: \"b\\n\"\n",
            "a: b\n- c\n",
            "a:\n- b\n  - c\n",
            "a:\n- b: c\n",
            "a: [b, [c]]\n",
            "a: [b,]\n",
            "a b\n",
            "- a\n",
        ] {
            assert_eq!(plain_yaml::read(block), None, "{block}");
        }
    }

    proptest! {
        #[test]
        fn the_parser_reads_the_same(
            block in "((title|tags|a-b|null):( {0,2}(x y|\"q 'r'\"|'s \"t\"'|\\[a, b c\\]|\\[ \\]|\\[\"a\", 'b'\\]|~|null|1\\.0|é #1|#|a:b|c: d|)| {0,1}) {0,1}\n|( {0,3}- (item|\"i\"|~|x, y|é) {0,1}\n){1,3}|# c\n|\n| x\n|-\n){0,7}(last: x)?"
        ) {
            if let Some(entries) = plain_yaml::read(&block) {
                prop_assert_eq!(Ok(entries), parsed(&block), "{}", block);
            }
        }

        #[test]
        fn so_it_does_with_any_signs(block in "((k|key|l_m): ?[ -~é–]{0,12}\n|- [ -~é]{0,6}\n|[ -~]{0,8}\n){0,5}") {
            if let Some(entries) = plain_yaml::read(&block) {
                prop_assert_eq!(Ok(entries), parsed(&block), "{}", block);
            }
        }
    }
}
