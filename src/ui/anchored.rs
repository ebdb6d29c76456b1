//! What a note says of where its passage stands: the passage, what the author made of it since, and the keys that settle
//! it. Lines of pieces; it draws nothing.

use ratatui::style::{Modifier, Style};

use crate::annotation::{
    Anchor, AnchorState, CONTEXT_CHARACTERS, WordChange, WordChangeKind, word_changes,
};
use crate::app::{RecordEntry, State};
use crate::text::one_line;
use crate::text::width::display_width;
use crate::theme::Role;

use super::palette::Palette;
use super::{words, write};

/// A line: pieces of text and their styles.
pub type Row = Vec<(String, Style)>;

/// Lines of a passage: of one's own note, and of any other.
const LINES: usize = 2;

/// Lines of a passage that is compared with its words of today.
const COMPARED_LINES: usize = 3;

/// Lines of all that is told of the passage of the note one is at.
const CHOSEN_LINES: usize = 9;

/// Words of a passage that stayed are left out between this many at both ends.
const WORDS_AROUND: usize = 4;

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
        Some(now) => difference(&anchor.quote, now, palette, width, limit),
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

/// Old and new words in one running text: what went in `[-…-]`, what came in `{+…+}`, as git's word diff writes it.
fn difference(old: &str, new: &str, palette: &Palette, width: u16, limit: usize) -> Vec<Row> {
    let changes = word_changes(old, new);
    let last = changes.len().saturating_sub(1);
    let pieces = changes.iter().enumerate();
    let pieces = pieces.flat_map(|(at, change)| marked(change, at == 0, at == last, palette));
    flowed(pieces, width, limit)
}

/// The words of a change with its signs, each with whether a blank stands before it.
fn marked(
    change: &WordChange<'_>,
    is_first: bool,
    is_last: bool,
    palette: &Palette,
) -> Vec<(String, bool, Style)> {
    let (signs, style) = match change.kind {
        WordChangeKind::Kept => (["", ""], palette.role(Role::Quote)),
        WordChangeKind::Removed => (
            ["[-", "-]"],
            palette
                .role(Role::CodeDeleted)
                .add_modifier(Modifier::CROSSED_OUT),
        ),
        WordChangeKind::Added => (["{+", "+}"], palette.role(Role::CodeInserted)),
    };
    let line = one_line(change.text);
    let mut words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    if change.kind == WordChangeKind::Kept {
        leave_out_middle(&mut words, is_first, is_last);
    }
    if let Some(first) = words.first_mut() {
        first.insert_str(0, signs[0]);
    }
    if let Some(end) = words.last_mut() {
        end.push_str(signs[1]);
    }
    let is_apart = |nth: usize| nth > 0 || change.is_apart || change.kind != WordChangeKind::Kept;
    let words = words.into_iter().enumerate();
    words
        .map(|(nth, word)| (word, is_apart(nth), style))
        .collect()
}

/// Of many words that stayed only those next to a change are of interest.
fn leave_out_middle(words: &mut Vec<String>, is_first: bool, is_last: bool) {
    let before = if is_first { 0 } else { WORDS_AROUND };
    let after = if is_last { 0 } else { WORDS_AROUND };
    if words.len() > before + after + 1 && before + after > 0 {
        let end = words.len() - after;
        words.splice(before..end, ["…".to_owned()]);
    }
}

/// Words set into lines, at most so many; an ellipsis tells of more.
fn flowed(
    words: impl Iterator<Item = (String, bool, Style)>,
    width: u16,
    limit: usize,
) -> Vec<Row> {
    let width = usize::from(width.max(1));
    let mut rows = vec![Row::new()];
    let mut used = 0;
    for (word, is_apart, style) in words {
        let blank = usize::from(is_apart && used > 0);
        let room = width.saturating_sub(usize::from(rows.len() == limit) * 2);
        if used > 0 && used + blank + display_width(&word) > room {
            if rows.len() == limit {
                push(&mut rows, " …", style);
                break;
            }
            rows.push(Row::new());
            used = 0;
        } else if blank > 0 {
            push(&mut rows, " ", Style::new());
            used += 1;
        }
        used += display_width(&word);
        push(&mut rows, &word, style);
    }
    rows.into_iter().map(indent).collect()
}

fn push(rows: &mut [Row], text: &str, style: Style) {
    if let Some(row) = rows.last_mut() {
        row.push((text.to_owned(), style));
    }
}

fn indent(mut row: Row) -> Row {
    row.insert(0, ("  ".to_owned(), Style::new()));
    row
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

#[cfg(test)]
mod tests {
    use super::super::palette::Depth;
    use super::*;
    use crate::theme::Theme;

    fn shown(old: &str, new: &str, width: u16, limit: usize) -> String {
        let palette = Palette::new(Theme::dark(), Depth::None, false);
        let rows = difference(old, new, &palette, width, limit);
        let line = |row: &Row| {
            let text: String = row.iter().map(|(text, _)| text.as_str()).collect();
            text.trim().to_owned()
        };
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn old_and_new_words_are_read_without_colour() {
        assert_eq!(
            shown("it needs good metrics", "it wants very good metrics", 40, 9),
            "it [-needs-] {+wants very+} good metrics"
        );
        assert_eq!(
            shown("it needs good metrics", "it wants very good metrics", 20, 9),
            "it [-needs-] {+wants\nvery+} good metrics"
        );
        assert_eq!(
            shown("it needs good metrics", "it wants very good metrics", 20, 1),
            "it [-needs-] …"
        );
    }

    #[test]
    fn words_that_stayed_are_left_out_where_they_are_many() {
        let stayed = "one two three four five six seven eight nine ten";
        assert_eq!(
            shown(
                &format!("{stayed} a {stayed}"),
                &format!("{stayed} b {stayed}"),
                80,
                9
            ),
            "… seven eight nine ten [-a-] {+b+} one two three four …"
        );
    }
}
