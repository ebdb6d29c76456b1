//! Searching the texts of many posts: files are looked through as they are, side by side, and only those that may match are
//! read as posts.

use std::sync::mpsc::channel;
use std::thread::scope;

use rayon::prelude::*;

use crate::document::parse;
use crate::find::full_text::{FoundLine, TextQuery};
use crate::library::{guide, post_title};

use super::guarded::guarded;
use super::post_file::post_path;
use super::reading::read_bytes;
use super::scan::each_file;
use super::source::Source;

/// A file with lines that match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// The index of its root.
    pub root: usize,
    /// Its path below the root.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The lines, in text order.
    pub lines: Vec<FoundLine>,
}

/// Searches everything that sources hold, without a library: whatever is found first waits for the rest.
pub fn search_sources(sources: &[Source], query: &TextQuery) -> Vec<FoundFile> {
    let (sender, files) = channel();
    let mut found: Vec<FoundFile> = scope(|threads| {
        for (root, source) in sources.iter().enumerate() {
            let to = sender.clone();
            threads.spawn(move || {
                each_file(source, &mut |file| {
                    // Nobody listens any more only when the search was given up.
                    let _ = to.send((root, file));
                });
            });
        }
        drop(sender);
        let files = files.into_iter().par_bridge();
        files
            .filter_map(|(root, file)| {
                let folder = sources.get(root)?.root.path.as_ref()?;
                let path = post_path(file.strip_prefix(folder).unwrap_or(&file));
                found_in(root, path, &read_bytes(&file).ok()?, query)
            })
            .collect()
    });
    for (root, _) in sources
        .iter()
        .enumerate()
        .filter(|(_, s)| s.root.path.is_none())
    {
        let posts = guide::posts().iter();
        found.extend(
            posts.filter_map(|post| {
                found_in(root, post.path.to_owned(), post.text.as_bytes(), query)
            }),
        );
    }
    found.sort_by(|a, b| (a.root, &a.path).cmp(&(b.root, &b.path)));
    found.dedup_by(|a, b| (a.root, &a.path) == (b.root, &b.path));
    found
}

fn found_in(root: usize, path: String, bytes: &[u8], query: &TextQuery) -> Option<FoundFile> {
    if !query.may_match(bytes) {
        return None;
    }
    guarded(|| {
        let document = parse(bytes);
        let lines = query.lines(&document);
        (!lines.is_empty()).then(|| FoundFile {
            root,
            title: post_title(&document, &path),
            path,
            lines,
        })
    })
    .ok()
    .flatten()
}
