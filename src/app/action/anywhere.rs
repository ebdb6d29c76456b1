//! Actions that make sense everywhere: panes, windows, undo, leaving.

use crate::keymap::Context;
use crate::text::counted;

use super::super::changes;
use super::super::cursor::item_around;
use super::super::effect::Effect;
use super::super::pane::Pane;
use super::super::read_marks::remember_position;
use super::super::state::{MessageKind, MouseOwner, Scan, State};
use super::super::suggesting;
use super::entry::{Action, Count};
use super::{export, help, import, jump, todos};

const ANYWHERE: &[Context] = &[Context::Global];
const WINDOWS: &[Context] = &[
    Context::Jump,
    Context::Palette,
    Context::Outline,
    Context::Category,
    Context::Todos,
    Context::Progress,
    Context::Changes,
    Context::SavedViews,
    Context::Folders,
    Context::AddFolder,
    Context::Export,
    Context::Import,
    Context::Picture,
    Context::Help,
    Context::Links,
    Context::Address,
    Context::Versions,
    Context::Moved,
    Context::Views,
];

/// Panes, windows, undo, leaving.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "jump",
        sentence: "Jump to any talk, post, speaker, event, topic, note, command",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: jump::open,
    },
    Action {
        name: "todos",
        sentence: "Show the to-do list",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: todos::open,
    },
    Action {
        name: "export",
        sentence: "Export the to-do list",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: export::open,
    },
    Action {
        name: "import",
        sentence: "Take in an exported file that was changed",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: import::open,
    },
    Action {
        name: "next-pane",
        sentence: "Go to the next pane",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: next_pane,
    },
    Action {
        name: "previous-pane",
        sentence: "Go to the pane before",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: previous_pane,
    },
    Action {
        name: "focus-posts",
        sentence: "Go to the post list",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: focus_posts,
    },
    Action {
        name: "focus-reading",
        sentence: "Go to the text",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: focus_reading,
    },
    Action {
        name: "focus-notes",
        sentence: "Go to the notes",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: focus_notes,
    },
    Action {
        name: "undo",
        sentence: "Undo the latest change",
        contexts: ANYWHERE,
        count: Count::Takes(changes::undo_steps),
        run: undo,
    },
    Action {
        name: "redo",
        sentence: "Do again what was undone",
        contexts: ANYWHERE,
        count: Count::Takes(changes::redo_steps),
        run: redo,
    },
    Action {
        name: "save-again",
        sentence: "Try again to save what could not be saved",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: changes::save_again,
    },
    Action {
        name: "rescan",
        sentence: "Read posts and notes again",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: rescan,
    },
    Action {
        name: "switch-mouse",
        sentence: "Leave the mouse to the terminal, to select there, or take it back",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: switch_mouse,
    },
    Action {
        name: "help",
        sentence: "Show all keys",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: help::open,
    },
    Action {
        name: "suspend",
        sentence: "Pause the program (fg brings it back)",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: suspend,
    },
    Action {
        name: "close",
        sentence: "Close this window",
        contexts: WINDOWS,
        count: Count::Nothing,
        run: close,
    },
    Action {
        name: "quit",
        sentence: "Leave the program",
        contexts: ANYWHERE,
        count: Count::Nothing,
        run: quit,
    },
];

/// Takes back what was done last: a change, or that a suggestion was put away.
fn undo(state: &mut State) -> Vec<Effect> {
    let Some(effect) = suggesting::take_back(state) else {
        return changes::undo(state);
    };
    let redo = state.keys("redo");
    let told = format!("Undid: the suggestion is back; {redo} puts it away again");
    state.say(MessageKind::Success, told);
    vec![effect]
}

/// Does again what was taken back last.
fn redo(state: &mut State) -> Vec<Effect> {
    let Some(effect) = suggesting::put_away_again(state) else {
        return changes::redo(state);
    };
    let undo = state.keys("undo");
    let told = format!("The suggestion is put away again; {undo} brings it back");
    state.say(MessageKind::Success, told);
    vec![effect]
}

fn next_pane(state: &mut State) -> Vec<Effect> {
    focus_by(state, 1)
}

fn previous_pane(state: &mut State) -> Vec<Effect> {
    focus_by(state, -1)
}

fn focus_by(state: &mut State, delta: isize) -> Vec<Effect> {
    let order = state.arrangement.order.into_iter();
    let there: Vec<Pane> = order
        .filter(|&pane| pane == state.focus || !state.arrangement.is_hidden(pane))
        .collect();
    state.focus_on(item_around(&there, state.focus, delta));
    Vec::new()
}

fn focus_posts(state: &mut State) -> Vec<Effect> {
    state.focus_on(Pane::Posts);
    Vec::new()
}

fn focus_reading(state: &mut State) -> Vec<Effect> {
    state.focus_on(Pane::Reading);
    Vec::new()
}

fn focus_notes(state: &mut State) -> Vec<Effect> {
    state.focus_on(Pane::Notes);
    Vec::new()
}

fn rescan(state: &mut State) -> Vec<Effect> {
    state.scan = Scan::AskedFor;
    vec![Effect::ReloadRecords, Effect::RescanLibrary]
}

fn switch_mouse(state: &mut State) -> Vec<Effect> {
    let is_ours = state.mouse == MouseOwner::Terminal;
    state.mouse = if is_ours {
        MouseOwner::Program
    } else {
        MouseOwner::Terminal
    };
    if is_ours {
        state.hint("The mouse is back: clicks and drags select in the text");
    } else {
        let back = state.keys("switch-mouse");
        state.hint(format!(
            "The mouse selects in the terminal now; {back} takes it back"
        ));
    }
    vec![Effect::UseMouse(is_ours)]
}

fn suspend(state: &mut State) -> Vec<Effect> {
    let mut effects = remember_position(state);
    effects.push(Effect::Suspend);
    effects
}

/// Leaves, unless something is not saved: then only when asked a second time.
fn quit(state: &mut State) -> Vec<Effect> {
    let unsaved = state
        .records
        .unsaved()
        .filter(|entry| entry.save_state.reason().is_some())
        .count();
    if unsaved > 0 && !state.quit_warned {
        state.quit_warned = true;
        let notes = counted(unsaved, "note is", "notes are");
        let (again, quit) = (state.keys("save-again"), state.keys("quit"));
        state.say(
            MessageKind::Error,
            format!("{notes} not saved: {again} tries again, {quit} once more leaves without"),
        );
        return Vec::new();
    }
    let mut effects = remember_position(state);
    effects.push(Effect::Quit);
    effects
}

fn close(state: &mut State) -> Vec<Effect> {
    state.overlays.pop();
    Vec::new()
}
