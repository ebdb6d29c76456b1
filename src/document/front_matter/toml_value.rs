//! TOML and JSON front matter as a tree of texts.

use super::value::{Entry, Value};

/// Why TOML could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TomlFault {
    /// Line in the text, from 1.
    pub line: u32,
    /// One sentence.
    pub message: String,
}

/// Reads a TOML document; its lines are counted from 1.
pub(super) fn read_toml(text: &str) -> Result<Vec<Entry>, TomlFault> {
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        let before = error
            .span()
            .and_then(|span| text.get(..span.start))
            .unwrap_or_default();
        let message: String = error
            .message()
            .chars()
            .filter(|c| !c.is_control())
            .take(120)
            .collect();
        TomlFault {
            line: 1 + before.matches('\n').count() as u32,
            message,
        }
    })?;
    let mut entries = toml_entries(table);
    for entry in &mut entries {
        entry.line = line_of_key(text, &entry.key);
    }
    Ok(entries)
}

fn toml_entries(table: toml::Table) -> Vec<Entry> {
    let entry = |(key, value)| Entry {
        key,
        value: toml_value(value),
        line: 1,
    };
    table.into_iter().map(entry).collect()
}

/// The depth is bounded by the TOML parser.
fn toml_value(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::Text(text),
        toml::Value::Array(values) => Value::List(values.into_iter().map(toml_value).collect()),
        toml::Value::Table(table) => Value::Map(toml_entries(table)),
        toml::Value::Integer(number) => Value::Text(number.to_string()),
        toml::Value::Float(number) => Value::Text(number.to_string()),
        toml::Value::Boolean(truth) => Value::Text(truth.to_string()),
        toml::Value::Datetime(time) => Value::Text(time.to_string()),
    }
}

fn line_of_key(text: &str, key: &str) -> u32 {
    text.lines()
        .position(|line| line.trim_start().starts_with(key))
        .map_or(1, |index| index as u32 + 1)
}

/// The tree of a JSON object's entries. The depth is bounded by the JSON parser.
pub(super) fn json_entries(object: serde_json::Map<String, serde_json::Value>) -> Vec<Entry> {
    let entry = |(key, value)| Entry {
        key,
        value: json_value(value),
        line: 1,
    };
    object.into_iter().map(entry).collect()
}

fn json_value(value: serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Array(values) => {
            Value::List(values.into_iter().map(json_value).collect())
        }
        serde_json::Value::Object(object) => Value::Map(json_entries(object)),
        other => Value::Text(other.to_string()),
    }
}
