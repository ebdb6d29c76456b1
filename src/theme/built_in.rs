//! The themes that come with the program. They are read from the same kind of file as the person's own.

use crate::text::{builtin_table, read_builtin};

use super::table::{File, Theme};

/// A theme that comes with the program.
#[derive(Debug)]
pub struct BuiltIn {
    /// Its name.
    pub name: &'static str,
    /// What it is, a few words.
    pub sentence: &'static str,
    json: &'static str,
}

/// All of them, in the order of the list.
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        name: "dark",
        sentence: "calm, on the terminal's own dark background",
        json: builtin_table!("assets-themes-dark"),
    },
    BuiltIn {
        name: "light",
        sentence: "ink on the terminal's own light background",
        json: builtin_table!("assets-themes-light"),
    },
    BuiltIn {
        name: "high-contrast",
        sentence: "strong colours on black, whatever the terminal's background",
        json: builtin_table!("assets-themes-high-contrast"),
    },
    BuiltIn {
        name: "terminal",
        sentence: "the sixteen colours that the terminal is set to",
        json: builtin_table!("assets-themes-terminal"),
    },
    BuiltIn {
        name: "mono",
        sentence: "no colour: bold, underline and reverse",
        json: builtin_table!("assets-themes-mono"),
    },
];

impl BuiltIn {
    /// The theme of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        BUILT_IN.iter().find(|theme| theme.name == name)
    }

    /// Reads it.
    pub fn theme(&self) -> Theme {
        // A test reads each of them.
        let file = read_builtin::<File>(self.json);
        file.and_then(|file| Theme::of(file).ok())
            .unwrap_or_default()
    }
}

impl Theme {
    /// The built-in theme of this name.
    pub fn built_in(name: &str) -> Option<Self> {
        BuiltIn::named(name).map(BuiltIn::theme)
    }

    /// The built-in theme for dark backgrounds.
    pub fn dark() -> Self {
        Self::built_in("dark").unwrap_or_default()
    }

    /// The built-in theme for light backgrounds.
    pub fn light() -> Self {
        Self::built_in("light").unwrap_or_default()
    }
}
