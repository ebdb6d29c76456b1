//! What can be done in the export window: format, file, writing, copying.

use std::path::PathBuf;

use crate::annotation::Record;
use crate::export::{ExportItem, ExportOptions, FORMATS, Format, Grouping};
use crate::keymap::{Context, KeyPress};

use super::super::effect::Effect;
use super::super::field::Field;
use super::super::overlay::{ExportWindow, Overlay, StatusFilter, TodoFilter};
use super::super::state::State;
use super::super::todo::todo_ids;
use super::entry::{Action, Count};

const EXPORT: &[Context] = &[Context::Export];

/// What can be done in the export window.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "export-next-format",
        sentence: "Next format",
        contexts: EXPORT,
        count: Count::Nothing,
        run: |s| next_format(s, 1),
    },
    Action {
        name: "export-previous-format",
        sentence: "Format before",
        contexts: EXPORT,
        count: Count::Nothing,
        run: |s| next_format(s, -1),
    },
    Action {
        name: "export-write",
        sentence: "Write the file",
        contexts: EXPORT,
        count: Count::Nothing,
        run: write,
    },
    Action {
        name: "export-copy",
        sentence: "Copy the text to the clipboard",
        contexts: EXPORT,
        count: Count::Nothing,
        run: copy,
    },
];

/// Lines of the text that the preview keeps.
const PREVIEW_LINES: usize = 200;

/// Opens the export window over the to-dos that the list is narrowed to, or over all; done ones are part of them.
pub fn open(state: &mut State) -> Vec<Effect> {
    let filter = match state.overlays.last() {
        Some(Overlay::Todos(todos)) => todos.filter.clone(),
        _ => TodoFilter::default(),
    };
    let filter = match filter.status {
        // What is done is told as done, rather than missing from the file one exported to before.
        StatusFilter::Pending => TodoFilter {
            status: StatusFilter::All,
            ..filter
        },
        _ => filter,
    };
    let records: Vec<Record> = todo_ids(state, &filter)
        .into_iter()
        .filter_map(|id| state.records.get(id).map(|entry| entry.record.clone()))
        .collect();
    if records.is_empty() {
        let mark = state.keys("dig-into");
        state.hint(format!(
            "There is nothing to export: mark a sentence with {mark} first"
        ));
        return Vec::new();
    }
    let request = state.next_request();
    let (format, path) = last_target(state);
    let window = ExportWindow {
        format,
        path: Field::one_line(&path),
        path_typed: path != format.file_name,
        count: records.len(),
        items: None,
        request,
        preview: Vec::new(),
    };
    state.overlays.push(Overlay::Export(Box::new(window)));
    vec![Effect::PlaceItems { request, records }]
}

/// The format and file of the latest export, else the first format and its own file name.
fn last_target(state: &State) -> (&'static Format, String) {
    let latest = state.export_targets.last();
    let known =
        latest.and_then(|(id, path)| Some((crate::export::format_by_id(id)?, path.clone())));
    known.unwrap_or_else(|| (&FORMATS[0], FORMATS[0].file_name.to_owned()))
}

fn window(state: &mut State) -> Option<&mut ExportWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::Export(window)) => Some(window),
        _ => None,
    }
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    if let Some(window) = window(state) {
        let before = window.path.text();
        window.path.type_key(key);
        window.path_typed |= window.path.text() != before;
    }
    Vec::new()
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.path.paste(text);
        window.path_typed = true;
    }
    Vec::new()
}

/// Takes in the items with their places.
pub fn items_arrived(state: &mut State, request: u64, items: Vec<ExportItem>) {
    if let Some(window) = window(state).filter(|window| window.request == request) {
        window.items = Some(items);
    }
    render_preview(state);
}

fn next_format(state: &mut State, direction: isize) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.format = window.format_beside(direction);
        if !window.path_typed {
            window.path.set(window.format.file_name);
        }
    }
    render_preview(state);
    Vec::new()
}

fn render_preview(state: &mut State) {
    let options = options(state);
    let Some(window) = window(state) else { return };
    if let Some(items) = &window.items {
        let text = window.format.render(items, &options);
        window.preview = text
            .lines()
            .take(PREVIEW_LINES)
            .map(|line| crate::text::one_line(line).into_owned())
            .collect();
    }
}

/// How exports from the interface look.
fn options(state: &State) -> ExportOptions {
    ExportOptions {
        grouping: Grouping::None,
        exported_at: state.now,
        zone: state.settings.zone.clone(),
    }
}

fn write(state: &mut State) -> Vec<Effect> {
    let options = options(state);
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let path = window.path.text().trim().to_owned();
    let format = window.format;
    let Some(items) = window.items.clone().filter(|_| !path.is_empty()) else {
        state.hint("Type the name of the file first");
        return Vec::new();
    };
    state.export_targets.push((format.id, path.clone()));
    vec![Effect::WriteExport {
        format,
        path: PathBuf::from(path),
        items,
        options,
    }]
}

fn copy(state: &mut State) -> Vec<Effect> {
    let options = options(state);
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let Some(items) = &window.items else {
        return Vec::new();
    };
    let text = window.format.render(items, &options);
    state.overlays.pop();
    vec![Effect::Copy(text)]
}
