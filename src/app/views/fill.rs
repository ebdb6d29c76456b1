//! Making a list, filtering it by words, and making its rows anew without losing the cursor.

use crate::find::Words;

use super::super::field::Field;
use super::super::overlay::{Subject, ViewLevel, ViewRow};
use super::super::state::State;
use super::subjects::{rows, versions};

/// A list about something, the cursor on its first row.
pub fn level(state: &State, subject: Subject) -> ViewLevel {
    let mut level = ViewLevel {
        rows: rows(state, &subject),
        subject,
        words: Field::one_line(""),
        shown: Vec::new(),
        chosen: 0,
        first: 0,
        of: versions(state),
    };
    filter(&mut level);
    level
}

/// Shows the rows that have all words, with the headings over them; the cursor stays on its row if that is shown.
pub fn filter(level: &mut ViewLevel) {
    let chosen = level.chosen_row().map(|row| row.target.clone());
    let words = Words::new(&[level.words.text()]);
    let mut shown = Vec::new();
    let mut heading = None;
    for (index, row) in level.rows.iter().enumerate() {
        if row.is_heading() {
            heading = Some(index);
        } else if holds(row, &words) {
            shown.extend(heading.take());
            shown.push(index);
        }
    }
    level.shown = shown;
    let rows = level
        .shown
        .iter()
        .filter_map(|&index| level.rows.get(index));
    let mut rows = rows.map(|row| Some(&row.target));
    let same = chosen.and_then(|chosen| rows.position(|target| target == Some(&chosen)));
    let first = level.row(0).map_or(0, |row| usize::from(row.is_heading()));
    level.chosen = same.unwrap_or(first);
}

fn holds(row: &ViewRow, words: &Words) -> bool {
    words.are_in([row.title.as_str(), &row.about, &row.fact, &row.also])
}

/// Makes the rows of a list anew if what they tell changed.
pub fn refill(state: &State, level: &mut ViewLevel) {
    if level.of == versions(state) {
        return;
    }
    let chosen = level.chosen_row().map(|row| row.target.clone());
    let at = level.chosen;
    level.of = versions(state);
    level.rows = rows(state, &level.subject);
    level.shown.clear();
    filter(level);
    let mut shown = 0..level.shown.len();
    let same = shown.find(|&index| {
        let row = level.row(index);
        chosen.is_some() && row.map(|row| &row.target) == chosen.as_ref()
    });
    level.chosen = same.unwrap_or_else(|| at.min(level.shown.len().saturating_sub(1)));
    if level.chosen_row().is_some_and(ViewRow::is_heading) && level.chosen + 1 < level.shown.len() {
        level.chosen += 1;
    }
}
