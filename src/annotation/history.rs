//! Undo and redo as values: what was changed, and what undoes it. It writes nothing and asks no clock.

use jiff::Timestamp;

use super::merge::stamped;
use super::record::{Record, RecordId};

/// How many changes can be undone.
const DEPTH: usize = 200;

/// One record before and after a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The record as it was; `None` if the change made it.
    pub before: Option<Record>,
    /// The record as it is now; `None` if it could not be kept.
    pub after: Option<Record>,
}

/// Something a person did in one go: one edit, or several for a bulk change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What was done, for the status line: "Deleted the highlight “Argo was already …”".
    pub sentence: String,
    /// The records it touched.
    pub edits: Vec<Edit>,
}

/// What a journal line tells of a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Step {
    /// Done by the person.
    #[default]
    Do,
    /// Taken back.
    Undo,
    /// Done again.
    Redo,
}

/// The changes that can be undone and redone, the latest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

/// What was done on one machine.
#[derive(Clone, Debug, PartialEq)]
pub struct MachineHistory {
    /// The machine's id in the store; `None` for this one.
    pub machine: Option<String>,
    /// What its journal tells.
    pub history: History,
}

impl Change {
    /// When it was done, or taken back: the latest time at which one of its records changed.
    pub fn when(&self) -> Option<Timestamp> {
        self.records().map(|record| record.times.latest()).max()
    }

    /// The records it touched, as they are after it.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.edits.iter().filter_map(|edit| edit.after.as_ref())
    }

    /// Whether this is the other one, perhaps taken back or done again meanwhile.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.sentence == other.sentence && self.ids() == other.ids()
    }

    fn ids(&self) -> Vec<RecordId> {
        let mut ids: Vec<_> = self.records().map(|record| record.id).collect();
        ids.sort_unstable();
        ids
    }

    /// A change of one record.
    pub fn one(before: Option<Record>, after: Record, sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            edits: vec![Edit {
                before,
                after: Some(after),
            }],
        }
    }

    /// The change that takes this one back: what was made becomes a tombstone, what was changed is as before.
    fn reversed(&self, now: Timestamp) -> Self {
        let edits = self.edits.iter().rev().filter_map(|edit| {
            let after = edit.after.as_ref()?;
            let target = edit.before.clone().unwrap_or_else(|| Record {
                deleted: true,
                ..after.clone()
            });
            Some(Edit {
                before: Some(after.clone()),
                after: Some(stamped(after, target, now)),
            })
        });
        Self {
            sentence: self.sentence.clone(),
            edits: edits.collect(),
        }
    }
}

impl Step {
    /// The word in the journal.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
}

impl History {
    /// Notes a change that was just done; what had been undone can no longer be redone.
    pub fn push(&mut self, change: Change) {
        self.undone.clear();
        self.push_done(change);
    }

    /// The change that takes the latest one back, to be written now; `None` if there is nothing to undo.
    pub fn undo(&mut self, now: Timestamp) -> Option<Change> {
        let change = self.done.pop()?.reversed(now);
        self.undone.push(change.clone());
        Some(change)
    }

    /// The change that does the latest undone one again, to be written now; `None` if there is nothing to redo.
    pub fn redo(&mut self, now: Timestamp) -> Option<Change> {
        let change = self.undone.pop()?.reversed(now);
        self.push_done(change.clone());
        Some(change)
    }

    /// Takes in a step that is already written, as the journal tells it: so undo works across restarts.
    pub fn replay(&mut self, step: Step, change: Change) {
        match step {
            Step::Do => self.push(change),
            Step::Undo => {
                take_counterpart(&mut self.done, &change);
                self.undone.push(change);
            }
            Step::Redo => {
                take_counterpart(&mut self.undone, &change);
                self.push_done(change);
            }
        }
    }

    /// What undo would take back.
    pub fn next_undo(&self) -> Option<&Change> {
        self.done.last()
    }

    /// What redo would do again.
    pub fn next_redo(&self) -> Option<&Change> {
        self.undone.last()
    }

    /// What can be taken back, the latest first.
    pub fn done(&self) -> impl Iterator<Item = &Change> {
        self.done.iter().rev()
    }

    /// What was taken back and can be done again, the latest change first: what redo would do is the last.
    pub fn undone(&self) -> impl Iterator<Item = &Change> {
        self.undone.iter()
    }

    fn push_done(&mut self, change: Change) {
        if self.done.len() >= DEPTH {
            self.done.remove(0);
        }
        self.done.push(change);
    }
}

