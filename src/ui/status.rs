//! The status line: what just happened, else which keys help here; and where the reader is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::overlay::Overlay;
use crate::app::pane::OpenPost;
use crate::app::{
    FollowingKeys, MessageKind, MouseOwner, Pane, SaveState, State, Zoom, action, target_at_caret,
};
use crate::keymap::written;
use crate::library::link::Address;
use crate::text::width::{display_width, ellipsize};
use crate::text::{Span, counted, graphemes, one_line, segment};
use crate::theme::Role;

use super::hints::hints;
use super::palette::Palette;
use super::write;

/// Cells of a passage that are shown.
const QUOTED: usize = 48;

/// In more than this, words are counted by white space: it is drawn with every key.
const MANY_BYTES: u32 = 200_000;

/// In less than this there is nothing to say of where the reader is, in cells.
const LEAST_PLACE: usize = 6;

/// Draws the status line.
pub fn draw(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let room = area.width.saturating_sub(2);
    let told = told(state, palette);
    if told.is_none() && !is_needed(state) {
        return;
    }
    // Where the reader is can wait until what is told is read.
    let needed = told.iter().flatten().map(|(text, _)| display_width(text));
    let needed: usize = needed.sum();
    let left_over = usize::from(room).saturating_sub(needed + 2);
    let right = match usize::from(room / 2).min(left_over) {
        room if room >= LEAST_PLACE => place(state, room),
        _ => String::new(),
    };
    let used = write::right(
        buffer,
        Rect {
            width: area.width.saturating_sub(1),
            ..area
        },
        area.y,
        &right,
        palette.role(Role::Status),
    );
    let gap = if used > 0 { used + 2 } else { 0 };
    let room = room.saturating_sub(gap);
    let left = told.unwrap_or_else(|| left(state, palette, room));
    write::pieces(buffer, area.x + 1, area.y, room, &left);
}

/// Whether something is to be done with keys that stand here; who reads the text alone wants no more than that.
fn is_needed(state: &State) -> bool {
    let open = state.reading.open.as_ref();
    let has_search = open.is_some_and(|open| open.search.is_some());
    state.zoom != Zoom::Text
        || !state.overlays.is_empty()
        || state.is_selecting()
        || state.notes.relinking.is_some()
        || has_search
}

/// What the person has to know now: that more keys can follow, and what just happened.
fn told(state: &State, palette: &Palette) -> Option<Vec<(String, Style)>> {
    if state.following_keys == FollowingKeys::Shown {
        return Some(pending(state, palette));
    }
    if let Some(count) = state.counting.count {
        return Some(counting(state, palette, count));
    }
    let (text, role) = message(state)?;
    Some(vec![(text, palette.role(role))])
}

/// The sentence on what just happened, and how it is meant; none while keys are half typed.
pub fn message(state: &State) -> Option<(String, Role)> {
    let is_typing = state.following_keys == FollowingKeys::Shown || state.counting.count.is_some();
    let message = state.message.as_ref().filter(|_| !is_typing)?;
    let role = match message.kind {
        MessageKind::Success => Role::Success,
        MessageKind::Hint => Role::Text,
        MessageKind::Error => Role::Error,
    };
    Some((one_line(&message.text).into_owned(), role))
}

/// So few posts are read before anybody has read that they are.
const SOON: usize = 24;

/// How far a long scan is, or what comes after it.
fn progress(state: &State, palette: &Palette) -> Option<Vec<(String, Style)>> {
    let (what, read, found) = match state.scanning.progress {
        Some(progress) => ("the library", progress.read, progress.found),
        None if state.library.listed_only() > SOON => {
            let found = state.library.len();
            (
                "talks and topics",
                found - state.library.listed_only(),
                found,
            )
        }
        None => return None,
    };
    let found = counted(found, "post", "posts");
    let text = format!("Reading {what}: {read} of {found}");
    Some(vec![(text, palette.role(Role::Muted))])
}

fn left(state: &State, palette: &Palette, room: u16) -> Vec<(String, Style)> {
    if let Some(Overlay::Search(prompt)) = state.overlays.last() {
        let text = write::with_cursor(palette, &prompt.query);
        let shown = vec![
            ("/".to_owned(), palette.role(Role::Key)),
            (format!("{text}  "), palette.role(Role::Text)),
            (
                hit_count(state).unwrap_or_default(),
                palette.role(Role::Muted),
            ),
        ];
        return shown;
    }
    if let Some(Overlay::Links(links)) = state.overlays.last() {
        let told = match links.typed.as_str() {
            "" => "Type the letters of a link".to_owned(),
            typed => format!("Type the letters of a link: {typed} …"),
        };
        let mut parts = vec![
            (told, palette.role(Role::Text)),
            ("   ".to_owned(), Style::new()),
        ];
        parts.extend(hints(state, palette, room));
        return parts;
    }
    relinking(state, palette)
        .or_else(|| link_at_caret(state, palette))
        .or_else(|| progress(state, palette))
        .unwrap_or_else(|| hints(state, palette, room))
}

