//! From a parsed document to its entry in the library.

use std::sync::Arc;

use crate::document::Document;

use super::event::EventTable;
use super::post::Post;
use super::topic::TopicTable;

impl Post {
    /// The entry of the post at `path` below the root with index `root`; `revision` is the hash of its bytes.
    pub fn from_document(
        root: usize,
        path: &str,
        document: &Document,
        revision: String,
        events: &EventTable,
        topics: &TopicTable,
    ) -> Self {
        let _ = (events, topics);
        Self {
            root,
            path: Arc::from(path),
            title: document
                .front_matter
                .title
                .clone()
                .unwrap_or_else(|| path.to_owned()),
            date: document.front_matter.date,
            authors: document.front_matter.authors.clone(),
            event: None,
            tags: document.front_matter.tags.clone(),
            url: document.front_matter.url.clone(),
            slug: document.front_matter.slug.clone(),
            sections: Vec::new(),
            mentions: Vec::new(),
            issues: document.issues.clone(),
            revision,
            text_length: document.text.len() as u32,
        }
    }
}
