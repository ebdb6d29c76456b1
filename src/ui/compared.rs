//! What an author made of a passage: its old words above its new ones, as two lines of a diff, and in both marked what
//! differs. Lines of pieces; it draws nothing.

use ratatui::style::{Modifier, Style};

use crate::annotation::{WordChange, WordChangeKind, word_changes};
use crate::text::one_line;
use crate::text::width::display_width;
use crate::theme::Role;

use super::palette::Palette;

/// A line: pieces of text and their styles.
pub type Row = Vec<(String, Style)>;

/// Words that stayed are left out between this many at both ends.
const WORDS_AROUND: usize = 4;

/// Cells of the sign before old and new words.
const SIGN: u16 = 2;

/// The old words and below them the new ones, each in at most so many lines of this many cells.
pub fn rows(old: &str, new: &str, palette: &Palette, width: u16, limit: usize) -> Vec<Row> {
    let changes = word_changes(old, new);
    let sides = [
        (WordChangeKind::Removed, "- ", Role::CodeDeleted),
        (WordChangeKind::Added, "+ ", Role::CodeInserted),
    ];
    let mut rows = Vec::new();
    for (kind, sign, role) in sides {
        let (sign, style) = ((sign, palette.role(role)), changed(kind, palette));
        let words = side(&changes, kind, palette.role(Role::Quote), style);
        rows.extend(signed(
            flowed(words, width.saturating_sub(SIGN), limit),
            sign,
        ));
    }
    rows
}

/// The look of what differs: a sign as well, the brackets around it, for eyes and terminals without colour.
fn changed(kind: WordChangeKind, palette: &Palette) -> Style {
    match kind {
        WordChangeKind::Kept => palette.role(Role::Quote),
        WordChangeKind::Removed => palette.role(Role::CodeDeleted),
        WordChangeKind::Added => palette
            .role(Role::CodeInserted)
            .add_modifier(Modifier::BOLD),
    }
}

/// The words of one text, those that the other has not in brackets; each with whether a blank stands before it.
fn side(
    changes: &[WordChange<'_>],
    kind: WordChangeKind,
    plain: Style,
    marked: Style,
) -> Vec<(String, bool, Style)> {
    let last = changes.len().saturating_sub(1);
    let mut side = Vec::new();
    for (at, change) in changes.iter().enumerate() {
        let line = one_line(change.text);
        let mut words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let style = if change.kind == WordChangeKind::Kept {
            leave_out_middle(&mut words, at == 0, at == last);
            plain
        } else if change.kind == kind {
            bracket(&mut words);
            marked
        } else {
            continue;
        };
        let is_apart = match kind {
            WordChangeKind::Removed => change.was_apart,
            WordChangeKind::Kept | WordChangeKind::Added => change.is_apart,
        };
        let words = words.into_iter().enumerate();
        side.extend(words.map(|(nth, word)| (word, nth > 0 || is_apart, style)));
    }
    side
}

fn bracket(words: &mut [String]) {
    if let Some(first) = words.first_mut() {
        first.insert(0, '[');
    }
    if let Some(end) = words.last_mut() {
        end.push(']');
    }
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
fn flowed(words: Vec<(String, bool, Style)>, width: u16, limit: usize) -> Vec<Row> {
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
    rows
}

fn push(rows: &mut [Row], text: &str, style: Style) {
    if let Some(row) = rows.last_mut() {
        row.push((text.to_owned(), style));
    }
}

/// Lines with a sign before the first one, indented as what else is told of a passage.
fn signed(rows: Vec<Row>, sign: (&str, Style)) -> Vec<Row> {
    let signs = std::iter::once(sign).chain(std::iter::repeat(("  ", Style::new())));
    let with_sign = |(mut row, (sign, style)): (Row, (&str, Style))| {
        row.splice(
            0..0,
            [("  ".to_owned(), Style::new()), (sign.to_owned(), style)],
        );
        row
    };
    rows.into_iter().zip(signs).map(with_sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{Depth, Theme};

    #[track_caller]
    fn check(old: &str, new: &str, (width, limit): (u16, usize), expected: &str) {
        let palette = Palette::new(Theme::dark(), Depth::None, false);
        let rows = rows(old, new, &palette, width, limit);
        let line = |row: &Row| {
            let text: String = row.iter().map(|(text, _)| text.as_str()).collect();
            text.get(2..).unwrap().to_owned()
        };
        let shown = rows.iter().map(line).collect::<Vec<_>>().join("\n");
        assert_eq!(shown, expected);
    }

    #[test]
    fn old_and_new_words_stand_one_above_the_other_and_are_read_without_colour() {
        let (old, new) = ("it needs good metrics", "it wants very good metrics");
        check(
            old,
            new,
            (40, 3),
            "- it [needs] good metrics\n+ it [wants very] good metrics",
        );
        check(
            old,
            new,
            (20, 3),
            "- it [needs] good\n  metrics\n+ it [wants very]\n  good metrics",
        );
        check(
            old,
            new,
            (20, 1),
            "- it [needs] good …\n+ it [wants very] …",
        );
        check("a b c", "b c", (40, 3), "- [a] b c\n+ b c");
        check(
            "twice, he said",
            "once, he said",
            (40, 3),
            "- [twice], he said\n+ [once], he said",
        );
        check("", "b c", (40, 3), "- \n+ [b c]");
    }

    #[test]
    fn words_that_stayed_are_left_out_where_they_are_many() {
        let stayed = "one two three four five six seven eight nine ten";
        check(
            &format!("{stayed} a {stayed}"),
            &format!("{stayed} b {stayed}"),
            (80, 3),
            "- … seven eight nine ten [a] one two three four …\n\
             + … seven eight nine ten [b] one two three four …",
        );
    }
}
