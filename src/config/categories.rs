//! The person's own categories: each entry is checked by itself, so that a mistake in one costs no other.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use serde_yaml::Spanned;

use crate::annotation::{Category, CategoryColor, CategoryTable};
use crate::document::Issue;
use crate::text::{nearest, one_line};

/// An entry as it is written: texts only, so that each can be judged with a sentence of its own.
pub type WrittenCategory = Spanned<BTreeMap<String, String>>;

const KEYS: [&str; 6] = ["id", "name", "key", "symbol", "color", "actionable"];

/// The categories of a table that are not built in.
pub fn own(table: &CategoryTable) -> Value {
    let builtin = CategoryTable::builtin();
    let own = table.iter();
    let own = own.filter(|category| builtin.find(&category.id) != Some(category));
    own.map(|category| json!(category)).collect()
}

/// What a category looks like in a file, as a JSON schema.
pub fn schema() -> Value {
    let character =
        |what: &str| json!({"type": "string", "minLength": 1, "maxLength": 1, "description": what});
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "key", "symbol", "color"],
        "properties": {
            "id": {"type": "string", "description": "Its id in files and queries"},
            "name": {"type": "string", "description": "What the screen calls it"},
            "key": character("The key that chooses it"),
            "symbol": character("Its sign beside the text"),
            "color": {"enum": CategoryColor::ALL.map(|(name, _)| name), "description": "Its colour in the theme"},
            "actionable": {"type": "boolean", "description": "Whether it is a to-do"},
        },
    })
}

/// The entries that can be used, and what is wrong with the others.
pub fn check(entries: &[WrittenCategory]) -> (CategoryTable, Vec<Issue>) {
    let mut issues = Vec::new();
    let mut sound = Vec::new();
    for entry in entries {
        let line = u32::try_from(entry.referenced.line()).unwrap_or(1).max(1);
        issues.extend(unknown_keys(&entry.value).map(|message| Issue { line, message }));
        match category(&entry.value) {
            Ok(category) => sound.push((line, category)),
            Err(message) => issues.push(Issue { line, message }),
        }
    }
    let (table, more) = CategoryTable::of(sound);
    issues.extend(more);
    (table, issues)
}

fn unknown_keys(entry: &BTreeMap<String, String>) -> impl Iterator<Item = String> {
    let unknown = entry.keys().filter(|key| !KEYS.contains(&key.as_str()));
    unknown.map(|key| {
        let hint = match nearest(key, KEYS) {
            Some(meant) => format!("did you mean “{meant}”?"),
            None => format!("it has {}", KEYS.join(", ")),
        };
        format!("a category has no “{}”; {hint}", one_line(key))
    })
}

fn category(entry: &BTreeMap<String, String>) -> Result<Category, String> {
    let id = text(entry, "id")?;
    Ok(Category {
        id: id.to_owned(),
        name: entry.get("name").map_or(id, String::as_str).to_owned(),
        key: character(entry, "key")?,
        symbol: character(entry, "symbol")?,
        color: color(text(entry, "color")?)?,
        actionable: match entry.get("actionable").map(String::as_str) {
            None | Some("false") => false,
            Some("true") => true,
            Some(_) => return Err(left_out(id, "actionable must be true or false")),
        },
    })
}

fn text<'a>(entry: &'a BTreeMap<String, String>, key: &str) -> Result<&'a str, String> {
    let name = entry.get("id").map_or("a category", String::as_str);
    entry
        .get(key)
        .map(String::as_str)
        .ok_or_else(|| left_out(name, &format!("it needs “{key}”")))
}

fn character(entry: &BTreeMap<String, String>, key: &str) -> Result<char, String> {
    let written = text(entry, key)?;
    let mut characters = written.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(left_out(
            text(entry, "id")?,
            &format!("“{key}” must be one character"),
        )),
    }
}

fn color(written: &str) -> Result<CategoryColor, String> {
    CategoryColor::named(written).ok_or_else(|| {
        let names = CategoryColor::ALL.map(|(name, _)| name);
        format!(
            "“{}” is no color of a category: write {}",
            one_line(written),
            names.join(", ")
        )
    })
}

fn left_out(name: &str, reason: &str) -> String {
    format!("{}: {reason}; the entry was left out", one_line(name))
}
