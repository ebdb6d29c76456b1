//! What the mouse means where only the drawing knows what is under it: the lines of a note are as many as its words need.

use crate::app::{Event, MouseKind, Pointed, State};

use super::palette::Palette;
use super::{notes, overlay};

/// A mouse event in terms of what is drawn there; any other event as it is.
pub fn pointed(state: &State, palette: &Palette, event: Event) -> Event {
    let Event::Mouse(mouse) = &event else {
        return event;
    };
    let cell = (mouse.column, mouse.row);
    let scrolled = |direction| notes::scrolled(state, palette, cell, direction);
    let meant = match mouse.kind {
        MouseKind::Press => notes::entry_at(state, palette, cell)
            .map(Pointed::Note)
            .or_else(|| overlay::item_at(state, cell).map(Pointed::Item)),
        MouseKind::ScrollUp => scrolled(-1).map(Pointed::Notes),
        MouseKind::ScrollDown => scrolled(1).map(Pointed::Notes),
        _ => None,
    };
    meant.map_or(event, Event::Pointed)
}
