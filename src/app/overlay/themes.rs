//! The list of themes as data: the one under the cursor is in force while the list is open.

use super::super::look::ThemePair;

/// The list of themes.
#[derive(Clone, Debug)]
pub struct ThemesWindow {
    /// The themes, those of the program first.
    pub themes: Vec<ListedTheme>,
    /// The theme under the cursor.
    pub chosen: usize,
    /// What was in force when the list was opened.
    pub before: ThemePair,
    /// The request for the person's own themes.
    pub request: u64,
}

/// A theme of the list.
#[derive(Clone, Debug)]
pub struct ListedTheme {
    /// What it is, a few words.
    pub sentence: String,
    /// The theme, with its name.
    pub look: ThemePair,
    /// How many mistakes there are in its file.
    pub mistakes: usize,
}

impl ThemesWindow {
    /// The theme under the cursor.
    pub fn current(&self) -> Option<&ListedTheme> {
        self.themes.get(self.chosen)
    }
}
