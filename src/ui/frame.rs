//! The whole screen: panes, the lines between them, the status line, and the windows on top.

use ratatui::buffer::Buffer;

use crate::app::{Border, Held, State};

use super::palette::Palette;
use super::{
    ascii, following_keys, message, notes, overlay, picture, posts, reading, status, write,
};

/// Draws the state into a buffer of the state's size.
pub fn draw(state: &State, palette: &Palette, buffer: &mut Buffer) {
    let areas = state.areas();
    if let Some(area) = areas.posts {
        posts::draw(state, palette, area, buffer);
    }
    if let Some(area) = areas.reading {
        reading::draw(state, palette, area, buffer);
    }
    if let Some(area) = areas.notes {
        notes::draw(state, palette, area, buffer);
    }
    for border in areas.borders() {
        write::vertical(buffer, palette, border.area, is_held(state, border));
    }
    if let Some(line) = areas.stacked {
        write::horizontal(buffer, palette, line, state.held == Held::Stacked);
    }
    if let Some(area) = areas.status {
        status::draw(state, palette, area, buffer);
    }
    for window in &state.overlays {
        overlay::draw(state, window, palette, buffer);
    }
    if let Some(area) = areas.status {
        message::draw(state, palette, area, buffer);
    }
    following_keys::draw(state, palette, buffer);
    picture::clear_broken_rows(state, buffer);
    if palette.is_ascii() {
        ascii::plain_signs(buffer);
    }
    palette.ground(buffer);
    if let Some(background) = overlay::foreign_ground(state, palette) {
        palette.trial_ground(background, buffer);
    }
}

/// Whether a line between panes is the one that the mouse moves.
fn is_held(state: &State, border: Border) -> bool {
    match state.held {
        Held::Border(held) => {
            let is_before = state.arrangement.is_before_text(held.pane);
            let beside = if is_before { border.left } else { border.right };
            held.pane == state.areas().width_of(beside)
        }
        Held::Nothing | Held::Text | Held::ScrollBar | Held::Stacked => false,
    }
}
