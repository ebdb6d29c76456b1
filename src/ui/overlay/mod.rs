//! The windows over the panes, one file each.

mod add_folder;
mod address;
mod category;
mod changes;
mod due;
mod editor;
mod export;
mod folders;
mod help;
mod import;
mod in_place;
mod jump;
mod moved;
mod outline;
mod palette;
mod picture;
mod progress;
mod query;
mod saved_views;
mod text_search;
mod themes;
mod todos;
mod versions;
mod views;

use ratatui::buffer::Buffer;

use crate::app::State;
use crate::app::overlay::Overlay;

use super::palette::Palette;

pub use themes::foreign_ground;

/// The item of the topmost window's list that is drawn at a cell, where the window does not look that up itself.
pub fn item_at(state: &State, cell: (u16, u16)) -> Option<usize> {
    match state.overlays.last()? {
        Overlay::Outline(window) => outline::item_at(state, window, cell),
        Overlay::Category(_) => category::item_at(state, cell),
        Overlay::Todos(_) => todos::item_at(state, cell),
        Overlay::Changes(window) => changes::item_at(state, window, cell),
        Overlay::SavedViews(window) => saved_views::item_at(state, window, cell),
        Overlay::Folders(window) => folders::item_at(state, *window, cell),
        Overlay::AddFolder(window) => add_folder::item_at(state, window, cell),
        Overlay::Export(window) => export::item_at(state, window, cell),
        Overlay::Moved(window) => moved::item_at(state, window, cell),
        Overlay::Versions(window) => versions::item_at(state, window, cell),
        _ => None,
    }
}

/// Draws a window.
pub fn draw(state: &State, overlay: &Overlay, palette: &Palette, buffer: &mut Buffer) {
    match overlay {
        Overlay::Jump(window) => jump::draw(state, window, palette, buffer),
        Overlay::TextSearch(window) => text_search::draw(state, window, palette, buffer),
        Overlay::Outline(window) => outline::draw(state, window, palette, buffer),
        Overlay::Palette(window) => palette::draw(state, window, palette, buffer),
        Overlay::Category(chooser) => category::draw(state, *chooser, palette, buffer),
        Overlay::Editor(editor) => editor::draw(state, editor, palette, buffer),
        Overlay::Todos(window) => todos::draw(state, window, palette, buffer),
        Overlay::Due(line) => due::draw(state, line, palette, buffer),
        Overlay::Progress(window) => progress::draw(state, *window, palette, buffer),
        Overlay::Changes(window) => changes::draw(state, window, palette, buffer),
        Overlay::Query(line) => query::draw(state, line, palette, buffer),
        Overlay::SavedViews(window) => saved_views::draw(state, window, palette, buffer),
        Overlay::Themes(window) => themes::draw(state, window, palette, buffer),
        Overlay::Folders(window) => folders::draw(state, *window, palette, buffer),
        Overlay::AddFolder(window) => add_folder::draw(state, window, palette, buffer),
        Overlay::Export(window) => export::draw(state, window, palette, buffer),
        Overlay::Import(window) => import::draw(state, window, palette, buffer),
        Overlay::Moved(window) => moved::draw(state, window, palette, buffer),
        Overlay::Picture(window) => picture::draw(state, *window, palette, buffer),
        Overlay::Help(window) => help::draw(state, *window, palette, buffer),
        Overlay::Address(window) => address::draw(state, window, palette, buffer),
        Overlay::Views(window) => views::draw(state, window, palette, buffer),
        Overlay::Versions(window) => versions::draw(state, window, palette, buffer),
        Overlay::Search(_) | Overlay::Links(_) => {} // the status line and the reading pane show them
    }
}
