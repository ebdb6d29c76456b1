//! Notes that need the person: merging the two versions that git left of one, and repairing a file.

use crate::annotation::{Change, Group, RecordId, Side};
use crate::keymap::Context;

use super::super::effect::Effect;
use super::super::overlay::{Overlay, VersionsWindow};
use super::super::state::{MessageKind, State};
use super::entry::{Action, Count};

const VERSIONS: &[Context] = &[Context::Versions];

/// Merging and repairing.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "merge-versions",
        sentence: "Merge the two versions that git left of a note",
        contexts: &[Context::Reading, Context::Notes],
        count: Count::Nothing,
        run: merge,
    },
    Action {
        name: "repair",
        sentence: "Open the file of a note that needs repair in your editor",
        contexts: &[Context::Global],
        count: Count::Nothing,
        run: repair,
    },
    Action {
        name: "versions-down",
        sentence: "Next line",
        contexts: VERSIONS,
        count: Count::Nothing,
        run: |s| step(s, 1),
    },
    Action {
        name: "versions-up",
        sentence: "Line before",
        contexts: VERSIONS,
        count: Count::Nothing,
        run: |s| step(s, -1),
    },
    Action {
        name: "versions-switch",
        sentence: "Take the other version of this line",
        contexts: VERSIONS,
        count: Count::Nothing,
        run: switch,
    },
    Action {
        name: "versions-merge",
        sentence: "Merge with these choices",
        contexts: VERSIONS,
        count: Count::Nothing,
        run: merge_as_chosen,
    },
];

/// Merges at once if nothing is to be asked, else asks.
fn merge(state: &mut State) -> Vec<Effect> {
    let Some(id) = meant(state) else {
        state.hint("No note has two versions");
        return Vec::new();
    };
    let Some(versions) = state.conflicts.get(&id) else {
        return Vec::new();
    };
    let contested = versions.contested().into_iter();
    let choices: Vec<(Group, Side)> = contested
        .map(|group| (group, versions.taken(group)))
        .collect();
    if choices.is_empty() {
        return settle(state, id, &choices);
    }
    state.overlays.push(Overlay::Versions(VersionsWindow {
        id,
        choices,
        chosen: 0,
    }));
    Vec::new()
}

/// The note under the cursor if it has two versions, else the first one that has.
fn meant(state: &State) -> Option<RecordId> {
    let has_two = |id: &RecordId| state.conflicts.contains_key(id);
    let chosen = state.notes.chosen.filter(has_two);
    chosen.or_else(|| state.conflicts.keys().next().copied())
}

fn window(state: &mut State) -> Option<&mut VersionsWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::Versions(window)) => Some(window),
        _ => None,
    }
}

pub(super) fn step(state: &mut State, delta: isize) -> Vec<Effect> {
    if let Some(window) = window(state) {
        let last = window.choices.len().saturating_sub(1);
        window.chosen = window.chosen.saturating_add_signed(delta).min(last);
    }
    Vec::new()
}

fn switch(state: &mut State) -> Vec<Effect> {
    let choice = window(state).and_then(|window| window.choices.get_mut(window.chosen));
    if let Some((_, side)) = choice {
        *side = match side {
            Side::Ours => Side::Theirs,
            Side::Theirs => Side::Ours,
        };
    }
    Vec::new()
}

fn merge_as_chosen(state: &mut State) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let (id, choices) = (window.id, std::mem::take(&mut window.choices));
    state.overlays.pop();
    settle(state, id, &choices)
}

fn settle(state: &mut State, id: RecordId, choices: &[(Group, Side)]) -> Vec<Effect> {
    // Somebody else may have merged them while the window was open.
    let Some(versions) = state.conflicts.get(&id).cloned() else {
        return Vec::new();
    };
    let settled = versions.chosen(choices, state.now);
    let sentence = "merged two versions of a note";
    let change = Change::one(Some(versions.ours.clone()), settled.clone(), sentence);
    state.dismissed.forget_undone();
    state.history.push(change);
    let undo = state.keys("undo");
    state.say(
        MessageKind::Success,
        format!("Merged into one: {undo} goes back to the first version"),
    );
    vec![Effect::Settle {
        versions: Box::new(versions),
        settled: Box::new(settled),
    }]
}

fn repair(state: &mut State) -> Vec<Effect> {
    let Some(damaged) = state.damaged.first() else {
        state.hint("No file needs repair");
        return Vec::new();
    };
    vec![Effect::EditFile {
        path: damaged.file.clone(),
        line: damaged.line,
    }]
}
