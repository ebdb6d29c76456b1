//! Undo and redo as values: what was changed, and what undoes it. It writes nothing and asks no clock.

use jiff::Timestamp;

use super::merge::stamped;
use super::record::Record;

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

impl Change {
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
                self.done.pop();
                self.undone.push(change);
            }
            Step::Redo => {
                self.undone.pop();
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

    fn push_done(&mut self, change: Change) {
        if self.done.len() >= DEPTH {
            self.done.remove(0);
        }
        self.done.push(change);
    }
}
