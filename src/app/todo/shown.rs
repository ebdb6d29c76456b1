//! The open to-do list as it is shown: its lines, its cursor, and what an action in it is for.

use crate::annotation::RecordId;

use super::super::overlay::{Overlay, TodoPlace, TodoWindow};
use super::super::state::State;
use super::list::{open_list, todo_ids};
use super::rows::{TodoRow, todo_rows};

/// The open list as it is shown.
pub struct Shown {
    /// Its lines.
    pub rows: Vec<TodoRow>,
    /// The line under the cursor.
    pub at: usize,
    /// The to-dos that an action is for: those marked, else those of the line under the cursor.
    pub targets: Vec<RecordId>,
}

impl Shown {
    /// The open list; empty if none is open.
    pub fn of(state: &State) -> Self {
        let window = state.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Todos(window) => Some(window),
            _ => None,
        });
        let Some(window) = window else {
            return Self {
                rows: Vec::new(),
                at: 0,
                targets: Vec::new(),
            };
        };
        let rows = todo_rows(state, window);
        let at = line_of(&rows, window.chosen.as_ref()).unwrap_or(0);
        let mut targets: Vec<RecordId> = Vec::new();
        if !window.marked.is_empty() {
            let ids = todo_ids(state, &window.filter);
            targets.extend(ids.into_iter().filter(|id| window.marked.contains(id)));
        }
        if targets.is_empty() {
            targets = rows.get(at).map(TodoRow::todos).unwrap_or_default();
        }
        Self { rows, at, targets }
    }

    /// The line under the cursor.
    pub fn row(&self) -> Option<&TodoRow> {
        self.rows.get(self.at)
    }

    /// The to-do under the cursor, if it is one; the first one of a group.
    pub fn todo(&self) -> Option<RecordId> {
        self.row().and_then(|row| row.todos().first().copied())
    }
}

/// The line of a place: that of its group, if a to-do is folded away.
pub fn line_of(rows: &[TodoRow], place: Option<&TodoPlace>) -> Option<usize> {
    let place = place?;
    let exact = rows.iter().position(|row| row.place() == *place);
    exact.or_else(|| match place {
        TodoPlace::Todo(id) => rows.iter().position(|row| row.todos().contains(id)),
        TodoPlace::Group(_) => None,
    })
}

/// Puts the cursor on a line, or the nearest there is.
pub fn choose_line(state: &mut State, line: usize) {
    let rows = Shown::of(state).rows;
    choose_among(state, &rows, line);
}

fn choose_among(state: &mut State, rows: &[TodoRow], line: usize) {
    let row = rows.get(line).or(rows.last());
    let chosen = row.map(TodoRow::place);
    if let Some(window) = open_list(state) {
        window.chosen = chosen;
    }
}

/// Changes what the open list shows; the cursor stays on its to-do while that is shown.
pub fn change_filter(state: &mut State, change: impl FnOnce(&mut TodoWindow)) {
    if let Some(window) = open_list(state) {
        change(window);
    }
    keep_cursor(state, 0);
}

/// Puts the cursor on this line if what it was on is no longer shown.
pub fn keep_cursor(state: &mut State, otherwise: usize) {
    let rows = Shown::of(state).rows;
    let chosen = open_list(state).and_then(|window| window.chosen.clone());
    let line = line_of(&rows, chosen.as_ref()).unwrap_or(otherwise);
    choose_among(state, &rows, line);
}

/// Takes the marks from all to-dos of the open list.
pub fn unmark(state: &mut State) {
    if let Some(window) = open_list(state) {
        window.marked.clear();
    }
}
