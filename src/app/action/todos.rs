//! What can be done in the to-do list: rank, status, filter, and the way back to the passage.

use crate::annotation::Status;
use crate::keymap::Context;

use super::super::changes;
use super::super::cursor::moved_among;
use super::super::effect::Effect;
use super::super::marking;
use super::super::opening::open_record;
use super::super::overlay::{Narrowed, Overlay, TodoFilter, TodoWindow};
use super::super::pane::Pane;
use super::super::state::State;
use super::super::todo_list::{change_filter, open_list, ranks_for_move, shown, todo_ids};
use super::editor::open_existing;
use super::entry::{Action, Count};
use super::query;

const TODOS: &[Context] = &[Context::Todos];

/// What can be done in the to-do list.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "todo-down",
        sentence: "Next to-do",
        contexts: TODOS,
        count: Count::Nothing,
        run: |s| move_by(s, 1),
    },
    Action {
        name: "todo-up",
        sentence: "To-do before",
        contexts: TODOS,
        count: Count::Nothing,
        run: |s| move_by(s, -1),
    },
    Action {
        name: "todo-page-down",
        sentence: "Ten to-dos down",
        contexts: TODOS,
        count: Count::Nothing,
        run: |s| move_by(s, 10),
    },
    Action {
        name: "todo-page-up",
        sentence: "Ten to-dos up",
        contexts: TODOS,
        count: Count::Nothing,
        run: |s| move_by(s, -10),
    },
    Action {
        name: "todo-start",
        sentence: "First to-do",
        contexts: TODOS,
        count: Count::Nothing,
        run: |s| move_by(s, -FAR),
    },
    Action {
        name: "todo-end",
        sentence: "Last to-do",
        contexts: TODOS,
        count: Count::Nothing,
        run: |s| move_by(s, FAR),
    },
    Action {
        name: "todo-raise",
        sentence: "Move the to-do up",
        contexts: TODOS,
        count: Count::Nothing,
        run: |s| move_rank(s, -1),
    },
    Action {
        name: "todo-lower",
        sentence: "Move the to-do down",
        contexts: TODOS,
        count: Count::Nothing,
        run: |s| move_rank(s, 1),
    },
    Action {
        name: "todo-next-status",
        sentence: "Next status: open, doing, done, dropped",
        contexts: TODOS,
        count: Count::Nothing,
        run: next_status,
    },
    Action {
        name: "todo-done",
        sentence: "Mark as done",
        contexts: TODOS,
        count: Count::Nothing,
        run: |s| set_status(s, Status::Done),
    },
    Action {
        name: "todo-drop",
        sentence: "Mark as dropped",
        contexts: TODOS,
        count: Count::Nothing,
        run: |s| set_status(s, Status::Dropped),
    },
    Action {
        name: "todo-open",
        sentence: "Go to the passage",
        contexts: TODOS,
        count: Count::Nothing,
        run: open_passage,
    },
    Action {
        name: "todo-edit",
        sentence: "Edit topic and note",
        contexts: TODOS,
        count: Count::Nothing,
        run: edit,
    },
    Action {
        name: "filter-status",
        sentence: "Show other statuses",
        contexts: TODOS,
        count: Count::Nothing,
        run: next_status_filter,
    },
    Action {
        name: "filter-category",
        sentence: "Show one category",
        contexts: TODOS,
        count: Count::Nothing,
        run: next_category_filter,
    },
    Action {
        name: "filter-words",
        sentence: "Filter by words, topic:, status: and so on",
        contexts: TODOS,
        count: Count::Nothing,
        run: start_filter,
    },
];

/// More than any list is long.
const FAR: isize = 1 << 30;

/// Opens the to-do list, the cursor on the highlight chosen in the notes pane if it is one.
pub fn open(state: &mut State) -> Vec<Effect> {
    if state
        .overlays
        .iter()
        .any(|overlay| matches!(overlay, Overlay::Todos(_)))
    {
        return Vec::new();
    }
    let filter = TodoFilter::default();
    let ids = todo_ids(state, &filter);
    let chosen = state
        .notes
        .chosen
        .filter(|chosen| ids.contains(chosen))
        .or_else(|| ids.first().copied());
    state
        .overlays
        .push(Overlay::Todos(Box::new(TodoWindow { filter, chosen })));
    Vec::new()
}

