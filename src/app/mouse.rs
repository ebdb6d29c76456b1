//! The mouse: focus, wheel (also over windows), choosing from lists, selecting passages. Cells are looked up in the same rectangles as drawn.

use jiff::SignedDuration;
use ratatui::layout::Rect;

use crate::text::{Span, graphemes, segment};

use super::action;
use super::areas::pane_body;
use super::borders;
use super::effect::Effect;
use super::event::{Mouse, MouseKind, Pointed};
use super::following::{follow, target_at_caret};
use super::held::Held;
use super::link_cells::link_cells;
use super::marking;
use super::opening::open_post;
use super::overlay::Overlay;
use super::pane::{Clicks, NotesEntry, OpenPost, Pane, Reveal, Selection};
use super::places::remember_place;
use super::screen::{category_chooser, note_editor, query_line};
use super::scroll_bar::ScrollBar;
use super::state::State;

/// Lines one turn of the wheel scrolls.
const WHEEL: i64 = 3;

/// Clicks that follow each other within this time count as several.
const DOUBLE_CLICK: SignedDuration = SignedDuration::from_millis(400);

/// Cells one push of the wheel scrolls.
const SIDEWAYS: i32 = 6;

/// Takes in a mouse event; windows over the panes take the wheel, and some of them clicks into their lists.
pub fn mouse(state: &mut State, event: Mouse) -> Vec<Effect> {
    match event.kind {
        MouseKind::Drag => drag_held(state, event),
        MouseKind::Release => let_go(state, event),
        _ if !is_for_panes(state, event) => match event.kind {
            MouseKind::ScrollUp => action::wheel(state, -1),
            MouseKind::ScrollDown => action::wheel(state, 1),
            MouseKind::Press => action::click(state, (event.column, event.row)),
            _ => Vec::new(),
        },
        _ => on_panes(state, event),
    }
}

fn on_panes(state: &mut State, event: Mouse) -> Vec<Effect> {
    let Some(pane) = state.areas().pane_at(event.column, event.row) else {
        if event.kind == MouseKind::Press
            && let Some(border) = borders::border_under(state, event)
        {
            state.held = border;
        }
        return Vec::new();
    };
    match event.kind {
        MouseKind::Press => press(state, pane, event),
        MouseKind::Drag | MouseKind::Release => Vec::new(),
        MouseKind::ScrollUp => wheel(state, pane, -1),
        MouseKind::ScrollDown => wheel(state, pane, 1),
        MouseKind::ScrollLeft => sideways(state, pane, event, -1),
        MouseKind::ScrollRight => sideways(state, pane, event, 1),
    }
}

/// Whether an event is for the panes: with a window at the bottom of the screen, the wheel above it still scrolls them.
fn is_for_panes(state: &State, event: Mouse) -> bool {
    let [window] = &state.overlays[..] else {
        return state.overlays.is_empty();
    };
    let is_wheel = event.kind != MouseKind::Press;
    let (width, height, areas) = (state.width, state.height, state.areas());
    let docked = match window {
        Overlay::Search(_) => areas.status.unwrap_or_default(),
        Overlay::Query(_) => query_line(width, height),
        Overlay::Editor(_) => note_editor(width, height, &areas),
        Overlay::Category(_) => category_chooser(
            width,
            height,
            &areas,
            state.settings.categories.iter().count(),
        ),
        _ => return false,
    };
    is_wheel && !docked.contains((event.column, event.row).into())
}

/// Moves what the button went down on, also beyond the edges of its pane.
fn drag_held(state: &mut State, event: Mouse) -> Vec<Effect> {
    match state.held {
        Held::Nothing => {}
        Held::Text => drag(state, event),
        Held::ScrollBar => scroll_to(state, event.row),
        Held::Border(border) => borders::drag(state, border, event),
        Held::Stacked => borders::put_line(state, event.row),
    }
    Vec::new()
}

fn let_go(state: &mut State, event: Mouse) -> Vec<Effect> {
    let mut effects = borders::let_go(state);
    if state.overlays.is_empty() {
        effects.extend(release(state, event));
    }
    effects
}

fn press(state: &mut State, pane: Pane, event: Mouse) -> Vec<Effect> {
    state.message = None;
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
            state.held = Held::ScrollBar;
            remember_place(state);
            scroll_to(state, event.row);
            Vec::new()
        }
        Pane::Reading => {
            state.held = Held::Text;
            click(state, event);
            match suggestion_in_margin(state, event) {
                Some(span) => press_suggestion(state, span),
                None => Vec::new(),
            }
        }
        Pane::Notes => Vec::new(),
    }
}

/// The suggestion of which the sign in the margin is under the pointer.
fn suggestion_in_margin(state: &State, event: Mouse) -> Option<Span> {
    let area = state.areas().text();
    let row = usize::from(event.row.checked_sub(area.y)?);
    let open = state.reading.open.as_ref()?;
    let line = &open.visible.get(row)?.line;
    let first = line.pieces.first().map_or(u16::MAX, |piece| piece.column);
    if event.column.saturating_sub(area.x) >= first {
        return None;
    }
    let mut shown = open.suggested.shown.iter().map(|it| it.span);
    shown.find(|span| line.span.contains(span.start))
}

