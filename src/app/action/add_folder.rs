//! Adding a folder to the library from inside: a line that completes paths, and what comes of Enter. What stands on disk is
//! asked for, and the answers to older questions are dropped.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;

use crate::keymap::{Context, KeyPress};

use super::super::effect::Effect;
use super::super::field::Field;
use super::super::folders::put_in;
use super::super::library_change::{CheckedFolder, LibraryEffect};
use super::super::overlay::{AddFolderWindow, FolderEntry, ListedFolder, Overlay};
use super::super::state::State;
use super::entry::{Action, Count};

const LINE: &[Context] = &[Context::AddFolder];

/// Where one begins to type.
const HOME: &str = "~/";

/// What can be done in the line for a folder.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "add-folder",
        sentence: "Add a folder of posts to the library",
        contexts: &[Context::Global, Context::Folders],
        count: Count::Nothing,
        run: open,
    },
    Action {
        name: "folder-complete",
        sentence: "Complete the path; where several fit, the next one",
        contexts: LINE,
        count: Count::Nothing,
        run: complete,
    },
    Action {
        name: "folder-down",
        sentence: "Next of those that fit",
        contexts: LINE,
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "folder-up",
        sentence: "The one before",
        contexts: LINE,
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
    Action {
        name: "folder-accept",
        sentence: "Add what is typed to the library",
        contexts: LINE,
        count: Count::Nothing,
        run: accept,
    },
];

fn open(state: &mut State) -> Vec<Effect> {
    let window = AddFolderWindow::new(HOME);
    state.overlays.push(Overlay::AddFolder(Box::new(window)));
    look(state)
}

fn window(state: &mut State) -> Option<&mut AddFolderWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::AddFolder(window)) => Some(window),
        _ => None,
    }
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    change(state, |path| {
        path.type_key(key);
    })
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    change(state, |path| path.paste(text.trim_end()))
}

fn change(state: &mut State, change: impl FnOnce(&mut Field)) -> Vec<Effect> {
    if let Some(window) = window(state) {
        change(&mut window.path);
        settle(window);
    }
    look(state)
}

/// What stands in the line is what the person typed.
fn settle(window: &mut AddFolderWindow) {
    let text = window.path.text();
    if text != window.typed {
        window.checking = None;
        window.problem = None;
    }
    window.typed = text;
    window.chosen = None;
}

/// Asks what the typed folder holds, if that is not known.
fn look(state: &mut State) -> Vec<Effect> {
    let request = state.next_request();
    let Some(window) = window(state).filter(|window| window.is_looking()) else {
        return Vec::new();
    };
    window.request = request;
    let folder = window.parts().0.to_owned();
    vec![Effect::Library(LibraryEffect::ListFolder {
        request,
        folder,
    })]
}

/// Takes in what a folder holds, with how many posts of the library each part of it has.
pub fn listed(state: &mut State, request: u64, mut listed: ListedFolder) -> Vec<Effect> {
    if let Ok(entries) = &mut listed.entries {
        count_posts(state, entries);
    }
    if let Some(window) = window(state).filter(|window| window.request == request) {
        window.listed = Some(listed);
    }
    Vec::new()
}

fn count_posts(state: &State, entries: &mut [FolderEntry]) {
    let Some(folder) = entries.first().and_then(|entry| entry.path.parent()) else {
        return;
    };
    let mut counts: HashMap<OsString, usize> = HashMap::new();
    for (_, post) in state.library.posts() {
        let root = state.library.roots().get(post.root);
        let Some(root) = root.and_then(|root| root.path.as_ref()) else {
            continue;
        };
        let path = root.join(&*post.path);
        let below = path.strip_prefix(folder).ok();
        if let Some(name) = below.and_then(|below| below.iter().next()) {
            *counts.entry(name.to_owned()).or_default() += 1;
        }
    }
    for entry in entries {
        let name = Path::new(&entry.path).file_name();
        entry.posts = name.and_then(|name| counts.get(name)).copied().unwrap_or(0);
    }
}

