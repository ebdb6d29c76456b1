//! The person's own categories: each entry is checked by itself, so that a mistake in one costs no other.

use std::collections::BTreeMap;

use serde_yaml::Spanned;

use crate::annotation::{Category, CategoryColor, CategoryTable};
use crate::document::Issue;
use crate::text::{nearest, one_line};

/// An entry as it is written: texts only, so that each can be judged with a sentence of its own.
pub type WrittenCategory = Spanned<BTreeMap<String, String>>;

const KEYS: [&str; 6] = ["id", "name", "key", "symbol", "color", "actionable"];

const COLORS: [(&str, CategoryColor); 6] = [
    ("yellow", CategoryColor::Yellow),
    ("blue", CategoryColor::Blue),
    ("green", CategoryColor::Green),
    ("magenta", CategoryColor::Magenta),
    ("cyan", CategoryColor::Cyan),
    ("red", CategoryColor::Red),
];

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
    let known = COLORS.iter().find(|(name, _)| *name == written);
    known.map(|(_, color)| *color).ok_or_else(|| {
        let names = COLORS.map(|(name, _)| name);
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
