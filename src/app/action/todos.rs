//! What can be done in the to-do list: rank, status, priority, marks, groups, filter, and the way back to the passage.

use crate::annotation::{Priority, RecordId, Status, Todo};
use crate::export::Grouping;
use crate::keymap::Context;
use crate::text::counted;

use super::super::changes;
use super::super::effect::Effect;
use super::super::marking::described_records;
use super::super::opening::open_record;
use super::super::overlay::{Narrowed, Overlay, TodoFilter, TodoPlace, TodoWindow};
use super::super::pane::Pane;
use super::super::state::State;
use super::super::todo::{
    Shown, TodoRow, change_filter, choose_line, edits_for_move, keep_cursor, open_list, todo_ids,
    unmark,
};
use super::editor::{self, open_existing};
use super::entry::{Action, Count};
use super::{due, query};

const TODOS: &[Context] = &[Context::Todos];

/// What can be done in the to-do list.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "todo-down",
        sentence: "Next to-do",
        contexts: TODOS,
        count: Count::Takes(|s, count| move_by(s, lines(count))),
        run: |s| move_by(s, 1),
    },
    Action {
        name: "todo-up",
        sentence: "To-do before",
        contexts: TODOS,
        count: Count::Takes(|s, count| move_by(s, -lines(count))),
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
        sentence: "Move up in the list",
        contexts: TODOS,
        count: Count::Takes(|s, count| move_rank(s, -lines(count))),
        run: |s| move_rank(s, -1),
    },
    Action {
        name: "todo-lower",
        sentence: "Move down in the list",
        contexts: TODOS,
        count: Count::Takes(|s, count| move_rank(s, lines(count))),
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
        name: "todo-priority",
        sentence: "Next priority: none, high, medium, low",
        contexts: TODOS,
        count: Count::Nothing,
        run: next_priority,
    },
    Action {
        name: "todo-due",
        sentence: "Say when it is due",
        contexts: TODOS,
        count: Count::Nothing,
        run: due::open,
    },
    Action {
        name: "todo-add",
        sentence: "Add a to-do that belongs to no post",
        contexts: TODOS,
        count: Count::Nothing,
        run: editor::open_alone,
    },
    Action {
        name: "todo-mark",
        sentence: "Choose it for the next action; once more leaves it out",
        contexts: TODOS,
        count: Count::Nothing,
        run: mark,
    },
    Action {
        name: "todo-mark-all",
        sentence: "Choose all that are shown, or none",
        contexts: TODOS,
        count: Count::Nothing,
        run: mark_all,
    },
    Action {
        name: "todo-group",
        sentence: "Gather by topic, event, category or post",
        contexts: TODOS,
        count: Count::Nothing,
        run: next_grouping,
    },
    Action {
        name: "todo-unfold",
        sentence: "Show the to-dos of a group",
        contexts: TODOS,
        count: Count::Nothing,
        run: |s| fold(s, false),
    },
    Action {
        name: "todo-fold",
        sentence: "Show a group as one line",
        contexts: TODOS,
        count: Count::Nothing,
        run: |s| fold(s, true),
    },
    Action {
        name: "todo-open",
        sentence: "Go to the passage; unfold a group",
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
    let window = TodoWindow {
        filter,
        chosen: chosen.map(TodoPlace::Todo),
        ..TodoWindow::default()
    };
    state.overlays.push(Overlay::Todos(Box::new(window)));
    Vec::new()
}

/// A count as lines to go.
fn lines(count: u32) -> isize {
    isize::try_from(count).unwrap_or(FAR)
}

/// Moves the cursor by this many lines.
pub fn move_by(state: &mut State, delta: isize) -> Vec<Effect> {
    let shown = Shown::of(state);
    let last = shown.rows.len().saturating_sub(1);
    choose_line(state, shown.at.saturating_add_signed(delta).min(last));
    Vec::new()
}

/// Moves what the action is for up (below 0) or down by so many lines.
fn move_rank(state: &mut State, lines: isize) -> Vec<Effect> {
    let shown = Shown::of(state);
    let edits = edits_for_move(state, &shown, lines);
    if edits.is_empty() && !shown.targets.is_empty() {
        let end = if lines < 0 { "top" } else { "bottom" };
        state.hint(format!("It is at the {end} already"));
    }
    let sentence = format!(
        "moved {} in the list",
        described_records(state, &shown.targets)
    );
    changes::all_at_once(state, edits, &sentence)
}

