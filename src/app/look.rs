//! A theme under its name, as it is chosen: one for a dark and one for a light background, or one for both. How it is
//! painted is not known here.

use crate::library::Later;
use crate::theme::{Background, BuiltIn, Theme};

/// The name of what goes by the terminal's background.
const AUTO: &str = "auto";

/// A theme for each background.
#[derive(Clone, Debug)]
pub struct ThemePair {
    /// What it is called in settings.
    pub name: String,
    dark: Later<Theme>,
    light: Later<Theme>,
}

impl ThemePair {
    /// The built-in themes, by the terminal's background.
    pub fn auto() -> Self {
        Self::by_background(AUTO, Later::new(Theme::dark), Later::new(Theme::light))
    }

    /// A theme for each background.
    pub fn by_background(name: impl Into<String>, dark: Later<Theme>, light: Later<Theme>) -> Self {
        Self {
            name: name.into(),
            dark,
            light,
        }
    }

    /// One theme for both.
    pub fn always(name: impl Into<String>, theme: Later<Theme>) -> Self {
        Self::by_background(name, theme.clone(), theme)
    }

    /// A theme that comes with the program.
    pub fn built_in(theme: &'static BuiltIn) -> Self {
        Self::always(theme.name, Later::new(|| theme.theme()))
    }

    /// The theme for a background.
    pub const fn on(&self, background: Background) -> &Later<Theme> {
        match background {
            Background::Dark => &self.dark,
            Background::Light => &self.light,
        }
    }

    /// Whether it depends on the background which theme is taken.
    pub fn follows_background(&self) -> bool {
        !self.dark.is_same(&self.light)
    }
}
