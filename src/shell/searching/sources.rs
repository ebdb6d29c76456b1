//! Searching everything that sources hold, without a library: whatever is found first waits for the rest.

use std::collections::HashSet;
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread::scope;

use super::post::{FoundText, TextsAtHand, search_bytes, search_file};
use crate::find::full_text::{FoundLine, TextQuery};
use crate::shell::post_file::post_path;
use crate::shell::scan::each_file;
use crate::shell::source::Source;
use crate::shell::stamp::Stamp;
use crate::shell::texts::{KeptTexts, TextKey};

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

/// A file that was looked into.
#[derive(Debug)]
struct LookedInto {
    root: usize,
    /// What its text is looked up by, if a change of it is sure to show.
    key: Option<TextKey>,
    found: Option<FoundFile>,
}

/// Searches everything that sources hold, and keeps the texts that it read.
pub fn search_sources(sources: &[Source], query: &TextQuery, texts: &KeptTexts) -> Vec<FoundFile> {
    let at_hand = sources.iter();
    let at_hand = at_hand.map(|source| texts.of_source(source).map(TextsAtHand::of));
    let at_hand: Vec<Option<TextsAtHand>> = at_hand.collect();
    let looked_into = look_into_files(sources, query, &at_hand);
    keep(&at_hand, &looked_into);
    let mut found: Vec<FoundFile> = looked_into
        .into_iter()
        .filter_map(|file| file.found)
        .chain(in_guide(sources, query))
        .collect();
    found.sort_unstable_by(|a, b| (a.root, &a.path).cmp(&(b.root, &b.path)));
    // A file may be named and be in a folder that is named.
    found.dedup_by(|a, b| (a.root, &a.path) == (b.root, &b.path));
    found
}

/// Looks into all files, side by side. Each root is walked by itself, so that a slow disk holds up no other.
fn look_into_files(
    sources: &[Source],
    query: &TextQuery,
    at_hand: &[Option<TextsAtHand>],
) -> Vec<LookedInto> {
    let (sender, looked_into) = channel();
    scope(|threads| {
        for (root, (source, at_hand)) in sources.iter().zip(at_hand).enumerate() {
            let Some(folder) = source.root.path.as_deref() else {
                continue;
            };
            let to = sender.clone();
            threads.spawn(move || {
                each_file(source, &|file| {
                    let looked_into = look_into(root, folder, &file, query, at_hand.as_ref());
                    // Somebody listens until all are through.
                    let _ = to.send(looked_into);
                });
            });
        }
        drop(sender);
    });
    looked_into.into_iter().collect()
}

fn look_into(
    root: usize,
    folder: &Path,
    file: &Path,
    query: &TextQuery,
    at_hand: Option<&TextsAtHand>,
) -> LookedInto {
    let path = post_path(file.strip_prefix(folder).unwrap_or(file));
    let stamp = Stamp::of(file);
    let key = stamp.map(|stamp| TextKey::of(&path, stamp));
    let found = search_file(query, at_hand, file, &path, stamp);
    let found = found.map(|found| found_file(root, path, found));
    LookedInto { root, key, found }
}

/// Keeps the texts that were read, and none of posts that are gone.
fn keep(at_hand: &[Option<TextsAtHand>], looked_into: &[LookedInto]) {
    for (root, at_hand) in at_hand.iter().enumerate() {
        let Some(at_hand) = at_hand else { continue };
        let of_root = looked_into.iter().filter(|file| file.root == root);
        let alive: HashSet<TextKey> = of_root.filter_map(|file| file.key).collect();
        at_hand.texts().keep(&alive);
    }
}

/// What the posts that are built into the program have, if they are among the sources.
fn in_guide(sources: &[Source], query: &TextQuery) -> impl Iterator<Item = FoundFile> {
    let guides = sources.iter().enumerate();
    let guides = guides.filter(|(_, source)| source.root.path.is_none());
    guides.flat_map(move |(root, source)| {
        source.guide.posts().iter().filter_map(move |post| {
            let found = search_bytes(query, post.text().as_bytes(), post.path, None)?;
            Some(found_file(root, post.path.to_owned(), found))
        })
    })
}

fn found_file(root: usize, path: String, found: FoundText) -> FoundFile {
    FoundFile {
        root,
        path,
        title: found.title,
        lines: found.lines,
    }
}