/// Takes out what a step takes back. Two instances at one journal undo each their own, so it need not be the latest.
fn take_counterpart(changes: &mut Vec<Change>, step: &Change) {
    let at = changes.iter().rposition(|change| change.is_same_as(step));
    match at {
        Some(at) => drop(changes.remove(at)),
        None => drop(changes.pop()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::annotation::merge;
    use crate::annotation::samples::{any_version, moment, record};

    fn renamed(base: &Record, note: &str, seconds: i64) -> Record {
        let changed = Record {
            note: note.to_owned(),
            ..base.clone()
        };
        stamped(base, changed, moment(seconds))
    }

    /// What the store does with a change.
    fn write(on_disk: &mut Record, change: &Change) {
        for edit in &change.edits {
            *on_disk = merge(edit.before.as_ref(), edit.after.as_ref().unwrap(), on_disk);
        }
    }

    #[test]
    fn undo_and_redo_go_back_and_forth() {
        let first = record();
        let second = renamed(&first, "second", 1);
        let third = renamed(&second, "third", 2);
        let mut history = History::default();
        history.push(Change::one(Some(first.clone()), second.clone(), "one"));
        history.push(Change::one(Some(second), third.clone(), "two"));
        let mut on_disk = third;
        for (seconds, expected) in [(3, "second"), (4, &*first.note)] {
            write(&mut on_disk, &history.undo(moment(seconds)).unwrap());
            assert_eq!(on_disk.note, expected);
        }
        assert_eq!(history.undo(moment(5)), None);
        for (seconds, expected) in [(6, "second"), (7, "third")] {
            write(&mut on_disk, &history.redo(moment(seconds)).unwrap());
            assert_eq!(on_disk.note, expected);
        }
        assert_eq!(history.redo(moment(8)), None);
        write(&mut on_disk, &history.undo(moment(9)).unwrap());
        history.push(Change::one(None, record(), "three"));
        assert_eq!(history.next_redo(), None);
    }

    #[test]
    fn undoing_leaves_alone_what_others_changed_meanwhile() {
        let first = record();
        let second = renamed(&first, "second", 1);
        let mut history = History::default();
        history.push(Change::one(Some(first.clone()), second.clone(), ""));
        let mut on_disk = stamped(
            &second,
            Record {
                category: "idea".to_owned(),
                ..second.clone()
            },
            moment(2),
        );
        write(&mut on_disk, &history.undo(moment(3)).unwrap());
        assert_eq!((&on_disk.note, &*on_disk.category), (&first.note, "idea"));
    }

    #[test]
    fn what_another_instance_undid_is_not_the_latest_of_ones_own() {
        let change = |number: u128, sentence: &str| {
            let record = Record {
                id: crate::annotation::RecordId::from_u128(number),
                ..record()
            };
            Change::one(None, record, sentence)
        };
        let mut history = History::default();
        history.replay(Step::Do, change(1, "theirs"));
        history.replay(Step::Do, change(2, "ours"));
        history.replay(Step::Undo, change(1, "theirs"));
        assert_eq!(history.next_undo().unwrap().sentence, "ours");
        assert_eq!(history.next_redo().unwrap().sentence, "theirs");
    }

    proptest! {
        #[test]
        fn redoing_what_was_undone_is_as_if_nothing_had_been(first in any_version(), changed in any_version(), is_new: bool) {
            let second = stamped(&first, Record { unknown: first.unknown.clone(), ..changed }, moment(50));
            let second = Record { todo: second.todo.clone().or(first.todo.clone()), ..second };
            let before = (!is_new).then_some(first);
            let mut history = History::default();
            history.push(Change::one(before.clone(), second.clone(), ""));
            let mut on_disk = second.clone();
            write_unseen(&mut on_disk, &history.undo(moment(60)).unwrap());
            match &before {
                Some(before) => prop_assert_eq!(&timeless(&on_disk, before), before),
                None => prop_assert!(on_disk.deleted),
            }
            write_unseen(&mut on_disk, &history.redo(moment(70)).unwrap());
            prop_assert_eq!(timeless(&on_disk, &second), second);
        }
    }

    /// What the store does with a change of a record that nobody else touched.
    fn write_unseen(on_disk: &mut Record, change: &Change) {
        for edit in &change.edits {
            assert_eq!(edit.before.as_ref(), Some(&*on_disk));
            on_disk.clone_from(edit.after.as_ref().unwrap());
        }
    }

    /// A record with the times of another: undoing is a change as well, and has a time of its own.
    fn timeless(record: &Record, other: &Record) -> Record {
        Record {
            times: other.times,
            ..record.clone()
        }
    }

    #[test]
    fn undoing_a_new_highlight_leaves_a_tombstone() {
        let made = record();
        let mut history = History::default();
        history.push(Change::one(None, made.clone(), ""));
        let mut on_disk = made.clone();
        write(&mut on_disk, &history.undo(moment(1)).unwrap());
        assert!(on_disk.deleted);
        write(&mut on_disk, &history.redo(moment(2)).unwrap());
        assert_eq!(
            on_disk,
            Record {
                times: on_disk.times,
                ..made
            }
        );
    }
}
