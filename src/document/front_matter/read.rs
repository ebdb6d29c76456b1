//! From a source to its front matter's facts and the start of its body.

use crate::document::model::Issue;

use super::facts;
use super::fence;
use super::field_list::is_underline;
use super::found::Found;
use super::lines::{Line, key_and_value, lines_from};
use super::salvage::{Syntax, salvage};
use super::toml_value;
use super::value::{Entries, Entry, Value};
use super::yaml_value;
use super::{FrontMatter, FrontMatterFormat};

/// What reading the front matter of a source gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatterRead {
    /// Its facts.
    pub front_matter: FrontMatter,
    /// The byte offset in the source where the Markdown body begins.
    pub body_start: usize,
    /// What was odd about it, with its line in the source.
    pub issues: Vec<Issue>,
}

/// Reads the front matter at the start of a source: YAML, TOML, JSON, or the header lines of site generators.
pub fn read(source: &str) -> FrontMatterRead {
    let Some(found) = fence::find(source) else {
        let mark = source.len() - source.trim_start_matches('\u{feff}').len();
        return FrontMatterRead {
            body_start: mark,
            ..FrontMatterRead::default()
        };
    };
    let mut entries = entries(&found);
    let mut front_matter = facts::facts(&mut entries);
    front_matter.format = found.format;
    let mut issues: Vec<Issue> = found.issue.into_iter().chain(entries.issues).collect();
    issues.sort_by_key(|issue| issue.line);
    FrontMatterRead {
        front_matter,
        body_start: found.body_start,
        issues,
    }
}

fn entries(found: &Found<'_>) -> Entries {
    match found.format {
        FrontMatterFormat::None => Entries::default(),
        FrontMatterFormat::Yaml => yaml(found),
        FrontMatterFormat::Toml => toml(found),
        FrontMatterFormat::Json => json(found),
        FrontMatterFormat::Header => header(found),
    }
}

fn yaml(found: &Found<'_>) -> Entries {
    // A tab after a key or at a line's end is harmless, and only the salvage can live with one before a key.
    match yaml_value::read(found.block) {
        Ok(read) => collected(read, found.first_line),
        Err(fault) => {
            let mut entries = salvage(found.block, found.first_line, Syntax::Yaml);
            if entries.issues.is_empty() {
                let line = found.first_line + fault.line.saturating_sub(1);
                entries.tell(
                    line,
                    format!(
                        "The front matter is not well-formed YAML ({}); it was read key by key.",
                        fault.message
                    ),
                );
            }
            entries
        }
    }
}

fn toml(found: &Found<'_>) -> Entries {
    match toml_value::read_toml(found.block) {
        Ok(read) => collected(read, found.first_line),
        Err(fault) => {
            let mut entries = salvage(found.block, found.first_line, Syntax::Toml);
            if entries.issues.is_empty() {
                let line = found.first_line + fault.line.saturating_sub(1);
                entries.tell(
                    line,
                    format!(
                        "The front matter is not well-formed TOML ({}); it was read key by key.",
                        fault.message
                    ),
                );
            }
            entries
        }
    }
}

fn json(found: &Found<'_>) -> Entries {
    match serde_json::from_str(found.block) {
        Ok(object) => collected(toml_value::json_entries(object), found.first_line),
        Err(error) => {
            let mut entries = Entries::default();
            let line = found.first_line + (error.line() as u32).saturating_sub(1);
            entries.tell(
                line,
                "The front matter is not well-formed JSON; it was left out.".to_owned(),
            );
            entries
        }
    }
}

/// `Key: value` lines; an indented line goes on with the value before it.
fn header(found: &Found<'_>) -> Entries {
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines_from(found.block, 0, found.first_line) {
        if is_underline(line.text) {
            continue;
        }
        let bare = line.text.strip_prefix(".. ");
        let bare = bare.or(line.text.strip_prefix(':')).unwrap_or(line.text);
        if let Some(entry) = titled(&entries, &line) {
            entries.push(entry);
            continue;
        }
        if let Some((key, value)) = key_and_value(bare, ':') {
            let value = Value::Text(value.trim_matches(['"', '\'']).to_owned());
            entries.push(Entry {
                key: key.to_owned(),
                value,
                line: line.number,
            });
        } else if let Some(Entry {
            value: Value::Text(text),
            ..
        }) = entries.last_mut()
        {
            let more = bare.trim().trim_start_matches("- ");
            let joint = if bare.trim_start().starts_with("- ") && !text.is_empty() {
                ", "
            } else {
                " "
            };
            if !more.is_empty() {
                [text.as_str(), more].join(joint).trim().clone_into(text);
            }
        }
    }
    collected(entries, 1)
}

/// Lines that say what they are by where they stand: a title above fields, and Pandoc's lines after `%`.
fn titled(entries: &[Entry], line: &Line<'_>) -> Option<Entry> {
    const KEYS: [&str; 3] = ["title", "author", "date"];
    let (key, value) = match line.text.strip_prefix('%') {
        Some(value) => (*KEYS.get(entries.len())?, value),
        None if entries.is_empty() && is_no_field(line.text) => ("title", line.text),
        None => return None,
    };
    Some(Entry {
        key: key.to_owned(),
        value: Value::Text(value.trim().to_owned()),
        line: line.number,
    })
}

fn is_no_field(line: &str) -> bool {
    let is_field = line.starts_with([':', ' ', '\t']) || key_and_value(line, ':').is_some();
    !is_field && !line.starts_with(".. ") && !line.trim().is_empty()
}

/// Entries whose lines count from 1, as entries of a source in which the first of these lines is `first_line`.
fn collected(read: Vec<Entry>, first_line: u32) -> Entries {
    let mut entries = Entries::default();
    for mut entry in read {
        entry.line += first_line.saturating_sub(1);
        entries.push(entry);
    }
    entries
}
