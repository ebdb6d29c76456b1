//! The notes pane: the open post's highlights in text order, the one at the reading position marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::annotation::Record;
use crate::app::{Pane, RecordEntry, SaveState, State, pane_body};
use crate::text::one_line;
use crate::text::width::display_width;
use crate::theme::Role;

use super::anchored::{self, Row, clipped, indented};
use super::palette::Palette;
use super::{care, words, write};

/// Lines of a note that are shown.
const NOTE_LINES: usize = 4;

/// Draws the notes pane.
pub fn draw(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let body = pane_body(area);
    let open = state.reading.open.as_ref();
    let entries: Vec<&RecordEntry> = open
        .into_iter()
        .flat_map(|open| state.records.of_post(open.id))
        .collect();
    if body.y > area.y {
        title(state, entries.len(), palette, area, buffer);
    }
    let body = care::draw(state, palette, body, buffer);
    if entries.is_empty() {
        return empty(state, palette, body, buffer);
    }
    let blocks: Vec<Vec<Row>> = entries
        .iter()
        .map(|entry| rows(state, entry, palette, body.width))
        .collect();
    let chosen = entries
        .iter()
        .position(|entry| Some(entry.record.id) == state.notes.chosen);
    let mut skip = lines_to_skip(&blocks, chosen, usize::from(body.height));
    let mut y = body.y;
    for (index, block) in blocks.iter().enumerate() {
        for row in block {
            if skip > 0 {
                skip -= 1;
            } else if y < body.bottom() {
                draw_row(
                    state,
                    row,
                    chosen == Some(index),
                    palette,
                    (body, y),
                    buffer,
                );
                y += 1;
            }
        }
    }
}

fn title(state: &State, count: usize, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let count = if count > 0 {
        format!("  this post, {count}")
    } else {
        String::new()
    };
    let parts = [
        ("Notes", palette.title(state.is_active(Pane::Notes))),
        (count.as_str(), palette.role(Role::Muted)),
    ];
    write::pieces(
        buffer,
        area.x + 1,
        area.y,
        area.width.saturating_sub(2),
        &parts,
    );
}

fn draw_row(
    state: &State,
    row: &[(String, Style)],
    chosen: bool,
    palette: &Palette,
    (body, y): (Rect, u16),
    buffer: &mut Buffer,
) {
    write::pieces(buffer, body.x + 2, y, body.width.saturating_sub(3), row);
    if chosen && !row.is_empty() {
        write::text(
            buffer,
            body.x,
            y,
            1,
            palette.symbols().bar,
            palette.role(Role::Focus),
        );
        if state.focus == Pane::Notes {
            write::line_style(buffer, body, y, palette.role(Role::Chosen));
        }
    }
}

/// So many lines that the chosen block is in sight, and no more.
fn lines_to_skip(blocks: &[Vec<Row>], chosen: Option<usize>, height: usize) -> usize {
    let Some(chosen) = chosen else { return 0 };
    let before: usize = blocks.iter().take(chosen).map(Vec::len).sum();
    let block = blocks.get(chosen).map_or(0, Vec::len);
    (before + block).saturating_sub(height).min(before)
}

fn rows(state: &State, entry: &RecordEntry, palette: &Palette, width: u16) -> Vec<Row> {
    let is_chosen = state.notes.chosen == Some(entry.record.id);
    let room = width.saturating_sub(5);
    let record = &entry.record;
    let mut rows = vec![heading(state, record, palette, room)];
    rows.extend(anchored::rows(state, entry, is_chosen, palette, room));
    let passage_end = rows.len();
    for line in record
        .note
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(NOTE_LINES)
    {
        rows.extend(clipped(
            &one_line(line),
            room,
            NOTE_LINES,
            palette.role(Role::Text),
        ));
    }
    rows.truncate(passage_end + NOTE_LINES);
    if state.conflicts.contains_key(&record.id) {
        let merge = state.keys("merge-versions");
        let sentence = format!("two versions, by git: {merge} merges them");
        rows.extend(clipped(&sentence, room, 2, palette.role(Role::Warning)));
    }
    match &entry.save_state {
        SaveState::Saved => {}
        SaveState::Saving => rows.push(indented("saving …", palette.role(Role::Muted))),
        SaveState::Failed(_) => rows.push(indented(
            &format!("not saved: {} tries again", state.keys("save-again")),
            palette.role(Role::Error),
        )),
    }
    rows.push(Row::new());
    rows
}

/// Symbol, status and topics; the category's name where it has room, for its symbol says it already.
fn heading(state: &State, record: &Record, palette: &Palette, room: u16) -> Row {
    let category = state.settings.categories.get(&record.category);
    let style = palette.category(category.color);
    let mut row = vec![(format!("{} ", category.symbol), style)];
    if let Some(todo) = &record.todo {
        row.push((
            format!("{} ", todo.status.sign()),
            palette.role(Role::Muted),
        ));
    }
    if record.topics.is_empty() {
        row.push((category.name.clone(), style));
    } else {
        row.push((words::subject(record), palette.role(Role::Subheading)));
        let name = format!("  {}", category.name);
        let used: usize = row.iter().map(|(text, _)| display_width(text)).sum();
        if used + display_width(&name) <= usize::from(room) + 2 {
            row.push((name, palette.role(Role::Muted)));
        }
    }
    row
}

fn empty(state: &State, palette: &Palette, body: Rect, buffer: &mut Buffer) {
    let sentence = format!(
        "Nothing marked here yet: {} keeps the sentence at the caret as a thing to dig into, {} as another kind.",
        state.keys("dig-into"),
        state.keys("mark"),
    );
    let room = Rect {
        x: body.x + 1,
        width: body.width.saturating_sub(3),
        ..body
    };
    write::paragraph(buffer, room, &sentence, palette.role(Role::Muted));
}
