//! The line in which a query is typed: below it the place of a mistake and what to do, or what can be put in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::overlay::{Narrowed, Overlay, QueryLine};
use crate::app::{State, posts_shown, query_line, todo_ids};
use crate::text::one_line;
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{typed, write};

/// Draws the line.
pub fn draw(state: &State, line: &QueryLine, palette: &Palette, buffer: &mut Buffer) {
    let area = query_line(state.width, state.height);
    let title = format!("Filter the {}", line.of.word());
    let room = write::docked(buffer, palette, area, &title);
    if let Some(count) = count(state, line.of) {
        write::right(buffer, area, area.y, &count, palette.role(Role::Muted));
    }
    let text = palette.role(Role::Text);
    let typed = typed::field(buffer, palette, room, &line.field, text);
    if room.height < 2 {
        return;
    }
    match line.trouble() {
        Some(problem) => {
            typed::mistake(buffer, palette, typed, &line.field, problem.place.clone());
            let below = Rect {
                y: room.y + 2,
                height: room.height - 2,
                ..room
            };
            write::paragraph(buffer, below, &one_line(&problem.message), text);
        }
        None => offered(line, palette, room, buffer),
    }
}

/// What can be put in, as much as fits into two rows; what was put in is marked.
fn offered(line: &QueryLine, palette: &Palette, room: Rect, buffer: &mut Buffer) {
    let candidates = &line.offered.candidates;
    let at = line.put.as_ref().map(|put| put.at);
    let first = at.map_or(0, |at| at.saturating_sub(3));
    let style = |index: usize| match at {
        Some(at) if at == index => palette.role(Role::Focus),
        _ => palette.role(Role::Muted),
    };
    let pieces: Vec<(String, Style)> = candidates
        .iter()
        .enumerate()
        .skip(first)
        .map(|(index, candidate)| (format!("{}  ", one_line(&candidate.label)), style(index)))
        .collect();
    write::pieces(buffer, room.x, room.y + 1, room.width, &pieces);
    let told = at.or((candidates.len() == 1).then_some(0));
    let sentence = told
        .and_then(|at| candidates.get(at))
        .map(|candidate| candidate.sentence);
    if room.height > 2 {
        write::text(
            buffer,
            room.x,
            room.y + 2,
            room.width,
            sentence.unwrap_or_default(),
            palette.role(Role::Muted),
        );
    }
}

fn count(state: &State, of: Narrowed) -> Option<String> {
    match of {
        Narrowed::Posts => {
            let shown = posts_shown(state)?;
            Some(format!(" {shown} of {} ", state.library.len()))
        }
        Narrowed::Notes => Some(format!(
            " {} of {} ",
            state.notes.list.len(),
            state.notes.in_scope
        )),
        Narrowed::Todos => state.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Todos(todos) => Some(format!(" {} ", todo_ids(state, &todos.filter).len())),
            _ => None,
        }),
    }
}
