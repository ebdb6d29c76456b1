//! CSV (RFC 4180): a row for each item under a row of names, for spreadsheets and scripts.
//!
//! Spreadsheets take a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula, even between quote
//! marks. What a post's author or the person wrote is never one, so such a cell begins with a `'`. Who needs every letter
//! takes JSON.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use crate::annotation::{Priority, Status};
use crate::text::sanitize::harmless;

use super::{ExportError, ExportItem, ExportOptions, wording};

/// The names of the columns; a file that begins with them is ours.
const HEADER: [&str; 20] = [
    "id", "status", "priority", "due", "closed", "rank", "category", "topics", "headline", "quote",
    "note", "talk", "speakers", "post", "path", "line", "event", "link", "created", "updated",
];

/// The items as rows. They cannot fail to be written: the rows are as long as each other, and they go into memory.
pub fn render(items: &[ExportItem], _: &ExportOptions) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    let mut outcome = writer.write_record(HEADER);
    for item in items {
        let cells = row(item);
        let cells = cells.iter().map(|cell| guarded(cell));
        outcome = outcome.and_then(|()| writer.write_record(cells.map(Cow::into_owned)));
    }
    let bytes = outcome.map(|()| writer.into_inner().unwrap_or_default());
    String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
}

/// The whole file is ours; a table with other columns is left alone.
pub fn replace_file(existing: &str, rendered: &str) -> Result<String, ExportError> {
    let first_line = existing.lines().next().unwrap_or_default();
    if existing.trim().is_empty() || first_line.trim_start_matches('\u{FEFF}') == HEADER.join(",") {
        Ok(rendered.to_owned())
    } else {
        Err(ExportError::NotOurs)
    }
}

fn row(item: &ExportItem) -> [String; HEADER.len()] {
    let record = &item.record;
    let post = &record.post;
    let todo = record.todo.as_ref();
    let talk = record.talk.as_ref().map(|talk| talk.title.clone());
    [
        record.id.to_string(),
        todo.map(|todo| todo.status)
            .map_or("", Status::word)
            .to_owned(),
        todo.and_then(|todo| todo.priority)
            .map_or("", Priority::word)
            .to_owned(),
        shown(todo.and_then(|todo| todo.due)),
        shown(todo.and_then(|todo| todo.closed)),
        todo.map(|todo| todo.rank.0.clone()).unwrap_or_default(),
        record.category.clone(),
        wording::topic_names(item),
        wording::headline(item),
        item.quote().to_owned(),
        record.note.clone(),
        talk.unwrap_or_default(),
        item.speakers().join(", "),
        post.title.clone(),
        post.path.clone(),
        shown(item.line()),
        post.event.clone().unwrap_or_default(),
        item.link.clone().unwrap_or_default(),
        record.created.to_string(),
        record.times.latest().to_string(),
    ]
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A cell that is no formula.
fn guarded(cell: &str) -> Cow<'_, str> {
    let cell = harmless(cell);
    if cell.starts_with(['=', '+', '-', '@', '\t', '\n']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        cell
    }
}
