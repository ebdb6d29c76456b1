//! todo.txt (github.com/todotxt/todo.txt): one line for each item; the format knows no escaping.
//!
//! Words of a quote or note that would mean something get a quote mark in front.

use crate::annotation::{Priority, Status};

use crate::text::sanitize::one_line;

use super::{ExportItem, ExportOptions, wording};

/// Keys that some tool acts upon, or that stand in our own lines.
const KEYS: [&str; 14] = [
    "id", "due", "t", "rec", "pri", "h", "p", "dep", "sup", "status", "uuid", "start", "end",
    "wait",
];

/// One line for each item.
pub fn render(items: &[ExportItem], options: &ExportOptions) -> String {
    let mut out = String::new();
    for item in items {
        out += &line(item, options);
        out.push('\n');
    }
    out
}

fn line(item: &ExportItem, options: &ExportOptions) -> String {
    let created = options.day(item.record.created);
    let priority = item.record.todo.as_ref().and_then(|todo| todo.priority);
    let mut parts = Vec::new();
    if let Some(todo) = item.closed_todo() {
        let closed = todo.closed.unwrap_or(item.record.times.todo);
        parts.push(format!("x {} {created}", options.day(closed)));
    } else {
        parts.extend(priority.map(|priority| format!("({})", letter(priority))));
        parts.push(created.to_string());
    }
    parts.extend(description(item));
    parts.extend(tags(item, priority));
    parts.join(" ")
}

const fn letter(priority: Priority) -> char {
    match priority {
        Priority::High => 'A',
        Priority::Medium => 'B',
        Priority::Low => 'C',
    }
}

/// Note, quote and source as plain words.
fn description(item: &ExportItem) -> Vec<String> {
    let record = &item.record;
    let mut parts = Vec::new();
    parts.push(plain(&record.note));
    if !item.quote().is_empty() {
        parts.push(plain(&format!("“{}”", item.quote())));
    }
    parts.extend(wording::talk_facts(item).map(|facts| plain(&format!("– {facts}"))));
    let post = &record.post;
    let mut facts = vec![post.title.clone()];
    facts.extend(wording::post_facts(item));
    facts.push(post.path.clone());
    parts.extend(wording::joined(facts).map(|facts| plain(&format!("– {facts}"))));
    let addresses = [item.link.as_deref(), post.url.as_deref()];
    parts.extend(addresses.into_iter().flatten().map(plain));
    parts.dedup();
    parts.retain(|part| !part.is_empty());
    parts
}

/// What stands at the end of the line: projects, contexts and keys.
fn tags(item: &ExportItem, priority: Option<Priority>) -> Vec<String> {
    let record = &item.record;
    let mut parts: Vec<_> = record
        .topics
        .iter()
        .map(|topic| format!("+{}", one_word(&topic.name)))
        .collect();
    parts.push(format!("@{}", one_word(&record.category)));
    if let Some(todo) = &record.todo {
        let lost = item.closed_todo().and(priority);
        parts.extend(lost.map(|priority| format!("pri:{}", letter(priority))));
        parts.extend(todo.due.map(|due| format!("due:{due}")));
        let said = matches!(todo.status, Status::Open | Status::Done);
        parts.extend((!said).then(|| format!("status:{}", todo.status.word())));
    }
    parts.push(format!("id:{}", record.id));
    parts
}

/// A name without white space: "Open Policy Agent" → "Open-Policy-Agent".
fn one_word(name: &str) -> String {
    let words: Vec<_> = name
        .split(|c: char| c.is_whitespace() || c.is_control())
        .collect();
    let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// A text on one line in which no word means anything to a reader of todo.txt.
fn plain(text: &str) -> String {
    let line = one_line(text);
    let line = line.trim();
    let mut out = String::with_capacity(line.len() + 8);
    for (number, piece) in line.split_inclusive(char::is_whitespace).enumerate() {
        let word = piece.trim_end();
        if means_something(word) || (number == 0 && means_something_first(word)) {
            out.push('\'');
        }
        out.push_str(piece);
    }
    out
}

/// Projects, contexts and the keys of known tools.
fn means_something(word: &str) -> bool {
    word.starts_with(['+', '@'])
        || word
            .split_once(':')
            .is_some_and(|(key, value)| !value.is_empty() && is_key(key))
}

fn is_key(word: &str) -> bool {
    KEYS.iter().any(|key| key.eq_ignore_ascii_case(word))
}

/// A tick, a priority or a date, which count at the beginning of a line only.
fn means_something_first(word: &str) -> bool {
    let is_priority =
        matches!(word.as_bytes(), [b'(', letter, b')'] if letter.is_ascii_uppercase());
    word == "x" || word == "X" || is_priority || word.parse::<jiff::civil::Date>().is_ok()
}
