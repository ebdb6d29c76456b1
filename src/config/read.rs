//! From the text of a configuration file to its values and what is wrong with it. It reads no other file.

use std::path::PathBuf;

use serde::Deserialize;

use super::categories::{self, WrittenCategory};
use super::keys::FileKeys;
use super::model::{
    ClipboardChoice, ColorChoice, Config, HyperlinkUse, KeymapChoice, OFFERS, PictureChoice,
    ThemeChoice, ThemeName, Words,
};
use super::panes::{self, PaneChoice};
use super::setting::{MEASURES, Setting};
use super::views::{self, WrittenView};
use crate::annotation::CategoryTable;
use crate::document::Issue;
use crate::find::View;
use crate::library::CueTable;
use crate::text::{nearest, one_line, yaml};

/// The values of a configuration file. Every mistake is an issue with its line; what it leaves unclear stays as usual.
pub fn read(text: &str) -> (Config, Vec<Issue>) {
    let mut keys = match FileKeys::read(text) {
        Ok(keys) => keys,
        Err(issue) => return (Config::default(), vec![issue]),
    };
    let mut reader = Reader {
        text,
        issues: std::mem::take(&mut keys.issues),
        keys,
    };
    let mut config = reader.config();
    let mut issues = reader.issues;
    issues.sort_by_key(|issue| issue.line);
    config.lines = reader.keys.lines;
    (config, issues)
}

/// One path, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Paths {
    One(PathBuf),
    Several(Vec<PathBuf>),
}

impl Paths {
    fn into_vec(self) -> Vec<PathBuf> {
        match self {
            Self::One(path) => vec![path],
            Self::Several(paths) => paths,
        }
    }
}

/// A theme, or one for each background.
#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenTheme {
    One(String),
    Two(TwoThemes),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TwoThemes {
    dark: String,
    light: String,
}

/// One of several words. `on` and `off` are truth values in YAML 1.1, and 256 is a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenWord {
    Truth(bool),
    Number(u16),
    Word(String),
}

