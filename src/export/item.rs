//! One thing to be exported: a record, and what is known of its place today.

use crate::annotation::{AnchorState, Category, Record, Status, Todo};
use crate::document::Speaker;

use super::CharacterSpan;

/// A record with all that the formats say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportItem {
    /// What the store has.
    pub record: Record,
    /// What its category is called: "things to dig into".
    pub category_name: String,
    /// Where its passage stands today; `None` without a passage, or if the post is not at hand.
    pub place: Option<ItemPlace>,
    /// What to open first: see [`best_link`].
    pub link: Option<String>,
}

/// Where a passage stands in the text of today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemPlace {
    /// How sure it is.
    pub state: AnchorState,
    /// The place, unless it is an orphan.
    pub span: Option<CharacterSpan>,
    /// The words there now.
    pub current_text: Option<String>,
    /// The source line, from 1.
    pub line: Option<u32>,
    /// For an orphan: a place that resembles it.
    pub suggestion: Option<CharacterSpan>,
}

impl ExportItem {
    /// An item whose post is not at hand; fill in `place` if it is.
    pub fn new(record: Record, category: Option<&Category>) -> Self {
        Self {
            category_name: category
                .map_or(&record.category, |known| &known.name)
                .clone(),
            place: None,
            link: best_link(&record).map(str::to_owned),
            record,
        }
    }

    /// The passage as it was marked; empty for a note on a talk or post.
    pub fn quote(&self) -> &str {
        self.record
            .anchor
            .as_ref()
            .map_or("", |anchor| &anchor.quote)
    }

    /// The source line, if the place is known.
    pub fn line(&self) -> Option<u32> {
        self.place.as_ref().and_then(|place| place.line)
    }

    /// How far it is; `None` if it is not a to-do.
    pub fn status(&self) -> Option<Status> {
        self.record.todo.as_ref().map(|todo| todo.status)
    }

    /// Its to-do part, if it is done or dropped.
    pub fn closed_todo(&self) -> Option<&Todo> {
        self.record
            .todo
            .as_ref()
            .filter(|todo| !todo.status.is_pending())
    }

    /// Names of the speakers with their organisation: "Ada Quark (Lab)".
    pub fn speakers(&self) -> Vec<String> {
        let speakers = self.record.talk.iter().flat_map(|talk| &talk.speakers);
        speakers.map(Speaker::with_organisation).collect()
    }
}

/// The address to open first: that of the first topic that has one, else the post's.
pub fn best_link(record: &Record) -> Option<&str> {
    let topics = record
        .topics
        .iter()
        .filter_map(|topic| topic.url.as_deref());
    topics
        .chain(record.post.url.as_deref())
        .find(|address| is_web_address(address))
}

/// Whether this is a whole `http` or `https` address without white space or control characters.
pub fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}
