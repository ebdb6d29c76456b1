//! What a theme file may hold, as a JSON schema (draft 7, which editors know), made from the roles.

use serde_json::{Map, Value, json};

use crate::annotation::CategoryColor;

use super::built_in::BUILT_IN;
use super::file::{CATEGORIES, FROM};
use super::look::{ATTRIBUTES, COLORS, PALETTE};
use super::role::Role;

/// The schema of a theme file.
pub fn schema() -> Value {
    let mut properties = Map::new();
    let names: Vec<&str> = BUILT_IN.iter().map(|theme| theme.name).collect();
    properties.insert(
        FROM.to_owned(),
        json!({
            "description": "The theme that this one stands on: what is not named here looks as there",
            "anyOf": [{"enum": names}, {"type": "string"}],
        }),
    );
    for (_, name, sentence) in Role::ALL {
        let look = json!({"$ref": "#/definitions/look", "description": sentence});
        properties.insert(name.to_owned(), look);
    }
    let categories = CategoryColor::ALL
        .iter()
        .map(|(name, _)| ((*name).to_owned(), json!({"$ref": "#/definitions/look"})));
    properties.insert(
        CATEGORIES.to_owned(),
        json!({
            "description": "The colours of categories: fg is the symbol, bg lies behind a highlighted passage",
            "type": "object",
            "additionalProperties": false,
            "properties": categories.collect::<Map<String, Value>>(),
        }),
    );
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A theme of kubenotes",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "definitions": {"look": look(), "color": color()},
    })
}

fn look() -> Value {
    let colors = COLORS.map(|name| (name, json!({"$ref": "#/definitions/color"})));
    let attributes = ATTRIBUTES.map(|name| (name, json!({"type": "boolean"})));
    let parts = colors.into_iter().chain(attributes);
    let parts = parts.map(|(name, part)| (name.to_owned(), part));
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": parts.collect::<Map<String, Value>>(),
    })
}

fn color() -> Value {
    let bright = PALETTE.map(|name| format!("bright-{name}"));
    let names: Vec<String> = PALETTE
        .map(str::to_owned)
        .into_iter()
        .chain(bright)
        .collect();
    json!({"anyOf": [
        {"enum": names},
        {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"},
        {"type": "integer", "minimum": 0, "maximum": 255},
    ]})
}
