//! The posts that notes belong to and the library does not have. It looks for none of them.

use std::collections::BTreeMap;

use crate::annotation::{Anchor, PostReference, Record, RecordId};
use crate::library::guide::is_built_in;
use crate::library::{Library, Post};

use super::super::records::{RecordEntry, Records};

/// The name of a post: its root's name and its path below that.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostKey {
    /// The name of its root.
    pub root: String,
    /// Its path below the root, with `/`.
    pub path: String,
}

/// A post that is not in the library, and the notes that belong to it.
#[derive(Clone, Debug, PartialEq)]
pub struct MissingPost {
    /// What is remembered of it.
    pub post: PostReference,
    /// Its highlights, and where they stood.
    pub highlights: Vec<(RecordId, Anchor)>,
    /// How many notes on it or its talks there are besides.
    pub notes: usize,
}

impl PostKey {
    /// The name of the post a record belongs to.
    pub fn of(record: &Record) -> Self {
        Self {
            root: record.post.root.clone(),
            path: record.post.path.clone(),
        }
    }

    /// The name of a post of a library.
    pub fn of_post(library: &Library, post: &Post) -> Self {
        Self {
            root: library.root_name(post).to_owned(),
            path: post.path.to_string(),
        }
    }

    /// Whether a record belongs to this post.
    pub fn holds(&self, record: &Record) -> bool {
        (&record.post.root, &record.post.path) == (&self.root, &self.path)
    }
}

impl MissingPost {
    /// Its name.
    pub fn key(&self) -> PostKey {
        PostKey {
            root: self.post.root.clone(),
            path: self.post.path.clone(),
        }
    }

    /// The revision that most of its highlights were marked in; of several the one marked in last.
    pub fn revision(&self) -> Option<&str> {
        let mut counts: BTreeMap<&str, (usize, RecordId)> = BTreeMap::new();
        for (id, anchor) in &self.highlights {
            let (count, latest) = counts.entry(&anchor.revision).or_insert((0, *id));
            (*count, *latest) = (*count + 1, *id.max(latest));
        }
        let most = counts.into_iter().max_by_key(|(_, counted)| *counted);
        most.map(|(revision, _)| revision)
    }

    /// The post of these notes; `None` of none.
    pub fn of<'a>(entries: impl Iterator<Item = &'a RecordEntry>) -> Option<Self> {
        let mut entries = entries.map(|entry| &entry.record).peekable();
        let mut missing = Self::without_notes(&entries.peek()?.post);
        entries.for_each(|record| missing.take_in(record));
        Some(missing)
    }

    fn without_notes(post: &PostReference) -> Self {
        Self {
            post: post.clone(),
            highlights: Vec::new(),
            notes: 0,
        }
    }

    fn take_in(&mut self, record: &Record) {
        match &record.anchor {
            Some(anchor) => self.highlights.push((record.id, anchor.clone())),
            None => self.notes += 1,
        }
    }

    /// All notes that belong to it.
    pub const fn count(&self) -> usize {
        self.highlights.len() + self.notes
    }
}

/// The posts of notes, deleted ones apart, that the library does not have, by their names.
pub fn missing_posts(records: &Records, library: &Library) -> BTreeMap<PostKey, MissingPost> {
    let mut posts: BTreeMap<PostKey, MissingPost> = BTreeMap::new();
    let mut entries = records.alive();
    // The guide is not gone: it steps back where there are other posts.
    let is_put_away = |post: &PostReference| is_built_in(&post.root, &post.path);
    let is_missing = |entry: &&RecordEntry| {
        let post = &entry.record.post;
        entry.post_in(library).is_none() && !post.is_none() && !is_put_away(post)
    };
    for entry in entries.by_ref().filter(is_missing) {
        let post = posts.entry(PostKey::of(&entry.record));
        let post = post.or_insert_with(|| MissingPost::without_notes(&entry.record.post));
        post.take_in(&entry.record);
    }
    posts
}
