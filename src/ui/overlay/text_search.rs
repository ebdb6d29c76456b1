//! The search in all posts: what is typed, what was found by post and talk, and the passage beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::overlay::{FoundRow, PassageSight, TextSearchWindow};
use crate::app::{ListWindow, Passage, State, found_passage, list_window};
use crate::text::{Span, counted, one_line, start_showing};
use crate::theme::Role;

use super::super::palette::Palette;
use super::super::{typed, words, write};
use super::in_place::InPlace;

/// What a passage shows above the line that was found (lines).
const ABOVE: i64 = 3;

/// From this width on what was found is told in full (cells).
const WIDE: u16 = 70;

/// Draws the window.
pub fn draw(state: &State, search: &TextSearchWindow, palette: &Palette, buffer: &mut Buffer) {
    let ListWindow {
        area,
        list,
        passage: beside,
    } = list_window(state.width, state.height, true);
    let room = write::window(buffer, palette, area, "Search in all posts and notes");
    query(search, palette, room, buffer);
    if room.height < 3 {
        return;
    }
    let below = Rect {
        y: room.y + 2,
        height: room.height - 2,
        ..room
    };
    if search.typed.text().trim().is_empty() {
        return what_to_type(palette, below, buffer);
    }
    if search.found.is_empty() {
        return advise(&advice(search), palette, below, buffer);
    }
    if let PassageSight::Whole(lines) = search.sight {
        return passage(state, search, palette, below, i64::from(lines), buffer);
    }
    rows(state, search, palette, list, buffer);
    if let Some(area) = beside {
        write::separator(buffer, palette, area);
        passage(state, search, palette, area, 0, buffer);
    }
}

/// What is typed, how much was found, and where a mistake is.
fn query(search: &TextSearchWindow, palette: &Palette, room: Rect, buffer: &mut Buffer) {
    let style = if search.is_from_before {
        palette.role(Role::Selection)
    } else {
        palette.role(Role::Text)
    };
    let count = count(search, room.width >= WIDE);
    let hint = "type what to look for";
    let typed = typed::asked(buffer, palette, room, &search.typed, (hint, &count), style);
    if let Some(problem) = search.problem.as_ref().filter(|_| room.height > 1) {
        typed::mistake(buffer, palette, typed, &search.typed, problem.span.range());
    }
}

/// "41 lines in 12 posts, 2 notes", or how far the search is.
fn count(search: &TextSearchWindow, is_wide: bool) -> String {
    if search.query.is_none() {
        return String::new();
    }
    let found = &search.found;
    let more = if found.are_cut { "+" } else { "" };
    let lines = match found.lines {
        1 => "1 line".to_owned(),
        lines => format!("{lines}{more} lines"),
    };
    let (read, all) = search.searched;
    if search.awaits_first_answer() || (search.is_under_way() && found.lines == 0) {
        return format!("{read} of {all} posts read");
    }
    if search.is_under_way() {
        return format!("{lines}, {read} of {all} posts read");
    }
    let posts = counted(found.posts.len(), "post", "posts");
    let notes = counted(found.notes.len(), "note", "notes");
    match (found.lines, found.notes.len()) {
        (0, 0) => "no hit".to_owned(),
        (0, _) => notes,
        _ if !is_wide => lines,
        (_, 0) => format!("{lines} in {posts}"),
        (_, _) => format!("{lines} in {posts}, {notes}"),
    }
}

/// What can be typed, each with what it finds.
const TO_TYPE: [(&str, &str); 4] = [
    ("service mesh", "both words, in one section of a post"),
    ("\"service mesh\"", "the words as they stand"),
    ("/mesh(es)?/", "a regular expression"),
    ("Mesh", "this capital; small letters find both"),
];

