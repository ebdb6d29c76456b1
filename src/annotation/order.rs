//! The order of the to-do list. It must not decide which records are in the list.

use jiff::Timestamp;

use super::record::{Record, RecordId};

/// What records are sorted by: ranked ones first, by rank; then the others, oldest first.
pub fn list_order(record: &Record) -> (bool, &str, Timestamp, RecordId) {
    let rank = record.todo.as_ref().map_or("", |todo| todo.rank.0.as_str());
    (rank.is_empty(), rank, record.created, record.id)
}
