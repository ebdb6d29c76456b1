//! What can be done in the export window: format, grouping, order, file, writing, copying.

use crate::annotation::Record;
use crate::export::{ExportForm, ExportItem, ExportOptions, ExportOrder, FORMATS, Grouping};
use crate::keymap::{Context, KeyPress};

use super::super::effect::Effect;
use super::super::export_targets::ExportTarget;
use super::super::field::Field;
use super::super::overlay::{
    ExportExtent, ExportWindow, Overlay, PlacingProgress, StatusFilter, TodoFilter,
};
use super::super::placing;
use super::super::state::State;
use super::super::todo::todo_ids;
use super::entry::{Action, Count};

const EXPORT: &[Context] = &[Context::Export];

/// What can be done in the export window.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "export-next-format",
        sentence: "Next format or template",
        contexts: EXPORT,
        count: Count::Nothing,
        run: |s| next_form(s, 1),
    },
    Action {
        name: "export-previous-format",
        sentence: "Format or template before",
        contexts: EXPORT,
        count: Count::Nothing,
        run: |s| next_form(s, -1),
    },
    Action {
        name: "export-grouping",
        sentence: "Group by topic, event, category, post, or not",
        contexts: EXPORT,
        count: Count::Nothing,
        run: next_grouping,
    },
    Action {
        name: "export-order",
        sentence: "Sort as in the list, by due date, priority, newest, post, status",
        contexts: EXPORT,
        count: Count::Nothing,
        run: next_order,
    },
    Action {
        name: "export-extent",
        sentence: "Export every highlight and note, or the to-dos only",
        contexts: EXPORT,
        count: Count::Nothing,
        run: next_extent,
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
    let (form, target) = last_target(state);
    let window = ExportWindow {
        form,
        path_typed: false,
        path: Field::one_line(&target.path),
        forms: ExportForm::all(&state.settings.templates),
        grouping: target.grouping,
        order: target.order,
        extent: target.extent,
        count: records.len(),
        todos: records,
        items: None,
        request: 0,
        progress: None,
        preview: Ok(Vec::new()),
    };
    state.overlays.push(Overlay::Export(Box::new(window)));
    place_extent(state)
}

/// The latest export's form, file and looks; else the first format and its own file name.
fn last_target(state: &State) -> (ExportForm, ExportTarget) {
    let templates = &state.settings.templates;
    let mut latest = state.export_targets.latest_first();
    let latest = latest
        .find_map(|target| Some((ExportForm::by_id(&target.form, templates)?, target.clone())));
    latest.unwrap_or_else(|| {
        let form = ExportForm::Format(&FORMATS[0]);
        let target = ExportTarget {
            path: form.file_name(),
            ..ExportTarget::default()
        };
        (form, target)
    })
}

/// Asks where the passages stand of what is exported.
fn place_extent(state: &mut State) -> Vec<Effect> {
    let extent = window(state).map(|window| (window.extent, window.todos.clone()));
    match extent {
        None => Vec::new(),
        Some((ExportExtent::Todos, todos)) => find_places(state, todos),
        Some((ExportExtent::Notes, _)) => {
            let alive = state.records.alive().map(|entry| entry.record.clone());
            let alive = alive.collect();
            find_places(state, alive)
        }
    }
}

