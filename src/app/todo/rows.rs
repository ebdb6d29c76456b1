//! The lines of the to-do list: to-dos, and the lines of groups that hold several. It changes nothing.

use std::collections::HashMap;

use crate::annotation::{Record, RecordId};
use crate::export::Grouping;

use super::super::overlay::{TodoPlace, TodoWindow};
use super::super::state::State;
use super::list::todo_ids;

/// A line of the to-do list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TodoRow {
    /// A group, and its to-dos, first things first.
    Group {
        /// What they have in common.
        name: String,
        /// Its to-dos.
        todos: Vec<RecordId>,
        /// Whether they are not shown.
        is_folded: bool,
    },
    /// A to-do.
    Todo {
        /// It.
        id: RecordId,
        /// Its place in the whole list, from 1.
        number: usize,
        /// Whether it stands below the line of its group.
        is_inside: bool,
    },
}

impl TodoRow {
    /// What the cursor is on when it is on this line.
    pub fn place(&self) -> TodoPlace {
        match self {
            Self::Group { name, .. } => TodoPlace::Group(name.clone()),
            Self::Todo { id, .. } => TodoPlace::Todo(*id),
        }
    }

    /// The to-dos that an action on this line is for.
    pub fn todos(&self) -> Vec<RecordId> {
        match self {
            Self::Group { todos, .. } => todos.clone(),
            Self::Todo { id, .. } => vec![*id],
        }
    }
}

/// The lines of the to-do list. Groups stand where their first to-do stands.
pub fn todo_rows(state: &State, window: &TodoWindow) -> Vec<TodoRow> {
    let ids = todo_ids(state, &window.filter);
    let mut rows = Vec::with_capacity(ids.len());
    for (name, todos) in grouped(state, &ids, window.grouping) {
        let todos: Vec<(usize, RecordId)> = todos;
        let name = name.filter(|_| window.grouping != Grouping::Topic || todos.len() > 1);
        let is_folded = name.as_ref().is_some_and(|name| window.is_folded(name));
        let is_inside = name.is_some();
        rows.extend(name.map(|name| TodoRow::Group {
            name,
            todos: todos.iter().map(|(_, id)| *id).collect(),
            is_folded,
        }));
        let shown = todos.into_iter().filter(|_| !is_folded);
        rows.extend(shown.map(|(number, id)| TodoRow::Todo {
            id,
            number,
            is_inside,
        }));
    }
    rows
}

/// To-dos with their numbers, by what they have in common; what is in no group stands alone.
type Group = (Option<String>, Vec<(usize, RecordId)>);

fn grouped(state: &State, ids: &[RecordId], grouping: Grouping) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, &id) in ids.iter().enumerate() {
        let todo = (at + 1, id);
        let record = state.records.get(id).map(|entry| &entry.record);
        let Some(name) = record.and_then(|record| group_of(state, record, grouping)) else {
            groups.push((None, vec![todo]));
            continue;
        };
        let place = *places.entry(name.clone()).or_insert_with(|| {
            groups.push((Some(name), Vec::new()));
            groups.len() - 1
        });
        if let Some((_, todos)) = groups.get_mut(place) {
            todos.push(todo);
        }
    }
    groups
}

/// The group a to-do belongs to.
fn group_of(state: &State, record: &Record, grouping: Grouping) -> Option<String> {
    let named = |name: Option<&str>, otherwise: &str| {
        let name = name.filter(|name| !name.trim().is_empty());
        Some(name.unwrap_or(otherwise).to_owned())
    };
    match grouping {
        Grouping::None => None,
        Grouping::Topic => record.topics.first().map(|topic| topic.name.clone()),
        Grouping::Event => named(record.post.event.as_deref(), "No event"),
        Grouping::Category => named(
            Some(&state.settings.categories.get(&record.category).name),
            "No kind",
        ),
        Grouping::Post => named(Some(&record.post.title), "No post"),
    }
}
