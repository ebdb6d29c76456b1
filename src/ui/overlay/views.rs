//! Events, talks, speakers and topics: the lists one came through, a filter, rows, and the passage beside them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::{Subject, Target, ViewLevel, ViewRow, ViewsWindow};
use crate::app::{
    ListWindow, Passage, State, list_window, view_has_passages, view_passage, view_title,
};
use crate::text::width::display_width;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{empty, typed, write};
use super::in_place::InPlace;

/// Between a list and the one one came from.
const STEP: &str = " › ";

/// Draws the window.
pub fn draw(state: &State, views: &ViewsWindow, palette: &Palette, buffer: &mut Buffer) {
    let Some(level) = views.level() else { return };
    let has_passages = view_has_passages(state, level);
    let ListWindow {
        area,
        list,
        passage,
    } = list_window(state.width, state.height, has_passages);
    // The corners, and a blank on either side.
    let title = trail(state, views, usize::from(area.width.saturating_sub(4)));
    let room = write::window(buffer, palette, area, &title);
    filter(level, palette, room, buffer);
    if room.height < 3 {
        return;
    }
    if level.shown.is_empty() {
        let advice = advice(state, level);
        return write::paragraph(buffer, list, &advice, palette.role(Role::Muted));
    }
    rows(level, palette, list, buffer);
    if let Some(area) = passage {
        write::separator(buffer, palette, area);
        preview(state, views, palette, area, buffer);
    }
}

/// "Events › `KubeCon` NA 2019 › A talk"; where there is no room for all, the first ones give way.
fn trail(state: &State, views: &ViewsWindow, room: usize) -> String {
    let levels = views.levels.iter().rev();
    let mut titles = levels.map(|level| view_title(state, &level.subject));
    let mut trail = titles.next().unwrap_or_default();
    let left_out = format!("…{STEP}");
    let mut is_more = views.levels.len() > 1;
    for (at, title) in titles.enumerate() {
        let longer = format!("{title}{STEP}{trail}");
        let is_first = at + 2 == views.levels.len();
        let sign = if is_first {
            0
        } else {
            display_width(&left_out)
        };
        if display_width(&longer) + sign > room {
            break;
        }
        is_more = !is_first;
        trail = longer;
    }
    if is_more { left_out + &trail } else { trail }
}

/// What to do where a list shows nothing.
fn advice(state: &State, level: &ViewLevel) -> String {
    if !level.words.is_empty() {
        return "Nothing here has these words: take some away.".to_owned();
    }
    if let Some(sentence) = empty::without_posts(state) {
        return sentence;
    }
    let next = state.keys("views-next");
    let nothing = match level.subject {
        Subject::Events => "No post tells of a conference that is known",
        Subject::Talks => "No post tells of a talk",
        Subject::Speakers => "No talk names a speaker",
        Subject::Topics => "No post and no note names a topic",
        _ => return "There is nothing left of it.".to_owned(),
    };
    format!("{nothing}. {next} goes to the next list.")
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
    for (index, line) in level.in_sight(usize::from(area.height)) {
        let Some(row) = level.row(index) else {
            continue;
        };
        let area = Rect {
            y: area.y + line as u16,
            height: row.height() as u16,
            ..area
        };
        draw_row(row, palette, area, buffer);
        if index == level.chosen {
            write::chosen(buffer, palette, area);
        }
    }
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
