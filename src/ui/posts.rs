//! The post list: events as headings, a title and a line of facts for each post.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::pane::{OpenPost, PostsRow};
use crate::app::{Pane, ReadMark, Scan, State, pane_body, posts_shown};
use crate::find::Sort;
use crate::library::{Post, PostId};
use crate::text::one_line;
use crate::theme::Role;

use super::palette::Palette;
use super::{empty, words, write};

/// Cells of the progress bar.
const PROGRESS: usize = 4;

/// Draws the post list.
pub fn draw(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let body = pane_body(area);
    if body.y > area.y {
        title(state, palette, area, buffer);
        narrowed(state, palette, area, buffer);
    }
    if state.posts.rows.is_empty() {
        return nothing(state, palette, body, buffer);
    }
    let mut line = 0;
    for row in &state.posts.rows {
        let next = line + row.height();
        if next > state.posts.top {
            draw_row(state, row, line, palette, body, buffer);
        }
        line = next;
        if line >= state.posts.top + usize::from(body.height) {
            break;
        }
    }
}

/// What to do where nothing is listed.
fn nothing(state: &State, palette: &Palette, body: Rect, buffer: &mut Buffer) {
    let sentence = match empty::without_posts(state) {
        Some(sentence) => sentence,
        None if state.posts.filter.is_empty() => return, // they are on their way
        None => empty::filtered_posts(state),
    };
    let room = Rect {
        x: body.x + 1,
        width: body.width.saturating_sub(2),
        ..body
    };
    write::paragraph(buffer, room, &sentence, palette.role(Role::Muted));
}

fn title(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let count = state.library.len();
    let count = state.scanning.listed.unwrap_or(0).max(count);
    let unread = state.positions.unread_posts(&state.library);
    let count = match posts_shown(state) {
        Some(shown) => format!("{shown} of {count}"),
        None => count.to_string(),
    };
    let counts = match (state.scan != Scan::Over, unread) {
        (true, _) => format!("  {count}, reading …"),
        (false, 0) => format!("  {count}"),
        (false, unread) => format!("  {count}, {unread} unread"),
    };
    let parts = [
        ("Posts", palette.title(state.is_active(Pane::Posts))),
        (counts.as_str(), palette.role(Role::Muted)),
    ];
    write::pieces(
        buffer,
        area.x + 1,
        area.y,
        area.width.saturating_sub(1),
        &parts,
    );
}

/// What the list is narrowed to and how it is sorted, below the title.
fn narrowed(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let pane = &state.posts;
    let mut width = area.width.saturating_sub(2);
    if pane.sort != Sort::default() {
        let line = Rect {
            width: area.width.saturating_sub(1),
            ..area
        };
        let order = pane.sort.shown();
        let used = write::right(buffer, line, area.y + 1, order, palette.role(Role::Muted));
        width = width.saturating_sub(used + 1);
    }
    let filter = one_line(pane.filter.text());
    let style = palette.role(Role::Text);
    write::text(buffer, area.x + 1, area.y + 1, width, &filter, style);
}

fn draw_row(
    state: &State,
    row: &PostsRow,
    line: usize,
    palette: &Palette,
    body: Rect,
    buffer: &mut Buffer,
) {
    let y = |offset: usize| {
        let row = (line + offset).checked_sub(state.posts.top)?;
        (row < usize::from(body.height)).then(|| body.y + row as u16)
    };
    match row {
        PostsRow::Event { name, city } => {
            let Some(y) = y(0) else { return };
            let city = city
                .as_ref()
                .map(|city| format!("  {city}"))
                .unwrap_or_default();
            let parts = [
                (name.as_str(), palette.role(Role::Subheading)),
                (city.as_str(), palette.role(Role::Muted)),
            ];
            write::pieces(buffer, body.x + 1, y, body.width.saturating_sub(2), &parts);
        }
        PostsRow::Post(id) => {
            let Some(post) = state.library.post(*id) else {
                return;
            };
            let chosen = state.posts.chosen == Some(*id);
            if let Some(y) = y(0) {
                title_line(state, *id, post, chosen, palette, (body, y), buffer);
            }
            if let Some(y) = y(1) {
                facts_line(state, *id, post, palette, (body, y), buffer);
            }
            if chosen {
                highlight(state, [y(0), y(1)], palette, body, buffer);
            }
        }
    }
}

