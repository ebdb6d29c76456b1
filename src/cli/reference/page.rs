//! The pages of the manual, as a table. What stands on them is made elsewhere.

use clap::ValueEnum;

/// A page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Page {
    /// Commands, options, environment and files
    #[default]
    Commands,
    /// Settings, keymap files and themes
    Settings,
    /// Everything that can be done, and its keys in each keymap
    Keys,
    /// What lists can be narrowed by, and what is found
    Queries,
    /// What exports, imports and templates hold
    Formats,
}

impl Page {
    /// Every page.
    pub const ALL: [Self; 5] = [
        Self::Commands,
        Self::Settings,
        Self::Keys,
        Self::Queries,
        Self::Formats,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Commands => "commands",
            Self::Settings => "settings",
            Self::Keys => "keys",
            Self::Queries => "queries",
            Self::Formats => "formats",
        }
    }

    /// What stands over it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Commands => "Commands",
            Self::Settings => "Settings",
            Self::Keys => "Keys",
            Self::Queries => "Queries",
            Self::Formats => "Formats",
        }
    }

    /// What it is about, as `apropos` shows it.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Commands => {
                "read conference recaps, mark what to dig into, leave with a to-do list"
            }
            Self::Settings => "the settings of kubenotes, its keymap files and themes",
            Self::Keys => "everything that can be done in kubenotes, and the keys for it",
            Self::Queries => "what the lists of kubenotes are narrowed by",
            Self::Formats => "what kubenotes writes for other programs, and reads back",
        }
    }

    /// The section of the manual: programs, files, or miscellany.
    pub const fn section(self) -> u8 {
        match self {
            Self::Commands => 1,
            Self::Settings => 5,
            Self::Keys | Self::Queries | Self::Formats => 7,
        }
    }

    /// What `man` calls it.
    pub fn man_name(self) -> String {
        match self {
            Self::Commands => "kubenotes".to_owned(),
            other => format!("kubenotes-{}", other.name()),
        }
    }

    /// How texts of other pages name it.
    pub fn mark(self) -> String {
        format!("{{{}}}", self.name())
    }
}
