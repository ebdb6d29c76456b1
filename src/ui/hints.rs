//! Which keys help where: the table of hints, and as many of them as fit into the status line.

use ratatui::style::Style;

use crate::app::State;
use crate::keymap::Context;
use crate::text::width::display_width;
use crate::theme::Role;

use super::palette::Palette;

/// Actions worth a hint in each context, with a word or two for each, most useful first.
const HINTS: &[(Context, &[(&str, &str)])] = &[
    (
        Context::Posts,
        &[
            ("open", "open"),
            ("help", "help"),
            ("add-folder", "add folder"),
            ("jump", "jump"),
            ("posts-filter", "filter"),
            ("todos", "to-dos"),
            ("quit", "quit"),
            ("page-down", "read on"),
        ],
    ),
    (
        Context::Reading,
        &[
            ("jump", "jump"),
            ("dig-into", "dig into"),
            ("help", "help"),
            ("mark", "mark"),
            ("next-suggestion", "suggestion"),
            ("select", "select"),
            ("todos", "to-dos"),
            ("outline", "outline"),
            ("search", "search"),
            ("links", "links"),
        ],
    ),
    (
        Context::Selecting,
        &[
            ("dig-into", "dig into"),
            ("mark", "mark"),
            ("grow", "more"),
            ("shrink", "less"),
            ("swap-ends", "other end"),
            ("leave", "leave"),
            ("copy", "copy"),
        ],
    ),
    (
        Context::Notes,
        &[
            ("open", "passage"),
            ("edit", "edit"),
            ("help", "help"),
            ("notes-scope", "scope"),
            ("notes-words", "filter"),
            ("notes-topic", "topic"),
            ("recategorise", "category"),
            ("relink", "place anew"),
            ("delete", "delete"),
            ("undo", "undo"),
        ],
    ),
    (
        Context::Suggestion,
        &[
            ("accept-suggestion", "dig into"),
            ("edit-suggestion", "edit"),
            ("dismiss-suggestion", "not this"),
            ("help", "help"),
            ("next-suggestion", "next"),
        ],
    ),
    (
        Context::Jump,
        &[
            ("jump-accept", "open"),
            ("close", "close"),
            ("jump-next-kind", "kind"),
            ("jump-peek", "read here"),
            ("jump-copy-link", "copy link"),
            ("jump-resume", "last search"),
            ("jump-down", "next"),
        ],
    ),
    (
        Context::Search,
        &[
            ("search-accept", "keep"),
            ("search-cancel", "back"),
            ("search-next", "next"),
        ],
    ),
    (
        Context::TextSearch,
        &[
            ("found-open", "open"),
            ("found-close", "close"),
            ("found-down", "next"),
            ("found-next-post", "next post"),
            ("found-peek", "read here"),
        ],
    ),
    (Context::Category, &[("close", "close")]),
    (
        Context::Editor,
        &[
            ("editor-save", "save"),
            ("editor-cancel", "leave"),
            ("editor-next-field", "next field"),
            ("editor-outside", "$EDITOR"),
        ],
    ),
    (
        Context::Todos,
        &[
            ("todo-open", "passage"),
            ("close", "close"),
            ("todo-raise", "up"),
            ("todo-lower", "down"),
            ("todo-next-status", "status"),
            ("help", "help"),
            ("todo-add", "add"),
            ("todo-due", "due"),
            ("todo-group", "group"),
            ("filter-words", "filter"),
            ("export", "export"),
            ("import", "take in"),
            ("filter-status", "show"),
        ],
    ),
    (
        Context::Palette,
        &[("palette-run", "do it"), ("close", "close")],
    ),
    (
        Context::Due,
        &[("due-accept", "take"), ("due-cancel", "leave")],
    ),
    (
        Context::Progress,
        &[("close", "close"), ("progress-down", "more events")],
    ),
    (
        Context::Changes,
        &[
            ("undo", "undo"),
            ("redo", "redo"),
            ("changes-back", "back to before"),
            ("changes-open", "passage"),
            ("close", "close"),
        ],
    ),
    (
        Context::Outline,
        &[
            ("outline-open", "go there"),
            ("close", "close"),
            ("outline-filter", "filter"),
            ("help", "help"),
        ],
    ),
    (
        Context::Filter,
        &[("filter-accept", "keep"), ("filter-cancel", "all")],
    ),
    (
        Context::Query,
        &[
            ("query-accept", "keep"),
            ("query-cancel", "all"),
            ("query-complete", "put in"),
        ],
    ),
    (
        Context::SavedViews,
        &[
            ("saved-views-show", "show"),
            ("saved-views-save", "save this filter"),
            ("saved-views-delete", "delete"),
            ("close", "close"),
        ],
    ),
    (
        Context::Themes,
        &[
            ("themes-keep", "keep"),
            ("themes-leave", "the one before"),
            ("themes-down", "next"),
        ],
    ),
    (
        Context::Folders,
        &[
            ("add-folder", "add"),
            ("folders-take-out", "take out"),
            ("close", "close"),
        ],
    ),
    (
        Context::AddFolder,
        &[
            ("folder-accept", "add"),
            ("close", "leave"),
            ("folder-complete", "complete"),
            ("folder-down", "next"),
        ],
    ),
    (
        Context::Export,
        &[
            ("export-write", "write"),
            ("close", "close"),
            ("export-next-format", "format"),
            ("export-copy", "copy"),
            ("export-grouping", "headings"),
            ("export-order", "order"),
            ("export-extent", "all notes"),
        ],
    ),
    (
        Context::Import,
        &[("import-go", "look, then take in"), ("close", "close")],
    ),
    (
        Context::Picture,
        &[
            ("close", "close"),
            ("next-picture", "next"),
            ("previous-picture", "before"),
            ("switch-pictures", "pictures off"),
        ],
    ),
    (
        Context::Help,
        &[
            ("close", "close"),
            ("scroll-down", "down"),
            ("scroll-page-down", "page"),
        ],
    ),
    (Context::Links, &[("close", "leave")]),
    (
        Context::Address,
        &[
            ("address-open", "open"),
            ("address-copy", "copy"),
            ("close", "close"),
        ],
    ),
    (
        Context::Versions,
        &[
            ("versions-merge", "merge"),
            ("versions-switch", "take the other"),
            ("close", "leave"),
        ],
    ),
    (
        Context::Moved,
        &[
            ("moved-accept", "it is this one"),
            ("moved-none", "none of these"),
            ("close", "leave"),
        ],
    ),
    (
        Context::Views,
        &[
            ("views-open", "open"),
            ("views-back", "back"),
            ("views-next", "next list"),
        ],
    ),
];

