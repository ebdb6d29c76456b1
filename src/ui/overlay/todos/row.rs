//! A line of the to-do list: of a group, or of a to-do in one line or three.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::annotation::{Priority, Record, RecordId, Status, Todo};
use crate::app::overlay::TodoWindow;
use crate::app::{RecordEntry, State, TodoRow};
use crate::text::{counted, one_line};
use crate::theme::Role;

use super::super::super::palette::Palette;
use super::super::super::{words, write};

/// How much of a to-do is in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One line; the rest stands beside the list.
    Flat,
    /// Topic and note, passage, source.
    Tall,
}

/// Lines of a to-do that tells its passage and source.
const TALL: u16 = 3;

/// Cells before the subject: place, mark, status, category.
const LEAD: u16 = 10;

/// The lines that a row fills.
pub(super) const fn lines(row: &TodoRow, shape: Shape) -> u16 {
    match (row, shape) {
        (TodoRow::Group { .. }, _) | (TodoRow::Todo { .. }, Shape::Flat) => 1,
        (TodoRow::Todo { .. }, Shape::Tall) => TALL,
    }
}

/// How far each row is from the next: a blank line between tall ones, where all fit so.
pub(super) fn heights(rows: &[TodoRow], shape: Shape, room: u16) -> Vec<u16> {
    let gap =
        |row: &TodoRow| u16::from(shape == Shape::Tall && matches!(row, TodoRow::Todo { .. }));
    let roomy = rows
        .iter()
        .map(|row| usize::from(lines(row, shape) + gap(row)));
    let is_roomy = roomy.sum::<usize>() <= usize::from(room);
    let height = |row| lines(row, shape) + if is_roomy { gap(row) } else { 0 };
    rows.iter().map(height).collect()
}

/// Draws a row.
pub(super) fn draw(
    state: &State,
    todos: &TodoWindow,
    row: &TodoRow,
    shape: Shape,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    match row {
        TodoRow::Group {
            name,
            todos: ids,
            is_folded,
        } => {
            let are_marked = ids.iter().all(|id| todos.marked.contains(id));
            let sign = palette.symbols().folds[usize::from(!*is_folded)];
            let mark = if are_marked {
                palette.symbols().picked
            } else {
                " "
            };
            let count = counted(ids.len(), "thing to do", "things to do");
            let parts = [
                (format!("    {mark}{sign} "), palette.role(Role::Muted)),
                (one_line(name).into_owned(), palette.role(Role::Subheading)),
                (format!("  {count}"), palette.role(Role::Muted)),
            ];
            let used = if *is_folded {
                right(state, &most_pressing(state, ids), palette, area, buffer)
            } else {
                0
            };
            let width = area.width.saturating_sub(used);
            write::pieces(buffer, area.x, area.y, width, &parts);
        }
        TodoRow::Todo {
            id,
            number,
            is_inside,
        } => {
            let Some(entry) = state.records.get(*id) else {
                return;
            };
            let indent = u16::from(*is_inside && shape == Shape::Flat) * 2;
            let lead = Lead {
                number: *number,
                is_marked: todos.marked.contains(id),
                indent,
            };
            first_line(state, entry, &lead, shape, palette, area, buffer);
            if shape == Shape::Tall {
                rest(state, entry, palette, area, buffer);
            }
        }
    }
}

/// What is to be told at the line of a group that is folded: the nearest day and the highest priority of what waits in it.
fn most_pressing(state: &State, ids: &[RecordId]) -> Todo {
    let entries = ids.iter().filter_map(|id| state.records.get(*id));
    let todos = entries.filter_map(|entry| entry.record.todo.as_ref());
    let pending = todos.filter(|todo| todo.status.is_pending());
    Todo {
        due: pending.clone().filter_map(|todo| todo.due).min(),
        priority: pending.filter_map(|todo| todo.priority).min(),
        ..Todo::default()
    }
}

/// What stands before the subject of a to-do.
struct Lead {
    number: usize,
    is_marked: bool,
    indent: u16,
}

