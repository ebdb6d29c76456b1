//! What is remembered from one scan to the next: which posts there are, how their files stood, and what is to be kept of them.
//! It looks at no disk by itself.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::found::Key;
use super::read::PostReader;
use crate::shell::index::RootIndex;
use crate::shell::stamp::Stamp;

/// What is remembered.
#[derive(Debug)]
pub struct Known {
    /// Reads posts.
    pub reader: PostReader,
    /// The index of each source that is a whole folder; none before the first scan.
    pub indexes: Vec<Option<RootIndex>>,
    /// The posts that are known, each with how its file stood if that is sure to tell a change.
    pub files: HashMap<Key, Option<Stamp>>,
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
            folders: Vec::new(),
        }
    }

    /// The index that a post of this root belongs into.
    pub fn index_of(&mut self, root: usize) -> Option<&mut RootIndex> {
        self.indexes.get_mut(root)?.as_mut()
    }

    /// Takes a post out of its root's index.
    pub fn forget(&mut self, (root, path): &Key) {
        if let Some(index) = self.index_of(*root) {
            index.forget(path);
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
