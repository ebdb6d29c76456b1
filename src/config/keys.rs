//! The keys of a configuration file with their lines, before any value is looked at.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_yaml::Spanned;

use crate::document::Issue;
use crate::text::{nearest, one_line, yaml};

use super::setting::{SETTINGS, Setting};

/// The keys that a file has.
#[derive(Debug, Default)]
pub struct FileKeys {
    /// Every known key with its line, from 1; of one given twice the first.
    pub lines: BTreeMap<&'static str, u32>,
    /// Whether some map of the file gives a key twice, so that YAML's own rules allow no reading of it.
    pub has_repeated: bool,
    /// What is wrong with the keys.
    pub issues: Vec<Issue>,
}

impl FileKeys {
    /// Reads them; the error tells why the text is no map at all.
    pub fn read(text: &str) -> Result<Self, Issue> {
        if text.lines().all(is_blank) {
            return Ok(Self::default());
        }
        let entries: Entries = yaml::read_every_entry(text).map_err(|error| Issue {
            line: error.line(),
            message: format!("{}; nothing of the file is in force", error.message()),
        })?;
        let mut keys = Self::default();
        for (name, line) in entries.0 {
            keys.take(&name, line);
        }
        keys.look_for_repeated(text);
        Ok(keys)
    }

    fn take(&mut self, name: &str, line: u32) {
        let first = Setting::named(name).map(|setting| (setting.key, self.lines.get(setting.key)));
        let message = match first {
            Some((key, None)) => {
                self.lines.insert(key, line);
                return;
            }
            Some((key, Some(first))) => {
                format!("{key} stands in line {first} already, which is in force")
            }
            None => unknown(name),
        };
        self.issues.push(Issue { line, message });
    }

    /// YAML 1.2 (section 3.2.1.3) allows no key twice in any map, so one in a category would cost all settings.
    fn look_for_repeated(&mut self, text: &str) {
        let Err(error) = yaml::read::<IgnoredAny>(text) else {
            return;
        };
        self.has_repeated = true;
        let is_told = self.issues.iter().any(|issue| issue.line == error.line());
        if !is_told {
            self.issues.push(Issue {
                line: error.line(),
                message: format!("{}; the first one is in force", error.message()),
            });
        }
    }
}

fn is_blank(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

fn unknown(name: &str) -> String {
    let known = SETTINGS.iter().map(|setting| setting.key);
    let hint = match nearest(name, known.clone()) {
        Some(meant) => format!("did you mean “{meant}”?"),
        None => format!("the keys are {}", known.collect::<Vec<_>>().join(", ")),
    };
    format!("there is no setting “{}”; {hint}", one_line(name))
}

/// The keys of a map in their order, also those given twice, with the lines they stand in.
struct Entries(Vec<(String, u32)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("settings, each as “key: value”")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Entries, M::Error> {
        let mut entries = Vec::new();
        while let Some((key, _)) = map.next_entry::<Spanned<String>, IgnoredAny>()? {
            let line = u32::try_from(key.referenced.line()).unwrap_or(1).max(1);
            entries.push((key.value, line));
        }
        Ok(Entries(entries))
    }
}
