//! Rows of the person's highlights and notes.

use crate::text::one_line;

use super::super::overlay::{Target, ViewRow};
use super::super::records::RecordEntry;
use super::super::state::State;
use super::naming::joined;

/// Rows of these, under a heading if there are any.
pub(super) fn rows<'a>(
    state: &State,
    entries: impl Iterator<Item = &'a RecordEntry>,
) -> Vec<ViewRow> {
    let mut rows: Vec<ViewRow> = entries.map(|entry| row(state, entry)).collect();
    if !rows.is_empty() {
        rows.insert(0, ViewRow::heading("Your notes"));
    }
    rows
}

fn row(state: &State, entry: &RecordEntry) -> ViewRow {
    let record = &entry.record;
    let category = state.settings.categories.get(&record.category).name.clone();
    let note = Some(record.note.as_str()).filter(|_| record.quote().is_some());
    let status = record
        .todo
        .as_ref()
        .map(|todo| todo.status.word().to_owned());
    ViewRow {
        title: match record.quote() {
            Some(quote) => format!("“{}”", one_line(quote)),
            None => one_line(&record.note).into_owned(),
        },
        about: joined([
            Some(category),
            note.map(|note| one_line(note).into_owned()),
            Some(one_line(&record.post.title).into_owned()),
        ]),
        fact: status.unwrap_or_default(),
        also: record.topic_names().collect::<Vec<&str>>().join(" "),
        target: Target::Record(record.id),
    }
}
