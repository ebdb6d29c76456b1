//! Kinds of highlight. The defaults are data (`assets/categories.yaml`), read like the person's own.

use serde::{Deserialize, Serialize};

/// A kind of highlight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its id in files and queries: `dig-into`.
    pub id: String,
    /// What the screen calls it: "things to dig into".
    pub name: String,
    /// The key that chooses it, one character.
    pub key: char,
    /// The symbol in the margin, one cell wide. Colour is never the only sign.
    pub symbol: char,
    /// Its colour.
    pub color: CategoryColor,
    /// Whether a highlight of this kind is a to-do.
    #[serde(default)]
    pub actionable: bool,
}

/// The colours a category can have; a theme says what each looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CategoryColor {
    /// Yellow.
    Yellow,
    /// Blue.
    Blue,
    /// Green.
    Green,
    /// Magenta.
    Magenta,
    /// Cyan.
    Cyan,
    /// Red.
    Red,
}

impl CategoryColor {
    /// Every colour with its name in files.
    pub const ALL: [(&'static str, Self); 6] = [
        ("yellow", Self::Yellow),
        ("blue", Self::Blue),
        ("green", Self::Green),
        ("magenta", Self::Magenta),
        ("cyan", Self::Cyan),
        ("red", Self::Red),
    ];

    /// The colour of this name.
    pub fn named(name: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(known, _)| *known == name);
        known.map(|(_, color)| *color)
    }
}
