//! What a file's to-dos change here: for each field what was changed there since it was exported, against what was changed here.
//!
//! A field counts as changed there only if it is not what an export of the record would say, in the exporter's own words: so
//! what a format cannot tell never comes back as a change, taking in an unchanged export changes nothing, and neither does
//! taking in the same file twice.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::annotation::{CategoryTable, Edit, Rank, Record, RecordId, Status, Todo, stamped};
use crate::text::one_line;

use super::compare::{Compared, Exported, Taken};
use super::format::Reader;
use super::new_record::new_record;
use super::order::ranks_for;
use super::planned::{FieldChange, Outcome, Planned, name_of};
use super::problem::Problem;
use super::source_id::source_id;
use super::subject::category;
use super::task::{ReadTasks, Said, Task};

/// What there is here, and what is known of the file.
pub struct Here<'a> {
    /// A record by its id, also a deleted one.
    pub record: &'a dyn Fn(RecordId) -> Option<&'a Record>,
    /// The to-dos in the order of the list.
    pub todos: &'a [&'a Record],
    /// The categories in force.
    pub categories: &'a CategoryTable,
    /// When the file was exported, if that is known.
    pub exported: Option<Timestamp>,
    /// What the file said when it was last exported or taken in, if that is known.
    pub earlier: Option<&'a ReadTasks>,
    /// When the file was changed last.
    pub written: Timestamp,
    /// The zone in which a moment is a day.
    pub zone: &'a TimeZone,
    /// The time now.
    pub now: Timestamp,
}

/// What an import is going to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The records as they are and as they become.
    pub edits: Vec<Edit>,
    /// The same for people, in the order of the file.
    pub planned: Vec<Planned>,
    /// Lines that are not taken in, each with what to do.
    pub problems: Vec<Problem>,
    /// How many lines of the person's own were left alone.
    pub left: usize,
    /// How many to-dos of here the file does not have; nothing happens to them.
    pub not_there: usize,
    /// How many to-dos of the file are just what they are here.
    pub same: usize,
}

/// What taking in a file changes.
pub fn plan(reader: &Reader, read: ReadTasks, here: &Here<'_>) -> Plan {
    let earlier = here.earlier.map(said_by_id).unwrap_or_default();
    let exported = Exported {
        reader,
        categories: here.categories,
        zone: here.zone,
        at: read.exported.or(here.exported),
        earlier: &earlier,
    };
    let mut planner = Planner::new(reader, here, exported);
    planner.plan.left = read.left;
    planner.plan.problems = read.problems;
    for task in read.tasks {
        planner.take(task);
    }
    planner.finish()
}

fn said_by_id(read: &ReadTasks) -> HashMap<RecordId, Said> {
    let tasks = read.tasks.iter();
    tasks
        .filter_map(|task| Some((task.id?, task.said.clone())))
        .collect()
}

struct Planner<'p, 'a> {
    reader: &'p Reader,
    here: &'p Here<'a>,
    exported: Exported<'p>,
    plan: Plan,
    /// What becomes of records, and when it was done.
    after: HashMap<RecordId, (Record, Timestamp)>,
    /// In which order they were touched.
    touched: Vec<RecordId>,
    seen: HashMap<RecordId, usize>,
    lists: HashMap<usize, Vec<RecordId>>,
    /// Those that are not here yet and have no rank of their own, in the order of the file.
    new: Vec<RecordId>,
    last_rank: Rank,
}

impl<'p, 'a> Planner<'p, 'a> {
    fn new(reader: &'p Reader, here: &'p Here<'a>, exported: Exported<'p>) -> Self {
        let ranks = here.todos.iter().filter_map(|record| record.todo.as_ref());
        let last_rank = ranks.map(|todo| &todo.rank).max_by(|a, b| a.0.cmp(&b.0));
        Self {
            reader,
            here,
            exported,
            plan: Plan::default(),
            after: HashMap::new(),
            touched: Vec::new(),
            seen: HashMap::new(),
            lists: HashMap::new(),
            new: Vec::new(),
            last_rank: last_rank.cloned().unwrap_or_default(),
        }
    }

