//! The action table: all groups, in the order of the help.

use crate::keymap::KnownActions;

use super::entry::Action;
use super::{
    add_folder, address, anchors, anywhere, care, changes, code, count, due, editor, export,
    filter, folders, help, import, jump, links, lists, marking, moved, notes, outline, palette,
    panes, pictures, progress, query, read_marks, reading, saved_views, screen_lines, search,
    sections, selecting, sharing, suggestions, text_search, themes, todos, travel, views,
};

/// The groups of the table, in the order of the help.
const GROUPS: &[&[Action]] = &[
    anywhere::ACTIONS,
    panes::ACTIONS,
    lists::ACTIONS,
    query::ACTIONS,
    saved_views::ACTIONS,
    reading::ACTIONS,
    sections::ACTIONS,
    screen_lines::ACTIONS,
    count::ACTIONS,
    read_marks::ACTIONS,
    code::ACTIONS,
    search::ACTIONS,
    text_search::ACTIONS,
    outline::ACTIONS,
    links::ACTIONS,
    travel::ACTIONS,
    pictures::ACTIONS,
    selecting::ACTIONS,
    marking::ACTIONS,
    suggestions::ACTIONS,
    notes::ACTIONS,
    sharing::ACTIONS,
    anchors::ACTIONS,
    jump::ACTIONS,
    palette::ACTIONS,
    views::ACTIONS,
    editor::ACTIONS,
    todos::ACTIONS,
    due::ACTIONS,
    progress::ACTIONS,
    changes::ACTIONS,
    filter::ACTIONS,
    export::ACTIONS,
    import::ACTIONS,
    themes::ACTIONS,
    folders::ACTIONS,
    add_folder::ACTIONS,
    help::ACTIONS,
    address::ACTIONS,
    care::ACTIONS,
    moved::ACTIONS,
];

/// Every action, in the order of the help.
pub fn all() -> impl Iterator<Item = &'static Action> {
    GROUPS.iter().copied().flatten()
}

/// The action of this name.
pub fn named(name: &str) -> Option<&'static Action> {
    all().find(|action| action.name == name)
}

/// All actions with their contexts, for checking a keymap.
pub fn known() -> KnownActions {
    all().map(|action| (action.name, action.contexts)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_sentences_are_sentences() {
        let mut names: Vec<&str> = all().map(|action| action.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all().count());
        for action in all() {
            assert!(
                action.sentence.starts_with(char::is_uppercase),
                "{}",
                action.name
            );
            assert!(!action.sentence.ends_with('.'), "{}", action.name);
            assert!(!action.contexts.is_empty(), "{}", action.name);
        }
    }
}
