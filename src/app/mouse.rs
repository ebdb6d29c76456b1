//! The mouse: focus, wheel (also over windows), choosing from lists, selecting passages. Cells are looked up in the same rectangles as drawn.

use ratatui::layout::Rect;

use crate::text::Span;

use super::action;
use super::effect::Effect;
use super::event::{Mouse, MouseKind};
use super::following::{follow, target_at_caret};
use super::link_cells::link_cells;
use super::opening::open_post;
use super::pane::Pane;
use super::pane::{Held, Reveal, Selection};
use super::places::remember_place;
use super::screen::pane_body;
use super::scroll_bar::ScrollBar;
use super::state::State;

/// Lines one turn of the wheel scrolls.
const WHEEL: i64 = 3;

/// Cells one push of the wheel scrolls.
const SIDEWAYS: i32 = 6;

/// Takes in a mouse event; windows over the panes only take the wheel.
pub fn mouse(state: &mut State, event: Mouse) -> Vec<Effect> {
    if event.kind == MouseKind::Release {
        state.reading.held = Held::Text;
    }
    if !state.overlays.is_empty() {
        return match event.kind {
            MouseKind::ScrollUp => action::wheel(state, -1),
            MouseKind::ScrollDown => action::wheel(state, 1),
            _ => Vec::new(),
        };
    }
    let areas = state.areas();
    if state.reading.held == Held::ScrollBar && event.kind == MouseKind::Drag {
        scroll_to(state, event.row);
        return Vec::new();
    }
    let Some(pane) = areas.pane_at(event.column, event.row) else {
        return Vec::new();
    };
    match event.kind {
        MouseKind::Press => press(state, pane, event),
        MouseKind::Drag => drag(state, pane, event),
        MouseKind::Release => release(state, event),
        MouseKind::ScrollUp => wheel(state, pane, -1),
        MouseKind::ScrollDown => wheel(state, pane, 1),
        MouseKind::ScrollLeft => sideways(state, pane, event, -1),
        MouseKind::ScrollRight => sideways(state, pane, event, 1),
    }
}

fn press(state: &mut State, pane: Pane, event: Mouse) -> Vec<Effect> {
    state.reading.pressed_link = link_chosen_before(state, pane, event);
    state.focus_on(pane);
    let areas = state.areas();
    match pane {
        Pane::Posts => {
            let clicked = areas.posts.and_then(|area| row_in(pane_body(area), event));
            match clicked.and_then(|row| state.posts.post_at(usize::from(row))) {
                Some(post) => open_post(state, post, None),
                None => Vec::new(),
            }
        }
        Pane::Reading if is_on_scroll_bar(state, event) => {
            state.reading.held = Held::ScrollBar;
            remember_place(state);
            scroll_to(state, event.row);
            Vec::new()
        }
        Pane::Reading => {
            if let Some(offset) = offset_under(state, event)
                && let Some(open) = &mut state.reading.open
            {
                open.selection = None;
                open.go_to(offset, Reveal::Nearest);
            }
            Vec::new()
        }
        Pane::Notes => Vec::new(),
    }
}

/// The link under the pointer, if the caret already stands on it: a first click only chooses a link.
fn link_chosen_before(state: &State, pane: Pane, event: Mouse) -> Option<Span> {
    let open = state.reading.open.as_ref()?;
    if pane != Pane::Reading || state.focus != pane || open.selection.is_some() {
        return None;
    }
    let link = open.content.document.link_at(open.caret)?;
    link_under(state, event).filter(|under| *under == link.span)
}

/// Follows the link on which the button went down and up again, without having moved.
fn release(state: &mut State, event: Mouse) -> Vec<Effect> {
    let pressed = state.reading.pressed_link.take();
    if pressed.is_none() || pressed != link_under(state, event) {
        return Vec::new();
    }
    let target = state.reading.open.as_ref().and_then(target_at_caret);
    let target = target.map(str::to_owned);
    target.map_or_else(Vec::new, |target| follow(state, &target))
}

/// The link that is drawn under the pointer.
fn link_under(state: &State, event: Mouse) -> Option<Span> {
    let area = state.areas().text();
    let (column, row) = (
        event.column.checked_sub(area.x)?,
        event.row.checked_sub(area.y)?,
    );
    let open = state.reading.open.as_ref()?;
    let cells = link_cells(open).into_iter();
    let mut under = cells.filter(|cells| cells.row == row && cells.columns.contains(&column));
    under.next().map(|cells| cells.link.span)
}

/// Selects from where the button went down to here.
fn drag(state: &mut State, pane: Pane, event: Mouse) -> Vec<Effect> {
    state.reading.pressed_link = None;
    if pane != Pane::Reading || state.focus != Pane::Reading {
        return Vec::new();
    }
    if let Some(offset) = offset_under(state, event)
        && let Some(open) = &mut state.reading.open
    {
        let anchor = open
            .selection
            .map_or(open.caret, |selection| selection.anchor);
        open.selection = Some(Selection::from(anchor));
        open.go_to(offset, Reveal::Nearest);
    }
    Vec::new()
}

fn wheel(state: &mut State, pane: Pane, direction: i64) -> Vec<Effect> {
    match pane {
        Pane::Reading => {
            if let Some(open) = &mut state.reading.open {
                open.wheel(direction * WHEEL);
            }
        }
        Pane::Posts => state.posts.move_by(isize::try_from(direction).unwrap_or(0)),
        Pane::Notes => {}
    }
    Vec::new()
}

/// Moves the code under the pointer sideways.
fn sideways(state: &mut State, pane: Pane, event: Mouse, direction: i32) -> Vec<Effect> {
    let row = event.row.saturating_sub(state.areas().text().y);
    if let Some(open) = state
        .reading
        .open
        .as_mut()
        .filter(|_| pane == Pane::Reading)
        && let Some(visible) = open.visible.get(usize::from(row))
    {
        open.slide_code(visible.position.block, direction * SIDEWAYS);
    }
    Vec::new()
}

fn is_on_scroll_bar(state: &State, event: Mouse) -> bool {
    let bar = state.areas().scroll_bar();
    bar.is_some_and(|bar| bar.contains((event.column, event.row).into()))
}

/// Shows the part of the post that a row of the scroll bar stands for; rows above and below it are its ends.
fn scroll_to(state: &mut State, row: u16) {
    let Some(area) = state.areas().scroll_bar() else {
        return;
    };
    let Some(open) = &mut state.reading.open else {
        return;
    };
    if let Some(bar) = ScrollBar::new(area.height, open.text().len()) {
        open.show(bar.offset_at(row.saturating_sub(area.y)));
    }
}

fn offset_under(state: &State, event: Mouse) -> Option<u32> {
    let area = state.areas().text();
    let row = event
        .row
        .saturating_sub(area.y)
        .min(area.height.saturating_sub(1));
    let open = state.reading.open.as_ref()?;
    open.offset_at_cell(event.column.saturating_sub(area.x), row)
}

fn row_in(area: Rect, event: Mouse) -> Option<u16> {
    area.contains((event.column, event.row).into())
        .then(|| event.row - area.y)
}
