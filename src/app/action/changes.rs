//! The list of recent changes: moving in it, going to what was changed, going back to before a change.

use crate::annotation::MachineHistory;
use crate::keymap::Context;

use super::super::change_list::{ChangeStanding, past_changes};
use super::super::changes;
use super::super::cursor::moved;
use super::super::effect::Effect;
use super::super::opening::open_record;
use super::super::overlay::{ChangesWindow, Overlay};
use super::super::pane::Pane;
use super::super::state::State;
use super::entry::{Action, Count};

const CHANGES: &[Context] = &[Context::Changes];

/// More than any list is long.
const FAR: isize = 1 << 30;

/// The list of recent changes.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "changes",
        sentence: "Recent changes, and back to before any of them",
        contexts: &[Context::Global],
        count: Count::Nothing,
        run: open,
    },
    Action {
        name: "changes-down",
        sentence: "The change before",
        contexts: CHANGES,
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "changes-up",
        sentence: "The next later change",
        contexts: CHANGES,
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
    Action {
        name: "changes-page-down",
        sentence: "Ten changes further back",
        contexts: CHANGES,
        count: Count::Nothing,
        run: |s| move_by(s, 10),
    },
    Action {
        name: "changes-page-up",
        sentence: "Ten changes later",
        contexts: CHANGES,
        count: Count::Nothing,
        run: |s| move_by(s, -10),
    },
    Action {
        name: "changes-start",
        sentence: "The latest change",
        contexts: CHANGES,
        count: Count::Nothing,
        run: |s| move_by(s, -FAR),
    },
    Action {
        name: "changes-end",
        sentence: "The oldest change",
        contexts: CHANGES,
        count: Count::Nothing,
        run: |s| move_by(s, FAR),
    },
    Action {
        name: "changes-open",
        sentence: "Go to what was changed",
        contexts: CHANGES,
        count: Count::Nothing,
        run: go_to_chosen,
    },
    Action {
        name: "changes-back",
        sentence: "Undo this and all after it; of what is undone, do it again up to this",
        contexts: CHANGES,
        count: Count::Nothing,
        run: back_to_chosen,
    },
];

/// Opens the list, the cursor on what undo would take back, and asks what others did.
fn open(state: &mut State) -> Vec<Effect> {
    let chosen = state.history.undone().count();
    let chosen = chosen.saturating_sub(usize::from(state.history.next_undo().is_none()));
    state
        .overlays
        .push(Overlay::Changes(Box::new(ChangesWindow {
            journals: Vec::new(),
            chosen,
        })));
    vec![Effect::ReadJournals]
}

fn window(state: &mut State) -> Option<&mut ChangesWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::Changes(window)) => Some(window),
        _ => None,
    }
}

/// How the changes of the list stand, and the index of the one under the cursor.
fn standings(state: &State) -> Option<(Vec<ChangeStanding>, usize)> {
    let Some(Overlay::Changes(window)) = state.overlays.last() else {
        return None;
    };
    let list = past_changes(state, &window.journals).into_iter();
    Some((list.map(|past| past.standing).collect(), window.chosen))
}

/// Moves the cursor by this many changes.
pub(super) fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    let length = standings(state).map_or(0, |(list, _)| list.len());
    if let Some(window) = window(state) {
        window.chosen = moved(window.chosen, delta, length).unwrap_or(0);
    }
    Vec::new()
}

/// Takes in what the journals tell; the cursor stays on its change.
pub fn journals_arrived(state: &mut State, journals: Vec<MachineHistory>) {
    let Some((before, at)) = standings(state) else {
        return;
    };
    if let Some(window) = window(state) {
        window.journals = journals;
    }
    follow(state, &before, at);
}

/// Puts the cursor, which was on a change of a list, on the same one in the list of now. The changes of one's own keep their
/// order whatever becomes of them.
fn follow(state: &mut State, before: &[ChangeStanding], at: usize) {
    let is_ours = |standing: &ChangeStanding| *standing != ChangeStanding::Elsewhere;
    let rank = before.iter().take(at).filter(|one| is_ours(one)).count();
    let Some((now, _)) = standings(state) else {
        return;
    };
    let mut ours = now.iter().enumerate().filter(|(_, one)| is_ours(one));
    let found = ours.nth(rank).map(|(index, _)| index);
    let last = now.len().saturating_sub(1);
    if let Some(window) = window(state) {
        window.chosen = found.unwrap_or(at).min(last);
    }
}

fn go_to_chosen(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Changes(window)) = state.overlays.last() else {
        return Vec::new();
    };
    let list = past_changes(state, &window.journals);
    let chosen = list.get(window.chosen);
    let touched = chosen.and_then(|past| past.change.records().next());
    let Some(id) = touched.map(|record| record.id) else {
        return Vec::new();
    };
    state.overlays.pop();
    let effects = open_record(state, id);
    state.focus_on(Pane::Reading);
    let entry = state.records.get(id);
    if entry.is_some_and(|entry| entry.record.deleted) {
        let list = state.keys("changes");
        state.hint(format!(
            "It stood here, and is deleted now; {list} goes back to before that"
        ));
    }
    effects
}

/// Undoes down to the change under the cursor; where that is undone, does again up to it.
fn back_to_chosen(state: &mut State) -> Vec<Effect> {
    let Some((list, at)) = standings(state) else {
        return Vec::new();
    };
    let count = |part: Option<&[ChangeStanding]>, wanted| {
        let part = part.unwrap_or_default().iter();
        let counted = part.filter(|one| **one == wanted).count();
        u32::try_from(counted).unwrap_or(u32::MAX)
    };
    let effects = match list.get(at) {
        None => Vec::new(),
        Some(ChangeStanding::Done) => {
            let count = count(list.get(..=at), ChangeStanding::Done);
            changes::undo_steps(state, count)
        }
        Some(ChangeStanding::Undone) => {
            let count = count(list.get(at..), ChangeStanding::Undone);
            changes::redo_steps(state, count)
        }
        Some(ChangeStanding::Elsewhere) => {
            state.hint("This was not done here: only the kubenotes that did it can take it back");
            Vec::new()
        }
    };
    follow(state, &list, at);
    effects
}
