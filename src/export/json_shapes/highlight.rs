//! A highlight, note or to-do as JSON; also the item of the JSON export, so nothing that is kept may be missing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::versions::VersionsJson;
use crate::annotation::{
    GroupTimes, PostReference, Priority, Record, Status, TalkReference, Topic,
};
use crate::export::{CharacterSpan, ExportItem, ItemPlace};

/// `highlights`, `todo`, and the items of the JSON export.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HighlightJson {
    /// Its id, a UUID of version 7.
    pub id: String,
    /// The post.
    pub post: PostReferenceJson,
    /// The talk.
    pub talk: Option<TalkReference>,
    /// Id of the category.
    pub category: String,
    /// What the category is called.
    pub category_name: String,
    /// Topics, most important first; `url` is null if there is none.
    pub topics: Vec<TopicJson>,
    /// The passage as it was marked, or in the words it was confirmed in.
    pub quote: Option<String>,
    /// The words at its place today.
    pub current_text: Option<String>,
    /// The note, Markdown.
    pub note: String,
    /// How far the to-do is; null for what is no to-do.
    pub status: Option<Status>,
    /// Its place in the list: smaller strings come first, the empty one last.
    pub rank: Option<String>,
    /// Its priority.
    pub priority: Option<Priority>,
    /// The day it is due.
    pub due: Option<String>,
    /// When it was done or dropped.
    pub closed: Option<String>,
    /// When it was made.
    pub created: String,
    /// When anything of it changed last.
    pub updated: String,
    /// What to open first.
    pub link: Option<String>,
    /// Where the passage stands today.
    pub anchor: Option<AnchorJson>,
    /// How the passage was marked.
    pub marked: Option<MarkedJson>,
    /// When each group of fields changed last; merging goes by these.
    pub times: TimesJson,
    /// Keys of the record that this version does not know, as YAML.
    #[serde(default)]
    pub unknown: BTreeMap<String, String>,
    /// The two versions that git left of it; null for nearly all.
    #[serde(default)]
    pub versions: Option<VersionsJson>,
}

/// When each group of fields changed last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimesJson {
    /// The anchor.
    pub anchor: String,
    /// Category and topics.
    pub subject: String,
    /// The note.
    pub note: String,
    /// Status, priority and due date.
    pub todo: String,
    /// The rank.
    pub rank: String,
    /// Deleted or not.
    pub deleted: String,
}

/// A topic; unlike in the store, an absent address is null.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicJson {
    /// Name.
    pub name: String,
    /// Where to read on.
    pub url: Option<String>,
}

/// What is remembered of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostReferenceJson {
    /// Name of its root.
    pub root: String,
    /// Path below the root.
    pub path: String,
    /// Title.
    pub title: String,
    /// Date, RFC 3339 as far as known.
    pub date: Option<String>,
    /// Published address.
    pub url: Option<String>,
    /// Authors.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Event.
    pub event: Option<String>,
    /// `id` or `slug` of the front matter.
    pub slug: Option<String>,
}

/// Where a passage stands today.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnchorJson {
    /// `exact`, `moved`, `changed` or `orphan`.
    pub state: String,
    /// First character; null for an orphan.
    pub start: Option<u32>,
    /// One past the last character.
    pub end: Option<u32>,
    /// Source line.
    pub line: Option<u32>,
    /// For an orphan: a place that resembles it.
    pub suggestion: Option<CharacterSpan>,
}

/// How a passage was marked: what finds it again in another revision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkedJson {
    /// The words first marked, if they were others than those confirmed since.
    #[serde(default)]
    pub original: Option<String>,
    /// Up to 32 characters before it.
    pub prefix: String,
    /// Up to 32 characters after it.
    pub suffix: String,
    /// SHA-256 of the post's file.
    pub revision: String,
    /// Version of the parser that made the visible text.
    pub text_version: u32,
}

impl From<&ExportItem> for HighlightJson {
    fn from(item: &ExportItem) -> Self {
        let record = &item.record;
        let todo = record.todo.as_ref();
        Self {
            id: record.id.to_string(),
            post: PostReferenceJson::from(&record.post),
            talk: record.talk.clone(),
            category: record.category.clone(),
            category_name: item.category_name.clone(),
            topics: record.topics.iter().map(TopicJson::from).collect(),
            quote: record.anchor.as_ref().map(|anchor| anchor.quote.clone()),
            current_text: current_text(item),
            note: record.note.clone(),
            status: todo.map(|todo| todo.status),
            rank: todo.map(|todo| todo.rank.0.clone()),
            priority: todo.and_then(|todo| todo.priority),
            due: todo.and_then(|todo| todo.due).map(|due| due.to_string()),
            closed: todo
                .and_then(|todo| todo.closed)
                .map(|closed| closed.to_string()),
            created: record.created.to_string(),
            updated: record.times.latest().to_string(),
            link: item.link.clone(),
            anchor: item.place.as_ref().map(AnchorJson::from),
            marked: marked(record),
            times: TimesJson::from(&record.times),
            unknown: record.unknown.clone(),
            versions: None,
        }
    }
}

fn current_text(item: &ExportItem) -> Option<String> {
    item.place.as_ref()?.current_text.clone()
}

fn marked(record: &Record) -> Option<MarkedJson> {
    let anchor = record.anchor.as_ref()?;
    Some(MarkedJson {
        original: anchor.original.clone(),
        prefix: anchor.prefix.clone(),
        suffix: anchor.suffix.clone(),
        revision: anchor.revision.clone(),
        text_version: anchor.text_version,
    })
}

impl From<&GroupTimes> for TimesJson {
    fn from(times: &GroupTimes) -> Self {
        Self {
            anchor: times.anchor.to_string(),
            subject: times.subject.to_string(),
            note: times.note.to_string(),
            todo: times.todo.to_string(),
            rank: times.rank.to_string(),
            deleted: times.deleted.to_string(),
        }
    }
}

impl From<&Topic> for TopicJson {
    fn from(topic: &Topic) -> Self {
        Self {
            name: topic.name.clone(),
            url: topic.url.clone(),
        }
    }
}

impl From<&PostReference> for PostReferenceJson {
    fn from(post: &PostReference) -> Self {
        Self {
            root: post.root.clone(),
            path: post.path.clone(),
            title: post.title.clone(),
            date: post.date.map(|date| date.to_string()),
            url: post.url.clone(),
            authors: post.authors.clone(),
            event: post.event.clone(),
            slug: post.slug.clone(),
        }
    }
}

impl From<&ItemPlace> for AnchorJson {
    fn from(place: &ItemPlace) -> Self {
        Self {
            state: place.state.word().to_owned(),
            start: place.span.map(|span| span.start),
            end: place.span.map(|span| span.end),
            line: place.line,
            suggestion: place.suggestion,
        }
    }
}
