//! Org (worg, "Org Syntax"): a heading for each item, with its quote and note under it.
//!
//! What carries what:
//! - the keyword: `TODO` open, `DOING`, `DONE`, `CANCELLED` dropped; the line `#+TODO:` tells Org of them;
//! - the cookie `[#A]` `[#B]` `[#C]`: priority high, medium, low; tags: topics and category; the title: the headline, with
//!   a quote mark (`'`) before a word that Org would take for a keyword, and behind a colon at its end;
//! - `CLOSED:` the minute it was done or dropped, `DEADLINE:` the due date;
//! - properties: `ID`, `CATEGORY` (its id; Org's agenda shows it), `TOPICS` (the whole names), `RANK`, `CREATED`, `UPDATED`,
//!   `TALK`, `POST`, `FILE` (with the line), `URL` (of the post), `LINK`;
//! - under `Note:` the note, if the headline does not say all of it, and under `Quote:` the quote, each in a block. A text
//!   whose lines Org would read as something else stands in an example block, with commas as Org puts them, any other in a
//!   quote block as it is.

use jiff::Timestamp;

use crate::annotation::{Priority, Record, Status};
use crate::text::sanitize::{harmless, one_line};

use super::grouping::grouped;
use super::{ExportItem, ExportOptions, wording};

/// The keywords, open ones before the bar.
const KEYWORDS: &str = "#+TODO: TODO DOING | DONE CANCELLED\n";

/// The items as headings, one level deeper if they are grouped.
pub fn render(items: &[ExportItem], options: &ExportOptions) -> String {
    let mut out = KEYWORDS.to_owned();
    for group in grouped(items, options.grouping) {
        if let Some(name) = group.name {
            push_line(&["* ", &guarded(name)], &mut out);
        }
        let stars = if group.name.is_some() { "**" } else { "*" };
        for item in group.items {
            push_item(item, stars, options, &mut out);
        }
    }
    out
}

fn push_item(item: &ExportItem, stars: &str, options: &ExportOptions, out: &mut String) {
    push_line(&[stars, " ", title(item).trim_end()], out);
    let planning = planning(item, options).join(" ");
    if !planning.is_empty() {
        push_line(&[&planning], out);
    }
    push_line(&[":PROPERTIES:"], out);
    for (name, value) in properties(item, options) {
        let value = one_line(&value);
        if !value.trim().is_empty() {
            push_line(&[":", name, ": ", value.trim()], out);
        }
    }
    push_line(&[":END:"], out);
    if let Some(note) = wording::untold_note(item) {
        push_line(&["Note:\n", &block(note)], out);
    }
    if !item.quote().trim().is_empty() {
        push_line(&["Quote:\n", &block(item.quote())], out);
    }
}

fn push_line(parts: &[&str], out: &mut String) {
    out.extend(parts.iter().copied());
    out.push('\n');
}

/// Keyword, priority, headline and tags.
fn title(item: &ExportItem) -> String {
    let mut words: Vec<&str> = item.status().map(keyword).into_iter().collect();
    let priority = item.record.todo.as_ref().and_then(|todo| todo.priority);
    words.extend(priority.map(cookie));
    let headline = guarded(&wording::headline(item));
    words.push(&headline);
    let tags = tags(&item.record);
    words.push(&tags);
    words.join(" ")
}

const fn keyword(status: Status) -> &'static str {
    match status {
        Status::Open => "TODO",
        Status::Doing => "DOING",
        Status::Done => "DONE",
        Status::Dropped => "CANCELLED",
    }
}

const fn cookie(priority: Priority) -> &'static str {
    match priority {
        Priority::High => "[#A]",
        Priority::Medium => "[#B]",
        Priority::Low => "[#C]",
    }
}

/// One line as a title: a quote mark before what would be a keyword, a priority or a comment, and behind what would be
/// tags.
fn guarded(title: &str) -> String {
    let title = one_line(title);
    let title = title.trim();
    let first = title.split_whitespace().next().unwrap_or_default();
    let is_keyword = matches!(first, "TODO" | "DOING" | "DONE" | "CANCELLED" | "COMMENT");
    let before = if is_keyword || first.starts_with("[#") {
        "'"
    } else {
        ""
    };
    let behind = if title.ends_with(':') { "'" } else { "" };
    format!("{before}{title}{behind}")
}

/// Topics and category as `:Open_Policy_Agent:dig_into:`.
fn tags(record: &Record) -> String {
    let names = record.topic_names().chain([&*record.category]);
    let mut tags: Vec<String> = Vec::new();
    for name in names {
        let tag = wording::tag(name, &['_', '@', '#', '%'], '_');
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    if tags.is_empty() {
        return String::new();
    }
    format!(":{}:", tags.join(":"))
}

fn planning(item: &ExportItem, options: &ExportOptions) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(todo) = item.closed_todo() {
        let closed = todo.closed.unwrap_or(item.record.times.todo);
        parts.push(format!("CLOSED: {}", minute(closed, options)));
    }
    let due = item.record.todo.as_ref().and_then(|todo| todo.due);
    parts.extend(due.map(|due| format!("DEADLINE: <{}>", due.strftime("%Y-%m-%d %a"))));
    parts
}

/// An inactive timestamp: `[2019-11-21 Thu 21:00]`.
fn minute(moment: Timestamp, options: &ExportOptions) -> String {
    let zoned = moment.to_zoned(options.zone.clone());
    zoned.strftime("[%Y-%m-%d %a %H:%M]").to_string()
}

fn properties(item: &ExportItem, options: &ExportOptions) -> Vec<(&'static str, String)> {
    let record = &item.record;
    let post = &record.post;
    let rank = record.todo.as_ref().map(|todo| todo.rank.0.clone());
    let mut facts = vec![post.title.clone()];
    facts.extend(wording::post_facts(item));
    vec![
        ("ID", record.id.to_string()),
        ("CATEGORY", record.category.clone()),
        ("TOPICS", wording::topic_names(item)),
        ("RANK", rank.unwrap_or_default()),
        ("CREATED", minute(record.created, options)),
        ("UPDATED", minute(record.times.latest(), options)),
        ("TALK", wording::talk_facts(item).unwrap_or_default()),
        ("POST", wording::joined(facts).unwrap_or_default()),
        ("FILE", wording::place(item)),
        ("URL", post.url.clone().unwrap_or_default()),
        ("LINK", item.link.clone().unwrap_or_default()),
    ]
}

/// A text in a block that holds just that text.
fn block(text: &str) -> String {
    let text = harmless(text);
    let text = text.trim_matches('\n');
    if text.split('\n').all(is_plain) {
        return format!("#+begin_quote\n{text}\n#+end_quote");
    }
    let lines: Vec<_> = text.split('\n').map(with_comma).collect();
    format!("#+begin_example\n{}\n#+end_example", lines.join("\n"))
}

/// Whether no structure of Org begins with this line.
fn is_plain(line: &str) -> bool {
    !line
        .trim_start()
        .starts_with(['*', '#', ':', '|', ',', '\\', '[', '%', '-', '+'])
}

/// A line of a literal block: a comma before what would end it (Org manual, "Literal Examples").
fn with_comma(line: &str) -> String {
    let text = line.trim_start_matches([' ', '\t']);
    let behind_commas = text.trim_start_matches(',');
    if behind_commas.starts_with('*') || behind_commas.starts_with("#+") {
        let indentation = line.get(..line.len() - text.len()).unwrap_or_default();
        format!("{indentation},{text}")
    } else {
        line.to_owned()
    }
}