/// Between two hints.
const HINT_GAP: &str = "   ";

/// The keys that help here, as many as fit whole.
pub fn hints(state: &State, palette: &Palette, room: u16) -> Vec<(String, Style)> {
    let contexts = state.contexts();
    let Some((_, hints)) = contexts
        .first()
        .and_then(|context| HINTS.iter().find(|(known, _)| known == context))
    else {
        return Vec::new();
    };
    let (mut parts, mut used) = (Vec::new(), 0);
    for (name, word) in hints.iter().filter(|(name, _)| is_of_use(state, name)) {
        let Some(keys) = state.settings.keymap.keys_for(&contexts, name) else {
            continue;
        };
        let gap = if parts.is_empty() { "" } else { HINT_GAP };
        let width = gap.len() + display_width(&keys) + 1 + display_width(word);
        if used + width > usize::from(room) {
            break;
        }
        used += width;
        parts.push((format!("{gap}{keys}"), palette.role(Role::Key)));
        parts.push((format!(" {word}"), palette.role(Role::Status)));
    }
    parts
}

/// Whether there is something for an action to do, as far as its hint would only be in the way where there is not.
fn is_of_use(state: &State, action: &str) -> bool {
    let open = state.reading.open.as_ref();
    match action {
        "next-suggestion" => open.is_some_and(|open| !open.suggested.shown.is_empty()),
        // Whoever has a library knows where its folders are.
        "add-folder" if state.overlays.is_empty() => {
            let mut roots = state.library.roots_listed();
            roots.all(|(_, root)| root.path.is_none())
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action;

    #[test]
    fn every_hint_is_an_action() {
        for (_, hints) in HINTS {
            for (name, _) in *hints {
                assert!(action::named(name).is_some(), "{name}");
            }
        }
    }
}
