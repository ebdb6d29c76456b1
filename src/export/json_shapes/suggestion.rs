//! `suggest --json`

use serde::Serialize;

use crate::document::Document;
use crate::library::Suggestion;

use super::highlight::TopicJson;

/// A sentence that reads like something to dig into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SuggestionJson {
    /// The post's path below its root.
    pub path: String,
    /// Source line.
    pub line: u32,
    /// The sentence.
    pub sentence: String,
    /// The words of it that say so.
    pub cue: String,
    /// What it is about, the most likely first.
    pub topics: Vec<TopicJson>,
    /// How sure it is, of 100.
    pub score: u8,
}

impl SuggestionJson {
    /// A suggestion of the post at a path.
    pub fn new(path: &str, document: &Document, suggestion: &Suggestion) -> Self {
        Self {
            path: path.to_owned(),
            line: document.line_at(suggestion.span.start),
            sentence: suggestion.span.of(&document.text).to_owned(),
            cue: suggestion.cue.of(&document.text).to_owned(),
            topics: suggestion.topics.iter().map(TopicJson::from).collect(),
            score: suggestion.score,
        }
    }
}
