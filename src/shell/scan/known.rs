//! What is remembered from one scan to the next: which posts there are, how their files stood, and what is to be kept of them.
//! It looks at no disk by itself.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::PathBuf;

use super::depth::Depth;
use super::found::Key;
use super::read::PostReader;
use crate::app::Event;
use crate::shell::index::{Recorded, RootIndex};
use crate::shell::stamp::Stamp;
use crate::shell::texts::TextKey;

/// What is remembered.
#[derive(Debug)]
pub struct Known {
    /// Reads posts.
    pub reader: PostReader,
    /// The index of each source that is a whole folder; none before the first scan.
    pub indexes: Vec<Option<RootIndex>>,
    /// The posts that are known, each with how its file stood if that is sure to tell a change.
    pub files: HashMap<Key, Option<Stamp>>,
    /// Those of which only what a list shows was read.
    pub listed: HashSet<Key>,
    /// The folders the last scan looked into.
    pub folders: Vec<PathBuf>,
}

impl Known {
    /// Nothing yet.
    pub fn new(reader: PostReader) -> Self {
        Self {
            reader,
            indexes: Vec::new(),
            files: HashMap::new(),
            listed: HashSet::new(),
            folders: Vec::new(),
        }
    }

    /// The index that a post of this root belongs into.
    pub fn index_of(&mut self, root: usize) -> Option<&mut RootIndex> {
        self.indexes.get_mut(root)?.as_mut()
    }

    /// Forgets what was read of a post.
    pub fn forget(&mut self, key: &Key) {
        self.listed.remove(key);
        self.leave_out(key);
    }

    /// Takes a post out of its root's index.
    pub fn leave_out(&mut self, (root, path): &Key) {
        if let Some(index) = self.index_of(*root) {
            index.forget(path);
        }
    }

    /// How many chunks the indexes have.
    pub fn chunks(&self) -> usize {
        let indexes = self.indexes.iter().flatten();
        indexes.map(RootIndex::chunks).max().unwrap_or(0)
    }

    /// Hands over what these chunks of the indexes tell; the first one is the first screen of every root.
    pub fn list(&mut self, chunks: Range<usize>, depth: Depth, hand_over: &mut dyn FnMut(Event)) {
        let indexes = self.indexes.iter().flatten();
        let total = indexes.map(RootIndex::posts).sum();
        for chunk in chunks {
            let recorded = self.recorded(chunk);
            for recorded in &recorded {
                let post = &recorded.post;
                if !post.is_whole && depth == Depth::Whole {
                    continue; // it is read as if it were new
                }
                let key: Key = (post.root, post.path.clone());
                if !post.is_whole {
                    self.listed.insert(key.clone());
                }
                self.files.insert(key, Some(recorded.stamp));
            }
            let posts = recorded.into_iter().map(|recorded| recorded.post).collect();
            hand_over(Event::PostsListed { posts, total });
        }
    }

    /// The posts of a chunk of every index.
    fn recorded(&mut self, chunk: usize) -> Vec<Recorded> {
        let mut posts = Vec::new();
        for (root, index) in self.indexes.iter_mut().enumerate() {
            let Some(index) = index else { continue };
            if let Some(listed) = index.list(chunk, root, &self.reader.events) {
                posts.extend(listed);
            } else {
                // Of a damaged index nothing counts: all of this root is read.
                self.files.retain(|(of, _), _| *of != root);
                self.listed.retain(|(of, _)| *of != root);
            }
        }
        posts
    }

    /// Writes what was read into the indexes, where that pays.
    pub fn keep_indexes(&mut self) {
        let Self { files, indexes, .. } = self;
        let files = &*files;
        for (root, index) in indexes.iter_mut().enumerate() {
            if let Some(index) = index {
                let posts = files.keys().filter(|(of, _)| *of == root).count();
                index.keep(posts, &|path| files.contains_key(&(root, path.into())));
            }
        }
    }

    /// Writes the texts of posts that were read whole, where that pays.
    pub fn keep_texts(&self) {
        let texts = self.reader.texts.iter().enumerate();
        for (root, texts) in texts.filter_map(|(root, texts)| Some((root, texts.as_ref()?))) {
            let files = self.files.iter().filter(|((of, _), _)| *of == root);
            let alive = files.filter_map(|((_, path), stamp)| Some(TextKey::of(path, (*stamp)?)));
            texts.keep(&alive.collect());
        }
    }

    /// The posts that were known and are not among these; they are known no longer.
    pub fn take_gone(&mut self, seen: &HashSet<Key>) -> Vec<Key> {
        let known = self.files.keys();
        let gone: Vec<Key> = known.filter(|key| !seen.contains(*key)).cloned().collect();
        for key in &gone {
            self.files.remove(key);
            self.forget(key);
        }
        gone
    }
}
