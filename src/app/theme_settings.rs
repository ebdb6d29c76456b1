//! What the start says of themes: which one is in force, and where the person's own and their choice are kept.

use std::path::PathBuf;

use crate::theme::Background;

use super::look::ThemePair;

/// How things look at the start, and what can be chosen.
#[derive(Clone, Debug)]
pub struct ThemeSettings {
    /// The theme in force.
    pub start: ThemePair,
    /// What the terminal's background is taken for until the terminal says so.
    pub background: Background,
    /// The folder of the person's own themes, if there can be any.
    pub folder: Option<PathBuf>,
    /// The file that keeps what is chosen on screen, if any does.
    pub kept_in: Option<PathBuf>,
    /// What goes before a choice on screen, such as a line of the configuration; none if nothing does.
    pub fixed_by: Option<String>,
}

impl ThemeSettings {
    /// The built-in themes, by the terminal's background.
    pub fn built_in() -> Self {
        Self {
            start: ThemePair::auto(),
            background: Background::default(),
            folder: None,
            kept_in: None,
            fixed_by: None,
        }
    }
}
