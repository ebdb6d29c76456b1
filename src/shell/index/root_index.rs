//! The index of one root: read at the start, told what changed, written again when that pays. What cannot be read of it, or
//! not be written, is nobody's trouble: the posts are read instead.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file::{self, IndexFile, records};
use super::folder::IndexFolder;
use super::record::{self, Heading, Recorded, Topics};
use crate::document::PostDate;
use crate::library::{EventTable, Post};
use crate::shell::cache_file::note_use;
use crate::shell::stamp::Stamp;

/// So few posts are read as fast as an index.
const WORTH_IT: usize = 32;

/// An index is written again when one of so many posts is no longer as it says: reading those again takes about as long as
/// writing all.
const CHANGED_SHARE: usize = 256;

/// What is known of one root from earlier runs.
#[derive(Debug)]
pub struct RootIndex {
    folder: IndexFolder,
    root: PathBuf,
    on_disk: Option<IndexFile>,
    topics: Topics,
    /// The records of posts that came or changed since it was written, by path.
    fresh: HashMap<Arc<str>, Box<[u8]>>,
    /// How many posts changed or went since then.
    changes: usize,
}

impl RootIndex {
    /// The index of a root, as it stands on disk.
    pub fn open(folder: IndexFolder, root: &Path) -> Self {
        let file = folder.file(root);
        let on_disk = IndexFile::open(&file, name(root), folder.fingerprint);
        if on_disk.is_some() {
            note_use(&file);
        }
        Self {
            folder,
            root: root.to_owned(),
            on_disk,
            topics: Topics::default(),
            fresh: HashMap::new(),
            changes: 0,
        }
    }

    /// How many posts it says there are.
    pub fn posts(&self) -> usize {
        self.on_disk.as_ref().map_or(0, IndexFile::records)
    }

    /// How many chunks it has.
    pub fn chunks(&self) -> usize {
        self.on_disk.as_ref().map_or(0, IndexFile::chunks)
    }

    /// The posts of a chunk, for the root with this index in the library; they are in the order of the list, the first
    /// screen's in the first chunk. Beyond the last one there are none.
    ///
    /// `None` where the file turns out to be damaged: then nothing that it told is to be relied on.
    pub fn list(
        &mut self,
        chunk: usize,
        root: usize,
        events: &EventTable,
    ) -> Option<Vec<Recorded>> {
        let Some(file) = self.on_disk.as_mut().filter(|file| chunk < file.chunks()) else {
            return Some(Vec::new());
        };
        let topics = &mut self.topics;
        let read = file.chunk(chunk).and_then(|bytes| {
            let posts = records(&bytes).map(|record| record::read(record, root, events, topics));
            posts.collect()
        });
        if read.is_none() {
            self.on_disk = None;
        }
        read
    }

    /// A post as a record.
    pub fn record(post: &Post, stamp: Stamp) -> Box<[u8]> {
        record::write(post, stamp).into()
    }

    /// Notes the record of a post as it was read just now.
    pub fn note(&mut self, path: Arc<str>, record: Box<[u8]>) {
        self.fresh.insert(path, record);
        self.changes += 1;
    }

    /// Notes that a post is gone, or not to be relied on.
    pub fn forget(&mut self, path: &str) {
        self.fresh.remove(path);
        self.changes += 1;
    }

    /// Writes the index if that pays; `is_there` tells which paths are still posts, of which there are `posts`.
    pub fn keep(&mut self, posts: usize, is_there: &dyn Fn(&str) -> bool) {
        let is_worth_it = posts >= WORTH_IT && self.changes > posts / CHANGED_SHARE;
        // A full disk or a folder that cannot be written costs the next start some time, and nobody a post.
        if is_worth_it && self.write(is_there).is_some() {
            *self = Self::open(self.folder.clone(), &self.root);
        }
    }

    fn write(&mut self, is_there: &dyn Fn(&str) -> bool) -> Option<()> {
        let chunks = self.chunks_on_disk()?;
        let old = chunks.iter().flat_map(|chunk| records(chunk));
        let mut all: Vec<(Heading<'_>, &[u8])> = Vec::new();
        for bytes in old {
            let heading = record::heading(bytes)?;
            if is_there(heading.path) && !self.fresh.contains_key(heading.path) {
                all.push((heading, bytes));
            }
        }
        for bytes in self.fresh.values() {
            let heading = record::heading(bytes)?;
            if is_there(heading.path) {
                all.push((heading, bytes));
            }
        }
        in_order(&mut all);
        self.folder.prepare().ok()?;
        let path = self.folder.file(&self.root);
        let records = all.into_iter().map(|(_, bytes)| bytes);
        file::write(&path, name(&self.root), self.folder.fingerprint, records).ok()
    }

    /// The chunks of the file on disk.
    fn chunks_on_disk(&mut self) -> Option<Vec<Vec<u8>>> {
        let Some(file) = &mut self.on_disk else {
            return Some(Vec::new());
        };
        (0..file.chunks()).map(|at| file.chunk(at)).collect()
    }
}

fn name(root: &Path) -> &[u8] {
    root.as_os_str().as_encoded_bytes()
}

/// Puts records in the order of the list, so that its beginning is at the beginning of the file.
fn in_order(records: &mut [(Heading<'_>, &[u8])]) {
    let mut newest: HashMap<&str, Option<PostDate>> = HashMap::new();
    for (heading, _) in records.iter() {
        if let Some(event) = heading.event {
            let date = newest.entry(event).or_default();
            *date = (*date).max(heading.date);
        }
    }
    records.sort_by_cached_key(|(heading, _)| {
        let group_date = match heading.event {
            Some(event) => newest.get(event).copied().flatten(),
            None => heading.date,
        };
        let (group, path) = (heading.event.map(str::to_owned), heading.path.to_owned());
        (Reverse(group_date), group, Reverse(heading.date), path)
    });
}
