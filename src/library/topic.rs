//! Cloud-native projects and other technologies as data: the built-in table and the person's own, read alike. Finding
//! them in a text stands beside it.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::text::yaml::{self, YamlError};
use crate::text::{Span, builtin_table, read_builtin};

use super::mention::{Finder, Name};

/// A project or technology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownTopic {
    /// "Open Policy Agent"
    pub name: Arc<str>,
    /// Other names: "OPA".
    pub aliases: Vec<String>,
    /// Where to read on.
    pub url: Option<String>,
    /// How far the project is.
    pub maturity: Maturity,
    /// Whether its names are everyday words, found only as they are written here.
    pub is_common: bool,
    /// Whether it is known by name, but not looked for in texts.
    pub is_silent: bool,
}

/// How far a project is, in the words of the Cloud Native Computing Foundation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Maturity {
    /// Graduated.
    Graduated,
    /// Incubating.
    Incubating,
    /// Sandbox.
    Sandbox,
    /// Not (or no longer) a project of the foundation.
    #[default]
    Other,
}

impl Maturity {
    /// The word used on screen, in files and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Graduated => "graduated",
            Self::Incubating => "incubating",
            Self::Sandbox => "sandbox",
            Self::Other => "other",
        }
    }
}

/// All topics the program knows.
#[derive(Clone, Debug, Default)]
pub struct TopicTable {
    /// The topics, in the order of their file.
    pub topics: Vec<KnownTopic>,
    by_name: HashMap<String, usize>,
    finder: Finder,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    maturity: Maturity,
    #[serde(default)]
    common: bool,
    #[serde(default)]
    silent: bool,
}

impl TopicTable {
    /// The topics that come with the program.
    pub fn builtin() -> Self {
        Self::of_written(read_builtin(builtin_table!("assets-topics")).unwrap_or_default())
    }

    /// Reads a table of topics; the person's own file and the built-in one have the same form.
    pub fn read(text: &str) -> Result<Self, YamlError> {
        Ok(Self::of_written(yaml::read(text)?))
    }

    fn of_written(topics: Vec<Written>) -> Self {
        Self::of(topics.into_iter().map(Written::topic).collect())
    }

    /// This table with the topics of another one; of topics with the same name the other's counts.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.topics.retain(|topic| {
            !other
                .topics
                .iter()
                .any(|new| new.name.eq_ignore_ascii_case(&topic.name))
        });
        self.topics.extend(other.topics);
        Self::of(self.topics)
    }

    /// The topic with this name or alias, in any case.
    pub fn find(&self, name: &str) -> Option<&KnownTopic> {
        self.topics
            .get(*self.by_name.get(&name.trim().to_lowercase())?)
    }

    /// Where `text` names topics: the index into [`TopicTable::topics`] and the words, in text order, not overlapping.
    ///
    /// Only whole words count; a name inside an address or a longer hyphenated name does not.
    pub fn mentions(&self, text: &str) -> Vec<(usize, Span)> {
        self.finder.find(text)
    }

    fn of(topics: Vec<KnownTopic>) -> Self {
        let mut by_name = HashMap::new();
        for (index, topic) in topics.iter().enumerate() {
            for name in topic.names() {
                by_name.entry(name.to_lowercase()).or_insert(index);
            }
        }
        let names = topics
            .iter()
            .enumerate()
            .filter(|(_, topic)| !topic.is_silent)
            .flat_map(|(index, topic)| {
                topic.names().map(move |text| Name {
                    text,
                    topic: index,
                    is_common: topic.is_common,
                })
            });
        let finder = Finder::new(names);
        Self {
            topics,
            by_name,
            finder,
        }
    }
}

impl KnownTopic {
    /// Its name and its aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_ref()).chain(self.aliases.iter().map(String::as_str))
    }
}

impl Written {
    fn topic(self) -> KnownTopic {
        KnownTopic {
            name: Arc::from(self.name),
            aliases: self.aliases,
            url: self.url,
            maturity: self.maturity,
            is_common: self.common,
            is_silent: self.silent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks the mentions in a text as `«words|topic»`.
    fn check(expected: &str) {
        let table = TopicTable::builtin();
        let mut text = String::new();
        for (i, piece) in expected.split(['«', '»']).enumerate() {
            text.push_str(if i % 2 == 0 {
                piece
            } else {
                piece.split('|').next().unwrap()
            });
        }
        let mut marked = String::new();
        let mut at = 0;
        for (topic, span) in table.mentions(&text) {
            marked.push_str(&text[at..span.start as usize]);
            let name = &table.topics[topic].name;
            marked.push_str(&["«", span.of(&text), "|", name, "»"].concat());
            at = span.end as usize;
        }
        marked.push_str(&text[at..]);
        assert_eq!(marked, expected);
    }

    #[test]
    fn the_built_in_table_can_be_read() {
        let table = TopicTable::read(include_str!("../../assets/topics.yaml")).unwrap();
        assert_eq!(table.topics, TopicTable::builtin().topics);
        assert!(table.topics.len() > 150);
        for topic in &table.topics {
            assert!(
                topic
                    .url
                    .as_deref()
                    .is_some_and(|url| url.starts_with("https://")),
                "{}",
                topic.name
            );
        }
        assert_eq!(
            table.find("opa").unwrap().name.as_ref(),
            "Open Policy Agent"
        );
        assert_eq!(
            table.find("CUE").unwrap().url.as_deref(),
            Some("https://cuelang.org/")
        );
        assert_eq!(table.find("argo").unwrap().maturity, Maturity::Graduated);
        assert!(table.find("no such thing").is_none());
    }

    #[test]
    fn topics_are_found_as_whole_words() {
        check("Some talk about «Argo|Argo» and «Argo CD|Argo», then «CUE|CUE»'s types.");
        check(
            "«Open Policy Agent|Open Policy Agent» («OPA|Open Policy Agent»), said “«Oh-pa|Open Policy Agent»”.",
        );
        check("A talk on «Open Policy Agent Gatekeeper|Open Policy Agent».");
        check(
            "«kubernetes|Kubernetes» and «K8s|Kubernetes», «PROMETHEUS|Prometheus»-based, «gRPC|gRPC».",
        );
        check("«Kubernetes|Kubernetes»\n«etcd|etcd»");
    }

    #[test]
    fn everyday_words_are_no_topics() {
        check("Keep the flux in the harbor; a rook and a dragonfly, by the helm. On cue, opa!");
        check("But «Flux|Flux», «Harbor|Harbor» and «Rook|Rook» are.");
        check(
            "cargo Argonaut, kubernetesy, github.com/argoproj/argo-cd, etcd.io, my-prometheus, Kubernetes_x",
        );
        check("It spins in kind and distribution.");
        check("");
    }

    #[test]
    fn an_own_table_adds_and_replaces() {
        let own =
            TopicTable::read("- {name: argo, url: https://example.org/}\n- {name: Rubinator}\n")
                .unwrap();
        let table = TopicTable::builtin().with(own);
        assert_eq!(
            table.find("Argo").unwrap().url.as_deref(),
            Some("https://example.org/")
        );
        assert_eq!(table.mentions("the rubinator").len(), 1);
    }
}
