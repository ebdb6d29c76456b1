//! The outline of the open post: talks with their speakers, sections, and how much is marked in each.

use std::collections::HashMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::OutlineWindow;
use crate::app::pane::OpenPost;
use crate::app::{OutlineEntry, RecordEntry, State, outline_window, section_around, window_body};
use crate::text::one_line;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::write;

/// Columns for each level.
const INDENT: u16 = 2;

/// From this depth on lines are not indented further: their words need the room.
const DEEPEST: u16 = 6;

/// Draws the outline.
pub fn draw(state: &State, outline: &OutlineWindow, palette: &Palette, buffer: &mut Buffer) {
    let Some(open) = &state.reading.open else {
        return;
    };
    let sections = open.content.document.sections.len();
    let area = outline_window(state.width, state.height, sections);
    let room = write::window(buffer, palette, area, "Outline");
    let list = below_filter(room);
    if list != room {
        filter(outline, sections, palette, room, buffer);
    }
    if outline.entries.is_empty() {
        let sentence = "No heading and no speaker has these words.";
        return write::paragraph(buffer, list, sentence, palette.role(Role::Muted));
    }
    let counts = highlights(state, open);
    for (index, area) in rows(outline, list) {
        let Some(entry) = outline.entries.get(index) else {
            break;
        };
        let count = counts.get(&(entry.section as usize)).copied();
        line(open, *entry, count, palette, area, buffer);
        if index == outline.chosen {
            write::chosen(buffer, palette, area);
        }
    }
}

/// The entry at a cell.
pub fn item_at(state: &State, outline: &OutlineWindow, cell: (u16, u16)) -> Option<usize> {
    let sections = state.reading.open.as_ref()?.content.document.sections.len();
    let area = outline_window(state.width, state.height, sections);
    let list = below_filter(window_body(area));
    write::row_at(rows(outline, list), cell)
}

/// The room for the entries: below the line of the filter, where there is room for that.
fn below_filter(room: Rect) -> Rect {
    let above = if room.height < 4 { 0 } else { 2 };
    Rect {
        y: room.y + above,
        height: room.height - above,
        ..room
    }
}

/// The entries in sight with their lines, the chosen one in the middle.
fn rows(outline: &OutlineWindow, list: Rect) -> impl Iterator<Item = (usize, Rect)> {
    let fit = usize::from(list.height);
    let last_first = outline.entries.len().saturating_sub(fit);
    let first = outline.chosen.saturating_sub(fit / 2).min(last_first);
    write::rows(list, 1, first..outline.entries.len())
}

fn filter(
    outline: &OutlineWindow,
    sections: usize,
    palette: &Palette,
    room: Rect,
    buffer: &mut Buffer,
) {
    let shown = outline.entries.len();
    let count = if shown == sections {
        shown.to_string()
    } else {
        format!("{shown} of {sections}")
    };
    let used = write::right(buffer, room, room.y, &count, palette.role(Role::Muted));
    let (text, role) = match &outline.typing {
        Some(field) => (
            format!("/{}", write::with_cursor(palette, field)),
            Role::Text,
        ),
        None if outline.words.is_empty() => ("talks and sections".to_owned(), Role::Muted),
        None => (format!("“{}”", outline.words), Role::Text),
    };
    let width = room.width.saturating_sub(used + 1);
    write::text(buffer, room.x, room.y, width, &text, palette.role(role));
}

/// A section's title, its speakers, and how many highlights lie in it.
fn line(
    open: &OpenPost,
    entry: OutlineEntry,
    count: Option<usize>,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let document = &open.content.document;
    let Some(section) = document.sections.get(entry.section as usize) else {
        return;
    };
    let counted = count
        .map(|count| format!("{}{count}", palette.symbols().highlights))
        .unwrap_or_default();
    let used = write::right(buffer, area, area.y, &counted, palette.role(Role::Muted));
    let heading = section.heading.of(&document.text);
    let (title, speakers, role) = match &section.talk {
        Some(talk) => {
            let names: Vec<&str> = talk.speakers.iter().map(|s| s.name.as_str()).collect();
            (talk.title.as_str(), names.join(", "), Role::Talk)
        }
        None => (heading, String::new(), Role::Text),
    };
    let gap = if speakers.is_empty() { "" } else { "  " };
    let parts = [
        (one_line(title).into_owned(), palette.role(role)),
        (
            format!("{gap}{}", one_line(&speakers)),
            palette.role(Role::Muted),
        ),
    ];
    let indent = 2 + INDENT * entry.depth.min(DEEPEST);
    let room = area
        .width
        .saturating_sub(indent + used + u16::from(used > 0));
    write::pieces(buffer, area.x + indent, area.y, room, &parts);
}

/// How many highlights begin in each section itself, by the section's index.
fn highlights(state: &State, open: &OpenPost) -> HashMap<usize, usize> {
    let mut counts = HashMap::new();
    let spans = state.records.of_post(open.id).filter_map(RecordEntry::span);
    for span in spans {
        if let Some(section) = section_around(&open.content.document, span.start) {
            *counts.entry(section).or_insert(0) += 1;
        }
    }
    counts
}
