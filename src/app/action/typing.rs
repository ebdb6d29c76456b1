//! Text typed or pasted into the topmost window, the wheel turned over it, and clicks into it.

use crate::keymap::KeyPress;

use super::super::effect::Effect;
use super::super::overlay::Overlay;
use super::super::state::State;
use super::{
    add_folder, address, category, changes, due, editor, export, folders, help, import, jump,
    links, moved, outline, palette, pictures, progress, query, saved_views, search, text_search,
    themes, todos, views,
};

/// Gives a key that is bound to nothing to the topmost window: text for its field.
pub fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    match state.overlays.last() {
        Some(Overlay::Jump(_)) => jump::type_key(state, key),
        Some(Overlay::Palette(_)) => palette::type_key(state, key),
        Some(Overlay::Outline(_)) => outline::type_key(state, key),
        Some(Overlay::Search(_)) => search::type_key(state, key),
        Some(Overlay::TextSearch(_)) => text_search::type_key(state, key),
        Some(Overlay::Category(_)) => category::type_key(state, key),
        Some(Overlay::Editor(_)) => editor::type_key(state, key),
        Some(Overlay::Due(_)) => due::type_key(state, key),
        Some(Overlay::Query(_)) => query::type_key(state, key),
        Some(Overlay::SavedViews(_)) => saved_views::type_key(state, key),
        Some(Overlay::AddFolder(_)) => add_folder::type_key(state, key),
        Some(Overlay::Export(_)) => export::type_key(state, key),
        Some(Overlay::Import(_)) => import::type_key(state, key),
        Some(Overlay::Links(_)) => links::type_key(state, key),
        Some(Overlay::Views(_)) => views::type_key(state, key),
        Some(
            Overlay::Changes(_)
            | Overlay::Todos(_)
            | Overlay::Progress(_)
            | Overlay::Themes(_)
            | Overlay::Folders(_)
            | Overlay::Picture(_)
            | Overlay::Help(_)
            | Overlay::Address(_)
            | Overlay::Versions(_)
            | Overlay::Moved(_),
        )
        | None => Vec::new(),
    }
}

/// Gives pasted text to the topmost window's field.
pub fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    match state.overlays.last() {
        Some(Overlay::Jump(_)) => jump::paste(state, text),
        Some(Overlay::Palette(_)) => palette::paste(state, text),
        Some(Overlay::Outline(_)) => outline::paste(state, text),
        Some(Overlay::Search(_)) => search::paste(state, text),
        Some(Overlay::TextSearch(_)) => text_search::paste(state, text),
        Some(Overlay::Editor(_)) => editor::paste(state, text),
        Some(Overlay::Due(_)) => due::paste(state, text),
        Some(Overlay::Query(_)) => query::paste(state, text),
        Some(Overlay::SavedViews(_)) => saved_views::paste(state, text),
        Some(Overlay::AddFolder(_)) => add_folder::paste(state, text),
        Some(Overlay::Export(_)) => export::paste(state, text),
        Some(Overlay::Import(_)) => import::paste(state, text),
        Some(Overlay::Views(_)) => views::paste(state, text),
        Some(
            Overlay::Category(_)
            | Overlay::Changes(_)
            | Overlay::Todos(_)
            | Overlay::Progress(_)
            | Overlay::Themes(_)
            | Overlay::Folders(_)
            | Overlay::Picture(_)
            | Overlay::Help(_)
            | Overlay::Links(_)
            | Overlay::Address(_)
            | Overlay::Versions(_)
            | Overlay::Moved(_),
        )
        | None => Vec::new(),
    }
}

/// Turns the wheel over the topmost window: towards the person is `1`.
pub fn wheel(state: &mut State, direction: isize) -> Vec<Effect> {
    match state.overlays.last() {
        Some(Overlay::Jump(_)) => jump::move_by(state, direction),
        Some(Overlay::Palette(_)) => palette::move_by(state, direction),
        Some(Overlay::Outline(_)) => outline::move_by(state, direction),
        Some(Overlay::TextSearch(_)) => text_search::move_by(state, direction),
        Some(Overlay::Todos(_)) => todos::move_by(state, direction),
        Some(Overlay::Progress(_)) => progress::move_by(state, direction),
        Some(Overlay::Changes(_)) => changes::move_by(state, direction),
        Some(Overlay::SavedViews(_)) => saved_views::move_by(state, direction),
        Some(Overlay::Themes(_)) => themes::move_by(state, direction),
        Some(Overlay::Folders(_)) => folders::move_by(state, direction),
        Some(Overlay::AddFolder(_)) => add_folder::move_by(state, direction),
        Some(Overlay::Picture(_)) => pictures::turn(state, direction),
        Some(Overlay::Help(_)) => help::scroll(state, 3 * direction),
        Some(Overlay::Moved(_)) => moved::move_by(state, direction),
        Some(Overlay::Views(_)) => views::move_by(state, direction),
        Some(Overlay::Address(_)) => address::scroll(state, 3 * direction),
        _ => Vec::new(),
    }
}

/// A click on a cell of the topmost window, by column and row.
pub fn click(state: &mut State, cell: (u16, u16)) -> Vec<Effect> {
    match state.overlays.last() {
        Some(Overlay::Jump(_)) => jump::click(state, cell),
        Some(Overlay::TextSearch(_)) => text_search::click(state, cell),
        Some(Overlay::Themes(_)) => themes::click(state, cell),
        Some(Overlay::Views(_)) => views::click(state, cell),
        Some(Overlay::Palette(_)) => palette::click(state, cell),
        _ => Vec::new(),
    }
}