fn highlight(
    state: &State,
    lines: [Option<u16>; 2],
    palette: &Palette,
    body: Rect,
    buffer: &mut Buffer,
) {
    if state.focus == Pane::Posts {
        for y in lines.into_iter().flatten() {
            write::line_style(buffer, body, y, palette.role(Role::Chosen));
        }
    }
}

fn title_line(
    state: &State,
    id: PostId,
    post: &Post,
    chosen: bool,
    palette: &Palette,
    (body, y): (Rect, u16),
    buffer: &mut Buffer,
) {
    let counts = counts(state, palette, id);
    let used = write::right(
        buffer,
        Rect {
            width: body.width.saturating_sub(1),
            ..body
        },
        y,
        &counts,
        palette.role(Role::Muted),
    );
    if chosen {
        write::text(
            buffer,
            body.x + 1,
            y,
            1,
            palette.symbols().chosen,
            palette.role(Role::Focus),
        );
    }
    let role = match state.positions.mark(id) {
        ReadMark::Unread => Role::Heading,
        ReadMark::Reading | ReadMark::Read => Role::Text,
    };
    let room = body.width.saturating_sub(4 + used + u16::from(used > 0));
    write::text(
        buffer,
        body.x + 3,
        y,
        room,
        &one_line(&post.title),
        palette.role(role),
    );
}

/// Highlights and pending to-dos: "◆3 ☐1".
fn counts(state: &State, palette: &Palette, id: PostId) -> String {
    let symbols = palette.symbols();
    let (all, todos) = (symbols.highlights, symbols.todos);
    match state.records.counts(id) {
        (0, _) => String::new(),
        (highlights, 0) => format!("{all}{highlights}"),
        (highlights, pending) => format!("{all}{highlights} {todos}{pending}"),
    }
}

fn facts_line(
    state: &State,
    id: PostId,
    post: &Post,
    palette: &Palette,
    (body, y): (Rect, u16),
    buffer: &mut Buffer,
) {
    if let Some(issue) = post.issues.first() {
        let sentence = format!("! line {}: {}", issue.line, one_line(&issue.message));
        let room = body.width.saturating_sub(4);
        write::text(
            buffer,
            body.x + 3,
            y,
            room,
            &sentence,
            palette.role(Role::Warning),
        );
        return;
    }
    let right = Rect {
        width: body.width.saturating_sub(1),
        ..body
    };
    let bar = progress(state, id, palette);
    let used = write::right(buffer, right, y, &bar, palette.role(Role::Muted));
    let room = body.width.saturating_sub(4 + used + u16::from(used > 0));
    write::text(
        buffer,
        body.x + 3,
        y,
        room,
        &one_line(&words::byline(post, room.into())),
        palette.role(Role::Muted),
    );
}

/// A dot for an unread post; else how much of it is read, as of now for the one that is open.
fn progress(state: &State, id: PostId, palette: &Palette) -> String {
    let open = state.reading.open.as_ref().filter(|open| open.id == id);
    match state.positions.get(id) {
        Some(position) if position.mark != ReadMark::Unread => {
            let mut position = position.clone();
            position.percent = open.map_or(position.percent, OpenPost::percent);
            progress_bar(palette, position.progress())
        }
        _ => palette.symbols().unread.to_owned(),
    }
}

/// A bar that is full only where nothing is left.
fn progress_bar(palette: &Palette, percent: u8) -> String {
    let full = (usize::from(percent) * PROGRESS).div_ceil(100);
    let full = if percent < 100 {
        full.min(PROGRESS - 1)
    } else {
        PROGRESS
    };
    let [on, off] = palette.symbols().progress;
    format!("{}{}", on.repeat(full), off.repeat(PROGRESS - full))
}
