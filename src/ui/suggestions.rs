//! Suggestions of things to dig into: their signs in the margin of the text, and their lines below the notes, dimmed.

use ratatui::buffer::Buffer;

use crate::app::pane::OpenPost;
use crate::app::{Pane, State};
use crate::keymap::Context;
use crate::library::Suggestion;
use crate::text::width::display_width;
use crate::text::{Span, one_line};
use crate::theme::Role;

use super::anchored::clipped;
use super::compared::Row;
use super::palette::Palette;

/// Lines of a sentence: of any, and of the one that one is at.
const LINES: usize = 2;
const CHOSEN_LINES: usize = 6;

/// Draws the sign of a suggestion that begins on a line. No highlight stands where one does.
pub fn sign(
    open: &OpenPost,
    line: Span,
    palette: &Palette,
    place: Option<(u16, u16)>,
    buffer: &mut Buffer,
) {
    let shown = &open.suggested.shown;
    let first = shown.partition_point(|it| it.span.start < line.start);
    let begins = shown
        .get(first)
        .is_some_and(|it| line.contains(it.span.start));
    if let Some((x, y)) = place.filter(|_| begins) {
        let sign = palette.symbols().suggestion;
        buffer.set_stringn(x, y, sign, 1, palette.role(Role::Suggestion));
    }
}

/// What stands above the suggestions in the notes pane: how many there are, and the key that helps from where one is.
pub fn heading(state: &State, count: usize, palette: &Palette, width: u16) -> Row {
    let words = format!("Suggestions  {count}");
    let (action, word) = match state.focus {
        Pane::Notes => ("accept-suggestion", "takes one"),
        Pane::Reading | Pane::Posts => ("next-suggestion", "to them"),
    };
    let bound = state.settings.keymap.keys_for(&Context::ALL, action);
    let hint = bound.map_or_else(String::new, |keys| format!("   {keys} {word}"));
    let has_room = display_width(&words) + display_width(&hint) + 2 <= usize::from(width);
    let mut row = vec![(words, palette.role(Role::Suggestion))];
    if has_room {
        row.push((hint, palette.role(Role::Muted)));
    }
    row
}

/// The lines of a suggestion in the notes pane: while one reads only what it is about, for its sentence stands in the text.
pub fn lines(state: &State, suggestion: &Suggestion, palette: &Palette, width: u16) -> Vec<Row> {
    let style = palette.role(Role::Suggestion);
    let names: Vec<String> = suggestion
        .topics
        .iter()
        .map(|topic| one_line(&topic.name).into_owned())
        .collect();
    let sign = palette.symbols().suggestion;
    let mut rows = vec![vec![(format!("{sign} {}", names.join(", ")), style)]];
    let is_chosen = state.notes.suggested == Some(suggestion.span);
    if !is_chosen && state.focus != Pane::Notes {
        return rows;
    }
    let most = if is_chosen { CHOSEN_LINES } else { LINES };
    let open = state.reading.open.as_ref();
    let sentence = open.map_or("", |open| suggestion.span.of(open.text()));
    let quoted = format!("“{}”", one_line(sentence));
    rows.extend(clipped(&quoted, width.saturating_sub(5), most, style));
    rows.push(Row::new());
    rows
}
