//! The fuzzy jump: the query, the hits with their matched letters, and the passage beside them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::overlay::{JumpWindow, PassageSight};
use crate::app::{State, window};
use crate::find::jump::{JumpHit, JumpKind};
use crate::layout::{Flow, LayoutOptions};
use crate::text::width::{display_width, ellipsize};
use crate::text::{Span, counted};
use crate::theme::Role;

use super::super::paint::{Layers, paint_line};
use super::super::palette::Palette;
use super::super::write;

/// From this width on the passage is shown beside the hits.
const WITH_PREVIEW: u16 = 84;

/// Lines of a passage are not longer than this, as in the reading pane (cells).
const MEASURE: u16 = 80;

/// Draws the jump.
pub fn draw(state: &State, jump: &JumpWindow, palette: &Palette, buffer: &mut Buffer) {
    let area = window(state.width, state.height, 140, 40);
    let room = write::window(buffer, palette, area, "Jump to anything");
    query(jump, palette, room, buffer);
    if room.height < 3 {
        return;
    }
    kinds(jump, palette, room, buffer);
    let below = Rect {
        y: room.y + 2,
        height: room.height - 2,
        ..room
    };
    if jump.hits.is_empty() && !jump.query.is_empty() {
        let advice =
            "Nothing has these letters: take some away, or try a speaker, a project, an event";
        write::text(
            buffer,
            below.x,
            below.y,
            below.width,
            advice,
            palette.role(Role::Muted),
        );
        return;
    }
    if let PassageSight::Whole(lines) = jump.sight {
        passage(state, jump, palette, below, lines, buffer);
        return;
    }
    let list_width = if room.width >= WITH_PREVIEW {
        room.width * 55 / 100
    } else {
        room.width
    };
    hits(
        state,
        jump,
        palette,
        Rect {
            width: list_width,
            ..below
        },
        buffer,
    );
    if list_width < room.width {
        let x = below.x + list_width + 2;
        preview(
            state,
            jump,
            palette,
            Rect {
                x,
                width: below.right() - x,
                ..below
            },
            buffer,
        );
    }
}

fn query(jump: &JumpWindow, palette: &Palette, room: Rect, buffer: &mut Buffer) {
    let count = match (jump.count, jump.query.is_empty()) {
        _ if jump.session.is_under_way() => "searching".to_owned(),
        (0, _) => "no match".to_owned(),
        (_, false) if jump.is_partial => "nothing has all words: the nearest".to_owned(),
        (count, true) => format!("{count} to choose from"),
        (count, false) => counted(count, "match", "matches"),
    };
    let hint = "words of a title, a speaker, a project, an event";
    write::asked(buffer, palette, room, &jump.query, hint, &count);
}

/// What the list can be narrowed to, each with the sign that does it; what it is narrowed to stands out.
fn kinds(jump: &JumpWindow, palette: &Palette, room: Rect, buffer: &mut Buffer) {
    let listed = jump.kind();
    let style = |is_listed: bool| palette.role(if is_listed { Role::Focus } else { Role::Muted });
    let all = ("everything".to_owned(), style(listed.is_none()));
    let kinds = JumpKind::ALL.into_iter().map(|kind| {
        let shown = format!("  {}{}", kind.sign(), kind.plural());
        (shown, style(listed == Some(kind)))
    });
    let pieces: Vec<_> = std::iter::once(all).chain(kinds).collect();
    let width: usize = pieces.iter().map(|(piece, _)| display_width(piece)).sum();
    if width <= usize::from(room.width) {
        write::pieces(buffer, room.x, room.y + 1, room.width, &pieces);
    } else {
        let shown = listed.map_or("everything", JumpKind::plural);
        write::text(
            buffer,
            room.x,
            room.y + 1,
            room.width,
            shown,
            style(listed.is_some()),
        );
    }
}

/// Two lines a hit: title, and where it stands.
fn hits(state: &State, jump: &JumpWindow, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let fit = usize::from(area.height / 2).max(1);
    let first = jump.chosen.saturating_sub(fit.saturating_sub(1));
    for (row, hit) in jump.hits.iter().skip(first).take(fit).enumerate() {
        let y = area.y + 2 * row as u16;
        let chosen = first + row == jump.chosen;
        hit_lines(
            state,
            hit,
            chosen,
            palette,
            Rect {
                y,
                height: 2,
                ..area
            },
            buffer,
        );
    }
}

