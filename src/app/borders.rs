//! The lines between the panes under the mouse: taking one, moving it, letting it go.

use ratatui::layout::Position;

use super::areas::{Areas, Border, LEAST_SIDE};
use super::arrangement::Share;
use super::effect::Effect;
use super::event::Mouse;
use super::held::{Held, HeldBorder};
use super::pane::Pane;
use super::state::State;

/// The line under the pointer, as it is held.
pub fn border_under(state: &State, event: Mouse) -> Option<Held> {
    let areas = state.areas();
    let pointer = Position::new(event.column, event.row);
    if areas.stacked.is_some_and(|line| line.contains(pointer)) {
        return Some(Held::Stacked);
    }
    let mut borders = areas.borders().into_iter();
    let border = borders.find(|border| border.area.contains(pointer))?;
    held(state, &areas, border).map(Held::Border)
}

/// An upright line moves for the one of its two panes that is farther from the text.
fn held(state: &State, areas: &Areas, border: Border) -> Option<HeldBorder> {
    if state.arrangement.is_before_text(border.left) {
        let pane = border.left;
        let edge = areas.of(pane)?.x;
        let pane = areas.width_of(pane);
        return Some(HeldBorder { pane, edge });
    }
    let pane = border.right;
    let edge = areas.of(pane)?.right();
    let pane = areas.width_of(pane);
    Some(HeldBorder { pane, edge })
}

/// Moves a line to the pointer. A pane that is made very narrow is put away; it comes back with the pointer.
pub fn drag(state: &mut State, held: HeldBorder, event: Mouse) {
    let width = if state.arrangement.is_before_text(held.pane) {
        event.column.saturating_sub(held.edge)
    } else {
        held.edge.saturating_sub(event.column.saturating_add(1))
    };
    let share = Share::of(width.max(LEAST_SIDE), state.width);
    let is_hidden = width < LEAST_SIDE / 2;
    let Some(side) = state.arrangement.side_mut(held.pane) else {
        return;
    };
    side.is_hidden = is_hidden;
    if !is_hidden {
        side.share = Some(share);
    } else if state.focus == held.pane {
        state.focus_on(Pane::Reading);
    }
}

/// Puts the line between two panes above each other into a row, or as near as both have room; kept is where it then is.
pub fn put_line(state: &mut State, row: u16) {
    let areas = state.areas();
    if areas.stacked.is_none() {
        return;
    }
    let column = areas.column_height();
    state.arrangement.upper = Some(Share::of(row, column));
    if let Some(line) = state.areas().stacked {
        state.arrangement.upper = Some(Share::of(line.y, column));
    }
}

/// Lets go of what the mouse held; where panes stand now is kept.
pub fn let_go(state: &mut State) -> Vec<Effect> {
    match std::mem::take(&mut state.held) {
        Held::Nothing | Held::Text | Held::ScrollBar => return Vec::new(),
        Held::Border(held) => tell_if_put_away(state, held),
        Held::Stacked => {}
    }
    vec![Effect::KeepPanes(state.arrangement)]
}

fn tell_if_put_away(state: &mut State, held: HeldBorder) {
    if state.arrangement.is_hidden(held.pane) {
        let (name, show, it) = match held.pane {
            Pane::Posts => ("post list is", "switch-posts", "it"),
            Pane::Reading => return,
            Pane::Notes => ("notes are", "switch-notes", "them"),
        };
        let show = state.keys(show);
        state.hint(format!("The {name} put away; {show} brings {it} back"));
    }
}
