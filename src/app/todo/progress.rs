//! How far one is with the to-dos: what was added and done in each of the last weeks, and how much of each event's.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::annotation::{Record, Status};

use super::super::state::State;
use super::list::todos;

/// How many weeks are told of.
pub const WEEKS: i64 = 12;

/// How far one is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The last weeks, the present one last.
    pub weeks: Vec<Week>,
    /// Events, those with the most left to do first.
    pub events: Vec<EventProgress>,
    /// How many to-dos wait, the present ones.
    pub pending: usize,
    /// How many were done, ever.
    pub done: usize,
    /// How many were dropped, ever.
    pub dropped: usize,
    /// How many of those that wait are due before today.
    pub overdue: usize,
}

/// A week, from Monday to Sunday (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// How many to-dos were added.
    pub added: usize,
    /// How many were done.
    pub done: usize,
}

/// The to-dos of one event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventProgress {
    /// The event; `None` for those of none.
    pub event: Option<String>,
    /// How many to-dos there are that were not dropped.
    pub all: usize,
    /// How many of them are done.
    pub done: usize,
}

/// How far one is with all to-dos.
pub fn progress(state: &State) -> Progress {
    let today = state.today();
    let mut told = Progress {
        weeks: weeks_before(today),
        ..Progress::default()
    };
    let mut events: BTreeMap<Option<String>, EventProgress> = BTreeMap::new();
    for entry in todos(state) {
        let record = &entry.record;
        let event = record.post.event.clone();
        let event = events.entry(event.clone()).or_insert(EventProgress {
            event,
            ..EventProgress::default()
        });
        count(state, record, event, &mut told);
    }
    told.events = events.into_values().filter(|event| event.all > 0).collect();
    told.events
        .sort_by_key(|event| std::cmp::Reverse((event.all - event.done, event.all)));
    told
}

fn count(state: &State, record: &Record, event: &mut EventProgress, told: &mut Progress) {
    let Some(todo) = &record.todo else {
        return;
    };
    let day = |moment: jiff::Timestamp| moment.to_zoned(state.settings.zone.clone()).date();
    if let Some(week) = week_of(&mut told.weeks, day(record.created)) {
        week.added += 1;
    }
    event.all += usize::from(todo.status != Status::Dropped);
    match todo.status {
        Status::Open | Status::Doing => {
            told.pending += 1;
            told.overdue += usize::from(todo.due.is_some_and(|due| due < state.today()));
        }
        Status::Dropped => told.dropped += 1,
        Status::Done => {
            told.done += 1;
            event.done += 1;
            let closed = todo.closed.map(day);
            if let Some(week) = closed.and_then(|day| week_of(&mut told.weeks, day)) {
                week.done += 1;
            }
        }
    }
}

fn weeks_before(today: Date) -> Vec<Week> {
    let monday = monday_of(today);
    let back = (0..WEEKS).rev();
    back.filter_map(|weeks| {
        Some(Week {
            monday: monday.checked_sub(weeks.weeks()).ok()?,
            added: 0,
            done: 0,
        })
    })
    .collect()
}

fn week_of(weeks: &mut [Week], day: Date) -> Option<&mut Week> {
    let monday = monday_of(day);
    weeks.iter_mut().find(|week| week.monday == monday)
}

fn monday_of(day: Date) -> Date {
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(since.days()).unwrap_or(day)
}