/// Goes to a suggestion; the second click on its sign opens the window that takes it.
fn press_suggestion(state: &mut State, span: Span) -> Vec<Effect> {
    let is_second = state.reading.clicks.count == 2;
    if let Some(open) = &mut state.reading.open {
        open.selection = None;
        open.go_to(span.start, Reveal::Nearest);
    }
    state.notes.suggested = Some(span);
    if is_second {
        run(state, "edit-suggestion")
    } else {
        Vec::new()
    }
}

/// Takes in what the mouse did where only the drawing knows what is there.
pub fn pointed_at(state: &mut State, pointed: Pointed) -> Vec<Effect> {
    match pointed {
        Pointed::Note(entry) => press_in_notes(state, entry),
        Pointed::Notes(sight) => {
            state.notes.sight = Some(sight);
            Vec::new()
        }
        Pointed::Item(item) => action::press_item(state, item),
    }
}

/// Chooses an entry of the notes pane; a click on the chosen one goes to its passage, or opens the window that takes a
/// suggestion.
fn press_in_notes(state: &mut State, entry: NotesEntry) -> Vec<Effect> {
    if !state.overlays.is_empty() {
        return Vec::new();
    }
    let is_chosen = state.focus == Pane::Notes && state.notes.at() == Some(entry);
    state.message = None;
    state.focus_on(Pane::Notes);
    if is_chosen {
        return run(
            state,
            match entry {
                NotesEntry::Note(_) => "open",
                NotesEntry::Suggestion(_) => "edit-suggestion",
            },
        );
    }
    (state.notes.chosen, state.notes.suggested) = match entry {
        NotesEntry::Note(id) => (Some(id), None),
        NotesEntry::Suggestion(span) => (None, Some(span)),
    };
    action::show_chosen_note(state);
    Vec::new()
}

fn run(state: &mut State, name: &str) -> Vec<Effect> {
    action::named(name).map_or_else(Vec::new, |action| (action.run)(state))
}

/// Puts the caret under the pointer; the second click at a place selects the word, the third the sentence, the fourth the
/// paragraph. A second click on a link follows it.
fn click(state: &mut State, event: Mouse) {
    let clicks = state.reading.clicks;
    let cell = (event.column, event.row);
    let waited = state.now.duration_since(clicks.at);
    let is_next = clicks.cell == cell && waited <= DOUBLE_CLICK && !waited.is_negative();
    let count = if is_next { clicks.count % 4 + 1 } else { 1 };
    let mut unit = None;
    if let Some(offset) = offset_under(state, event)
        && let Some(open) = &mut state.reading.open
    {
        let is_link = state.reading.pressed_link.is_some();
        unit = unit_of_clicks(open, count, offset).filter(|_| !is_link);
        if let Some(span) = unit {
            open.select(span, offset);
        } else {
            open.selection = None;
            open.go_to(offset, Reveal::Nearest);
        }
    }
    state.reading.clicks = Clicks {
        count,
        cell,
        at: state.now,
        unit,
    };
}

/// What so many clicks at a place select; one selects nothing.
fn unit_of_clicks(open: &OpenPost, count: u8, offset: u32) -> Option<Span> {
    let document = &open.content.document;
    let span = match count {
        2 => Some(segment::word_at(open.text(), offset)),
        3 => marking::sentence_at(document, offset),
        4 => document
            .blocks
            .get(document.block_at(offset))
            .map(|block| block.span),
        _ => None,
    }?;
    let span = marking::trimmed(open.text(), span);
    (!span.is_empty()).then_some(span)
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

/// Selects from where the button went down to here, by the unit that was clicked; at the edges of the text it scrolls.
fn drag(state: &mut State, event: Mouse) {
    state.reading.pressed_link = None;
    let area = state.areas().text();
    let beyond = if event.row < area.y {
        -1
    } else {
        i64::from(event.row >= area.bottom())
    };
    let Clicks { count, unit, .. } = state.reading.clicks;
    if let Some(open) = &mut state.reading.open {
        let caret = open.caret;
        open.selection.get_or_insert_with(|| Selection::from(caret));
        if beyond != 0 {
            open.wheel(beyond);
        }
    }
    let Some(offset) = offset_under(state, event) else {
        return;
    };
    if let Some(open) = &mut state.reading.open {
        match unit {
            Some(unit) => extend_by_unit(open, count, unit, offset),
            None => open.go_to(offset, Reveal::Nearest),
        }
    }
}

/// Selects from the unit that was clicked to the one at an offset, in either direction.
fn extend_by_unit(open: &mut OpenPost, count: u8, first: Span, offset: u32) {
    let here = unit_of_clicks(open, count, offset).unwrap_or(Span::at(offset));
    let last_of = |span: Span| graphemes::previous_grapheme(open.text(), span.end).max(span.start);
    let (anchor, caret) = if here.start < first.start {
        (last_of(first), here.start)
    } else {
        (first.start, last_of(here))
    };
    if let Some(selection) = &mut open.selection {
        selection.anchor = anchor;
    }
    open.go_to(caret, Reveal::Nearest);
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