fn hit_lines(
    state: &State,
    hit: &JumpHit,
    chosen: bool,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let kind = hit.entry.kind;
    let title_role = if kind == JumpKind::Talk {
        Role::Heading
    } else {
        Role::Text
    };
    let room = area.width.saturating_sub(2);
    let word = if kind == JumpKind::Talk {
        talk_kind(state, hit)
    } else {
        kind.word()
    };
    let used = write::right(buffer, area, area.y, word, palette.role(Role::Muted));
    let width = room.saturating_sub(used + 1);
    matched(
        buffer,
        palette,
        (area.x + 2, area.y, width),
        &hit.entry.title,
        &hit.matched_title,
        palette.role(title_role),
    );
    let context = (area.x + 2, area.y + 1, room);
    matched(
        buffer,
        palette,
        context,
        &hit.entry.context,
        &hit.matched_context,
        palette.role(Role::Muted),
    );
    if chosen {
        write::chosen(buffer, palette, area);
    }
}

fn talk_kind(state: &State, hit: &JumpHit) -> &'static str {
    let post = hit.entry.post.and_then(|post| state.library.post(post));
    let section = post.and_then(|post| {
        post.sections
            .iter()
            .find(|section| section.span.start == hit.entry.span.start)
    });
    section
        .and_then(|section| section.talk.as_ref())
        .map_or("talk", |talk| talk.kind.word())
}

/// Writes a text with its matched letters marked.
fn matched(
    buffer: &mut Buffer,
    palette: &Palette,
    (x, y, width): (u16, u16, u16),
    text: &str,
    spans: &[Span],
    style: Style,
) {
    let shown = ellipsize(text, usize::from(width));
    let visible = shown
        .strip_suffix('…')
        .filter(|_| shown.len() < text.len())
        .map_or(shown.len(), str::len);
    let mut parts: Vec<(&str, Style)> = Vec::new();
    let mut at = 0;
    for span in spans {
        let (start, end) = (
            (span.start as usize).min(visible),
            (span.end as usize).min(visible),
        );
        parts.push((shown.get(at..start).unwrap_or_default(), style));
        parts.push((
            shown.get(start..end).unwrap_or_default(),
            style.patch(palette.role(Role::Matched)),
        ));
        at = end;
    }
    parts.push((shown.get(at..).unwrap_or_default(), style));
    write::pieces(buffer, x, y, width, &parts);
}

/// The passage of the chosen hit, laid out as in the reading pane.
fn preview(state: &State, jump: &JumpWindow, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    write::separator(buffer, palette, area);
    passage(state, jump, palette, area, 0, buffer);
}

/// The chosen hit's passage, from so many lines below its first one.
fn passage(
    state: &State,
    jump: &JumpWindow,
    palette: &Palette,
    area: Rect,
    lines: i32,
    buffer: &mut Buffer,
) {
    let Some(hit) = jump.hits.get(jump.chosen) else {
        return;
    };
    let post = hit.entry.post;
    let Some(content) = post.and_then(|post| jump.preview.content_of(post)) else {
        return;
    };
    let options = LayoutOptions {
        width: area.width,
        measure: area.width.min(MEASURE),
        ascii: state.settings.ascii,
        ..LayoutOptions::default()
    };
    let flow = Flow::new(options);
    let first = flow.position_of(&content.document, hit.entry.span.start);
    let top = flow.move_by(&content.document, first, i64::from(lines));
    let layers = Layers {
        styles: in_place(hit, palette),
    };
    for (row, (_, line)) in flow
        .window(&content.document, top, area.height)
        .into_iter()
        .enumerate()
    {
        let y = area.y + row as u16;
        paint_line(
            buffer,
            palette,
            &content.document,
            &line,
            &layers,
            (area.x, y, area.right()),
        );
    }
}

/// The passage that the hit is, where that is not a whole section.
fn in_place(hit: &JumpHit, palette: &Palette) -> Vec<(Span, Style)> {
    let kind = hit.entry.kind;
    matches!(kind, JumpKind::Topic | JumpKind::Highlight | JumpKind::Todo)
        .then(|| (hit.entry.span, palette.role(Role::Hit)))
        .into_iter()
        .collect()
}
