//! One to-do of a file against the record here: which fields were changed there, which here, and what comes out of both.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::annotation::{
    CategoryTable, GroupTimes, Priority, Record, RecordId, Todo, Topic, also_noted, merge,
};
use crate::export::{ExportItem, ExportOptions, Grouping, format_by_id};

use super::format::Reader;
use super::planned::FieldChange;
use super::subject::{category, topics};
use super::task::{Said, Task, Telling, When};
use super::told::note_told;

/// What an export says of records, and when the file was exported.
pub struct Exported<'a> {
    /// The format.
    pub reader: &'a Reader,
    /// The categories in force.
    pub categories: &'a CategoryTable,
    /// The zone in which a moment is a day.
    pub zone: &'a TimeZone,
    /// When the file was exported, if that is known.
    pub at: Option<Timestamp>,
    /// What the file said when it was last exported or taken in, if that is known.
    pub earlier: &'a HashMap<RecordId, Said>,
}

impl Exported<'_> {
    /// What an export of a record says, read as the file is read.
    fn said(&self, record: &Record) -> Said {
        let Some(format) = format_by_id(self.reader.id) else {
            return Said::default();
        };
        let category = self.categories.find(&record.category);
        let item = ExportItem::new(record.clone(), category);
        let options = ExportOptions {
            grouping: Grouping::None,
            exported_at: Timestamp::UNIX_EPOCH,
            zone: self.zone.clone(),
        };
        let read = self
            .reader
            .read(&format.render(&[item], &options), self.zone);
        let task = read.tasks.into_iter().next();
        task.map(|task| task.said).unwrap_or_default()
    }

    /// The words of an export of a record without note.
    fn bare(&self, record: &Record) -> Option<Telling> {
        let bare = Record {
            note: String::new(),
            ..record.clone()
        };
        self.said(&bare).words
    }
}

/// A task of a file, and what an export of its record says.
pub struct Compared<'a> {
    exported: &'a Exported<'a>,
    record: &'a Record,
    there: &'a Said,
    ours: Said,
    /// What the file said when both sides were the same, if that is known.
    then: Option<&'a Said>,
    /// When the fields there were as they are here, if the file says so.
    times: Option<GroupTimes>,
    at: Timestamp,
    /// Whether it is one of ours: what others typed was read once, and its words are its name.
    is_ours: bool,
}

/// What a task of a file makes of its record.
pub struct Taken {
    /// The record with what was taken.
    pub record: Record,
    /// What was taken.
    pub changes: Vec<FieldChange>,
    /// What was not, and why.
    pub left: Vec<String>,
    /// When it was done there.
    pub at: Timestamp,
}

/// What there is to do about a field.
enum Verdict {
    Same,
    Take,
    /// It was changed on both sides.
    Both,
    /// It was changed on both sides, and here later.
    Later,
}

/// Whether a time of ours is later than one of a file, most of which know whole seconds only.
fn is_later(ours: Timestamp, theirs: Timestamp) -> bool {
    match theirs.subsec_nanosecond() {
        0 => ours.as_second() > theirs.as_second(),
        _ => ours > theirs,
    }
}

impl<'a> Compared<'a> {
    /// Compares what a file says, changed there at `at`, with a record.
    pub fn new(
        exported: &'a Exported<'a>,
        record: &'a Record,
        task: &Task,
        there: &'a Said,
        at: Timestamp,
    ) -> Self {
        Self {
            exported,
            record,
            there,
            ours: exported.said(record),
            then: exported.earlier.get(&record.id),
            times: task.whole.as_ref().map(|whole| whole.times),
            at: Self::later_there(task, record).unwrap_or(at),
            is_ours: task.id.is_some() && !task.is_foreign,
        }
    }

    /// When the record was changed in another store, if the file tells that it was.
    fn later_there(task: &Task, record: &Record) -> Option<Timestamp> {
        let times = task.whole.as_ref()?.times;
        (times.latest() > record.times.latest()).then(|| times.latest())
    }

    /// Whether the to-do was moved here since the file was written.
    pub fn has_moved_here(&self) -> bool {
        self.is_later_here(|times| times.rank)
    }

