//! One file to its entry in the library. It compares nothing with what was read before.

use std::sync::Arc;

use super::depth::Depth;
use super::found::{Found, FoundPlace, Key};
use crate::document::{Document, Issue, parse, revision};
use crate::library::{EventTable, Later, Post, TopicTable};
use crate::shell::guarded::guarded;
use crate::shell::handover::Handover;
use crate::shell::reading::{beginning_of, content_of};
use crate::shell::texts::RootTexts;

/// Reads posts with the tables of events and topics.
#[derive(Clone, Debug)]
pub struct PostReader {
    /// The conferences.
    pub events: Later<EventTable>,
    /// The technologies.
    pub topics: Later<TopicTable>,
    /// Where a post is left that was read alone.
    pub handover: Handover,
    /// Where the text of a post that was read whole is kept, for each root that has such a place.
    pub texts: Vec<Option<Arc<RootTexts>>>,
}

impl PostReader {
    /// The entry of a file, read so far at least; the error is a sentence for the person.
    pub fn read(&self, found: &Found, depth: Depth) -> Result<Post, String> {
        let bytes = found.bytes()?;
        let listed = || self.listed(found, &bytes);
        if let Some(post) = (depth == Depth::List).then(listed).flatten() {
            return Ok(post);
        }
        self.entry(found, &bytes)
            .map_err(|words| found.left_out(&words))
    }

    /// What a list shows of a file, if its beginning tells. A fault in that will be met again in the whole.
    fn listed(&self, found: &Found, bytes: &[u8]) -> Option<Post> {
        if is_binary(bytes) {
            return None;
        }
        let (root, path) = &found.key;
        let listed = || Post::listed(*root, path, bytes, revision(bytes), &self.events);
        guarded(listed).ok().flatten()
    }

    /// The same for a file that is read alone, and so will be the one that is shown: what it holds is left for the reader.
    ///
    /// Of a long one the entry of its beginning is handed over first; of another one, if that is asked for, what a list shows.
    pub fn read_alone(
        &self,
        found: &Found,
        depth: Depth,
        hand_over: &mut dyn FnMut(Vec<Post>),
    ) -> Result<Post, String> {
        let bytes = found.bytes()?;
        let (Some(stamp), FoundPlace::Disk(path), false) =
            (found.stamp, &found.place, is_binary(&bytes))
        else {
            let entry = self.entry(found, &bytes);
            return entry.map_err(|words| found.left_out(&words));
        };
        let beginning = beginning_of(&bytes);
        let is_listed = depth == Depth::List && beginning.is_none();
        if let Some(beginning) = beginning {
            self.hand_over_beginning(found, path.clone(), beginning, hand_over);
        }
        let content = content_of(bytes).inspect_err(|_| self.handover.clear());
        let content = content.map_err(|words| found.left_out(&words))?;
        self.handover.leave(path.clone(), stamp, content.clone());
        let listed = || self.listed(found, &content.source);
        if let Some(post) = is_listed.then(listed).flatten() {
            hand_over(vec![post]);
        }
        let revision = content.revision.to_string();
        let entry = guarded(|| {
            let post = self.post(&found.key, &content.document, revision);
            self.keep_text(found, &post, &content.document);
            post
        });
        entry.map_err(|words| found.left_out(&words))
    }

    fn hand_over_beginning(
        &self,
        found: &Found,
        path: std::path::PathBuf,
        beginning: Arc<Document>,
        hand_over: &mut dyn FnMut(Vec<Post>),
    ) {
        // Without a revision it is sure to be replaced.
        let entry = guarded(|| self.post(&found.key, &beginning, String::new()));
        if let Ok(entry) = entry {
            self.handover.leave_beginning(path, beginning);
            hand_over(vec![entry]);
        }
    }

    fn entry(&self, found: &Found, bytes: &[u8]) -> Result<Post, String> {
        guarded(|| {
            if is_binary(bytes) {
                return self.post(&found.key, &not_text(), revision(bytes));
            }
            let document = parse(bytes);
            let post = self.post(&found.key, &document, revision(bytes));
            self.keep_text(found, &post, &document);
            post
        })
    }

    fn keep_text(&self, found: &Found, post: &Post, document: &Document) {
        let texts = self.texts.get(post.root).and_then(Option::as_ref);
        if let Some((texts, stamp)) = texts.zip(found.stamp) {
            texts.note(&post.path, stamp, &post.title, document);
        }
    }

    fn post(&self, (root, path): &Key, document: &Document, revision: String) -> Post {
        let (events, topics) = (&self.events, &self.topics);
        Post::from_document(*root, path, document, revision, events, topics)
    }
}

/// NUL bytes at the start, as no text has them; the text of UTF-16 begins with a byte order mark.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..8192.min(bytes.len())).unwrap_or_default();
    let is_utf16 = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    !is_utf16 && memchr::memchr(0, head).is_some()
}

fn not_text() -> Document {
    Document {
        issues: vec![Issue {
            line: 1,
            message: "The file is not text; open it to see what can be shown of it.".to_owned(),
        }],
        ..Document::default()
    }
}
