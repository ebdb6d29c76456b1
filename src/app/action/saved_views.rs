//! Saved views: their list, going to one, saving what the post list shows as one.

use crate::find::{Sort, View};
use crate::keymap::{Context, KeyCode, KeyPress};

use super::super::cursor::moved;
use super::super::effect::Effect;
use super::super::field::Field;
use super::super::overlay::{Overlay, SavedViewsWindow};
use super::super::pane::Pane;
use super::super::posts_list;
use super::super::query_filter::QueryFilter;
use super::super::state::State;
use super::entry::{Action, Count};

const VIEWS: &[Context] = &[Context::SavedViews];

/// What can be done with saved views.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "saved-views",
        sentence: "Saved views; save this filter as one",
        contexts: &[Context::Posts],
        count: Count::Nothing,
        run: open,
    },
    Action {
        name: "saved-views-down",
        sentence: "Next view",
        contexts: VIEWS,
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "saved-views-up",
        sentence: "View before",
        contexts: VIEWS,
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
    Action {
        name: "saved-views-show",
        sentence: "Show the view; 1 to 9 show one at once",
        contexts: VIEWS,
        count: Count::Nothing,
        run: show_chosen,
    },
    Action {
        name: "saved-views-save",
        sentence: "Save what the list shows as a view",
        contexts: VIEWS,
        count: Count::Nothing,
        run: start_naming,
    },
    Action {
        name: "saved-views-delete",
        sentence: "Delete the view",
        contexts: VIEWS,
        count: Count::Nothing,
        run: delete,
    },
];

fn open(state: &mut State) -> Vec<Effect> {
    let (query, sort) = (state.posts.filter.text(), state.posts.sort);
    let mut views = state.settings.views.iter();
    let shown = views.position(|view| view.query == query && view.sort == sort);
    let window = SavedViewsWindow {
        chosen: shown.unwrap_or(0),
        naming: None,
    };
    state.overlays.push(Overlay::SavedViews(Box::new(window)));
    Vec::new()
}

fn window(state: &mut State) -> Option<&mut SavedViewsWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::SavedViews(window)) => Some(window),
        _ => None,
    }
}

/// Moves the cursor by this many views, as far as there are any.
pub(super) fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    let count = state.settings.views.len();
    if let Some(window) = window(state) {
        window.chosen = moved(window.chosen, delta, count).unwrap_or(0);
    }
    Vec::new()
}

/// A key that is bound to nothing: a letter of the name, or the number of a view.
pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    if let Some(field) = window(state).and_then(|window| window.naming.as_mut()) {
        field.type_key(key);
        return Vec::new();
    }
    let number = match key.code {
        KeyCode::Char(digit) => digit.to_digit(10),
        _ => None,
    };
    match number.and_then(|number| number.checked_sub(1)) {
        Some(at) => show(state, at as usize),
        None => Vec::new(),
    }
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(field) = window(state).and_then(|window| window.naming.as_mut()) {
        field.paste(text);
    }
    Vec::new()
}

fn show_chosen(state: &mut State) -> Vec<Effect> {
    match window(state).map(|window| window.chosen) {
        Some(at) => show(state, at),
        None => Vec::new(),
    }
}

fn show(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(view) = state.settings.views.get(at).cloned() else {
        return Vec::new();
    };
    match QueryFilter::read(&view.query, crate::find::query::SubjectKind::Post) {
        Ok(filter) => {
            state.overlays.pop();
            state.focus_on(Pane::Posts);
            state.posts.sort = view.sort;
            posts_list::set_sort(state, view.sort);
            posts_list::set_filter(state, filter);
        }
        Err(problem) => state.hint(problem.message),
    }
    Vec::new()
}

/// Opens the line for the name of a new view.
fn start_naming(state: &mut State) -> Vec<Effect> {
    if state.posts.filter.is_empty() && state.posts.sort == Sort::default() {
        let (filter, order) = (state.keys("posts-filter"), state.keys("posts-order"));
        state.hint(format!(
            "There is nothing to save: {filter} filters the posts, {order} sorts them"
        ));
        return Vec::new();
    }
    if let Some(window) = window(state) {
        window.naming = Some(Field::one_line(""));
    }
    Vec::new()
}

/// Closes the line for the name, without a view.
pub(super) fn cancel_naming(state: &mut State) {
    if let Some(window) = window(state) {
        window.naming = None;
    }
}

/// Saves what the list shows under the name that was typed; an own view of that name is replaced.
pub(super) fn accept_naming(state: &mut State) -> Vec<Effect> {
    let name = window(state).and_then(|window| Some(window.naming.as_ref()?.text()));
    let name = name.map(|name| name.trim().to_owned()).unwrap_or_default();
    if name.is_empty() {
        state.hint("Type a name for the view");
        return Vec::new();
    }
    let view = View {
        query: state.posts.filter.text().to_owned(),
        sort: state.posts.sort,
        is_own: true,
        name,
    };
    let views = &mut state.settings.views;
    let lower = view.name.to_lowercase();
    let same = views
        .iter()
        .position(|other| other.name.to_lowercase() == lower);
    let at = match same.and_then(|at| Some((at, views.get_mut(at)?))) {
        Some((_, other)) if !other.is_own => {
            state.hint("A view of this name stands in the configuration: choose another name");
            return Vec::new();
        }
        Some((at, other)) => {
            *other = view;
            at
        }
        None => {
            views.push(view);
            views.len() - 1
        }
    };
    if let Some(window) = window(state) {
        window.naming = None;
        window.chosen = at;
    }
    save(state)
}

fn delete(state: &mut State) -> Vec<Effect> {
    let Some(at) = window(state).map(|window| window.chosen) else {
        return Vec::new();
    };
    match state.settings.views.get(at) {
        Some(view) if view.is_own => {
            state.settings.views.remove(at);
            move_by(state, 0);
            save(state)
        }
        Some(_) => {
            state.hint("This view stands in the configuration: take it out there");
            Vec::new()
        }
        None => Vec::new(),
    }
}

fn save(state: &mut State) -> Vec<Effect> {
    let Some(file) = state.settings.views_file.clone() else {
        state.hint("Views are kept until you quit: no configuration is read");
        return Vec::new();
    };
    let own = state.settings.views.iter().filter(|view| view.is_own);
    vec![Effect::SaveViews {
        file,
        views: own.cloned().collect(),
    }]
}