/// Moves the cursor by this many to-dos.
pub fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    let (ids, chosen) = shown(state);
    let next = moved_among(&ids, chosen, delta);
    if let Some(window) = open_list(state) {
        window.chosen = next;
    }
    Vec::new()
}

/// Moves the to-do under the cursor up (`-1`) or down (`1`) in rank.
fn move_rank(state: &mut State, direction: isize) -> Vec<Effect> {
    let (ids, Some(chosen)) = shown(state) else {
        return Vec::new();
    };
    let ranks = ranks_for_move(state, &ids, chosen, direction);
    let edits = ranks.into_iter().filter_map(|(id, rank)| {
        changes::edited(state, id, |record| {
            record.todo.get_or_insert_default().rank = rank;
        })
    });
    let edits = edits.collect();
    changes::all_at_once(state, edits, "moved a to-do in the list")
}

/// Gives the to-do under the cursor the next status; one that leaves the list passes the cursor to its neighbour.
fn next_status(state: &mut State) -> Vec<Effect> {
    let (_, Some(chosen)) = shown(state) else {
        return Vec::new();
    };
    let Some(todo) = state
        .records
        .get(chosen)
        .and_then(|entry| entry.record.todo.clone())
    else {
        return Vec::new();
    };
    let next = match todo.status {
        Status::Open => Status::Doing,
        Status::Doing => Status::Done,
        Status::Done => Status::Dropped,
        Status::Dropped => Status::Open,
    };
    set_status(state, next)
}

/// Gives the to-do under the cursor a status.
fn set_status(state: &mut State, status: Status) -> Vec<Effect> {
    let (ids, Some(chosen)) = shown(state) else {
        return Vec::new();
    };
    let at = ids.iter().position(|&id| id == chosen).unwrap_or(0);
    let effects = marking::set_status(state, chosen, status);
    let (ids, _) = shown(state);
    if !ids.contains(&chosen) {
        let (show, undo) = (state.keys("filter-status"), state.keys("undo"));
        state.hint(format!(
            "{}: no longer in this view; {show} shows other statuses, {undo} takes it back",
            status.word()
        ));
        let neighbour = ids.get(at).or(ids.last()).copied();
        if let Some(window) = open_list(state) {
            window.chosen = neighbour;
        }
    }
    effects
}

/// Opens the passage of the to-do under the cursor.
fn open_passage(state: &mut State) -> Vec<Effect> {
    let (_, Some(chosen)) = shown(state) else {
        return Vec::new();
    };
    if state
        .records
        .get(chosen)
        .is_some_and(|entry| entry.post.is_some())
    {
        state.overlays.pop();
        state.focus_on(Pane::Reading);
    }
    open_record(state, chosen)
}

fn edit(state: &mut State) -> Vec<Effect> {
    shown(state)
        .1
        .map(|id| open_existing(state, id))
        .unwrap_or_default()
}

/// Shows the next set of statuses.
fn next_status_filter(state: &mut State) -> Vec<Effect> {
    change_filter(state, |window| {
        window.filter.status = window.filter.status.next();
    });
    Vec::new()
}

/// Shows one category after the other, then all.
fn next_category_filter(state: &mut State) -> Vec<Effect> {
    let actionable: Vec<String> = state
        .settings
        .categories
        .iter()
        .filter(|c| c.actionable)
        .map(|c| c.id.clone())
        .collect();
    change_filter(state, |window| {
        let at = window
            .filter
            .category
            .as_ref()
            .and_then(|id| actionable.iter().position(|other| other == id));
        window.filter.category = actionable.get(at.map_or(0, |at| at + 1)).cloned();
    });
    Vec::new()
}

/// Opens the line of a query.
fn start_filter(state: &mut State) -> Vec<Effect> {
    query::open(state, Narrowed::Todos)
}
