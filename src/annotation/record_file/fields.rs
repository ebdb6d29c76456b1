//! The keys of a record's file with their values, as they stand in it. It must not know what they mean.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::entries::Entry;
use crate::annotation::todo::{Priority, Status};
use crate::annotation::topic::Topic;
use crate::document::{Speaker, TalkKind};

/// The known keys, as the file has them.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Fields {
    pub id: String,
    pub created: String,
    pub category: String,
    #[serde(default)]
    pub topics: Option<Vec<Topic>>,
    pub subject_changed: Option<String>,
    pub status: Option<Status>,
    pub priority: Option<Priority>,
    pub due: Option<String>,
    pub closed: Option<String>,
    pub todo_changed: Option<String>,
    pub rank: Option<String>,
    pub rank_changed: Option<String>,
    pub quote: Option<String>,
    pub original: Option<String>,
    pub prefix: Option<String>,
    pub suffix: Option<String>,
    pub start: Option<u32>,
    pub end: Option<u32>,
    pub revision: Option<String>,
    pub text_version: Option<u32>,
    pub anchor_changed: Option<String>,
    pub post_root: Option<String>,
    pub post_path: Option<String>,
    pub post_title: Option<String>,
    pub post_date: Option<String>,
    pub post_authors: Option<Vec<String>>,
    pub post_event: Option<String>,
    pub post_url: Option<String>,
    pub post_slug: Option<String>,
    pub talk: Option<String>,
    pub talk_kind: Option<TalkKind>,
    pub talk_speakers: Option<Vec<Speaker>>,
    pub deleted: Option<bool>,
    pub deleted_changed: Option<String>,
    pub note_changed: Option<String>,
}

/// The keys of [`Fields`].
#[rustfmt::skip]
pub const KEYS: [&str; 35] = [
    "id", "created", "category", "topics", "subject_changed", "status", "priority", "due", "closed", "todo_changed",
    "rank", "rank_changed", "quote", "original", "prefix", "suffix", "start", "end", "revision", "text_version",
    "anchor_changed",
    "post_root", "post_path", "post_title", "post_date", "post_authors", "post_event", "post_url", "post_slug",
    "talk", "talk_kind", "talk_speakers", "deleted", "deleted_changed", "note_changed",
];

/// The front matter with unknown keys blanked out, so that lines keep their numbers.
pub fn known_keys(front: &str, entries: &[Entry<'_>]) -> String {
    let mut known = String::with_capacity(front.len());
    let mut lines = 1;
    for entry in entries.iter().filter(|entry| KEYS.contains(&entry.key)) {
        while lines < entry.line {
            known.push('\n');
            lines += 1;
        }
        known.push_str(entry.text);
        known.push('\n');
        lines += entry.text.matches('\n').count() as u32 + 1;
    }
    known
}

/// The keys that are not [`KEYS`], with their text as it is.
pub fn unknown_keys(entries: &[Entry<'_>]) -> BTreeMap<String, String> {
    let mut unknown: BTreeMap<String, String> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !KEYS.contains(&entry.key)) {
        let text = unknown.entry(entry.key.to_owned()).or_default();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(entry.text);
    }
    unknown
}
