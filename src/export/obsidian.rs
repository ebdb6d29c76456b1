//! Obsidian: tasks as the community plugin Tasks reads them, in its emoji format (obsidian-tasks,
//! `DefaultTaskSerializer.ts` and `TaskLayoutOptions.ts`), with quote, note and source under each.
//!
//! A task's line carries, in this order:
//! - the status: `[ ]` open, `[/]` doing, `[x]` done, `[-]` dropped;
//! - `#task`, the headline, each topic as a tag, `#kubenotes/` and the category;
//! - 🆔 the id; ⏫ 🔼 🔽 the priority high, medium, low; ➕ the day it was made; 📅 the due date; ❌ the day it was dropped
//!   or ✅ the day it was done.
//!
//! Under it stand the quote, a paragraph `Note: …` if the headline does not say all of the note, and `Talk:`, `Post:`,
//! `Link:` and `Topics:` (their whole names, where a tag cannot say them). The rank is not told.
//!
//! The plugin reads a line from its end, so nothing stands behind the fields, and no word of the headline may look like
//! one: [`Flavor::Obsidian`] sees to that.

use crate::annotation::{Priority, Status};

use super::markdown::list;
use super::markdown_source::{quote, source_lines};
use super::markdown_text::{Flavor, escaped_line, escaped_lines};
use super::{ExportItem, ExportOptions, wording};

const FLAVOR: Flavor = Flavor::Obsidian;

/// The items as tasks, under headings if they are grouped.
pub fn render(items: &[ExportItem], options: &ExportOptions) -> String {
    list(items, options, FLAVOR, task)
}

fn task(item: &ExportItem, options: &ExportOptions) -> String {
    let line = [headline(item), fields(item, options)].join(" ");
    let quote = quote(item, FLAVOR);
    let note = note(item);
    let details = match details(item).join("\\\n  ") {
        details if details.is_empty() => details,
        details => format!("\n  {details}\n"),
    };
    let status = sign(item.status().unwrap_or_default());
    format!("- [{status}] #task {line}\n{quote}{note}{details}")
}

const fn sign(status: Status) -> char {
    match status {
        Status::Open => ' ',
        Status::Doing => '/',
        Status::Done => 'x',
        Status::Dropped => '-',
    }
}

/// The headline and the tags.
fn headline(item: &ExportItem) -> String {
    let mut words = vec![escaped_line(&wording::headline(item), FLAVOR)];
    for topic in item.record.topic_names() {
        words.extend(obsidian_tag(topic).map(|tag| format!("#{tag}")));
    }
    words.extend(obsidian_tag(&item.record.category).map(|tag| format!("#kubenotes/{tag}")));
    words.join(" ")
}

/// A tag of Obsidian: letters, digits, `_` and `-`, not only digits.
fn obsidian_tag(name: &str) -> Option<String> {
    let tag = wording::tag(name, &['_', '-'], '-');
    let has_letter = tag.chars().any(|letter| !letter.is_ascii_digit());
    has_letter
        .then(|| tag.clone())
        .or_else(|| (!tag.is_empty()).then(|| format!("_{tag}")))
}

fn fields(item: &ExportItem, options: &ExportOptions) -> String {
    let record = &item.record;
    let mut fields = vec![format!("🆔 {}", record.id)];
    let todo = record.todo.as_ref();
    fields.extend(
        todo.and_then(|todo| todo.priority)
            .map(|priority| symbol(priority).to_owned()),
    );
    fields.push(format!("➕ {}", options.day(record.created)));
    fields.extend(
        todo.and_then(|todo| todo.due)
            .map(|due| format!("📅 {due}")),
    );
    if let Some(todo) = item.closed_todo() {
        let symbol = if todo.status == Status::Dropped {
            '❌'
        } else {
            '✅'
        };
        let closed = todo.closed.unwrap_or(record.times.todo);
        fields.push(format!("{symbol} {}", options.day(closed)));
    }
    fields.join(" ")
}

const fn symbol(priority: Priority) -> &'static str {
    match priority {
        Priority::High => "⏫",
        Priority::Medium => "🔼",
        Priority::Low => "🔽",
    }
}

/// The note as a paragraph, if the headline does not say all of it.
fn note(item: &ExportItem) -> String {
    let note = wording::untold_note(item)
        .map(|note| escaped_lines(note, FLAVOR).replace('\n', "\n  "))
        .filter(|note| !note.is_empty());
    note.map(|note| format!("\n  Note: {note}\n"))
        .unwrap_or_default()
}

fn details(item: &ExportItem) -> Vec<String> {
    let mut lines = source_lines(item, FLAVOR);
    let topics = wording::topic_names(item);
    if !topics.is_empty() {
        lines.push(format!("Topics: {}", escaped_line(&topics, FLAVOR)));
    }
    lines
}
