//! Events, talks, speakers and topics: the lists one came through, a filter, rows, and the passage beside them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::{Subject, Target, ViewLevel, ViewRow, ViewsWindow};
use crate::app::{Passage, State, view_passage, view_title, window};
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{typed, write};
use super::in_place::{self, InPlace};

/// Between a list and the one one came from.
const STEP: &str = " › ";

/// Draws the window.
pub fn draw(state: &State, views: &ViewsWindow, palette: &Palette, buffer: &mut Buffer) {
    let Some(level) = views.level() else { return };
    let area = window(state.width, state.height, 140, 40);
    let room = write::window(buffer, palette, area, &trail(state, views));
    filter(level, palette, room, buffer);
    if room.height < 3 {
        return;
    }
    let list = Rect {
        y: room.y + 2,
        height: room.height - 2,
        ..room
    };
    if level.shown.is_empty() {
        let advice = advice(level);
        return write::paragraph(buffer, list, advice, palette.role(Role::Muted));
    }
    let mut rows_shown = level.rows.iter();
    let has_passages = rows_shown.any(|row| view_passage(state, &row.target).is_some());
    let (list, beside) = if has_passages {
        in_place::beside(list)
    } else {
        (list, None)
    };
    rows(level, palette, list, buffer);
    if let Some(area) = beside {
        write::separator(buffer, palette, area);
        preview(state, views, palette, area, buffer);
    }
}

/// "Events › `KubeCon` NA 2019 › A talk"
fn trail(state: &State, views: &ViewsWindow) -> String {
    let titles = views
        .levels
        .iter()
        .map(|level| view_title(state, &level.subject));
    titles.collect::<Vec<String>>().join(STEP)
}

/// What to do where a list shows nothing.
fn advice(level: &ViewLevel) -> &'static str {
    if !level.words.is_empty() {
        return "Nothing here has these words: take some away.";
    }
    match level.subject {
        Subject::Events => "No post tells of an event that is known.",
        Subject::Talks => "No post tells of a talk.",
        Subject::Speakers => "No talk names a speaker.",
        Subject::Topics => "No post and no note names a topic.",
        _ => "There is nothing left of it.",
    }
}

/// The words typed, and how many rows have them; the lists beside this one where nothing is typed.
fn filter(level: &ViewLevel, palette: &Palette, room: Rect, buffer: &mut Buffer) {
    let (shown, all) = level.counts();
    let count = if shown == all {
        all.to_string()
    } else {
        format!("{shown} of {all}")
    };
    let text = palette.role(Role::Text);
    let told = ("type to show only some", &*count);
    typed::asked(buffer, palette, room, &level.words, told, text);
}

fn rows(level: &ViewLevel, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let fit = usize::from(area.height);
    let mut y = 0;
    for (index, row) in (first(level, fit)..).map_while(|index| Some((index, level.row(index)?))) {
        let height = row.height();
        if y + height > fit {
            break;
        }
        let area = Rect {
            y: area.y + y as u16,
            height: height as u16,
            ..area
        };
        draw_row(row, palette, area, buffer);
        if index == level.chosen {
            write::chosen(buffer, palette, area);
        }
        y += height;
    }
}

/// The first row shown, so that the chosen one is in sight, with its heading if it is the first below it.
fn first(level: &ViewLevel, fit: usize) -> usize {
    let height = |index: usize| level.row(index).map_or(0, ViewRow::height);
    let (mut first, mut used) = (level.chosen, height(level.chosen));
    let half = fit / 2;
    while let Some(before) = first.checked_sub(1) {
        used += height(before);
        if used > fit || (used > half && rest(level, before, fit)) {
            break;
        }
        first = before;
    }
    first
}

/// Whether the rows from this one on fill so many lines.
fn rest(level: &ViewLevel, from: usize, fit: usize) -> bool {
    let mut used = 0;
    let rows = (from + 1..).map_while(|index| level.row(index));
    rows.map(ViewRow::height).any(|height| {
        used += height;
        used >= fit
    })
}

fn draw_row(row: &ViewRow, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    if row.is_heading() {
        write::text(
            buffer,
            area.x,
            area.y,
            area.width,
            &row.title,
            palette.role(Role::Subheading),
        );
        return;
    }
    let muted = palette.role(Role::Muted);
    let used = write::right(buffer, area, area.y, &row.fact, muted);
    let role = match row.target {
        Target::List(Subject::Talk(_)) => Role::Talk,
        _ => Role::Text,
    };
    let (x, room) = (area.x + 2, area.width.saturating_sub(2));
    let width = room.saturating_sub(used + 1);
    write::text(buffer, x, area.y, width, &row.title, palette.role(role));
    write::text(buffer, x, area.y + 1, room, &row.about, muted);
}

/// The chosen passage.
fn preview(state: &State, views: &ViewsWindow, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let chosen = views.level().and_then(ViewLevel::chosen_row);
    let passage = chosen.and_then(|row| view_passage(state, &row.target));
    let Some(Passage { post, at, marks }) = passage else {
        return;
    };
    let Some(content) = views.preview.content_of(post) else {
        return;
    };
    let hit = palette.role(Role::Hit);
    let passage = InPlace {
        content,
        at,
        lines: 0,
        styles: marks.into_iter().map(|mark| (mark, hit)).collect(),
    };
    passage.draw(state, palette, area, buffer);
}
