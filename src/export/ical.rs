//! iCalendar (RFC 5545): each to-do a `VTODO`, each other note a `VJOURNAL`, in one calendar.
//!
//! Nothing is read back from here, so what a calendar has no field for (the rank) is left out. `UID` is made of the id, so
//! that importing again updates. `DTSTAMP` is when the item changed last, not when it was exported: then exporting what did
//! not change gives the same file.

use jiff::Timestamp;

use crate::annotation::{Priority, Status};
use crate::text::sanitize::harmless;

use super::{ExportError, ExportItem, ExportOptions, is_web_address, wording};

/// Who made the calendar (RFC 5545, 3.7.3).
const PRODUCT: &str = "-//kubenotes//kubenotes//EN";

/// A longer line is folded (bytes without the line break; RFC 5545, 3.1).
const MAX_LINE: usize = 75;

/// The items in one calendar.
pub fn render(items: &[ExportItem], _: &ExportOptions) -> String {
    let mut lines = Lines::default();
    lines.push("BEGIN", "VCALENDAR");
    lines.push("VERSION", "2.0");
    lines.push("PRODID", PRODUCT);
    for item in items {
        push_item(item, &mut lines);
    }
    lines.push("END", "VCALENDAR");
    lines.0
}

/// The whole file is ours; a calendar of another program is left alone.
pub fn replace_file(existing: &str, rendered: &str) -> Result<String, ExportError> {
    let is_ours = existing
        .lines()
        .any(|line| line.strip_prefix("PRODID:") == Some(PRODUCT));
    if existing.trim().is_empty() || is_ours {
        Ok(rendered.to_owned())
    } else {
        Err(ExportError::NotOurs)
    }
}

fn push_item(item: &ExportItem, lines: &mut Lines) {
    let record = &item.record;
    let component = if record.todo.is_some() {
        "VTODO"
    } else {
        "VJOURNAL"
    };
    let updated = moment(record.times.latest());
    lines.push("BEGIN", component);
    lines.push("UID", &format!("{}@kubenotes", record.id));
    lines.push("DTSTAMP", &updated);
    lines.push("CREATED", &moment(record.created));
    lines.push("LAST-MODIFIED", &updated);
    lines.push("SUMMARY", &escaped(&wording::headline(item)));
    lines.push("DESCRIPTION", &escaped(&description(item)));
    let categories: Vec<_> = record
        .topic_names()
        .chain([&*record.category])
        .map(escaped)
        .collect();
    lines.push("CATEGORIES", &categories.join(","));
    if let Some(link) = item.link.as_deref().filter(|link| is_web_address(link)) {
        lines.push("URL", link);
    }
    push_todo(item, lines);
    lines.push("END", component);
}

fn push_todo(item: &ExportItem, lines: &mut Lines) {
    let Some(todo) = &item.record.todo else {
        return;
    };
    lines.push("STATUS", status_word(todo.status));
    if let Some(priority) = todo.priority {
        lines.push("PRIORITY", priority_digit(priority));
    }
    if let Some(due) = todo.due {
        lines.push("DUE;VALUE=DATE", &due.strftime("%Y%m%d").to_string());
    }
    if todo.status == Status::Done {
        let closed = todo.closed.unwrap_or(item.record.times.todo);
        lines.push("COMPLETED", &moment(closed));
        lines.push("PERCENT-COMPLETE", "100");
    }
}

/// RFC 5545, 3.8.1.11
const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Open => "NEEDS-ACTION",
        Status::Doing => "IN-PROCESS",
        Status::Done => "COMPLETED",
        Status::Dropped => "CANCELLED",
    }
}

/// RFC 5545, 3.8.1.9
const fn priority_digit(priority: Priority) -> &'static str {
    match priority {
        Priority::High => "1",
        Priority::Medium => "5",
        Priority::Low => "9",
    }
}

fn moment(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Note, quote, talk and post, a paragraph each.
fn description(item: &ExportItem) -> String {
    let mut parts = Vec::new();
    parts.extend(wording::untold_note(item).map(str::to_owned));
    if !item.quote().is_empty() {
        parts.push(format!("“{}”", item.quote()));
    }
    parts.extend(wording::talk_facts(item));
    let post = &item.record.post;
    let mut facts = vec![post.title.clone()];
    facts.extend(wording::post_facts(item));
    facts.push(wording::place(item));
    facts.extend(post.url.clone());
    parts.extend(wording::joined(facts));
    parts.join("\n\n")
}

/// A value of type TEXT (RFC 5545, 3.3.11): a colon is not escaped.
fn escaped(text: &str) -> String {
    let text = harmless(text);
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

/// The last place between two characters that is not behind `limit`.
fn last_boundary(text: &str, limit: usize) -> usize {
    let places = (0..=limit).rev();
    let mut boundaries = places.filter(|&place| text.is_char_boundary(place));
    boundaries.next().unwrap_or_default()
}

/// Content lines, folded.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn push(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut rest = line.as_str();
        let mut room = MAX_LINE;
        while rest.len() > room {
            let (line, more) = rest.split_at(last_boundary(rest, room));
            self.0.push_str(line);
            self.0.push_str("\r\n ");
            rest = more;
            // The space that says a line goes on takes its place.
            room = MAX_LINE - 1;
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}
