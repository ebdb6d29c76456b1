//! What needs the person, above the notes: that the store can only be read, files that need repair, posts that
//! are not where they were.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::State;
use crate::text::one_line;
use crate::theme::Role;

use super::palette::Palette;
use super::{anchored, write};

/// Lines of a sentence that are shown.
const LINES: usize = 6;

/// Draws it at the top of an area; gives what is left of the area.
pub fn draw(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) -> Rect {
    let mut y = area.y;
    for (sentence, role) in sentences(state) {
        let width = area.width.saturating_sub(3);
        for row in anchored::clipped(&sentence, width, LINES, palette.role(role)) {
            if y < area.bottom() {
                // What is told of all notes begins where their signs do.
                write::pieces(
                    buffer,
                    area.x + 1,
                    y,
                    width,
                    row.get(1..).unwrap_or_default(),
                );
                y += 1;
            }
        }
        y = (y + 1).min(area.bottom());
    }
    Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    }
}

fn sentences(state: &State) -> Vec<(String, Role)> {
    let mut sentences = Vec::new();
    if let Some(closed) = &state.closed {
        sentences.push((format!("Read only: {}", one_line(closed)), Role::Warning));
    }
    if let Some(first) = state.damaged.first() {
        let more = match state.damaged.len() {
            1 => String::new(),
            count => format!(" (and {} more)", count - 1),
        };
        let sentence = format!(
            "Needs repair{more}: {}: {} opens {}",
            one_line(&first.message),
            state.keys("repair"),
            first.path,
        );
        sentences.push((sentence, Role::Warning));
    }
    let asked = state.moves.questions().count();
    if let Some((_, found)) = state.moves.questions().next() {
        let title = one_line(&found.missing.post.title);
        let more = match asked {
            1 => String::new(),
            count => format!(" (and {} more)", count - 1),
        };
        let keys = state.keys("which-post");
        let sentence =
            format!("Not where it was: “{title}”{more}; {keys} shows what it could be now");
        sentences.push((sentence, Role::Warning));
    }
    sentences
}
