//! YAML front matter as a tree of texts. It goes by the parser's events, because reading into a typed or untyped value
//! would turn `no`, `0777` and `1.10` into something else.

use std::borrow::Cow;

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle};

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
