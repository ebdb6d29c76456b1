//! What a configuration file may hold, as a JSON schema (draft 7, which editors know), made from the table of settings.

use serde_json::{Map, Value, json};

use super::setting::{Kind, SETTINGS, Setting};
use super::{categories, panes, views};
use crate::keymap::BuiltIn;

/// The schema of a configuration file. `themes` are the names of the built-in themes.
pub fn schema(themes: &[&str]) -> Value {
    let properties: Map<String, Value> = SETTINGS
        .iter()
        .map(|setting| (setting.key.to_owned(), property(setting, themes)))
        .collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The settings of kubenotes",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

fn property(setting: &Setting, themes: &[&str]) -> Value {
    let mut property = match &setting.kind {
        Kind::Paths => json!({"anyOf": [text(), list(text())]}),
        Kind::Path(_) => text(),
        Kind::Truth => json!({"type": "boolean"}),
        Kind::Word(words) => json!({"enum": spellings(&words())}),
        Kind::Number(range) => {
            json!({"type": "integer", "minimum": range.start(), "maximum": range.end()})
        }
        Kind::Theme => theme(themes),
        Kind::Keymap => {
            json!({"anyOf": [{"enum": BuiltIn::ALL.map(BuiltIn::name)}, {"type": "string"}]})
        }
        Kind::Panes => list(panes::schema()),
        Kind::Phrases => list(text()),
        Kind::Categories => list(categories::schema()),
        Kind::Views => list(views::schema()),
    };
    if let Some(entries) = property.as_object_mut() {
        entries.insert("description".to_owned(), setting.sentence.into());
        let usual = setting.usual();
        if setting.example.is_none() {
            entries.insert("default".to_owned(), usual);
        }
    }
    property
}

fn text() -> Value {
    json!({"type": "string"})
}

#[expect(clippy::needless_pass_by_value, reason = "it becomes part of the list")]
fn list(item: Value) -> Value {
    json!({"type": "array", "items": item})
}

/// The words, and what YAML reads in their place: `on` and `off` are truth values in its older version, `16` is a number.
fn spellings(words: &[&str]) -> Vec<Value> {
    let mut all: Vec<Value> = words.iter().map(|word| (*word).into()).collect();
    for word in words {
        match *word {
            "on" => all.push(true.into()),
            "off" => all.push(false.into()),
            number => all.extend(number.parse::<u16>().ok().map(Value::from)),
        }
    }
    all
}

/// A name or a path; the names are there to be completed.
fn theme(themes: &[&str]) -> Value {
    let names: Vec<&str> = std::iter::once("auto")
        .chain(themes.iter().copied())
        .collect();
    let one = json!({"anyOf": [{"enum": names}, {"type": "string"}]});
    json!({"anyOf": [
        {"enum": names},
        {"type": "string"},
        {
            "type": "object",
            "additionalProperties": false,
            "required": ["dark", "light"],
            "properties": {"dark": one, "light": one},
        },
    ]})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_described_and_nothing_else_allowed() {
        let schema = schema(&["dark"]);
        for setting in SETTINGS {
            let property = &schema["properties"][setting.key];
            assert_eq!(property["description"], setting.sentence);
        }
        assert_eq!(schema["additionalProperties"], false);
        let colors = &schema["properties"]["colors"]["enum"];
        assert!(colors.as_array().unwrap().contains(&json!(256)));
    }
}
