//! Where to-dos go that are moved up or down in the list, and the ranks they get there.

use std::collections::HashSet;

use crate::annotation::{Edit, Rank, RecordId, move_to};

use super::super::changes;
use super::super::overlay::TodoFilter;
use super::super::state::State;
use super::list::todo_ids;
use super::rows::TodoRow;
use super::shown::Shown;

/// The edits by which what an action is for comes before (below 0) or behind its neighbours, so many lines further.
/// Mostly one for each to-do; more only where to-dos had no rank or equal ones. None at the ends of the list.
pub fn edits_for_move(state: &State, shown: &Shown, lines: isize) -> Vec<Edit> {
    let block: HashSet<RecordId> = shown.targets.iter().copied().collect();
    let Some(neighbour) = neighbour(shown, &block, lines) else {
        return Vec::new();
    };
    let order: Vec<RecordId> = todo_ids(state, &TodoFilter::everything())
        .into_iter()
        .filter(|id| !block.contains(id))
        .collect();
    let Some(beside) = order.iter().position(|&other| other == neighbour) else {
        return Vec::new();
    };
    let target = if lines < 0 { beside } else { beside + 1 };
    let ranks: Vec<Rank> = order.iter().map(|&id| rank_of(state, id)).collect();
    let moved = move_to(&ranks.iter().collect::<Vec<_>>(), target);
    let behind = ranks.get(target).filter(|rank| !rank.is_unranked());
    let mut placed: Vec<(RecordId, Rank)> = Vec::new();
    for (at, rank) in moved.before {
        placed.extend(order.get(at).map(|&id| (id, rank)));
    }
    let mut rank = moved.rank;
    for &id in &shown.targets {
        let next = Rank::between(Some(&rank), behind);
        placed.push((id, std::mem::replace(&mut rank, next)));
    }
    placed
        .into_iter()
        .filter_map(|(id, rank)| {
            changes::edited(state, id, |record| {
                record.todo.get_or_insert_default().rank = rank;
            })
        })
        .collect()
}

/// The to-do beside which a block is put: the first of the line so many lines further.
fn neighbour(shown: &Shown, block: &HashSet<RecordId>, lines: isize) -> Option<RecordId> {
    let is_group = matches!(shown.row(), Some(TodoRow::Group { .. }));
    // A group moves among its like, and so does a to-do inside a group.
    let is_like = |row: &&TodoRow| match row {
        TodoRow::Group { .. } => is_group,
        TodoRow::Todo { is_inside, .. } => !is_group || !is_inside,
    };
    let inside = group_around(shown);
    let units: Vec<Vec<RecordId>> = shown
        .rows
        .iter()
        .filter(is_like)
        .map(TodoRow::todos)
        .filter(|todos| inside.is_none_or(|group| todos.iter().all(|id| group.contains(id))))
        .collect();
    let is_in_block = |todos: &Vec<RecordId>| todos.iter().any(|id| block.contains(id));
    let unit = if lines < 0 {
        let first = units.iter().position(is_in_block)?;
        first.checked_sub(1)?;
        first.saturating_sub(lines.unsigned_abs())
    } else {
        let last = units.iter().rposition(is_in_block)?;
        (last + lines.unsigned_abs()).min(units.len().checked_sub(1)?)
    };
    let todos = units.get(unit).filter(|todos| !is_in_block(todos))?;
    todos.first().copied()
}

/// The to-dos of the group around the to-do under the cursor, if all that is moved lies in it.
fn group_around(shown: &Shown) -> Option<&[RecordId]> {
    let is_inside = matches!(
        shown.row(),
        Some(TodoRow::Todo {
            is_inside: true,
            ..
        })
    );
    shown.rows.iter().find_map(|row| match row {
        TodoRow::Group { todos, .. } if is_inside => shown
            .targets
            .iter()
            .all(|id| todos.contains(id))
            .then_some(&**todos),
        _ => None,
    })
}

fn rank_of(state: &State, id: RecordId) -> Rank {
    let todo = state
        .records
        .get(id)
        .and_then(|entry| entry.record.todo.as_ref());
    todo.map(|todo| todo.rank.clone()).unwrap_or_default()
}
