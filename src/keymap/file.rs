//! From the text of a keymap file to its lines: which keys are to do what, in which context. It judges no name and no key.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::text::yaml;

use super::issue::KeyIssue;

/// A keymap file, as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct File {
    /// The keymap it stands on, if it says so.
    pub from: Option<Word>,
    /// What it binds in each context, in its order.
    pub sections: Vec<Section>,
}

/// What a file binds in a context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// The context.
    pub context: Word,
    /// Keys and what they are to do.
    pub entries: Vec<Entry>,
}

/// Some keys and what they are to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The keys.
    pub keys: Cow<'static, str>,
    /// What they are to do.
    pub value: Value,
    /// Line, from 1.
    pub line: u32,
}

/// A word and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The word.
    pub text: Cow<'static, str>,
    /// Line, from 1.
    pub line: u32,
}

/// What stands behind keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A word: the name of an action, or `none`.
    Word(Cow<'static, str>),
    /// Nothing (YAML's null).
    Nothing,
    /// Something else.
    Other,
}

/// The key of a file that says what it stands on.
pub(super) const FROM: &str = "from";

/// Of a file with more lines than this that are no YAML the rest is not read.
const MOST_REPAIRS: usize = 40;

impl File {
    /// Reads what `build.rs` made of a file that comes with the program: a line for each binding, with a tab between its
    /// context, its keys and its action, and one for what the file stands on. It is read at every start, so nothing is copied.
    pub fn built_in(lines: &'static str) -> Self {
        let mut file = Self::default();
        for line in lines.lines() {
            let mut words = line.split('\t').map(Cow::Borrowed);
            match (words.next(), words.next(), words.next()) {
                (Some(context), Some(keys), Some(action)) => file.put(context, keys, action),
                (Some(name), Some(text), None) if name == FROM => {
                    file.from = Some(Word { text, line: 1 });
                }
                // The tests hold that there is no other line.
                _ => {}
            }
        }
        file
    }

    /// Adds a binding of a file that comes with the program; those of a context follow each other.
    fn put(
        &mut self,
        context: Cow<'static, str>,
        keys: Cow<'static, str>,
        action: Cow<'static, str>,
    ) {
        let entry = Entry {
            keys,
            value: Value::Word(action),
            line: 1,
        };
        match self.sections.last_mut() {
            Some(section) if section.context.text == context => section.entries.push(entry),
            _ => self.sections.push(Section {
                context: Word {
                    text: context,
                    line: 1,
                },
                entries: vec![entry],
            }),
        }
    }

    /// Reads a file of the person's own. Lines that are no YAML are told of, and left out.
    pub fn read(text: &str) -> (Self, Vec<KeyIssue>) {
        let (mut text, mut issues) = (text.to_owned(), Vec::new());
        loop {
            let error = match read_sheet(&text) {
                Ok(sheet) if !sheet.0.is_empty() || issues.is_empty() => {
                    return (Self::of(sheet, &text), issues);
                }
                Ok(_) => return (Self::default(), issues.into_iter().take(1).collect()),
                Err(error) => error,
            };
            let repaired = (issues.len() < MOST_REPAIRS)
                .then(|| without_cause(&text, &error))
                .flatten();
            let Some((line, rest)) = repaired else {
                let nothing = format!("{}; nothing of the file is in force", error.message());
                return (
                    Self::default(),
                    vec![KeyIssue::mistake(error.line(), nothing)],
                );
            };
            issues.push(KeyIssue::mistake(line, no_yaml(&error)));
            text = rest;
        }
    }

    fn of(sheet: Sheet<Spanned<Value>>, text: &str) -> Self {
        let mut file = Self::default();
        for (name, part) in sheet.0 {
            let line = line_of(text, &name);
            match part {
                Part::Word(text) if name == FROM => {
                    let text = text.into();
                    file.from = Some(Word { text, line });
                }
                Part::Entries(entries) => file.sections.push(Section {
                    context: Word {
                        text: name.into(),
                        line,
                    },
                    entries: entries.into_iter().map(entry).collect(),
                }),
                Part::Word(text) => {
                    let value = Value::Word(text.into());
                    file.sections.push(misplaced(name.into(), line, value));
                }
                Part::Other => {
                    file.sections
                        .push(misplaced(name.into(), line, Value::Other));
                }
            }
        }
        file
    }
}

/// A file without any content is one that says nothing.
fn read_sheet(text: &str) -> Result<Sheet<Spanned<Value>>, yaml::YamlError> {
    let says_nothing = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if text.lines().all(says_nothing) {
        return Ok(Sheet::default());
    }
    yaml::read_every_entry(text)
}

/// What stands at the left edge is a context; with a word behind it, it is the binding of one who forgot the context.
fn misplaced(name: Cow<'static, str>, line: u32, value: Value) -> Section {
    Section {
        context: Word {
            text: name.clone(),
            line,
        },
        entries: vec![Entry {
            keys: name,
            value,
            line,
        }],
    }
}

fn entry((keys, value): (String, Spanned<Value>)) -> Entry {
    let line = u32::try_from(value.referenced.line()).unwrap_or(u32::MAX);
    Entry {
        keys: keys.into(),
        value: value.value,
        line: line.max(1),
    }
}

/// The line of a key at the left edge.
fn line_of(text: &str, key: &str) -> u32 {
    let is_line = |line: &str| {
        let line = line.trim_start_matches(['"', '\'']);
        let rest = line.strip_prefix(key);
        rest.is_some_and(|rest| rest.trim_start_matches(['"', '\'', ' ']).starts_with(':'))
    };
    let at = text.lines().position(is_line).unwrap_or(0);
    u32::try_from(at).map_or(u32::MAX, |at| at + 1)
}

