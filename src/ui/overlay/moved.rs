//! Choosing which post a missing one is now: what each candidate is, how much of the text it has, and how many of the
//! highlights are found in it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::moves::{Candidate, Found};
use crate::app::overlay::MovedWindow;
use crate::app::{State, moved_window, window_body};
use crate::library::Post;
use crate::text::width::ellipsize;
use crate::text::{counted, one_line};
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{words, write};

/// Lines of a candidate: title, path, what agrees, a blank one.
const LINES: u16 = 4;

/// Cells of another post's title.
const OTHER_TITLE: usize = 24;

/// Draws the window.
pub fn draw(state: &State, window: &MovedWindow, palette: &Palette, buffer: &mut Buffer) {
    let found = state.moves.found.get(&window.post);
    let candidates = found.map_or(&[][..], |found| &found.candidates);
    let area = moved_window(state.width, state.height, candidates.len());
    let room = write::window(buffer, palette, area, "Which post is this now?");
    let Some(found) = found else { return };
    let (head, list) = parts(room);
    for (y, line) in (head.top()..head.bottom()).zip(heading(found)) {
        let role = if y == head.top() {
            Role::Subheading
        } else {
            Role::Muted
        };
        write::text(buffer, head.x, y, head.width, &line, palette.role(role));
    }
    if candidates.is_empty() {
        let sentence =
            "No post of the library resembles it. Its notes stay, and each opens the kept copy.";
        return write::paragraph(buffer, list, sentence, palette.role(Role::Text));
    }
    let chosen = window.chosen.min(candidates.len() - 1);
    for (at, lines) in rows(window, candidates.len(), list) {
        let Some(candidate) = candidates.get(at) else {
            break;
        };
        let lines = Rect {
            height: lines.height.min(LINES - 1),
            ..lines
        };
        draw_candidate(state, found, candidate, palette, lines, buffer);
        if at == chosen {
            let height = 1.min(lines.height);
            write::chosen(buffer, palette, Rect { height, ..lines });
        }
    }
}

/// The candidate at a cell.
pub fn item_at(state: &State, window: &MovedWindow, cell: (u16, u16)) -> Option<usize> {
    let count = state.moves.found.get(&window.post)?.candidates.len();
    let area = moved_window(state.width, state.height, count);
    let (_, list) = parts(window_body(area));
    write::row_at(rows(window, count, list), cell)
}

/// The candidates in sight with their lines.
fn rows(window: &MovedWindow, count: usize, list: Rect) -> impl Iterator<Item = (usize, Rect)> {
    let chosen = window.chosen.min(count.saturating_sub(1));
    let in_sight = usize::from((list.height + 1) / LINES).max(1);
    let first = (chosen + 1).saturating_sub(in_sight);
    write::rows(list, LINES, first..count)
}

/// The lines that tell what is asked, with a blank one below them, and those of the candidates.
fn parts(room: Rect) -> (Rect, Rect) {
    let head = if room.height > 5 { 3 } else { 0 };
    let split = |y, height| Rect { y, height, ..room };
    (
        split(room.y, head),
        split(room.y + head, room.height - head),
    )
}

fn heading(found: &Found) -> [String; 2] {
    let post = &found.missing.post;
    let day = post.date.map(|date| format!("  {}", words::day(date.day)));
    let notes = counted(found.missing.count(), "note", "notes");
    let path = one_line(&post.path);
    [
        format!("{}{}", one_line(&post.title), day.unwrap_or_default()),
        format!("{notes}; was {path} in {}", one_line(&post.root)),
    ]
}

fn draw_candidate(
    state: &State,
    found: &Found,
    candidate: &Candidate,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let Some(post) = state.library.post(candidate.post) else {
        return;
    };
    let muted = palette.role(Role::Muted);
    let day = post.date.map(|date| words::day(date.day));
    let day = day.unwrap_or_default();
    let used = write::right(buffer, area, area.y, &day, muted);
    let width = area.width.saturating_sub(used + 4);
    let title = one_line(&post.title);
    write::text(
        buffer,
        area.x + 2,
        area.y,
        width,
        &title,
        palette.role(Role::Text),
    );
    let lines = [
        (path(state, post), Role::Muted),
        (agreement(state, found, candidate), Role::Subheading),
    ];
    for ((line, role), y) in lines.iter().zip(area.y + 1..area.bottom()) {
        let width = area.width.saturating_sub(2);
        write::text(buffer, area.x + 2, y, width, line, palette.role(*role));
    }
}

/// The path, with the root where there are several.
fn path(state: &State, post: &Post) -> String {
    let path = one_line(&post.path);
    match state.library.roots().len() {
        0 | 1 => path.into_owned(),
        _ => format!("{path} in {}", one_line(state.library.root_name(post))),
    }
}

/// "94 % of its words · 7 of 9 highlights here, 2 in “Leftovers”"
fn agreement(state: &State, found: &Found, candidate: &Candidate) -> String {
    let mut parts = Vec::new();
    if candidate.agreement.earlier > 0 {
        let share = candidate.agreement.of_earlier();
        parts.push(format!("{share} % of its words"));
    } else if candidate.has_title {
        parts.push("the same title".to_owned());
    }
    let all = found.missing.highlights.len();
    if all > 0 {
        let here = candidate.found.len();
        let mut told = format!("{here} of {} here", counted(all, "highlight", "highlights"));
        for (post, count) in found.elsewhere(candidate) {
            let title = state.library.post(post).map_or("", |post| &*post.title);
            let title = ellipsize(&one_line(title), OTHER_TITLE).into_owned();
            told = format!("{told}, {count} in “{title}”");
        }
        parts.push(told);
    }
    parts.join(" · ")
}
