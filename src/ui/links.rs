//! Links on screen: the letters laid over them, and which cells a terminal may make links of its own.

use std::collections::HashSet;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::{LinkHints, Overlay};
use crate::app::pane::OpenPost;
use crate::app::{State, link_cells};
use crate::library::link::Address;
use crate::theme::Role;

use super::palette::Palette;
use super::write;

/// Lays the letters of the links over their beginnings.
pub fn draw_hints(
    state: &State,
    open: &OpenPost,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let Some(Overlay::Links(hints)) = state.overlays.last() else {
        return;
    };
    let mut done = HashSet::new();
    for cells in link_cells(open) {
        let is_first = done.insert(cells.link.span.start);
        let (x, y) = (area.x + cells.columns.start, area.y + cells.row);
        if is_first && area.contains((x, y).into()) {
            draw_hint(
                hints,
                &cells.link.target,
                palette,
                (x, y),
                area.right() - x,
                buffer,
            );
        }
    }
}

fn draw_hint(
    hints: &LinkHints,
    target: &str,
    palette: &Palette,
    (x, y): (u16, u16),
    room: u16,
    buffer: &mut Buffer,
) {
    let Some(label) = hints.label_of(target) else {
        return;
    };
    let (typed, left) = label
        .split_at_checked(hints.typed.len())
        .unwrap_or(("", label));
    // Nothing of the text's own look is left under the letters.
    for column in (x..).take(label.len().min(room.into())) {
        if let Some(cell) = buffer.cell_mut((column, y)) {
            cell.reset();
        }
    }
    let parts = [
        (typed, palette.role(Role::Hit)),
        (left, palette.role(Role::CurrentHit)),
    ];
    write::pieces(buffer, x, y, room, &parts);
}

/// Cells of the screen that lead outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenLink {
    /// The row of the screen.
    pub row: u16,
    /// The columns of the screen.
    pub columns: Range<u16>,
    /// The address, harmless and in ASCII.
    pub address: String,
    /// What is the same for all parts of one link, and stays the same while it is on screen.
    pub place: u32,
}

/// The longest address that is given to a terminal, in bytes: what browsers take as well.
const LONGEST: usize = 2083;

/// The links of the text that lead outside; none while a window may lie over them.
pub fn screen_links(state: &State) -> Vec<ScreenLink> {
    let is_covered = state
        .overlays
        .iter()
        .any(|overlay| !matches!(overlay, Overlay::Search(_) | Overlay::Links(_)));
    let Some(open) = state.reading.open.as_ref().filter(|_| !is_covered) else {
        return Vec::new();
    };
    if state.areas().reading.is_none() {
        return Vec::new();
    }
    let area = state.text_area();
    let links = link_cells(open).into_iter().filter_map(|cells| {
        let row = area.y.saturating_add(cells.row);
        let right = area.x.saturating_add(cells.columns.end).min(area.right());
        Some(ScreenLink {
            row,
            columns: area.x.saturating_add(cells.columns.start)..right,
            address: address_for_terminal(&cells.link.target)?,
            place: cells.link.span.start,
        })
    });
    links.filter(|link| link.row < area.bottom()).collect()
}

/// The target as an address that a terminal may open, in the characters that are allowed there; `None` for all others.
pub fn address_for_terminal(target: &str) -> Option<String> {
    if target.len() > LONGEST {
        return None;
    }
    let address = Address::read(target).filter(|address| address.is_sound)?;
    let ascii = address.whole_in_ascii();
    (ascii.len() <= LONGEST).then_some(ascii)
}

#[cfg(test)]
mod tests {
    use super::address_for_terminal;

    #[test]
    fn only_harmless_addresses_go_to_the_terminal() {
        for (target, expected) in [
            (
                "https://example.org/ä b",
                Some("https://example.org/%C3%A4%20b"),
            ),
            ("mailto:ada@example.org", Some("mailto:ada@example.org")),
            (
                "https://example.org/\u{1b}\\x",
                Some("https://example.org/%1B%5Cx"),
            ),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("other.md", None),
            ("--help", None),
            ("https://a／b/", None),
        ] {
            assert_eq!(
                address_for_terminal(target).as_deref(),
                expected,
                "{target}"
            );
        }
        let long = format!("https://example.org/{}", "ä".repeat(900));
        assert_eq!(address_for_terminal(&long), None);
    }
}
