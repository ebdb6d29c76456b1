//! Files that to-dos are taken in from: what one would change here. It reads no file and changes nothing.

use jiff::Timestamp;

use crate::annotation::{Record, RecordId};
use crate::import::{Here, Plan, Reader, plan};

use super::foreign_file::ForeignFile;
use super::overlay::TodoFilter;
use super::state::State;
use super::todo::todo_ids;

/// What taking a file in would change.
pub fn plan_of(state: &State, reader: &Reader, file: &ForeignFile, now: Timestamp) -> Plan {
    let zone = &state.settings.zone;
    let earlier = file.last.as_ref().map(|(_, text)| reader.read(text, zone));
    let record = |id: RecordId| state.records.get(id).map(|entry| &entry.record);
    let ids = todo_ids(state, &TodoFilter::everything());
    let todos: Vec<&Record> = ids.into_iter().filter_map(record).collect();
    let here = Here {
        record: &record,
        todos: &todos,
        categories: &state.settings.categories,
        exported: file.last.as_ref().map(|(at, _)| *at),
        earlier: earlier.as_ref(),
        written: file.written,
        zone,
        now,
    };
    plan(reader, reader.read(&file.text, zone), &here)
}