impl WrittenWord {
    fn into_word(self) -> String {
        match self {
            Self::Truth(true) => "on".to_owned(),
            Self::Truth(false) => "off".to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Word(word) => word,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    /// The keys of the file, but for those whose values cannot be taken.
    keys: FileKeys,
    issues: Vec<Issue>,
}

/// Reads one key of the file by itself, so that a mistake in one value costs no other.
macro_rules! value {
    ($reader:expr, $key:ident: $kind:ty) => {{
        #[derive(Deserialize)]
        struct One {
            #[serde(default)]
            $key: Option<$kind>,
        }
        let key = stringify!($key);
        if $reader.keys.lines.contains_key(key) {
            let read = $reader.read::<One>();
            $reader.taken(key, read.map(|one| one.$key))
        } else {
            None
        }
    }};
}

impl Reader<'_> {
    fn config(&mut self) -> Config {
        let usual = Config::default();
        Config {
            library: value!(self, library: Paths)
                .map(Paths::into_vec)
                .unwrap_or_default(),
            store: value!(self, store: PathBuf),
            theme: self.theme(),
            colors: self.colors(usual.colors),
            keymap: self.keymap(),
            measure: self.measure(usual.measure),
            wrap_code: value!(self, wrap_code: bool).unwrap_or(usual.wrap_code),
            ascii: value!(self, ascii: bool).unwrap_or(usual.ascii),
            panes: self.panes(usual.panes),
            clipboard: {
                let written = value!(self, clipboard: WrittenWord);
                self.word("clipboard", written, ClipboardChoice::ALL, usual.clipboard)
            },
            mouse: value!(self, mouse: bool).unwrap_or(usual.mouse),
            hyperlinks: {
                let written = value!(self, hyperlinks: WrittenWord);
                self.word("hyperlinks", written, HyperlinkUse::ALL, usual.hyperlinks)
            },
            pictures: {
                let written = value!(self, pictures: WrittenWord);
                self.word("pictures", written, PictureChoice::ALL, usual.pictures)
            },
            suggestions: {
                let written = value!(self, suggestions: WrittenWord);
                self.word("suggestions", written, OFFERS, usual.suggestions)
            },
            cues: self.cues(),
            categories: self.categories(usual.categories),
            views: self.views(),
            topics: value!(self, topics: PathBuf),
            events: value!(self, events: PathBuf),
            lines: usual.lines,
        }
    }

    fn read<T: serde::de::DeserializeOwned>(&self) -> Result<T, yaml::YamlError> {
        if self.keys.has_repeated {
            yaml::read_lenient(self.text)
        } else {
            yaml::read(self.text)
        }
    }

    /// The value if it could be read; else an issue that says what was expected.
    fn taken<T>(
        &mut self,
        key: &'static str,
        read: Result<Option<T>, yaml::YamlError>,
    ) -> Option<T> {
        match read {
            Ok(Some(value)) => return Some(value),
            // A key without a value says nothing.
            Ok(None) => {
                self.keys.lines.remove(key);
            }
            Err(_) => self.refuse(key, ""),
        }
        None
    }

    /// Tells that a value cannot be taken: what would be right, and, if one can be guessed, what was meant.
    fn refuse(&mut self, key: &'static str, hint: &str) {
        let expected = Setting::named(key).map(|setting| setting.kind.expected());
        let expected = expected.unwrap_or_default();
        self.report(
            key,
            &format!("{key} must be {expected}; {hint}it stays as usual"),
        );
        self.keys.lines.remove(key);
    }

    fn report(&mut self, key: &str, message: &str) {
        let line = self.keys.lines.get(key).copied().unwrap_or(1);
        self.issues.push(Issue {
            line,
            message: one_line(message).into_owned(),
        });
    }

    fn keymap(&mut self) -> Option<KeymapChoice> {
        let written = value!(self, keymap: String)?;
        match KeymapChoice::parse(&written) {
            Ok(choice) => Some(choice),
            Err(sentence) => {
                self.report("keymap", &sentence);
                self.keys.lines.remove("keymap");
                None
            }
        }
    }

    fn theme(&mut self) -> ThemeChoice {
        match value!(self, theme: WrittenTheme) {
            None => ThemeChoice::auto(),
            Some(WrittenTheme::One(theme)) => ThemeChoice::read(&theme),
            Some(WrittenTheme::Two(TwoThemes { dark, light })) => ThemeChoice::ByBackground {
                dark: ThemeName::read(&dark),
                light: ThemeName::read(&light),
            },
        }
    }

    fn colors(&mut self, usual: ColorChoice) -> ColorChoice {
        let written = value!(self, colors: WrittenWord);
        self.word("colors", written, ColorChoice::ALL, usual)
    }

    /// What a word means; one that means nothing is told with the nearest that does.
    fn word<T: Copy>(
        &mut self,
        key: &'static str,
        written: Option<WrittenWord>,
        words: Words<T>,
        usual: T,
    ) -> T {
        let Some(written) = written.map(WrittenWord::into_word) else {
            return usual;
        };
        let names = words.iter().map(|(name, _)| *name);
        // Where there is nothing to be switched on, on is what it is when one does nothing.
        if written == "on" && !names.clone().any(|name| name == "on") {
            return usual;
        }
        if let Some((_, value)) = words.iter().find(|(name, _)| *name == written) {
            return *value;
        }
        let hint = nearest(&written, names);
        let hint = hint.map(|meant| format!("did you mean “{meant}”? "));
        self.refuse(key, &hint.unwrap_or_default());
        usual
    }

    fn measure(&mut self, usual: u16) -> u16 {
        match value!(self, measure: u16) {
            None => usual,
            Some(measure) if MEASURES.contains(&measure) => measure,
            Some(_) => {
                self.refuse("measure", "");
                usual
            }
        }
    }

    /// The panes, if each of them can be read.
    fn panes(&mut self, usual: Vec<PaneChoice>) -> Vec<PaneChoice> {
        let Some(written) = value!(self, panes: Vec<String>) else {
            return usual;
        };
        match panes::check(&written) {
            Ok(panes) => panes,
            Err(hint) => {
                self.refuse("panes", &hint);
                usual
            }
        }
    }

    /// The cues that can be read.
    fn cues(&mut self) -> Vec<String> {
        let mut cues = value!(self, cues: Vec<String>).unwrap_or_default();
        cues.retain(|cue| match CueTable::check(cue) {
            Ok(()) => true,
            Err(error) => {
                self.report("cues", &format!("the cue {error}; it is left out"));
                false
            }
        });
        cues
    }

    fn categories(&mut self, usual: CategoryTable) -> CategoryTable {
        let Some(written) = value!(self, categories: Vec<WrittenCategory>) else {
            return usual;
        };
        let (own, issues) = categories::check(&written);
        self.issues.extend(issues);
        usual.extended_by(&own)
    }

    fn views(&mut self) -> Vec<View> {
        let written = value!(self, views: Vec<WrittenView>);
        let (views, issues) = views::check(&written.unwrap_or_default());
        self.issues.extend(issues);
        views
    }
}
