//! The list of the library's folders: adding one, taking one out after asking, and the guide that comes with the program.

use crate::keymap::Context;

use super::super::cursor::moved;
use super::super::effect::Effect;
use super::super::folders::{self, listed_roots, shown_path};
use super::super::overlay::{FoldersWindow, Overlay};
use super::super::state::State;
use super::entry::{Action, Count};

const FOLDERS: &[Context] = &[Context::Folders];

/// What can be done with the library's folders.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "folders",
        sentence: "The library's folders; take one out",
        contexts: &[Context::Global],
        count: Count::Nothing,
        run: open,
    },
    Action {
        name: "guide",
        sentence: "Show the guide, or put it away",
        contexts: &[Context::Global],
        count: Count::Nothing,
        run: guide,
    },
    Action {
        name: "folders-down",
        sentence: "Next folder",
        contexts: FOLDERS,
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "folders-up",
        sentence: "Folder before",
        contexts: FOLDERS,
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
    Action {
        name: "folders-take-out",
        sentence: "Take the folder out of the library; once more does it",
        contexts: FOLDERS,
        count: Count::Nothing,
        run: take_out,
    },
];

fn open(state: &mut State) -> Vec<Effect> {
    state
        .overlays
        .push(Overlay::Folders(FoldersWindow::default()));
    Vec::new()
}

fn guide(state: &mut State) -> Vec<Effect> {
    state.overlays.clear();
    folders::switch_guide(state)
}

fn window(state: &mut State) -> Option<&mut FoldersWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::Folders(window)) => Some(window),
        _ => None,
    }
}

/// Moves the cursor by this many folders, as far as there are any; what was asked is forgotten.
pub(super) fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    let count = listed_roots(state).len();
    if let Some(window) = window(state) {
        window.chosen = moved(window.chosen, delta, count).unwrap_or(0);
        window.asked = None;
    }
    Vec::new()
}

/// Asks, and at the second time takes the folder out.
fn take_out(state: &mut State) -> Vec<Effect> {
    let roots = listed_roots(state);
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let Some(root) = roots.get(window.chosen) else {
        return Vec::new();
    };
    if window.asked != Some(root.root) {
        window.asked = Some(root.root);
        let take_out = state.keys("folders-take-out");
        let path = root.path.as_ref();
        let path = path.map_or_else(|| "the guide".to_owned(), |path| shown_path(path));
        state.hint(format!(
            "{take_out} again takes {path} out; the files and your notes stay"
        ));
        return Vec::new();
    }
    window.asked = None;
    let effects = folders::take_out(state, root.root);
    move_by(state, 0);
    effects
}