    /// Whether a group changed here since the file was exported; where nobody knows when that was, or what it said then, since
    /// it was written.
    fn is_later_here(&self, time: fn(&GroupTimes) -> Timestamp) -> bool {
        let exported = self.exported.at.filter(|_| self.then.is_none());
        let since = self.times.as_ref().map(time).or(exported);
        is_later(time(&self.record.times), since.unwrap_or(self.at))
    }

    fn verdict<T: PartialEq>(
        &self,
        field: impl Fn(&Said) -> Option<T>,
        time: fn(&GroupTimes) -> Timestamp,
    ) -> Verdict {
        let there = field(self.there);
        if there.is_none() || there == field(&self.ours) {
            return Verdict::Same;
        }
        let is_changed_here = match self.then {
            Some(then) if field(then) == there => return Verdict::Same,
            Some(then) => field(then) != field(&self.ours),
            None => self.is_later_here(time),
        };
        if !is_changed_here {
            Verdict::Take
        } else if self.at > time(&self.record.times)
            && (self.then.is_some() || self.exported.at.is_none())
        {
            Verdict::Both
        } else {
            Verdict::Later
        }
    }

    /// The record with what was changed there.
    pub fn taken(&self) -> Taken {
        let mut taken = Taken {
            record: self.record.clone(),
            changes: Vec::new(),
            left: Vec::new(),
            at: self.at,
        };
        self.take_todo(&mut taken);
        self.take_rank(&mut taken);
        if self.is_ours {
            self.take_topics(&mut taken);
            self.take_category(&mut taken);
        }
        self.take_note(&mut taken);
        taken
    }

    fn take_todo(&self, taken: &mut Taken) {
        let before = self.record.todo.clone().unwrap_or_default();
        let mut todo = before.clone();
        let time = |times: &GroupTimes| times.todo;
        if let Some(status) = self.there.status
            && taken.decide("status", &self.verdict(|said| said.status, time))
        {
            todo.status = status;
            taken.note("status", before.status.word(), status.word());
        }
        if let Some(priority) = self.there.priority
            && taken.decide("priority", &self.verdict(|said| said.priority, time))
        {
            todo.priority = priority;
            let word = |priority: Option<Priority>| priority.map_or("", Priority::word);
            taken.note("priority", word(before.priority), word(priority));
        }
        if let Some(due) = self.there.due
            && taken.decide("due date", &self.verdict(|said| said.due, time))
        {
            todo.due = due;
            let shown =
                |due: Option<jiff::civil::Date>| due.map(|due| due.to_string()).unwrap_or_default();
            taken.note("due date", &shown(before.due), &shown(due));
        }
        self.close(&before, &mut todo, taken);
        if before != todo {
            taken.record.todo = Some(todo);
        }
    }

    /// When it was closed: as the file says, else when the file was changed.
    fn close(&self, before: &Todo, todo: &mut Todo, taken: &mut Taken) {
        let said = self.there.closed.flatten();
        let is_other = said.is_some() && self.there.closed != self.ours.closed;
        if todo.status.is_pending() {
            todo.closed = before.closed.filter(|_| before.status.is_pending());
        } else if before.status.is_pending() {
            todo.closed = Some(self.closed_at(said));
        } else if is_other {
            let verdict = self.verdict(|said| said.closed.flatten(), |times| times.todo);
            if taken.decide("day it was closed", &verdict) {
                todo.closed = Some(self.closed_at(said));
                let shown = |closed: Option<Timestamp>| {
                    closed.map(|closed| closed.to_string()).unwrap_or_default()
                };
                taken.note(
                    "day it was closed",
                    &shown(before.closed),
                    &shown(todo.closed),
                );
            }
        } else if before.closed.is_none() && before != todo {
            // Formats that want a day tell that of the latest change, which is about to be another.
            todo.closed = said.map(|_| self.closed_at(said));
        }
    }

    fn closed_at(&self, said: Option<When>) -> Timestamp {
        let zone = self.exported.zone;
        match said {
            Some(When::Day(day)) if self.at.to_zoned(zone.clone()).date() == day => self.at,
            Some(said) => said.moment(zone).unwrap_or(self.at),
            None => self.at,
        }
    }