/// Gives the to-do under the cursor the next status; one that leaves the list passes the cursor to its neighbour.
fn next_status(state: &mut State) -> Vec<Effect> {
    let Some(todo) = first_todo(state) else {
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

/// The first of the to-dos that an action is for: what comes next for all of them goes by it.
fn first_todo(state: &State) -> Option<Todo> {
    let first = *Shown::of(state).targets.first()?;
    state.records.get(first)?.record.todo.clone()
}

/// Gives to-dos a status.
fn set_status(state: &mut State, status: Status) -> Vec<Effect> {
    let shown = Shown::of(state);
    let now = state.now;
    let edits = shown.targets.iter().filter_map(|&id| {
        changes::edited(state, id, |record| {
            let todo = record.todo.get_or_insert_default();
            if todo.status != status {
                todo.set_status(status, now);
            }
        })
    });
    let edits = edits.collect();
    let told = described_records(state, &shown.targets);
    let sentence = format!("made {told} {}", status.word());
    let effects = changes::all_at_once(state, edits, &sentence);
    let left = shown.targets.len();
    unmark(state);
    keep_cursor(state, shown.at);
    let remaining = Shown::of(state).rows;
    let is_gone = |id: &RecordId| !remaining.iter().any(|row| row.todos().contains(id));
    if left > 0 && shown.targets.iter().all(is_gone) {
        let (show, undo) = (state.keys("filter-status"), state.keys("undo"));
        state.hint(format!(
            "{}: no longer in this view; {show} shows other statuses, {undo} takes it back",
            status.word()
        ));
    }
    effects
}

/// Gives to-dos the priority after that of the first of them.
fn next_priority(state: &mut State) -> Vec<Effect> {
    let Some(todo) = first_todo(state) else {
        return Vec::new();
    };
    let next = match todo.priority {
        None => Some(Priority::High),
        Some(Priority::High) => Some(Priority::Medium),
        Some(Priority::Medium) => Some(Priority::Low),
        Some(Priority::Low) => None,
    };
    let targets = Shown::of(state).targets;
    let edits = targets.iter().filter_map(|&id| {
        changes::edited(state, id, |record| {
            record.todo.get_or_insert_default().priority = next;
        })
    });
    let edits = edits.collect();
    let word = next.map_or("no", Priority::word);
    let sentence = format!(
        "gave {} {word} priority",
        described_records(state, &targets)
    );
    changes::all_at_once(state, edits, &sentence)
}

/// Marks the to-dos of the line under the cursor, or takes their marks away, and goes to the next line.
fn mark(state: &mut State) -> Vec<Effect> {
    let shown = Shown::of(state);
    let todos = shown.row().map(TodoRow::todos).unwrap_or_default();
    if let Some(window) = open_list(state) {
        let are_marked = todos.iter().all(|id| window.marked.contains(id));
        for id in todos {
            if are_marked {
                window.marked.remove(&id);
            } else {
                window.marked.insert(id);
            }
        }
    }
    tell_marked(state);
    move_by(state, 1)
}

/// Marks all to-dos that are shown; if all are, none.
fn mark_all(state: &mut State) -> Vec<Effect> {
    let rows = Shown::of(state).rows;
    let all: std::collections::BTreeSet<RecordId> = rows.iter().flat_map(TodoRow::todos).collect();
    if let Some(window) = open_list(state) {
        window.marked = if window.marked == all {
            std::collections::BTreeSet::new()
        } else {
            all
        };
    }
    tell_marked(state);
    Vec::new()
}

fn tell_marked(state: &mut State) {
    let count = open_list(state).map_or(0, |window| window.marked.len());
    if count > 0 {
        let mark = state.keys("todo-mark-all");
        let todos = counted(count, "to-do is chosen", "to-dos are chosen");
        state.hint(format!(
            "{todos}: the next action is for all of them; {mark} chooses all or none"
        ));
    }
}

/// Gathers the to-dos in the next way.
fn next_grouping(state: &mut State) -> Vec<Effect> {
    change_filter(state, |window| {
        let at = Grouping::ALL
            .iter()
            .position(|grouping| *grouping == window.grouping);
        let next = at.map_or(0, |at| at + 1);
        window.grouping = Grouping::ALL.get(next).copied().unwrap_or_default();
        window.turned.clear();
    });
    Vec::new()
}

/// Folds the group under the cursor or around it, or unfolds it.
fn fold(state: &mut State, wanted: bool) -> Vec<Effect> {
    let shown = Shown::of(state);
    let group = shown
        .rows
        .iter()
        .take(shown.at + 1)
        .rev()
        .find_map(|row| match row {
            TodoRow::Group { name, todos, .. } => Some((name.clone(), todos.clone())),
            TodoRow::Todo { .. } => None,
        });
    let under = shown.todo();
    let Some((name, todos)) =
        group.filter(|(_, todos)| under.is_some_and(|id| todos.contains(&id)))
    else {
        return Vec::new();
    };
    if let Some(window) = open_list(state)
        && window.is_folded(&name) != wanted
    {
        window.turn(&name);
        window.chosen = match todos.first() {
            Some(first) if !wanted => Some(TodoPlace::Todo(*first)),
            _ => Some(TodoPlace::Group(name)),
        };
    }
    Vec::new()
}

/// Opens the passage of the to-do under the cursor; unfolds or folds a group.
fn open_passage(state: &mut State) -> Vec<Effect> {
    let shown = Shown::of(state);
    let chosen = match shown.row() {
        Some(TodoRow::Group { is_folded, .. }) => return fold(state, !*is_folded),
        Some(TodoRow::Todo { id, .. }) => *id,
        None => return Vec::new(),
    };
    let entry = state.records.get(chosen);
    if entry.is_some_and(|entry| entry.record.post.is_none()) {
        return open_existing(state, chosen);
    }
    if entry.is_some_and(|entry| entry.post.is_some()) {
        state.overlays.pop();
        state.focus_on(Pane::Reading);
    }
    open_record(state, chosen)
}

fn edit(state: &mut State) -> Vec<Effect> {
    match Shown::of(state).row() {
        Some(TodoRow::Todo { id, .. }) => open_existing(state, *id),
        Some(TodoRow::Group { .. }) => fold(state, false),
        None => Vec::new(),
    }
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