fn first_line(
    state: &State,
    entry: &RecordEntry,
    lead: &Lead,
    shape: Shape,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let record = &entry.record;
    let category = state.settings.categories.get(&record.category);
    let todo = record.todo.clone().unwrap_or_default();
    let used = right(state, &todo, palette, area, buffer);
    let subject_style = if todo.status.is_pending() {
        palette.role(Role::Subheading)
    } else {
        palette
            .role(Role::Muted)
            .add_modifier(Modifier::CROSSED_OUT)
    };
    let (subject, note) = subject_and_note(record);
    // One topic may have several passages; where the note does not tell them apart, their words do.
    let quote = record
        .quote()
        .filter(|_| note.is_empty() && shape == Shape::Flat);
    let quote = quote.filter(|quote| one_line(quote) != subject);
    let quote = quote.map_or_else(String::new, |quote| format!("  “{}”", one_line(quote)));
    let mark = if lead.is_marked {
        palette.symbols().picked
    } else {
        " "
    };
    let status = if todo.status == Status::Doing {
        Role::Focus
    } else {
        Role::Muted
    };
    let place = format!("{:>3}", lead.number);
    let indent = " ".repeat(usize::from(lead.indent));
    let parts: [(String, Style); 8] = [
        (place, palette.role(Role::Muted)),
        (format!(" {mark}"), palette.role(Role::Focus)),
        (indent, palette.role(Role::Muted)),
        (
            format!("{} ", palette.status_sign(todo.status)),
            palette.role(status),
        ),
        (
            format!("{} ", category.symbol),
            palette.category(category.color),
        ),
        (subject, subject_style),
        (note, palette.role(Role::Text)),
        (quote, palette.role(Role::Quote)),
    ];
    let width = area.width.saturating_sub(used);
    write::pieces(buffer, area.x, area.y, width, &parts);
}

/// Priority and day at the right; returns the cells they take with the gap before them.
fn right(state: &State, todo: &Todo, palette: &Palette, area: Rect, buffer: &mut Buffer) -> u16 {
    /// With fewer cells what it is about needs all of them.
    const LEAST: u16 = 44;
    if area.width < LEAST {
        return 0;
    }
    let today = state.today();
    let due = todo.due.filter(|_| todo.status.is_pending());
    let day = due.map(|due| words::near_day(due, today));
    let parts: Vec<String> = todo
        .priority
        .map(|priority| priority.word().to_owned())
        .into_iter()
        .chain(day)
        .collect();
    let role = match (due, todo.priority) {
        (Some(due), _) if due < today => Role::Error,
        (Some(due), _) if due == today => Role::Warning,
        (_, Some(Priority::High)) if todo.status.is_pending() => Role::Warning,
        _ => Role::Muted,
    };
    let used = write::right(buffer, area, area.y, &parts.join(" · "), palette.role(role));
    if used > 0 { used + 2 } else { 0 }
}

fn rest(state: &State, entry: &RecordEntry, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let record = &entry.record;
    let (on, role) = match record.quote() {
        Some(quote) => (format!("“{}”", one_line(quote)), Role::Quote),
        None => (without_passage(record).to_owned(), Role::Muted),
    };
    detail(buffer, area, 1, &on, palette.role(role));
    let source = source(state, entry, palette);
    detail(buffer, area, 2, &source, palette.role(Role::Muted));
}

/// What a record without a passage belongs to.
pub(super) const fn without_passage(record: &Record) -> &'static str {
    if record.talk.is_some() {
        "noted on the talk"
    } else if record.post.is_none() {
        "of no post"
    } else {
        "noted on the post"
    }
}

/// What a to-do is about, and the first line of what was noted; without topic and passage it is about its note.
pub(super) fn subject_and_note(record: &Record) -> (String, String) {
    let first = record.note.lines().find(|line| !line.trim().is_empty());
    let first = one_line(first.unwrap_or_default()).into_owned();
    match words::subject(record) {
        subject if subject.is_empty() && first.is_empty() => {
            (one_line(words::about(record)).into_owned(), first)
        }
        subject if subject.is_empty() => (first, String::new()),
        subject if first.is_empty() => (subject, first),
        subject => (subject, format!("  {first}")),
    }
}

fn detail(buffer: &mut Buffer, area: Rect, row: u16, text: &str, style: Style) {
    if row < area.height {
        write::text(
            buffer,
            area.x + LEAD,
            area.y + row,
            area.width.saturating_sub(LEAD),
            text,
            style,
        );
    }
}

/// Talk, post, and whether the passage is still there.
fn source(state: &State, entry: &RecordEntry, palette: &Palette) -> String {
    let record = &entry.record;
    let talk = record.talk.as_ref().map(|talk| talk.title.clone());
    let doubt = || {
        let sign = palette.state_sign(entry.anchor_state()?)?;
        Some(format!("{sign} {}", words::anchor_state(entry)?))
    };
    let gone = if record.post.is_none() {
        None
    } else if entry.post_in(&state.library).is_none() {
        Some("the post is not in this library".to_owned())
    } else {
        doubt()
    };
    let parts = [talk, Some(record.post.title.clone()), gone];
    parts
        .into_iter()
        .flatten()
        .map(|part| one_line(&part).into_owned())
        .collect::<Vec<_>>()
        .join(" · ")
}
