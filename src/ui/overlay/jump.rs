//! The fuzzy jump: the query, the hits with their matched letters, and the passage beside them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::overlay::{HIT_LINES, JumpWindow, PassageSight};
use crate::app::{ListWindow, State, list_window};
use crate::find::jump::{JumpHit, JumpKind};
use crate::text::width::display_width;
use crate::text::{Span, counted};
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{typed, write};
use super::in_place::InPlace;

/// Draws the jump.
pub fn draw(state: &State, jump: &JumpWindow, palette: &Palette, buffer: &mut Buffer) {
    let ListWindow {
        area,
        list,
        passage: beside,
    } = list_window(state.width, state.height, true);
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
    hits(state, jump, palette, list, buffer);
    if let Some(area) = beside {
        write::separator(buffer, palette, area);
        passage(state, jump, palette, area, 0, buffer);
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
    let text = palette.role(Role::Text);
    typed::asked(buffer, palette, room, &jump.query, (hint, &count), text);
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
    let fit = (usize::from(area.height) / HIT_LINES).max(1);
    for (row, hit) in jump.hits.iter().skip(jump.first).take(fit).enumerate() {
        let y = area.y + (HIT_LINES * row) as u16;
        let chosen = jump.first + row == jump.chosen;
        hit_lines(
            state,
            hit,
            chosen,
            palette,
            Rect {
                y,
                height: HIT_LINES as u16,
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
    write::matched(
        buffer,
        palette,
        (area.x + 2, area.y, width),
        &hit.entry.title,
        &hit.matched_title,
        palette.role(title_role),
    );
    let context = (area.x + 2, area.y + 1, room);
    write::matched(
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
        .and_then(|section| section.talk.as_deref())
        .map_or("talk", |talk| talk.kind.word())
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
    let passage = InPlace {
        content,
        at: hit.entry.span.start,
        lines: i64::from(lines),
        styles: marked(hit, palette),
    };
    passage.draw(state, palette, area, buffer);
}

/// The passage that the hit is, where that is not a whole section.
fn marked(hit: &JumpHit, palette: &Palette) -> Vec<(Span, Style)> {
    let kind = hit.entry.kind;
    matches!(kind, JumpKind::Topic | JumpKind::Highlight | JumpKind::Todo)
        .then(|| (hit.entry.span, palette.role(Role::Hit)))
        .into_iter()
        .collect()
}
