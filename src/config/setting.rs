//! The table of settings: each with its key, what it takes, a sentence and its value. The checks, the commented file, the
//! schema, `kubenotes config` and the README are made from it. It reads nothing.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::model::{
    ClipboardChoice, ColorChoice, Config, HyperlinkUse, KeymapChoice, OFFERS, PictureChoice,
    ThemeChoice, ThemeName, Words,
};
use super::views;
use super::{categories, panes};
use crate::keymap::BuiltIn;

/// One setting.
#[derive(Debug)]
pub struct Setting {
    /// Its key in the file.
    pub key: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What it does, a sentence without a full stop.
    pub sentence: &'static str,
    /// A value to begin with, as YAML, where the usual one is nothing.
    pub example: Option<&'static str>,
    /// Its value in a configuration.
    pub value: fn(&Config) -> Value,
}

/// What a setting takes.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A path or a list of paths.
    Paths,
    /// The path of something.
    Path(&'static str),
    /// True or false.
    Truth,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// A whole number.
    Number(RangeInclusive<u16>),
    /// A theme, or one for each background.
    Theme,
    /// A keymap.
    Keymap,
    /// A list of panes.
    Panes,
    /// A list of phrases.
    Phrases,
    /// A list of categories.
    Categories,
    /// A list of views.
    Views,
}

/// How wide the text may get: narrower is no text, wider is no measure.
pub const MEASURES: RangeInclusive<u16> = 20..=400;

/// Every setting, in the order of the documentation.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "library",
        kind: Kind::Paths,
        sentence: "Folders and files with posts",
        example: Some("[~/blog/posts, ~/recaps]"),
        value: |config| config.library.iter().map(|path| shown(path)).collect(),
    },
    Setting {
        key: "store",
        kind: Kind::Path("folder"),
        sentence: "The folder of your notes",
        example: Some("~/notes/kubenotes"),
        value: |config| path(config.store.as_ref()),
    },
    Setting {
        key: "theme",
        kind: Kind::Theme,
        sentence: "The colours: auto goes by the terminal's background; own themes are files in the folder themes",
        example: None,
        value: |config| theme(&config.theme),
    },
    Setting {
        key: "colors",
        kind: Kind::Word(|| names(ColorChoice::ALL)),
        sentence: "How many colours are used: 16 are the terminal's own, none leaves bold, underline and reverse",
        example: None,
        value: |config| word(ColorChoice::ALL, config.colors),
    },
    Setting {
        key: "keymap",
        kind: Kind::Keymap,
        sentence: "The keys; own ones stand in keymap.yaml beside this file, or in a file named here",
        example: None,
        value: |config| keymap(config.keymap.as_ref()),
    },
    Setting {
        key: "measure",
        kind: Kind::Number(MEASURES),
        sentence: "The widest the text gets, in columns",
        example: None,
        value: |config| config.measure.into(),
    },
    Setting {
        key: "wrap_code",
        kind: Kind::Truth,
        sentence: "Whether long lines of code are wrapped; if not, they scroll sideways",
        example: None,
        value: |config| config.wrap_code.into(),
    },
    Setting {
        key: "ascii",
        kind: Kind::Truth,
        sentence: "Lines and signs in plain ASCII",
        example: None,
        value: |config| config.ascii.into(),
    },
    Setting {
        key: "panes",
        kind: Kind::Panes,
        sentence: "Which panes are shown at first, from left to right, and their shares of the width; what you then change with keys or mouse is kept",
        example: None,
        value: |config| panes::shown(&config.panes),
    },
    Setting {
        key: "mouse",
        kind: Kind::Truth,
        sentence: "Whether clicks and the wheel are the program's; if not, the terminal selects with the mouse",
        example: None,
        value: |config| config.mouse.into(),
    },
    Setting {
        key: "clipboard",
        kind: Kind::Word(|| names(ClipboardChoice::ALL)),
        sentence: "Where copies go: system is the desktop's clipboard, terminal the terminal's (OSC 52)",
        example: None,
        value: |config| word(ClipboardChoice::ALL, config.clipboard),
    },
    Setting {
        key: "hyperlinks",
        kind: Kind::Word(|| names(HyperlinkUse::ALL)),
        sentence: "Links that the terminal itself can open",
        example: None,
        value: |config| word(HyperlinkUse::ALL, config.hyperlinks),
    },
    Setting {
        key: "pictures",
        kind: Kind::Word(|| names(PictureChoice::ALL)),
        sentence: "How pictures are shown",
        example: None,
        value: |config| word(PictureChoice::ALL, config.pictures),
    },
    Setting {
        key: "suggestions",
        kind: Kind::Word(|| names(OFFERS)),
        sentence: "Sentences that read like something to dig into, offered beside the text",
        example: None,
        value: |config| word(OFFERS, config.suggestions),
    },
    Setting {
        key: "cues",
        kind: Kind::Phrases,
        sentence: "Your own phrases for such sentences; <me>, <look>, {a/b} and ~ stand for words as in assets/cues.yaml",
        example: Some("[for my lab]"),
        value: |config| config.cues.clone().into(),
    },
    Setting {
        key: "categories",
        kind: Kind::Categories,
        sentence: "Your own kinds of highlight, beside the built-in ones or, with their ids, in their place",
        example: Some(
            "[{id: homework, name: homework, key: h, symbol: h, color: red, actionable: true}]",
        ),
        value: |config| categories::own(&config.categories),
    },
    Setting {
        key: "views",
        kind: Kind::Views,
        sentence: "Queries under names, for the post list",
        example: Some("[{name: Next, query: 'is:unread after:last-year', sort: title}]"),
        value: |config| views::shown(&config.views),
    },
    Setting {
        key: "topics",
        kind: Kind::Path("file of topics"),
        sentence: "A file of further technologies, of the form of assets/topics.yaml",
        example: Some("topics.yaml"),
        value: |config| path(config.topics.as_ref()),
    },
    Setting {
        key: "events",
        kind: Kind::Path("file of events"),
        sentence: "A file of further conferences, of the form of assets/events.yaml",
        example: Some("events.yaml"),
        value: |config| path(config.events.as_ref()),
    },
];