    fn take(&mut self, task: Task) {
        let is_typed = task.id.is_none();
        let Some(id) = task.id.or_else(|| self.id_of_typed(&task)) else {
            self.plan.left += 1;
            return;
        };
        if let Some(line) = self.seen.insert(id, task.line) {
            let message = format!(
                "the same to-do stands in line {line}, which was taken: delete one of them"
            );
            self.plan.problems.push(Problem::new(task.line, message));
            self.seen.insert(id, line);
            return;
        }
        match (self.here.record)(id) {
            Some(record) if record.deleted => {
                let message =
                    format!("this to-do was deleted here: kubenotes restore {id} brings it back");
                self.plan.problems.push(Problem::new(task.line, message));
            }
            Some(record) => self.compare(record, &task, is_typed),
            None if is_typed || task.is_foreign || task.whole.is_some() => self.add(id, task),
            None => {
                let message = format!(
                    "there is no to-do {id} here: remove the id to take the line in as a new one"
                );
                self.plan.problems.push(Problem::new(task.line, message));
            }
        }
    }

    /// The id of a line that a person typed: made of its words, so that the same line is the same to-do. `None` if it is not
    /// one of ours.
    fn id_of_typed(&self, task: &Task) -> Option<RecordId> {
        let said = &task.said;
        if self.reader.needs_category {
            category(self.here.categories, said.category.as_deref()?)?;
        }
        let words = said
            .words
            .as_ref()
            .map(|words| one_line(words.text()).into_owned());
        let words = words.unwrap_or_default();
        let mut names = vec![words.as_str()];
        names.extend(said.topics.iter().map(String::as_str));
        if names.iter().all(|name| name.trim().is_empty()) {
            return None;
        }
        let made = said.created.and_then(|made| made.moment(self.here.zone));
        Some(source_id(self.reader.id, &names, made))
    }

    fn compare(&mut self, record: &Record, task: &Task, is_typed: bool) {
        let mut said = task.said.clone();
        if is_typed {
            // Its words are its name: the note may have been changed here since.
            said.words = None;
        }
        let at = said.changed.unwrap_or(self.here.written).min(self.here.now);
        let compared = Compared::new(&self.exported, record, task, &said, at);
        let taken = compared.taken();
        if self.reader.has_order
            && !compared.has_moved_here()
            && said.status.is_none_or(Status::is_pending)
        {
            self.lists.entry(task.list).or_default().push(record.id);
        }
        self.note_taken(record, task.line, taken);
    }

    fn note_taken(&mut self, record: &Record, line: usize, taken: Taken) {
        let name = name_of(record);
        let planned = |outcome, changes| Planned {
            line: Some(line),
            id: record.id,
            name: name.clone(),
            outcome,
            changes,
        };
        if taken.changes.is_empty() && taken.left.is_empty() {
            self.plan.same += 1;
        }
        for left in taken.left {
            self.plan
                .planned
                .push(planned(Outcome::Left(left), Vec::new()));
        }
        if !taken.changes.is_empty() {
            self.plan
                .planned
                .push(planned(Outcome::Changed, taken.changes));
            self.touched.push(record.id);
            self.after.insert(record.id, (taken.record, taken.at));
        }
    }

    fn add(&mut self, id: RecordId, task: Task) {
        let is_ranked = task.said.rank.is_some() || task.whole.is_some();
        let record = match task.whole {
            Some(whole) => Some(*whole),
            None => self.new_record(id, &task.said),
        };
        let Some(record) = record else {
            let message = "no category asks for anything to be done: add one to the configuration";
            self.plan.problems.push(Problem::new(task.line, message));
            return;
        };
        let status = record.todo.as_ref().map_or("", |todo| todo.status.word());
        let is_pending = task.said.status.is_none_or(Status::is_pending);
        if self.reader.has_order && is_pending && !is_ranked {
            self.lists.entry(task.list).or_default().push(id);
            self.new.push(id);
        }
        self.plan.planned.push(Planned {
            line: Some(task.line),
            id,
            name: name_of(&record),
            outcome: Outcome::New,
            changes: vec![FieldChange {
                field: "status",
                from: String::new(),
                to: status.to_owned(),
            }],
        });
        self.touched.push(id);
        self.after.insert(id, (record, self.here.written));
    }

