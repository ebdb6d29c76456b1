//! From the text of a configuration file to its values and what is wrong with it. It reads no other file.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_yaml::Spanned;

use super::categories::{self, WrittenCategory};
use super::model::{Config, HyperlinkUse, KeymapChoice, PictureChoice, ThemeChoice};
use super::views::{self, WrittenView};
use crate::annotation::CategoryTable;
use crate::document::Issue;
use crate::find::View;
use crate::library::{CueTable, Offers};
use crate::text::{nearest, one_line, yaml};

/// Every key, in the order of the documentation.
const KEYS: [&str; 16] = [
    "library",
    "store",
    "theme",
    "keymap",
    "measure",
    "wrap_code",
    "ascii",
    "mouse",
    "hyperlinks",
    "pictures",
    "suggestions",
    "cues",
    "categories",
    "views",
    "topics",
    "events",
];

/// Narrower is no text, wider is no measure.
const MEASURES: RangeInclusive<u16> = 20..=400;

/// The values of a configuration file. Every mistake is an issue with its line; what it leaves unclear stays as usual.
pub fn read(text: &str) -> (Config, Vec<Issue>) {
    let lines = match key_lines(text) {
        Ok(lines) => lines,
        Err(issue) => return (Config::default(), vec![issue]),
    };
    let mut reader = Reader {
        text,
        issues: unknown_keys(&lines),
        lines,
    };
    let config = reader.config();
    let mut issues = reader.issues;
    issues.sort_by_key(|issue| issue.line);
    (config, issues)
}

/// The keys of the file with their lines; an error if it is no map at all.
fn key_lines(text: &str) -> Result<BTreeMap<String, u32>, Issue> {
    if text
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
    {
        return Ok(BTreeMap::new());
    }
    let entries: BTreeMap<String, Spanned<IgnoredAny>> =
        yaml::read(text).map_err(|error| Issue {
            line: error.line(),
            message: format!("{}; nothing of the file is in force", error.message()),
        })?;
    let line = |key: &str, value: &Spanned<IgnoredAny>| {
        let in_text = text.lines().position(|line| is_key_line(line, key));
        let of_value = u32::try_from(value.referenced.line()).unwrap_or(1).max(1);
        in_text.map_or(of_value, |at| at as u32 + 1)
    };
    let lines = entries
        .iter()
        .map(|(key, value)| (key.clone(), line(key, value)));
    Ok(lines.collect())
}

fn is_key_line(line: &str, key: &str) -> bool {
    line.strip_prefix(key)
        .is_some_and(|rest| rest.trim_start().starts_with(':'))
}

fn unknown_keys(lines: &BTreeMap<String, u32>) -> Vec<Issue> {
    let unknown = lines
        .iter()
        .filter(|(key, _)| !KEYS.contains(&key.as_str()));
    unknown
        .map(|(key, &line)| {
            let hint = match nearest(key, KEYS) {
                Some(meant) => format!("did you mean “{meant}”?"),
                None => format!("the keys are {}", KEYS.join(", ")),
            };
            Issue {
                line,
                message: format!("there is no setting “{}”; {hint}", one_line(key)),
            }
        })
        .collect()
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

struct Reader<'a> {
    text: &'a str,
    lines: BTreeMap<String, u32>,
    issues: Vec<Issue>,
}

/// Reads one key of the file by itself, so that a mistake in one value costs no other.
macro_rules! value {
    ($reader:expr, $key:ident: $kind:ty, $expected:expr) => {{
        #[derive(Deserialize)]
        struct One {
            #[serde(default)]
            $key: Option<$kind>,
        }
        let read = yaml::read::<One>($reader.text);
        $reader.taken(stringify!($key), read.map(|one| one.$key), $expected)
    }};
}