    fn take_rank(&self, taken: &mut Taken) {
        let verdict = self.verdict(|said| said.rank.clone(), |times| times.rank);
        let Some(rank) = &self.there.rank else { return };
        if taken.decide("place in the list", &verdict) {
            let todo = taken.record.todo.get_or_insert_with(Todo::default);
            let before = std::mem::replace(&mut todo.rank, rank.clone());
            taken.note("place in the list", &before.0, &rank.0);
        }
    }

    /// That there are none is believed only of a file that is known to have had some: tools forget tags.
    fn take_topics(&self, taken: &mut Taken) {
        let there = self.there.topics.as_slice();
        let verdict = self.verdict(|said| Some(said.topics.clone()), |times| times.subject);
        if matches!(verdict, Verdict::Same) || (there.is_empty() && self.then.is_none()) {
            return;
        }
        let Some(topics) = topics(there, &self.ours.topics, &self.record.topics) else {
            return;
        };
        if topics != self.record.topics && taken.decide("topics", &verdict) {
            let names = |topics: &[Topic]| {
                let names = topics.iter().map(|topic| topic.name.as_str());
                names.collect::<Vec<_>>().join(", ")
            };
            taken.note("topics", &names(&self.record.topics), &names(&topics));
            taken.record.topics = topics;
        }
    }

    /// Only one that asks for something to be done: a to-do stays one.
    fn take_category(&self, taken: &mut Taken) {
        let known = |said: &Said| {
            let named = category(self.exported.categories, said.category.as_deref()?)?;
            named.actionable.then(|| named.id.clone())
        };
        let verdict = self.verdict(known, |times| times.subject);
        let Some(id) = known(self.there).filter(|id| *id != self.record.category) else {
            return;
        };
        if taken.decide("kind", &verdict) {
            taken.note("kind", &self.record.category, &id);
            taken.record.category = id;
        }
    }

    fn take_note(&self, taken: &mut Taken) {
        let verdict = self.verdict(|said| said.words.clone(), |times| times.note);
        let (Some(there), Some(ours)) = (&self.there.words, &self.ours.words) else {
            return;
        };
        if matches!(verdict, Verdict::Same) {
            return;
        }
        let bare = self.exported.bare(self.record);
        let told = bare.and_then(|bare| note_told(there, ours, &bare, &self.record.note));
        let Some(told) = told else {
            taken.left.push("words of the passage or its source were changed: only the note before them and what stands behind all of it are taken".to_owned());
            return;
        };
        let note = match verdict {
            Verdict::Same => return,
            Verdict::Take => told,
            Verdict::Both | Verdict::Later if has_text(&self.record.note, &told) => return,
            Verdict::Both | Verdict::Later => {
                let theirs = Record {
                    note: told,
                    times: GroupTimes {
                        note: self.at,
                        ..self.record.times
                    },
                    ..self.record.clone()
                };
                merge(None, self.record, &theirs).note
            }
        };
        if note != self.record.note {
            taken.note("note", &self.record.note, &note);
            taken.record.note = note;
        }
    }
}

/// Whether a note has this text already, alone or beside others that merging kept.
fn has_text(note: &str, text: &str) -> bool {
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let sought = words(text);
    let mut part = Vec::new();
    for line in note.lines() {
        if also_noted(line).is_some() {
            if part == sought {
                return true;
            }
            part.clear();
        } else {
            part.extend(words(line));
        }
    }
    part == sought || sought.is_empty()
}

impl Taken {
    /// Whether a field is taken; if it is left, that is noted.
    fn decide(&mut self, field: &str, verdict: &Verdict) -> bool {
        match verdict {
            Verdict::Same => false,
            Verdict::Take | Verdict::Both => true,
            Verdict::Later => {
                self.left
                    .push(format!("the {field} was changed here later, and stays"));
                false
            }
        }
    }

    fn note(&mut self, field: &'static str, from: &str, to: &str) {
        self.changes.push(FieldChange {
            field,
            from: from.to_owned(),
            to: to.to_owned(),
        });
    }
}