impl Setting {
    /// The setting of this key.
    pub fn named(key: &str) -> Option<&'static Self> {
        SETTINGS.iter().find(|setting| setting.key == key)
    }

    /// The value where nothing is said.
    pub fn usual(&self) -> Value {
        (self.value)(&Config::default())
    }
}

impl Kind {
    /// What it takes, to be read behind "must be".
    pub fn expected(&self) -> String {
        match self {
            Self::Paths => "a path or a list of paths, such as [~/posts]".to_owned(),
            Self::Path(what) => format!("the path of a {what}"),
            Self::Truth => "true or false".to_owned(),
            Self::Word(words) => match &words()[..] {
                [one, other] => format!("{one} or {other}"),
                words => format!("one of {}", words.join(", ")),
            },
            Self::Number(range) => {
                format!("a whole number from {} to {}", range.start(), range.end())
            }
            Self::Theme => {
                "auto, the name of a theme, the path of a theme file, or {dark: …, light: …}"
                    .to_owned()
            }
            Self::Keymap => {
                let names = BuiltIn::ALL.map(BuiltIn::name).join(", ");
                format!("{names}, or the path of a keymap file")
            }
            Self::Panes => {
                "a list of posts, text and notes, such as [posts 30%, text, notes]".to_owned()
            }
            Self::Phrases => "a list of phrases, such as [for my lab]".to_owned(),
            Self::Categories => {
                "a list of categories, each with id, name, key, symbol and color".to_owned()
            }
            Self::Views => {
                "a list of views, each with name, query and, if you like, sort".to_owned()
            }
        }
    }
}

/// The words of a table.
fn names<T>(words: Words<T>) -> Vec<&'static str> {
    words.iter().map(|(name, _)| *name).collect()
}

fn word<T: Copy + PartialEq>(words: Words<T>, value: T) -> Value {
    let known = words.iter().find(|(_, meaning)| *meaning == value);
    known.map_or(Value::Null, |(name, _)| (*name).into())
}

fn path(path: Option<&PathBuf>) -> Value {
    path.map_or(Value::Null, |path| shown(path))
}

fn shown(path: &Path) -> Value {
    path.to_string_lossy().into()
}

fn keymap(choice: Option<&KeymapChoice>) -> Value {
    match choice {
        None => BuiltIn::default().name().into(),
        Some(KeymapChoice::BuiltIn(keymap)) => keymap.name().into(),
        Some(KeymapChoice::File(path)) => shown(path),
    }
}

fn theme(choice: &ThemeChoice) -> Value {
    let name = |theme: &ThemeName| Value::from(theme.to_string());
    match choice {
        choice if *choice == ThemeChoice::auto() => "auto".into(),
        ThemeChoice::ByBackground { dark, light } => {
            json!({"dark": name(dark), "light": name(light)})
        }
        ThemeChoice::Always(theme) => name(theme),
    }
}