impl Reader<'_> {
    fn config(&mut self) -> Config {
        let usual = Config::default();
        Config {
            library: value!(self, library: Paths, "a path or a list of paths, such as [~/posts]")
                .map(Paths::into_vec)
                .unwrap_or_default(),
            store: value!(self, store: PathBuf, "the path of a folder"),
            theme: self.theme(),
            keymap: self.keymap(),
            measure: self.measure(usual.measure),
            wrap_code: value!(self, wrap_code: bool, "true or false").unwrap_or(usual.wrap_code),
            ascii: value!(self, ascii: bool, "true or false").unwrap_or(usual.ascii),
            mouse: value!(self, mouse: bool, "true or false").unwrap_or(usual.mouse),
            hyperlinks: self.hyperlinks(),
            pictures: self.pictures(usual.pictures),
            suggestions: self.suggestions(usual.suggestions),
            cues: self.cues(),
            categories: self.categories(usual.categories),
            views: self.views(),
            topics: value!(self, topics: PathBuf, "the path of a file of topics"),
            events: value!(self, events: PathBuf, "the path of a file of events"),
        }
    }

    /// The value if it could be read; else an issue that says what was expected.
    fn taken<T>(
        &mut self,
        key: &'static str,
        read: Result<Option<T>, yaml::YamlError>,
        expected: &str,
    ) -> Option<T> {
        if !self.lines.contains_key(key) {
            return None;
        }
        read.unwrap_or_else(|_| {
            self.report(key, &format!("{key} must be {expected}; it stays as usual"));
            None
        })
    }

    fn report(&mut self, key: &str, message: &str) {
        let line = self.lines.get(key).copied().unwrap_or(1);
        self.issues.push(Issue {
            line,
            message: one_line(message).into_owned(),
        });
    }

    fn keymap(&mut self) -> Option<KeymapChoice> {
        let expected = "default, vim, emacs, or the path of a keymap file";
        let written = value!(self, keymap: String, expected)?;
        match KeymapChoice::parse(&written) {
            Ok(choice) => Some(choice),
            Err(sentence) => {
                self.report("keymap", &sentence);
                None
            }
        }
    }

    fn theme(&mut self) -> ThemeChoice {
        let written = value!(self, theme: String, "dark, light, auto, or the path of a theme file");
        match written.as_deref().map(ThemeChoice::parse) {
            None => ThemeChoice::Auto,
            Some(Ok(choice)) => choice,
            Some(Err(sentence)) => {
                self.report("theme", &sentence);
                ThemeChoice::Auto
            }
        }
    }

    /// `on` and `off` are truth values in YAML 1.1.
    fn hyperlinks(&mut self) -> HyperlinkUse {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Truth(bool),
            Word(String),
        }
        let expected = "auto, on or off";
        match value!(self, hyperlinks: Written, expected) {
            None => HyperlinkUse::Auto,
            Some(Written::Truth(true)) => HyperlinkUse::On,
            Some(Written::Truth(false)) => HyperlinkUse::Off,
            Some(Written::Word(word)) => match word.as_str() {
                "auto" => HyperlinkUse::Auto,
                "on" => HyperlinkUse::On,
                "off" => HyperlinkUse::Off,
                _ => {
                    self.report(
                        "hyperlinks",
                        &format!("hyperlinks must be {expected}; it stays as usual"),
                    );
                    HyperlinkUse::Auto
                }
            },
        }
    }

    fn measure(&mut self, usual: u16) -> u16 {
        let expected = format!(
            "a whole number from {} to {}",
            MEASURES.start(),
            MEASURES.end()
        );
        let Some(measure) = value!(self, measure: u16, &expected) else {
            return usual;
        };
        if MEASURES.contains(&measure) {
            return measure;
        }
        self.report(
            "measure",
            &format!("measure must be {expected}; it stays as usual"),
        );
        usual
    }

    /// How pictures are shown. In YAML 1.1 `off` is false, so a truth value is understood as well.
    fn pictures(&mut self, usual: PictureChoice) -> PictureChoice {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Truth(bool),
            Name(String),
        }
        let names: Vec<&str> = PictureChoice::ALL.iter().map(|(name, _)| *name).collect();
        let expected = format!("one of {}", names.join(", "));
        let choice = match value!(self, pictures: Written, &expected) {
            None => return usual,
            Some(Written::Truth(false)) => Some(PictureChoice::Off),
            Some(Written::Truth(true)) => Some(PictureChoice::Auto),
            Some(Written::Name(name)) => PictureChoice::named(&name),
        };
        choice.unwrap_or_else(|| {
            let message = format!("pictures must be {expected}; it stays as usual");
            self.report("pictures", &message);
            usual
        })
    }

    /// `on` and `off` are truth values in YAML 1.1.
    fn suggestions(&mut self, usual: Offers) -> Offers {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Truth(bool),
            Word(String),
        }
        let expected = "on or off";
        match value!(self, suggestions: Written, expected) {
            None => usual,
            Some(Written::Truth(true)) => Offers::On,
            Some(Written::Truth(false)) => Offers::Off,
            Some(Written::Word(word)) if word == "on" => Offers::On,
            Some(Written::Word(word)) if word == "off" => Offers::Off,
            Some(Written::Word(_)) => {
                let message = format!("suggestions must be {expected}; it stays as usual");
                self.report("suggestions", &message);
                usual
            }
        }
    }

    /// The cues that can be read.
    fn cues(&mut self) -> Vec<String> {
        let written = value!(self, cues: Vec<String>, "a list of phrases, such as [for my lab]");
        let mut cues = written.unwrap_or_default();
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
        let written = value!(self, categories: Vec<WrittenCategory>, "a list of categories, each with id, name, key, symbol and color");
        let Some(written) = written else { return usual };
        let (own, issues) = categories::check(&written);
        self.issues.extend(issues);
        usual.extended_by(&own)
    }

    fn views(&mut self) -> Vec<View> {
        let written = value!(self, views: Vec<WrittenView>, "a list of views, each with name, query and, if you like, sort");
        let (views, issues) = views::check(&written.unwrap_or_default());
        self.issues.extend(issues);
        views
    }
}