fn what_to_type(palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let width = TO_TYPE.iter().map(|(typed, _)| typed.len()).max();
    let width = width.unwrap_or_default() + 3;
    for ((typed, found), y) in TO_TYPE.iter().zip(area.top()..area.bottom()) {
        let pieces = [
            (format!("{typed:width$}"), palette.role(Role::Key)),
            ((*found).to_owned(), palette.role(Role::Muted)),
        ];
        write::pieces(buffer, area.x, y, area.width, &pieces);
    }
}

/// Writes sentences below each other.
fn advise(sentences: &[String], palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let lines = sentences
        .iter()
        .flat_map(|sentence| write::wrapped(sentence, area.width));
    for (line, y) in lines.zip(area.top()..area.bottom()) {
        write::text(
            buffer,
            area.x,
            y,
            area.width,
            line,
            palette.role(Role::Muted),
        );
    }
}

/// What to do where nothing is listed, a line for each thing.
fn advice(search: &TextSearchWindow) -> Vec<String> {
    if let Some(problem) = &search.problem {
        return vec![
            format!("{}.", one_line(&problem.to_string())),
            "Mend it, or take a slash away to look for it as words.".to_owned(),
        ];
    }
    let (read, all) = search.searched;
    if search.query.is_none() {
        return vec!["Type what to look for between the quotes.".to_owned()];
    }
    if search.is_under_way() {
        return vec![format!("Nothing so far, in {read} of {all} posts.")];
    }
    let posts = counted(all, "post", "posts");
    let nothing = format!("Nothing in {posts} and your notes has this.");
    let what_to_do = what_to_change(&search.typed.text());
    std::iter::once(nothing)
        .chain(what_to_do.into_iter().map(str::to_owned))
        .collect()
}

/// What could be changed for something to be found.
fn what_to_change(typed: &str) -> Vec<&'static str> {
    let mut words = typed.split_whitespace();
    let is_open = |word: &str| word.starts_with('/') && !word.ends_with('/');
    let advice = [
        (
            words.any(is_open),
            "A regular expression ends with a slash: /like this/.",
        ),
        (
            typed.split_whitespace().count() > 1,
            "All of it has to stand in one section: take a word away.",
        ),
        (
            typed.chars().any(char::is_uppercase),
            "A capital is meant: small letters find both.",
        ),
    ];
    let fitting = advice.into_iter().filter(|(fits, _)| *fits);
    let fitting: Vec<&str> = fitting.map(|(_, sentence)| sentence).collect();
    if fitting.is_empty() {
        vec!["Take letters away, or look for another word."]
    } else {
        fitting
    }
}

fn rows(
    state: &State,
    search: &TextSearchWindow,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let shown = search.in_sight(usize::from(area.height));
    for (index, y) in shown.into_iter().zip(area.top()..area.bottom()) {
        let area = Rect {
            y,
            height: 1,
            ..area
        };
        if let Some(row) = search.found.rows.get(index) {
            draw_row(state, search, *row, palette, area, buffer);
        }
        if index == search.chosen {
            write::chosen(buffer, palette, area);
        }
    }
}

fn draw_row(
    state: &State,
    search: &TextSearchWindow,
    row: FoundRow,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let found = &search.found;
    match row {
        FoundRow::Notes => heading(
            buffer,
            palette,
            area,
            ("Your notes", "their words and passages"),
            found.notes.len(),
        ),
        FoundRow::Note(index) => note(state, search, index, palette, area, buffer),
        FoundRow::Post(index) => {
            let Some(listed) = found.posts.get(index) else {
                return;
            };
            let post = state.library.post(listed.post);
            let title = post.map_or(String::new(), |post| one_line(&post.title).into_owned());
            let room = usize::from(area.width / 2);
            let byline = post.map_or(String::new(), |post| words::byline(post, room));
            heading(buffer, palette, area, (&title, &byline), listed.lines.len());
        }
        FoundRow::Section(post, line) => {
            let Some((_, line)) = found.line(post, line) else {
                return;
            };
            let role = if line.is_talk {
                Role::Talk
            } else {
                Role::Muted
            };
            let title = one_line(line.section.as_deref().unwrap_or_default());
            let width = area.width.saturating_sub(2);
            write::text(
                buffer,
                area.x + 2,
                area.y,
                width,
                &title,
                palette.role(role),
            );
        }
        FoundRow::Line(post, line) => {
            if let Some((_, line)) = found.line(post, line) {
                let place = Rect {
                    x: area.x + 4,
                    width: area.width.saturating_sub(4),
                    ..area
                };
                excerpt(buffer, palette, place, &line.text, &line.ranges);
            }
        }
    }
}