    /// A to-do that is not here yet, behind all others for now: where it stands in the file counts in the end.
    fn new_record(&mut self, id: RecordId, said: &Said) -> Option<Record> {
        self.last_rank = self.last_rank.after();
        let (categories, zone) = (self.here.categories, self.here.zone);
        let at = self.here.written.min(self.here.now);
        new_record(id, said, categories, zone, at, &self.last_rank)
    }

    fn finish(mut self) -> Plan {
        self.move_in_order();
        self.plan
            .planned
            .sort_by_key(|planned| planned.line.unwrap_or(usize::MAX));
        self.plan.problems.sort_by_key(|problem| problem.line);
        let seen = &self.seen;
        let not_there = self
            .here
            .todos
            .iter()
            .filter(|record| !seen.contains_key(&record.id));
        self.plan.not_there = not_there.count();
        for id in self.touched {
            let Some((after, at)) = self.after.remove(&id) else {
                continue;
            };
            let before = (self.here.record)(id).cloned();
            let after = match &before {
                Some(before) => stamped(before, after, at),
                None => after,
            };
            self.plan.edits.push(Edit {
                before,
                after: Some(after),
            });
        }
        self.plan
    }

    /// Whether a list has the order that it had when both sides were the same.
    fn was_so_before(&self, list: &[RecordId]) -> bool {
        let Some(earlier) = self.here.earlier else {
            return false;
        };
        let listed: HashSet<RecordId> = list.iter().copied().collect();
        let before = earlier.tasks.iter().filter_map(|task| task.id);
        before
            .filter(|id| listed.contains(id))
            .eq(list.iter().copied())
    }

    /// Ranks for what stands elsewhere in the file than here.
    fn move_in_order(&mut self) {
        let mut lists: Vec<(usize, Vec<RecordId>)> = self.lists.drain().collect();
        lists.sort_unstable();
        let lists = lists.into_iter().map(|(_, list)| list);
        let lists: Vec<Vec<RecordId>> = lists.filter(|list| !self.was_so_before(list)).collect();
        let rank = |record: &Record| {
            record
                .todo
                .as_ref()
                .map(|todo| todo.rank.clone())
                .unwrap_or_default()
        };
        let here = self.here.todos.iter().copied();
        let new = self.new.iter().filter_map(|id| self.after.get(id));
        let all = here.chain(new.map(|(record, _)| record));
        let order: Vec<(RecordId, Rank)> = all.map(|record| (record.id, rank(record))).collect();
        let moved: HashSet<RecordId> = lists.iter().flatten().copied().collect();
        let changed = self.plan.planned.iter().enumerate();
        let changed = changed.filter(|(_, planned)| planned.outcome == Outcome::Changed);
        let changed: HashMap<RecordId, usize> =
            changed.map(|(at, planned)| (planned.id, at)).collect();
        for (id, rank) in ranks_for(&order, &lists) {
            let Some(record) = (self.here.record)(id) else {
                if let Some((new, _)) = self.after.get_mut(&id) {
                    new.todo.get_or_insert_default().rank = rank;
                }
                continue;
            };
            let at = self.here.written.min(self.here.now);
            let (after, _) = self.after.entry(id).or_insert_with(|| {
                self.touched.push(id);
                (record.clone(), at)
            });
            let todo = after.todo.get_or_insert_with(Todo::default);
            let change = FieldChange {
                field: "place in the list",
                from: std::mem::replace(&mut todo.rank, rank.clone()).0,
                to: rank.0,
            };
            let known = changed
                .get(&id)
                .and_then(|at| self.plan.planned.get_mut(*at));
            match known {
                Some(planned) => planned.changes.push(change),
                None => self.plan.planned.push(Planned {
                    line: self.seen.get(&id).copied().filter(|_| moved.contains(&id)),
                    id,
                    name: name_of(record),
                    outcome: Outcome::Changed,
                    changes: vec![change],
                }),
            }
        }
    }
}