fn no_yaml(error: &yaml::YamlError) -> String {
    format!(
        "this is no YAML ({}), so it is left out; keys that are signs stand in quotes, as in \"*\": posts-all",
        error.message()
    )
}

/// The text without the line that probably is what cannot be read: without it, one can read on further.
fn without_cause(text: &str, error: &yaml::YamlError) -> Option<(u32, String)> {
    let told = error.line();
    let open_quotes = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| has_open_quote(line));
    let open_quotes = open_quotes.map(|(_, number)| number).take(4);
    let suspects = [told, told.saturating_sub(1)]
        .into_iter()
        .chain(open_quotes);
    let mut tried = BTreeSet::new();
    for line in suspects.filter(|&line| line > 0) {
        if !tried.insert(line) {
            continue;
        }
        let Some(rest) = without_line(text, line) else {
            continue;
        };
        match read_sheet(&rest) {
            Err(after) if after.line() <= told.max(line) => {}
            _ => return Some((line, rest)),
        }
    }
    None
}

fn has_open_quote(line: &str) -> bool {
    ['"', '\'']
        .iter()
        .any(|&quote| line.matches(quote).count() % 2 == 1)
}

/// The text with an empty line in the place of this one; `None` if it is empty already.
fn without_line(text: &str, number: u32) -> Option<String> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    let mut lines: Vec<&str> = text.lines().collect();
    let line = lines.get_mut(at).filter(|line| !line.trim().is_empty())?;
    *line = "";
    Some(lines.join("\n"))
}

/// The file's map, every entry in its order.
struct Sheet<V>(Vec<(String, Part<V>)>);

impl<V> Default for Sheet<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// What stands behind a key at the left edge.
enum Part<V> {
    Word(String),
    Entries(Vec<(String, V)>),
    Other,
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Sheet<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData)).map(Self)
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Part<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PartVisitor(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let part: Part<IgnoredAny> = Part::deserialize(deserializer)?;
        Ok(match part {
            Part::Word(word) => Self::Word(word.into()),
            Part::Entries(entries) if entries.is_empty() => Self::Nothing,
            Part::Entries(_) | Part::Other => Self::Other,
        })
    }
}

/// Keys with values, every one of them.
struct Entries<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Entries<V> {
    type Value = Vec<(String, V)>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("contexts, each with keys and the names of actions")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

struct PartVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for PartVisitor<V> {
    type Value = Part<V>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Entries(PhantomData).visit_map(map).map(Part::Entries)
    }

    fn visit_str<E>(self, word: &str) -> Result<Self::Value, E> {
        Ok(Part::Word(word.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Part::Entries(Vec::new()))
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Part::Entries(Vec::new()))
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        inner.deserialize_any(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Part::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Part::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Part::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Part::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Part::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a file as they were understood, and what is wrong with it.
    fn understood(text: &str) -> (String, Vec<String>) {
        let (file, issues) = File::read(text);
        let from = file
            .from
            .iter()
            .map(|word| format!("{} from {}", word.line, word.text));
        let entries = file.sections.iter().flat_map(|section| {
            section.entries.iter().map(|entry| {
                let (line, context, keys) = (entry.line, &section.context.text, &entry.keys);
                format!("{line} {context} {keys} {:?}", entry.value)
            })
        });
        let lines: Vec<String> = from.chain(entries).collect();
        let issues = issues.iter().map(ToString::to_string).collect();
        (lines.join("\n"), issues)
    }

    #[test]
    fn every_entry_has_its_line() {
        let (lines, issues) = understood(
            "# mine\nfrom: vim\n\nreading:\n  j: caret-up\n  \"g g\": post-start\n  J: ~\nposts: {1: open, n: none, x: [a]}\nhelp:\n",
        );
        assert_eq!(issues, [""; 0]);
        assert_eq!(
            lines,
            "2 from vim\n5 reading j Word(\"caret-up\")\n6 reading g g Word(\"post-start\")\n7 reading J Nothing\n8 posts 1 Word(\"open\")\n8 posts n Word(\"none\")\n8 posts x Other"
        );
    }

    #[test]
    fn what_is_given_twice_is_there_twice() {
        let (lines, issues) = understood("reading:\n  j: a\n  j: b\nreading:\n  k: c\n");
        assert_eq!(issues, [""; 0]);
        assert_eq!(lines.lines().count(), 3, "{lines}");
    }

    #[test]
    fn lines_that_are_no_yaml_cost_no_other() {
        let text = "reading:\n  *: posts-all\n  j: a\n  [: b\n  k: c\n  \"x: d\n  l: e\n";
        let (lines, issues) = understood(text);
        assert_eq!(issues.len(), 3, "{issues:?}");
        for (issue, line) in issues.iter().zip([2, 4, 6]) {
            assert!(issue.starts_with(&format!("line {line}:")), "{issues:?}");
        }
        assert_eq!(lines.lines().count(), 3, "{lines}");
    }

    #[test]
    fn what_is_no_map_is_told() {
        let (lines, issues) = understood("- a\n- b\n");
        assert_eq!((lines.as_str(), issues.len()), ("", 1), "{issues:?}");
        assert_eq!(understood("# nothing\n").1, [""; 0]);
        assert_eq!(understood("").1, [""; 0]);
    }

    #[test]
    fn any_text_ends_soon() {
        for text in [
            "\"".repeat(5000),
            "a: \"\n".repeat(500),
            "[".repeat(100_000),
            "? ".repeat(9999),
        ] {
            let _ = File::read(&text);
        }
    }
}
