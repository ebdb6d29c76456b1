//! One highlight or note as it is kept. Only data; its file format, merging and anchoring stand beside it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::document::{PostDate, Speaker, TalkKind};

use super::{Anchor, Todo, Topic};

/// A `UUIDv7`: the one id of a highlight in the store and in every export.
pub type RecordId = uuid::Uuid;

/// A highlight (with an anchor) or a note on a talk or post (without).
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id, also the name of its file.
    pub id: RecordId,
    /// The post it belongs to, as it was when it was marked.
    pub post: PostReference,
    /// The talk it stands in, if any.
    pub talk: Option<TalkReference>,
    /// The passage; `None` for a note on a talk or post as a whole.
    pub anchor: Option<Anchor>,
    /// The id of its category.
    pub category: String,
    /// What it is about, most important first.
    pub topics: Vec<Topic>,
    /// The person's own words, Markdown.
    pub note: String,
    /// Its to-do state, if its category is (or was) actionable.
    pub todo: Option<Todo>,
    /// When it was made.
    pub created: Timestamp,
    /// When each group of fields changed last; merging goes by these.
    pub times: GroupTimes,
    /// Whether it is deleted (a tombstone); `times.deleted` says when that changed.
    pub deleted: bool,
    /// Keys this version does not know, with their YAML text as it was; they survive a rewrite.
    pub unknown: BTreeMap<String, String>,
}

/// When each mutable group of fields changed last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupTimes {
    /// The anchor (re-selected or confirmed).
    pub anchor: Timestamp,
    /// Category and topics.
    pub subject: Timestamp,
    /// The note.
    pub note: Timestamp,
    /// Status, priority and due date.
    pub todo: Timestamp,
    /// The rank.
    pub rank: Timestamp,
    /// Deleted or not.
    pub deleted: Timestamp,
}

/// What is remembered of a post: enough to find it again, and to cite it when it is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostReference {
    /// The name of its root.
    pub root: String,
    /// Path below the root, with `/`; empty for a record that belongs to no post.
    pub path: String,
    /// Title.
    pub title: String,
    /// Date.
    pub date: Option<PostDate>,
    /// Authors.
    pub authors: Vec<String>,
    /// The event's name, if one was recognised.
    pub event: Option<String>,
    /// The published address, if the front matter gives one.
    pub url: Option<String>,
    /// The front matter's `id` or `slug`.
    pub slug: Option<String>,
}

/// What is remembered of a talk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkReference {
    /// Title.
    pub title: String,
    /// Kind.
    #[serde(default)]
    pub kind: TalkKind,
    /// Speakers.
    #[serde(default)]
    pub speakers: Vec<Speaker>,
}

impl PostReference {
    /// Whether there is no post: a to-do that was added without one.
    pub const fn is_none(&self) -> bool {
        self.path.is_empty()
    }
}

impl Record {
    /// The passage as it was marked; `None` for a note on a talk or post as a whole.
    pub fn quote(&self) -> Option<&str> {
        self.anchor.as_ref().map(|anchor| anchor.quote.as_str())
    }

    /// The names of its topics, most important first.
    pub fn topic_names(&self) -> impl Iterator<Item = &str> {
        self.topics.iter().map(|topic| topic.name.as_str())
    }
}

impl GroupTimes {
    /// All groups changed at the same moment.
    pub const fn all_at(now: Timestamp) -> Self {
        Self {
            anchor: now,
            subject: now,
            note: now,
            todo: now,
            rank: now,
            deleted: now,
        }
    }

    /// The latest of them.
    pub fn latest(&self) -> Timestamp {
        [
            self.anchor,
            self.subject,
            self.note,
            self.todo,
            self.rank,
            self.deleted,
        ]
        .into_iter()
        .fold(self.anchor, Timestamp::max)
    }
}
