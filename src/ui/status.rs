//! The status line: what just happened, else which keys help here; and where the reader is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::overlay::Overlay;
use crate::app::{MessageKind, State, action};
use crate::keymap::{Context, Resolved, written};
use crate::text::one_line;
use crate::theme::Role;

use super::palette::Palette;
use super::write;

/// Actions worth a hint in each context, with a word or two for each, most useful first.
const HINTS: &[(Context, &[(&str, &str)])] = &[
    (
        Context::Posts,
        &[
            ("open", "open"),
            ("jump", "jump"),
            ("todos", "to-dos"),
            ("help", "help"),
            ("quit", "quit"),
        ],
    ),
    (
        Context::Reading,
        &[
            ("jump", "jump"),
            ("dig-into", "dig into"),
            ("mark", "mark"),
            ("select", "select"),
            ("search", "search"),
            ("todos", "to-dos"),
            ("help", "help"),
        ],
    ),
    (
        Context::Notes,
        &[
            ("open", "passage"),
            ("edit", "edit"),
            ("recategorise", "category"),
            ("delete", "delete"),
            ("undo", "undo"),
            ("help", "help"),
        ],
    ),
    (
        Context::Jump,
        &[
            ("jump-accept", "open"),
            ("jump-down", "next"),
            ("jump-up", "before"),
            ("close", "close"),
        ],
    ),
    (
        Context::Search,
        &[
            ("search-accept", "keep"),
            ("search-next", "next"),
            ("search-cancel", "back"),
        ],
    ),
    (Context::Category, &[("close", "close")]),
    (
        Context::Editor,
        &[
            ("editor-save", "save"),
            ("editor-next-field", "next field"),
            ("editor-outside", "$EDITOR"),
            ("editor-cancel", "leave"),
        ],
    ),
    (
        Context::Todos,
        &[
            ("todo-open", "passage"),
            ("todo-raise", "up"),
            ("todo-lower", "down"),
            ("todo-next-status", "status"),
            ("filter-status", "show"),
            ("filter-words", "filter"),
            ("export", "export"),
            ("close", "close"),
        ],
    ),
    (
        Context::Filter,
        &[("filter-accept", "keep"), ("filter-cancel", "all")],
    ),
    (
        Context::Export,
        &[
            ("export-write", "write"),
            ("export-next-format", "format"),
            ("export-copy", "copy"),
            ("close", "close"),
        ],
    ),
    (
        Context::Help,
        &[
            ("scroll-down", "down"),
            ("scroll-page-down", "page"),
            ("close", "close"),
        ],
    ),
];

/// Draws the status line.
pub fn draw(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let right = place(state);
    let room = area.width.saturating_sub(2);
    let right_width = (crate::text::width::display_width(&right) as u16).min(room / 2);
    let shown = crate::text::width::ellipsize(&right, usize::from(right_width)).into_owned();
    let used = write::right(
        buffer,
        Rect {
            width: area.width.saturating_sub(1),
            ..area
        },
        area.y,
        &shown,
        palette.role(Role::Status),
    );
    let left = left(state, palette);
    let parts: Vec<(&str, Style)> = left
        .iter()
        .map(|(text, style)| (text.as_str(), *style))
        .collect();
    let gap = if used > 0 { used + 2 } else { 0 };
    write::pieces(buffer, area.x + 1, area.y, room.saturating_sub(gap), &parts);
}

fn left(state: &State, palette: &Palette) -> Vec<(String, Style)> {
    if !state.pending_keys.is_empty() {
        return pending(state, palette);
    }
    if let Some(message) = &state.message {
        let role = match message.kind {
            MessageKind::Success => Role::Success,
            MessageKind::Hint => Role::Text,
            MessageKind::Error => Role::Error,
        };
        return vec![(one_line(&message.text).into_owned(), palette.role(role))];
    }
    if let Some(Overlay::Search(prompt)) = state.overlays.last() {
        let text = prompt.query.text();
        let shown = vec![
            ("/".to_owned(), palette.role(Role::Key)),
            (format!("{text}▏  "), palette.role(Role::Text)),
            (
                hit_count(state).unwrap_or_default(),
                palette.role(Role::Muted),
            ),
        ];
        return shown;
    }
    hints(state, palette)
}

/// What can follow the keys typed so far.
fn pending(state: &State, palette: &Palette) -> Vec<(String, Style)> {
    let mut parts = vec![(
        format!("{} …  ", written(&state.pending_keys)),
        palette.role(Role::Key),
    )];
    if let Resolved::Pending(next) = state
        .settings
        .keymap
        .resolve(&state.contexts(), &state.pending_keys)
    {
        for (key, name) in next {
            let sentence = action::named(name).map_or(name, |action| action.sentence);
            parts.push((format!("{key} "), palette.role(Role::Key)));
            parts.push((format!("{sentence}   "), palette.role(Role::Status)));
        }
    }
    parts
}

fn hints(state: &State, palette: &Palette) -> Vec<(String, Style)> {
    let contexts = state.contexts();
    let Some((_, hints)) = contexts
        .first()
        .and_then(|context| HINTS.iter().find(|(known, _)| known == context))
    else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    for (name, word) in *hints {
        if let Some(keys) = state.settings.keymap.keys_for(&contexts, name) {
            parts.push((keys, palette.role(Role::Key)));
            parts.push((format!(" {word}   "), palette.role(Role::Status)));
        }
    }
    parts
}

/// The talk one reads and how far the post is read; the hits of a search.
fn place(state: &State) -> String {
    let Some(open) = state
        .reading
        .open
        .as_ref()
        .filter(|_| state.overlays.is_empty())
    else {
        return String::new();
    };
    let saving = state.records.unsaved().next().is_some();
    let selected = open.selected().map(|span| {
        let words = span.of(open.text()).split_whitespace().count();
        if words == 1 {
            "1 word selected".to_owned()
        } else {
            format!("{words} words selected")
        }
    });
    let section = open
        .content
        .document
        .section_at(open.caret)
        .map(|section| match &section.talk {
            Some(talk) => one_line(&talk.title).into_owned(),
            None => one_line(section.heading.of(open.text())).into_owned(),
        });
    let hits = hit_count(state);
    let parts = [
        saving.then(|| "saving".to_owned()),
        selected,
        hits,
        section,
        Some(format!("{} %", open.percent())),
    ];
    parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn hit_count(state: &State) -> Option<String> {
    let search = state.reading.open.as_ref()?.search.as_ref()?;
    Some(match (search.current, search.hits.len()) {
        (_, 0) => "no hit".to_owned(),
        (Some(current), count) => format!("hit {} of {count}", current + 1),
        (None, count) => format!("{count} hits"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hint_is_an_action() {
        for (_, hints) in HINTS {
            for (name, _) in *hints {
                assert!(action::named(name).is_some(), "{name}");
            }
        }
    }
}
