//! The to-do list: rank, status, topic, passage, and where it comes from.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::annotation::{Record, Status};
use crate::app::overlay::{TodoFilter, TodoWindow};
use crate::app::{RecordEntry, State, todo_ids, window};
use crate::text::one_line;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{words, write};

/// Lines of one to-do: topic and note, passage, source; and a blank one where there is room for all.
const LINES: u16 = 3;

/// Draws the to-do list.
pub fn draw(state: &State, todos: &TodoWindow, palette: &Palette, buffer: &mut Buffer) {
    let area = window(state.width, state.height, 120, state.height);
    let room = write::window(buffer, palette, area, "Things to do");
    let ids = todo_ids(state, &todos.filter);
    filter(state, todos, ids.len(), palette, room, buffer);
    if room.height < 3 {
        return;
    }
    let list = Rect {
        y: room.y + 2,
        height: room.height - 2,
        ..room
    };
    if ids.is_empty() {
        return empty(state, todos, palette, list, buffer);
    }
    let roomy = ids.len() * usize::from(LINES + 1) <= usize::from(list.height);
    let step = if roomy { LINES + 1 } else { LINES };
    let fit = usize::from(list.height / step).max(1);
    let chosen = todos
        .chosen
        .and_then(|chosen| ids.iter().position(|&id| id == chosen))
        .unwrap_or(0);
    let first = chosen.saturating_sub(fit - 1);
    for (index, id) in ids.iter().enumerate().skip(first).take(fit) {
        let Some(entry) = state.records.get(*id) else {
            continue;
        };
        let y = list.y + step * (index - first) as u16;
        item(
            state,
            entry,
            (index, index == chosen),
            palette,
            Rect {
                y,
                height: LINES.min(list.bottom() - y),
                ..list
            },
            buffer,
        );
    }
}

fn filter(
    state: &State,
    todos: &TodoWindow,
    count: usize,
    palette: &Palette,
    room: Rect,
    buffer: &mut Buffer,
) {
    let used = write::right(
        buffer,
        room,
        room.y,
        &format!("{count}"),
        palette.role(Role::Muted),
    );
    let category = todos
        .filter
        .category
        .as_ref()
        .map(|id| state.settings.categories.get(id).name.clone());
    let category = format!("  {}", category.as_deref().unwrap_or("every kind"));
    let words = if todos.filter.query.is_empty() {
        String::new()
    } else {
        format!("  {}", one_line(todos.filter.query.text()))
    };
    let parts = [
        (todos.filter.status.word(), palette.role(Role::Subheading)),
        (category.as_str(), palette.role(Role::Muted)),
        (words.as_str(), palette.role(Role::Text)),
    ];
    write::pieces(
        buffer,
        room.x,
        room.y,
        room.width.saturating_sub(used + 1),
        &parts,
    );
}

fn item(
    state: &State,
    entry: &RecordEntry,
    (index, chosen): (usize, bool),
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let record = &entry.record;
    let category = state.settings.categories.get(&record.category);
    let status = record
        .todo
        .as_ref()
        .map(|todo| todo.status)
        .unwrap_or_default();
    let rank = format!("{:>3}  ", index + 1);
    let sign = format!("{} ", status.sign());
    let subject_style = if status.is_pending() {
        palette.role(Role::Subheading)
    } else {
        palette
            .role(Role::Muted)
            .add_modifier(Modifier::CROSSED_OUT)
    };
    let (subject, note) = subject_and_note(record);
    let symbol = format!("{} ", category.symbol);
    let first: [(&str, Style); 5] = [
        (&rank, palette.role(Role::Muted)),
        (
            &sign,
            palette.role(if status == Status::Doing {
                Role::Focus
            } else {
                Role::Muted
            }),
        ),
        (&symbol, palette.category(category.color)),
        (&subject, subject_style),
        (&note, palette.role(Role::Text)),
    ];
    write::pieces(buffer, area.x, area.y, area.width, &first);
    let (on, role) = match (record.quote(), &record.talk) {
        (Some(quote), _) => (format!("“{}”", one_line(quote)), Role::Quote),
        (None, Some(_)) => ("noted on the talk".to_owned(), Role::Muted),
        (None, None) => ("noted on the post".to_owned(), Role::Muted),
    };
    detail(buffer, area, 1, &on, palette.role(role));
    let source = source(state, entry, palette);
    detail(buffer, area, 2, &source, palette.role(Role::Muted));
    if chosen {
        write::chosen(buffer, palette, area);
    }
}

/// What a to-do is about, and the first line of what was noted; without topic and passage it is about its note.
fn subject_and_note(record: &Record) -> (String, String) {
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
            area.x + 9,
            area.y + row,
            area.width.saturating_sub(9),
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
    let gone = if entry.post_in(&state.library).is_none() {
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

fn empty(state: &State, todos: &TodoWindow, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let sentence = if todos.filter == TodoFilter::default() {
        format!(
            "Nothing to do yet. While reading, put the caret on a sentence and press {}: it comes here as a thing to dig into.",
            state.keys("dig-into")
        )
    } else {
        format!(
            "Nothing matches this filter: {} shows other statuses, {} other kinds, {} other words.",
            state.keys("filter-status"),
            state.keys("filter-category"),
            state.keys("filter-words")
        )
    };
    write::paragraph(buffer, area, &sentence, palette.role(Role::Muted));
}
