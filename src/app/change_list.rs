//! The changes of highlights and notes, the latest first: what was done here, what of it was taken back, and what others
//! did meanwhile.

use crate::annotation::{Change, MachineHistory};

use super::state::State;

/// A change in the list.
#[derive(Clone, Copy, Debug)]
pub struct PastChange<'a> {
    /// What was done.
    pub change: &'a Change,
    /// Whether it still holds, and whether it can be taken back here.
    pub standing: ChangeStanding,
    /// The id of the machine it was done on, if that is another one.
    pub machine: Option<&'a str>,
}

/// Whether a change still holds, and whether it can be taken back here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeStanding {
    /// It was done here and taken back: it can be done again.
    Undone,
    /// It was done here, and can be taken back.
    Done,
    /// Another kubenotes did it.
    Elsewhere,
}

/// All changes that are known, the latest first; those taken back stand above those that can be.
pub fn past_changes<'a>(state: &'a State, journals: &'a [MachineHistory]) -> Vec<PastChange<'a>> {
    let ours = |change, standing| PastChange {
        change,
        standing,
        machine: None,
    };
    let undone = state.history.undone();
    let mut list: Vec<_> = undone
        .map(|change| ours(change, ChangeStanding::Undone))
        .collect();
    let mut elsewhere = elsewhere(state, journals).into_iter().peekable();
    for change in state.history.done() {
        while let Some(other) = elsewhere.next_if(|other| other.change.when() > change.when()) {
            list.push(other);
        }
        list.push(ours(change, ChangeStanding::Done));
    }
    list.extend(elsewhere);
    list
}

/// What others did, the latest first.
fn elsewhere<'a>(state: &'a State, journals: &'a [MachineHistory]) -> Vec<PastChange<'a>> {
    let mut found = Vec::new();
    for journal in journals {
        let mut changes: Vec<&Change> = journal.history.done().collect();
        if journal.machine.is_none() {
            leave_out_known(state, &mut changes);
        }
        found.extend(changes.into_iter().map(|change| PastChange {
            change,
            standing: ChangeStanding::Elsewhere,
            machine: journal.machine.as_deref(),
        }));
    }
    found.sort_by_key(|other| std::cmp::Reverse(other.change.when()));
    found
}

/// Leaves of this machine's journal what another kubenotes did: what is not known here.
fn leave_out_known(state: &State, journal: &mut Vec<&Change>) {
    for known in state.history.done().chain(state.history.undone()) {
        let same = journal.iter().position(|change| change.is_same_as(known));
        if let Some(at) = same {
            journal.remove(at);
        }
    }
}
