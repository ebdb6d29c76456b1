//! YAML in and out, for data files, settings, records and front matter alike. It must not hold untyped values: callers
//! read into typed structs, because an untyped `no` or `0777` is not what it looks like.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_yaml::{DuplicateKeyPolicy, MergeKeyPolicy, UserMessageFormatter};

/// What stopped YAML from being read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum YamlError {
    /// The text is not YAML, not of the expected shape, or too costly to read.
    #[error("line {line}, column {column}: {message}")]
    Read {
        /// Line in the text that was read, from 1.
        line: u32,
        /// Column in characters, from 1.
        column: u32,
        /// One sentence of one line, without control characters.
        message: String,
    },
    /// The value has no YAML form.
    #[error("cannot be written as YAML: {0}")]
    Write(String),
}

impl YamlError {
    /// The line (from 1) at which reading stopped; 1 for an error without a place.
    pub const fn line(&self) -> u32 {
        match self {
            Self::Read { line, .. } => *line,
            Self::Write(_) => 1,
        }
    }

    /// What is wrong, without its place.
    pub fn message(&self) -> &str {
        match self {
            Self::Read { message, .. } | Self::Write(message) => message,
        }
    }
}

/// Reads YAML into a typed value, within budgets: deep nesting, alias bombs and floods of nodes are errors.
///
/// A key given twice is an error, as YAML 1.2 (section 3.2.1.3) has it.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, YamlError> {
    read_with(text, options(DuplicateKeyPolicy::Error, false))
}

/// Like [`read`], but of a key given twice the first one counts, and `~` may be a text: for texts whose author cannot be
/// asked.
pub fn read_lenient<T: DeserializeOwned>(text: &str) -> Result<T, YamlError> {
    read_with(text, options(DuplicateKeyPolicy::FirstWins, true))
}

/// Like [`read`], but a map's visitor gets every entry, also of a key given twice, and `~` may be a text: for who tells of
/// what is given twice himself.
pub fn read_every_entry<T: DeserializeOwned>(text: &str) -> Result<T, YamlError> {
    read_with(text, options(DuplicateKeyPolicy::PassThrough, true))
}

/// Writes a value as YAML, ending in a newline.
pub fn write<T: Serialize>(value: &T) -> Result<String, YamlError> {
    serde_yaml::to_string(value).map_err(|error| YamlError::Write(one_line(&error.to_string())))
}

fn read_with<T: DeserializeOwned>(
    text: &str,
    options: serde_yaml::Options,
) -> Result<T, YamlError> {
    serde_yaml::from_str_with_options(text, options).map_err(|error| located(&error))
}

/// The largest data file of the program has some thousand nodes; a front matter or a record has some dozens.
fn options(duplicate_keys: DuplicateKeyPolicy, null_as_string: bool) -> serde_yaml::Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_events: 400_000,
            max_nodes: 200_000,
            max_aliases: 200,
            max_anchors: 200,
            max_recorded_anchor_events: 20_000,
            max_recorded_anchor_bytes: 1 << 20,
            max_depth: 32,
            flow_nesting_limit: 32,
            max_documents: 4,
            max_merge_keys: 200,
        },
        alias_limits: serde_yaml::alias_limits! {
            max_total_replayed_events: 20_000,
            max_replay_stack_depth: 8,
            max_alias_expansions_per_anchor: 200,
        },
        merge_keys: MergeKeyPolicy::Merge,
        duplicate_keys: duplicate_keys,
        null_as_string: null_as_string,
        with_snippet: false,
    }
}

fn located(error: &serde_yaml::Error) -> YamlError {
    let error = error.without_snippet();
    let (line, column) = error.location().map_or((1, 1), |location| {
        (
            at_least_one(location.line()),
            at_least_one(location.column()),
        )
    });
    YamlError::Read {
        line,
        column,
        message: one_line(&without_place(
            &error.render_with_formatter(&UserMessageFormatter),
        )),
    }
}

fn at_least_one(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX).max(1)
}

/// The reader ends its sentence with " at line 3, column 7" in several wordings; the place is told apart here.
fn without_place(message: &str) -> String {
    match message.rfind(" at line ") {
        Some(at) if !message.get(at..).is_some_and(|rest| rest.contains('\n')) => {
            message.get(..at).unwrap_or(message).to_owned()
        }
        _ => message.to_owned(),
    }
}

/// Messages quote the text that was read, so they are as hostile as it is.
fn one_line(message: &str) -> String {
    let words: Vec<&str> = message
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::time::{Duration, Instant};

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, Serialize, PartialEq)]
    struct Person {
        name: String,
        #[serde(default)]
        tags: Vec<String>,
    }

    #[test]
    fn reads_what_it_wrote() {
        for name in [
            "no",
            "0777",
            "1.10",
            "a: b",
            "# x",
            "-",
            "é \u{7f}",
            "two\nlines\n",
            "",
        ] {
            let person = Person {
                name: name.to_owned(),
                tags: vec!["~".to_owned()],
            };
            let text = write(&person).unwrap();
            assert_eq!(read::<Person>(&text).unwrap(), person, "{text}");
        }
    }

    #[test]
    fn texts_stay_texts() {
        let person: Person = read("name: 0777\ntags: [no, 1.10, 2019-11-20]").unwrap();
        assert_eq!(person.name, "0777");
        assert_eq!(person.tags, ["no", "1.10", "2019-11-20"]);
    }

    #[test]
    fn errors_have_a_place_and_a_sentence() {
        let error = read::<Person>("name: a\ntags:\n  - b\n bad").unwrap_err();
        assert!(error.line() >= 3, "{error}");
        let error = read::<Person>("name: a\ntags: 7\n").unwrap_err();
        assert_eq!(error.line(), 2, "{error}");
        assert!(!error.message().is_empty() && !error.message().contains('\n'));
        let error = read::<Person>("name: a\nname: b\n").unwrap_err();
        assert_eq!(error.line(), 2, "{error}");
    }

    #[test]
    fn of_a_key_given_twice_the_lenient_reader_takes_the_first() {
        let person: Person = read_lenient("name: a\nname: b\n").unwrap();
        assert_eq!(person.name, "a");
    }

    #[test]
    fn attacks_end_soon() {
        let started = Instant::now();
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for i in 1..60 {
            let alias = format!("*a{}, ", i - 1).repeat(9);
            bomb += &[
                "a",
                &i.to_string(),
                ": &a",
                &i.to_string(),
                " [",
                &alias,
                "]\n",
            ]
            .concat();
        }
        let attacks = [
            bomb,
            "[".repeat(1_000_000),
            "- ".repeat(200_000),
            "{a: ".repeat(100_000),
            "? ".repeat(100_000),
            "a: &a [*a, *a]".to_owned(),
            format!("a: {}", "'".repeat(1_000_001)),
            "---\n".repeat(100_000),
        ];
        for attack in &attacks {
            let _ = read::<BTreeMap<String, Person>>(attack);
            assert!(read::<Vec<Person>>(attack).is_err(), "{attack:.40}");
        }
        assert!(started.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn messages_hold_no_control_characters() {
        let error = read::<Person>("name: {\"\u{1b}[31m\": }").unwrap_err();
        assert!(!error.to_string().contains(char::is_control), "{error:?}");
    }
}