/// The heading over what one post or the notes have: its name, what else is known, how many lines.
fn heading(
    buffer: &mut Buffer,
    palette: &Palette,
    area: Rect,
    (name, about): (&str, &str),
    count: usize,
) {
    let muted = palette.role(Role::Muted);
    let used = write::right(buffer, area, area.y, &count.to_string(), muted);
    let pieces = [
        (name.to_owned(), palette.role(Role::Subheading)),
        (format!("  {about}"), muted),
    ];
    let width = area.width.saturating_sub(used + 1);
    write::pieces(buffer, area.x, area.y, width, &pieces);
}

/// A note: the sign of its category, its line, and what it is about where there is room.
fn note(
    state: &State,
    search: &TextSearchWindow,
    index: usize,
    palette: &Palette,
    area: Rect,
    buffer: &mut Buffer,
) {
    let Some(found) = search.found.notes.get(index) else {
        return;
    };
    let Some(entry) = state.records.get(found.id) else {
        return;
    };
    let category = state.settings.categories.get(&entry.record.category);
    let sign = category.symbol.to_string();
    write::text(
        buffer,
        area.x + 2,
        area.y,
        2,
        &sign,
        palette.category(category.color),
    );
    let place = Rect {
        x: area.x + 4,
        width: area.width.saturating_sub(4),
        ..area
    };
    excerpt(buffer, palette, place, &found.text, &found.ranges);
}

/// The part of a line around its first hit, with the hits marked.
fn excerpt(buffer: &mut Buffer, palette: &Palette, area: Rect, line: &str, ranges: &[Span]) {
    let line = line.replace(['\n', '\t'], " ");
    let first = ranges.first().copied().unwrap_or(Span::at(0));
    let start = start_showing(&line, first, usize::from(area.width));
    let sign = if start > 0 { "…" } else { "" };
    let rest = line.get(start as usize..).unwrap_or_default();
    let muted = palette.role(Role::Muted);
    let used = write::text(buffer, area.x, area.y, area.width, sign, muted);
    let ranges: Vec<Span> = ranges
        .iter()
        .filter(|range| range.start >= start)
        .map(|range| Span::new(range.start - start, range.end - start))
        .collect();
    let place = (area.x + used, area.y, area.width - used);
    write::matched(
        buffer,
        palette,
        place,
        rest,
        &ranges,
        palette.role(Role::Text),
    );
}

/// The passage of the chosen line, so many lines further down, with all hits of its post marked.
fn passage(
    state: &State,
    search: &TextSearchWindow,
    palette: &Palette,
    area: Rect,
    lines: i64,
    buffer: &mut Buffer,
) {
    let Some(Passage { post, at, marks }) = found_passage(state, search) else {
        return;
    };
    let Some(content) = search.preview.content_of(post) else {
        return;
    };
    let hit = palette.role(Role::Hit);
    let marked = search.marked.as_ref().filter(|(of, _)| *of == post);
    let hits = marked.map_or(&[][..], |(_, hits)| hits);
    let styles = marks.iter().chain(hits).map(|span| (*span, hit));
    let current = hits.iter().find(|hit| hit.start >= at);
    let current = current.filter(|_| marks.is_empty());
    let current = current.map(|span| (*span, palette.role(Role::CurrentHit)));
    let above = ABOVE.min(i64::from(area.height) / 3);
    let passage = InPlace {
        content,
        at,
        lines: lines - above,
        styles: styles.chain(current).collect(),
    };
    passage.draw(state, palette, area, buffer);
}
