//! What a note says of where its passage stands: the passage, what the author made of it since, and the keys that settle
//! it. Lines of pieces; it draws nothing.

use ratatui::style::Style;

use crate::annotation::{Anchor, AnchorState, CONTEXT_CHARACTERS};
use crate::app::{RecordEntry, State};
use crate::text::one_line;
use crate::theme::Role;

use super::compared::{self, Row};
use super::palette::Palette;
use super::{words, write};

/// Lines of a passage: of one's own note, and of any other.
const LINES: usize = 2;

/// Lines of the old and of the new words of a passage that changed: of any, and of that of the note one is at.
const COMPARED_LINES: usize = 2;
const CHOSEN_LINES: usize = 6;

/// The passage of a record and what is to say about its place, in lines of this many cells.
pub fn rows(
    state: &State,
    entry: &RecordEntry,
    is_chosen: bool,
    palette: &Palette,
    width: u16,
) -> Vec<Row> {
    let Some(anchor) = &entry.record.anchor else {
        return Vec::new();
    };
    let now = words_of_today(state, entry);
    let compared = now.filter(|_| entry.anchor_state() == Some(AnchorState::Changed));
    let limit = match (is_chosen, compared) {
        (true, Some(_)) => CHOSEN_LINES,
        (false, Some(_)) => COMPARED_LINES,
        (_, None) => LINES,
    };
    let mut rows = match compared {
        Some(now) => compared::rows(&anchor.quote, now, palette, width, limit),
        None => quote(anchor, palette, width, limit),
    };
    rows.extend(standing(state, entry, anchor, is_chosen, palette, width));
    rows
}

/// The words at the place that was found or is suggested, if the post is open.
fn words_of_today<'a>(state: &'a State, entry: &RecordEntry) -> Option<&'a str> {
    let open = state.reading.open.as_ref()?;
    let (revision, _) = entry.placement.as_ref()?;
    let is_here = entry.post == Some(open.id) && *revision == open.content.revision;
    let place = entry.place().filter(|_| is_here)?;
    Some(place.of(open.text()))
}

fn quote(anchor: &Anchor, palette: &Palette, width: u16, limit: usize) -> Vec<Row> {
    let quoted = one_line(&anchor.quote);
    if quoted.is_empty() {
        return Vec::new();
    }
    clipped(
        &format!("“{quoted}”"),
        width,
        limit,
        palette.role(Role::Quote),
    )
}

/// What is told below the passage.
fn standing(
    state: &State,
    entry: &RecordEntry,
    anchor: &Anchor,
    is_chosen: bool,
    palette: &Palette,
    width: u16,
) -> Vec<Row> {
    let Some(sentence) = words::anchor_state(entry) else {
        return Vec::new();
    };
    let found = entry.anchor_state().unwrap_or_default();
    let sign = palette.state_sign(found).unwrap_or(" ");
    let mut rows = clipped(
        &format!("{sign} {sentence}{}", keys(state, entry)),
        width,
        3,
        palette.state(found),
    );
    if found != AnchorState::Orphan || !is_chosen {
        return rows;
    }
    if let Some(now) = words_of_today(state, entry) {
        let suggested = format!("perhaps “{}”", one_line(now));
        rows.extend(clipped(&suggested, width, LINES, palette.role(Role::Text)));
    }
    let around = surroundings(anchor);
    rows.extend(clipped(&around, width, 3, palette.role(Role::Muted)));
    rows
}

/// What stood around a passage, in whole words.
fn surroundings(anchor: &Anchor) -> String {
    let (before, after) = (one_line(&anchor.prefix), one_line(&anchor.suffix));
    let (before, after) = (before.trim(), after.trim());
    let is_cut = |context: &str| context.chars().count() >= CONTEXT_CHARACTERS;
    let before = match before.split_once(' ') {
        Some((_, whole)) if is_cut(&anchor.prefix) => whole,
        _ => before,
    };
    let after = match after.rsplit_once(' ') {
        Some((whole, _)) if is_cut(&anchor.suffix) => whole,
        _ => after,
    };
    match (before, after) {
        ("", "") => "it was all of the post".to_owned(),
        ("", after) => format!("it stood before “{after}”"),
        (before, "") => format!("it stood after “{before}”"),
        (before, after) => format!("it stood between “{before}” and “{after}”"),
    }
}

/// The keys that settle it.
fn keys(state: &State, entry: &RecordEntry) -> String {
    let (confirm, relink) = (state.keys("confirm"), state.keys("relink"));
    match (entry.anchor_state(), entry.place()) {
        (Some(AnchorState::Changed), _) => format!(": {confirm} confirms, {relink} selects anew"),
        (Some(AnchorState::Orphan), Some(_)) => {
            format!(": {confirm} takes the place suggested, {relink} selects another")
        }
        (Some(AnchorState::Orphan), None) => format!(": {relink} selects a place for it"),
        _ => String::new(),
    }
}

/// A text wrapped to at most this many lines, indented.
pub fn clipped(text: &str, width: u16, lines: usize, style: Style) -> Vec<Row> {
    let all: Vec<&str> = write::wrapped(text, width).collect();
    let more = all.len() > lines;
    let mut rows: Vec<Row> = all
        .into_iter()
        .take(lines)
        .map(|line| indented(line, style))
        .collect();
    if more && let Some((last, _)) = rows.last_mut().and_then(|row| row.last_mut()) {
        let cut = crate::text::width::truncate_to_width(last, usize::from(width.saturating_sub(1)))
            .trim_end()
            .to_owned();
        *last = format!("{cut}…");
    }
    rows
}

/// A line, indented.
pub fn indented(text: &str, style: Style) -> Row {
    vec![("  ".to_owned(), Style::new()), (text.to_owned(), style)]
}