/// Asks where the passages of records stand.
fn find_places(state: &mut State, records: Vec<Record>) -> Vec<Effect> {
    let count = records.len();
    let (request, effect) = placing::ask(state, records);
    if let Some(window) = window(state) {
        window.count = count;
        window.items = None;
        window.request = request;
        window.progress = None;
    }
    vec![effect]
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

/// Takes in how far looking up their places is.
pub fn items_being_placed(
    state: &mut State,
    request: u64,
    progress: PlacingProgress,
) -> Vec<Effect> {
    if let Some(window) = window(state).filter(|window| window.request == request) {
        window.progress = Some(progress);
    }
    Vec::new()
}

/// Takes in the items with their places.
pub fn items_arrived(state: &mut State, request: u64, items: Vec<ExportItem>) -> Vec<Effect> {
    if let Some(window) = window(state).filter(|window| window.request == request) {
        window.items = Some(items);
        state.placing = None;
    }
    render_preview(state);
    Vec::new()
}

fn next_form(state: &mut State, direction: isize) -> Vec<Effect> {
    let targets = state.export_targets.clone();
    if let Some(window) = window(state) {
        window.form = window.form_beside(direction);
        if !window.path_typed {
            let before = targets.of(window.form.id());
            let path = before.map_or_else(|| window.form.file_name(), |target| target.path.clone());
            window.path.set(&path);
        }
    }
    render_preview(state);
    Vec::new()
}

/// Chooses what is written by its place in the list, from 0.
pub(super) fn choose(state: &mut State, item: usize) -> Vec<Effect> {
    let steps = window(state).and_then(|window| {
        let at = window.forms.iter().position(|form| *form == window.form)?;
        let steps = isize::try_from(item).ok()? - isize::try_from(at).ok()?;
        (item < window.forms.len()).then_some(steps)
    });
    steps.map_or_else(Vec::new, |steps| next_form(state, steps))
}

fn next_grouping(state: &mut State) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.grouping = after(&Grouping::ALL, window.grouping);
    }
    render_preview(state);
    Vec::new()
}

fn next_order(state: &mut State) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.order = after(&ExportOrder::ALL, window.order);
    }
    render_preview(state);
    Vec::new()
}

/// The value after this one, around the end.
fn after<T: Copy + PartialEq>(all: &[T], value: T) -> T {
    let mut following = all.iter().cycle().skip_while(|one| **one != value);
    following.nth(1).copied().unwrap_or(value)
}

fn next_extent(state: &mut State) -> Vec<Effect> {
    if let Some(window) = window(state) {
        window.extent = after(&ExportExtent::ALL, window.extent);
    }
    place_extent(state)
}

fn render_preview(state: &mut State) {
    let Some(options) = options(state) else {
        return;
    };
    let Some(window) = window(state) else { return };
    let Some(items) = window.ordered() else {
        return;
    };
    let rendered = window.form.render(&items, &options);
    window.preview = rendered.map_err(|error| error.to_string()).map(|text| {
        text.lines()
            .take(PREVIEW_LINES)
            .map(|line| crate::text::one_line(line).into_owned())
            .collect()
    });
}

/// How the export looks.
fn options(state: &mut State) -> Option<ExportOptions> {
    let (exported_at, zone) = (state.now, state.settings.zone.clone());
    let window = window(state)?;
    Some(ExportOptions {
        grouping: window.grouping,
        exported_at,
        zone,
    })
}

fn write(state: &mut State) -> Vec<Effect> {
    let Some(options) = options(state) else {
        return Vec::new();
    };
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let path = window.path.text().trim().to_owned();
    if path.is_empty() {
        state.hint("Type the name of the file first");
        return Vec::new();
    }
    let Some(items) = window.ordered() else {
        return not_ready(state);
    };
    let target = ExportTarget {
        form: window.form.id().to_owned(),
        path,
        grouping: window.grouping,
        order: window.order,
        extent: window.extent,
    };
    vec![Effect::WriteExport {
        form: window.form.clone(),
        target,
        items,
        options,
    }]
}

/// What is to be written is not known yet.
fn not_ready(state: &mut State) -> Vec<Effect> {
    state.hint("The passages are still being looked up: press it again in a moment");
    Vec::new()
}

fn copy(state: &mut State) -> Vec<Effect> {
    let Some(options) = options(state) else {
        return Vec::new();
    };
    let Some(window) = window(state) else {
        return Vec::new();
    };
    let Some(items) = window.ordered() else {
        return not_ready(state);
    };
    match window.form.render(&items, &options) {
        Ok(text) => {
            state.overlays.pop();
            vec![Effect::Copy(text)]
        }
        Err(error) => {
            state.hint(error.to_string());
            Vec::new()
        }
    }
}
