//! Notes that need the person: files that cannot be read, records of which git left two versions, a store that can only be
//! read. It changes no record by itself.

use crate::annotation::Versions;

use super::event::Damaged;
use super::state::{MessageKind, State};

/// Takes in what loading found; says what is new of it.
pub fn take_in(
    state: &mut State,
    conflicts: Vec<Versions>,
    damaged: Vec<Damaged>,
    closed: Option<String>,
) {
    let conflicts = conflicts.into_iter();
    let conflicts = conflicts.map(|found| (found.ours.id, found)).collect();
    // The notes are read again whenever others write: what was told once is not told with each of them.
    let is_news =
        state.damaged != damaged || state.conflicts != conflicts || state.closed != closed;
    (state.damaged, state.conflicts, state.closed) = (damaged, conflicts, closed);
    if is_news && let Some(sentence) = sentence(state) {
        state.say(MessageKind::Error, sentence);
    }
}

fn sentence(state: &State) -> Option<String> {
    if let Some(closed) = &state.closed {
        return Some(closed.clone());
    }
    if let Some(first) = state.damaged.first() {
        let first = format!("Needs repair: {}: {}", first.path, first.message);
        return Some(with_others(&first, state.damaged.len()));
    }
    let merge = state.keys("merge-versions");
    let count = state.conflicts.len();
    (count > 0).then(|| {
        let notes = crate::text::counted(count, "note has", "notes have");
        format!("{notes} two versions that git left: {merge} merges them")
    })
}

/// The first of several sentences, and how many more there are.
pub fn with_others(first: &str, count: usize) -> String {
    match count {
        0 | 1 => first.to_owned(),
        count => format!("{first} (and {} more)", count - 1),
    }
}
