//! Taking in a file: first it is looked at and what would change is shown, then it is done.

use std::path::PathBuf;

use crate::import::guess;
use crate::import::highlights::guess_highlights;
use crate::keymap::{Context, KeyPress};
use crate::text::counted;

use super::super::changes;
use super::super::effect::Effect;
use super::super::field::Field;
use super::super::foreign_file::ForeignFile;
use super::super::importing::plan_of;
use super::super::overlay::{ImportFound, ImportWindow, Overlay};
use super::super::state::{MessageKind, State};
use super::entry::{Action, Count};

/// What can be done in the window for taking in a file.
pub(super) const ACTIONS: &[Action] = &[Action {
    name: "import-go",
    sentence: "Look at the file; then take it in",
    contexts: &[Context::Import],
    count: Count::Nothing,
    run: go,
}];

/// Opens the window, with the file of the latest export.
pub fn open(state: &mut State) -> Vec<Effect> {
    let path = state
        .export_targets
        .latest_first()
        .next()
        .map_or("", |target| &*target.path);
    let window = ImportWindow {
        path: Field::one_line(path),
        request: 0,
        found: None,
    };
    state.overlays.push(Overlay::Import(Box::new(window)));
    Vec::new()
}

fn window(state: &mut State) -> Option<&mut ImportWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::Import(window)) => Some(window),
        _ => None,
    }
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    change_path(state, |path| {
        path.type_key(key);
    })
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    change_path(state, |path| path.paste(text))
}

fn change_path(state: &mut State, change: impl FnOnce(&mut Field)) -> Vec<Effect> {
    if let Some(window) = window(state) {
        change(&mut window.path);
        let path = window.path.text();
        window.found.take_if(|found| found.path != path.trim());
    }
    Vec::new()
}

fn go(state: &mut State) -> Vec<Effect> {
    let request = state.next_request();
    let Some(window) = window(state) else {
        return Vec::new();
    };
    if let Some(found) = window.found.take() {
        state.overlays.pop();
        return take_in(state, found);
    }
    let path = window.path.text().trim().to_owned();
    if path.is_empty() {
        state.hint("Type the name of the file first");
        return Vec::new();
    }
    window.request = request;
    vec![Effect::ReadForeign {
        request,
        path: PathBuf::from(path),
    }]
}

fn take_in(state: &mut State, found: ImportFound) -> Vec<Effect> {
    let ImportFound { path, file, plan } = found;
    let summary = plan.summary("to-do", "to-dos");
    let count = counted(plan.edits.len(), "to-do", "to-dos");
    let sentence = format!("took in {count} from {}", file.name);
    let told = match plan.edits.len() {
        0 => summary,
        _ => format!("{summary}; {} takes it back", state.keys("undo")),
    };
    let mut effects = changes::all_at_once(state, plan.edits, &sentence);
    state.say(MessageKind::Success, told);
    effects.push(Effect::RememberExchange {
        path: PathBuf::from(path),
        text: file.text,
    });
    effects
}

/// Takes in what a file holds, and shows what it would change.
pub fn file_arrived(
    state: &mut State,
    request: u64,
    outcome: Result<ForeignFile, String>,
) -> Vec<Effect> {
    if window(state).is_none_or(|window| window.request != request) {
        return Vec::new();
    }
    let found = outcome.and_then(|file| {
        if guess_highlights(&file.text).is_some() {
            let name = &file.name;
            return Err(format!(
                "{name} holds highlights, not to-dos: kubenotes import {name} takes them in"
            ));
        }
        let reader = guess(&file.name, &file.text).ok_or_else(|| {
            let name = &file.name;
            format!(
                "{name} does not say which format it has: kubenotes import --format takes it in"
            )
        })?;
        let plan = plan_of(state, reader, &file, state.now);
        Ok((file, plan))
    });
    match found {
        Err(problem) => state.say(MessageKind::Error, problem),
        Ok((file, plan)) => {
            if let Some(window) = window(state) {
                let path = window.path.text().trim().to_owned();
                window.found = Some(ImportFound { path, file, plan });
            }
        }
    }
    Vec::new()
}