/// Puts in as much as all candidates begin with; where that is nothing new, one candidate after the other.
fn complete(state: &mut State) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let (folder, name) = window.parts();
    let candidates = window.candidates();
    match candidates.as_slice() {
        [] => {
            state.hint("No folder and no Markdown file begins so");
            return Vec::new();
        }
        [only] => {
            let slash = if only.is_folder { "/" } else { "" };
            put(window, &format!("{folder}{}{slash}", only.name));
        }
        several => {
            let shared = shared_beginning(several);
            if shared.chars().count() > name.chars().count() {
                put(window, &format!("{folder}{shared}"));
            } else {
                return move_by(state, 1);
            }
        }
    }
    look(state)
}

/// Puts this into the line as if the person had typed it.
fn put(window: &mut AddFolderWindow, text: &str) {
    let text = text.to_owned();
    window.path.set(&text);
    settle(window);
}

/// What the names of all candidates begin with.
fn shared_beginning(candidates: &[&FolderEntry]) -> String {
    let mut names = candidates.iter().map(|entry| entry.name.as_str());
    let first = names.next().unwrap_or_default();
    let length = names.fold(first.chars().count(), |length, name| {
        let alike = first.chars().zip(name.chars());
        alike.take_while(|(a, b)| a == b).count().min(length)
    });
    first.chars().take(length).collect()
}

/// Puts another candidate into the line: this many further on, round the end.
pub(super) fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let candidates = window.candidates();
    let count = candidates.len().cast_signed();
    if count == 0 {
        return Vec::new();
    }
    let at = match window.chosen {
        Some(at) => (at.cast_signed() + delta).rem_euclid(count),
        None if delta < 0 => count - 1,
        None => 0,
    };
    let at = at.cast_unsigned();
    let name = candidates.get(at).map(|entry| entry.name.clone());
    let line = format!("{}{}", window.parts().0, name.unwrap_or_default());
    window.path.set(&line);
    window.chosen = Some(at);
    window.problem = None;
    window.checking = None;
    Vec::new()
}

/// Puts a candidate into the line; the one that stands there already is gone into, if it is a folder.
pub(super) fn choose(state: &mut State, item: usize) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    if window.chosen != Some(item) {
        window.chosen = Some(item);
        return move_by(state, 0);
    }
    let candidates = window.candidates();
    let folder = candidates.get(item).filter(|entry| entry.is_folder);
    let Some(name) = folder.map(|entry| entry.name.clone()) else {
        return Vec::new();
    };
    let line = format!("{}{name}/", window.parts().0);
    put(window, &line);
    look(state)
}

fn accept(state: &mut State) -> Vec<Effect> {
    let request = state.next_request();
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let path = window.path.text().trim().to_owned();
    if let Some(problem) = too_much(&path) {
        window.problem = Some(problem.to_owned());
        return Vec::new();
    }
    window.checking = Some(request);
    window.problem = None;
    vec![Effect::Library(LibraryEffect::CheckFolder {
        request,
        path,
    })]
}

/// Why a path is not even looked at.
fn too_much(path: &str) -> Option<&'static str> {
    match path.trim_end_matches('/') {
        "~" => Some("That would be your whole home folder: type on"),
        "" if !path.is_empty() => Some("That would be the whole disk: type on"),
        "" => Some("Type the way to a folder first"),
        _ => None,
    }
}

/// Adds what was looked at; if that cannot be, what was typed stays with the reason.
pub fn checked(
    state: &mut State,
    request: u64,
    outcome: Result<CheckedFolder, String>,
) -> Vec<Effect> {
    if window(state).is_none_or(|window| window.checking != Some(request)) {
        return Vec::new();
    }
    match outcome.and_then(|found| put_in(state, found)) {
        Ok(effects) => {
            state.overlays.pop();
            effects
        }
        Err(problem) => {
            if let Some(window) = window(state) {
                window.checking = None;
                window.problem = Some(problem);
            }
            Vec::new()
        }
    }
}
