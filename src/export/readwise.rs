//! Readwise's import: CSV (RFC 4180) with the columns that it names; the highlight is the only one that must be there.
//!
//! The format knows no ids; Readwise itself tells highlights apart by their text and source. So a row of an existing file
//! is ours if its highlight, title and address are those of a row we write: it is replaced where it stands, and every other
//! row stays byte for byte.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use jiff::Timestamp;

use crate::text::sanitize::harmless;

use super::{ExportError, ExportItem, ExportOptions, wording};

const HEADER: [&str; 7] = [
    "Highlight",
    "Title",
    "Author",
    "URL",
    "Note",
    "Location",
    "Date",
];

/// The items as rows; one without a passage stands there with its headline.
pub fn render(items: &[ExportItem], _: &ExportOptions) -> String {
    let rows = items.iter().map(row);
    let mut text = line(&HEADER);
    text.extend(rows.map(|cells| line(&cells)));
    text
}

/// A file with the rows of `rendered` in it, each in the place of the one it updates, new ones at the end.
pub fn replace_rows(existing: &str, rendered: &str) -> Result<String, ExportError> {
    if existing.trim().is_empty() {
        return Ok(rendered.to_owned());
    }
    let (old, new) = (rows(existing), rows(rendered));
    let (Some(old), Some(new)) = (old, new) else {
        return Err(ExportError::NotOurs);
    };
    let mut waiting: HashMap<&[String], &str> =
        new.iter().map(|row| (&*row.key, row.text)).collect();
    let mut out = old.first().map_or("", |row| row.text).to_owned();
    for row in old.iter().skip(1) {
        out.push_str(waiting.remove(&*row.key).unwrap_or(row.text));
    }
    for row in new.iter().skip(1) {
        if waiting.remove(&*row.key).is_some() {
            if !out.ends_with('\n') {
                out.push_str("\r\n");
            }
            out.push_str(row.text);
        }
    }
    Ok(out)
}

/// A row of a file as it stands there, and what it is known by.
struct Row<'a> {
    key: Vec<String>,
    text: &'a str,
}

/// The rows, the names of the columns first; `None` if these are not ours.
fn rows(text: &str) -> Option<Vec<Row<'_>>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut record = StringRecord::new();
    let mut start = 0;
    while reader.read_record(&mut record).ok()? {
        let mut end = usize::try_from(reader.position().byte()).ok()?;
        // The parser is content with the first half of a line break.
        if text.get(..end)?.ends_with('\r') && text.get(end..)?.starts_with('\n') {
            end += 1;
        }
        let key = [0, 1, 3].map(|at| record.get(at).unwrap_or_default().to_owned());
        if rows.is_empty() && !record.iter().eq(HEADER) {
            return None;
        }
        rows.push(Row {
            key: key.into(),
            text: text.get(start..end)?,
        });
        start = end;
    }
    Some(rows)
}

fn row(item: &ExportItem) -> [String; HEADER.len()] {
    let record = &item.record;
    let post = &record.post;
    let highlight = match item.quote().trim() {
        "" => wording::headline(item),
        _ => item.quote().to_owned(),
    };
    [
        highlight,
        post.title.clone(),
        post.authors.join(", "),
        post.url.clone().unwrap_or_default(),
        record.note.clone(),
        item.line().map(|line| line.to_string()).unwrap_or_default(),
        moment(record.created),
    ]
}

fn moment(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// Cells as a line of CSV. It cannot fail to be written: it goes into memory.
fn line<T: AsRef<str>>(cells: &[T]) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    let written = writer.write_record(
        cells
            .iter()
            .map(|cell| harmless(cell.as_ref()).into_owned()),
    );
    let bytes = written.map(|()| writer.into_inner().unwrap_or_default());
    String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
}