/// What to do while a highlight is to be put on another passage.
fn relinking(state: &State, palette: &Palette) -> Option<Vec<(String, Style)>> {
    let entry = state.records.get(state.notes.relinking?)?;
    if !state.is_active(Pane::Reading) {
        return None;
    }
    let (text, key) = (palette.role(Role::Text), palette.role(Role::Key));
    let quote = ellipsize(&one_line(entry.record.quote().unwrap_or_default()), QUOTED).into_owned();
    let part = |words: &str| (words.to_owned(), text);
    Some(vec![
        part("Select where it belongs, then "),
        (state.keys("relink"), key),
        part("; "),
        (state.keys("leave"), key),
        (format!(" leaves it: “{quote}”"), palette.role(Role::Muted)),
    ])
}

/// Where the link at the caret leads, and the key that follows it.
fn link_at_caret(state: &State, palette: &Palette) -> Option<Vec<(String, Style)>> {
    let open = state.reading.open.as_ref()?;
    if !state.is_active(Pane::Reading) || open.selection.is_some() {
        return None;
    }
    let target = target_at_caret(open)?;
    let shown = match Address::read(target) {
        Some(address) => address.whole,
        None => target.to_owned(),
    };
    let keys = state
        .settings
        .keymap
        .keys_for(&state.contexts(), "follow")?;
    Some(vec![
        (keys, palette.role(Role::Key)),
        (" follow  ".to_owned(), palette.role(Role::Status)),
        (shown, palette.role(Role::Link)),
    ])
}

/// The keys typed so far, while what can follow is shown above.
fn pending(state: &State, palette: &Palette) -> Vec<(String, Style)> {
    vec![
        (
            format!("{} …", written(&state.pending_keys)),
            palette.role(Role::Key),
        ),
        (
            "  the next key, or esc".to_owned(),
            palette.role(Role::Status),
        ),
    ]
}

/// The count typed so far, and what it is for.
fn counting(state: &State, palette: &Palette, count: u32) -> Vec<(String, Style)> {
    let (key, plain) = (palette.role(Role::Key), palette.role(Role::Status));
    let moves: &[&str] = if state.overlays.is_empty() {
        &["caret-down", "next-word", "next-sentence", "next-paragraph"]
    } else {
        &["todo-down", "todo-raise", "todo-lower"]
    };
    let moves = moves.iter().map(|name| state.keys(name));
    let moves = moves.collect::<Vec<_>>().join(" ");
    let mut parts = vec![
        (format!("{count} …  "), key),
        ("times ".to_owned(), plain),
        (moves, key),
        (" …".to_owned(), plain),
    ];
    let pane =
        action::pane_of(count).filter(|_| !state.is_selecting() && state.overlays.is_empty());
    let pane = match pane {
        Some(Pane::Posts) => ("focus-posts", "posts"),
        Some(Pane::Notes) => ("focus-notes", "notes"),
        Some(Pane::Reading) | None => return parts,
    };
    parts.push((format!("   {}", state.keys(pane.0)), key));
    parts.push((format!(" {}", pane.1), plain));
    parts
}

/// The talk one reads and how far the post is read; the hits of a search. Where room is short, the talk's title is cut.
fn place(state: &State, room: usize) -> String {
    let open = state.reading.open.as_ref();
    let Some(open) = open.filter(|_| state.overlays.is_empty()) else {
        return String::new();
    };
    let saving = state
        .records
        .unsaved()
        .any(|entry| entry.save_state == SaveState::Saving);
    let selected = open.selected();
    let before = [
        (state.mouse == MouseOwner::Terminal)
            .then(|| format!("mouse off, {}", state.keys("switch-mouse"))),
        saving.then(|| "saving".to_owned()),
        selected.map(|span| selection_size(open, span)),
        hit_count(state),
    ];
    let before = before.into_iter().flatten().map(|part| part + " · ");
    let before: String = before.collect();
    let percent = format!("{} %", open.percent());
    let left = room.saturating_sub(display_width(&before) + display_width(&percent) + 3);
    match section_title(open).filter(|title| !title.is_empty() && left > 3) {
        Some(title) => format!("{before}{} · {percent}", ellipsize(&title, left)),
        None => ellipsize(&format!("{before}{percent}"), room).into_owned(),
    }
}

/// How much is selected: words (UAX #29), and paragraphs if there are several.
fn selection_size(open: &OpenPost, selected: Span) -> String {
    let words = if selected.len() > MANY_BYTES {
        selected.of(open.text()).split_whitespace().count()
    } else {
        segment::words(open.text(), selected).count()
    };
    let document = &open.content.document;
    let last = graphemes::previous_grapheme(open.text(), selected.end);
    let blocks = document.block_at(last)
        - document
            .block_at(selected.start)
            .min(document.block_at(last));
    if blocks == 0 {
        counted(words, "word selected", "words selected")
    } else {
        let words = counted(words, "word", "words");
        format!("{words} in {} paragraphs selected", blocks + 1)
    }
}

/// The talk's title, or the heading, of the section at the caret.
fn section_title(open: &OpenPost) -> Option<String> {
    let section = open.content.document.section_at(open.caret)?;
    let title = match &section.talk {
        Some(talk) => talk.title.as_str(),
        None => section.heading.of(open.text()),
    };
    Some(one_line(title).into_owned())
}

fn hit_count(state: &State) -> Option<String> {
    let search = state.reading.open.as_ref()?.search.as_ref()?;
    let more = if search.are_cut { "+" } else { "" };
    Some(match (search.current, search.hits.len()) {
        (_, 0) => "no hit".to_owned(),
        (Some(current), count) => format!("hit {} of {count}{more}", current + 1),
        (None, count) => format!("{count}{more} hits"),
    })
}
