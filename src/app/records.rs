//! The highlights and notes in memory, each with what is on disk and where it stands in its post.
//!
//! It decides nothing: changes come from the actions, saving is done by the shell.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::annotation::{Placement, Record, RecordId};
use crate::library::{Library, Post, PostId};

/// All records, tombstones included, by id (and so by time of creation).
#[derive(Clone, Debug, Default)]
pub struct Records {
    entries: BTreeMap<RecordId, RecordEntry>,
    of_post: HashMap<PostId, Vec<RecordId>>,
    version: u64,
}

/// A record as it is on screen, and how it stands on disk.
#[derive(Clone, Debug)]
pub struct RecordEntry {
    /// As it is on screen.
    pub record: Record,
    /// As it was loaded or last saved.
    pub saved: Option<Record>,
    /// Whether what is on screen is on disk.
    pub save_state: SaveState,
    /// The post it belongs to, if the library has it.
    pub post: Option<PostId>,
    /// Where it stands, and in which revision of the post.
    pub placement: Option<(Arc<str>, Placement)>,
}

/// Whether a record is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It is.
    Saved,
    /// It is being written.
    Saving,
    /// It could not be written, for this reason.
    Failed(String),
}

impl Records {
    /// Takes in what the store holds; what was changed here and is not on disk yet stays as it is.
    pub fn load(&mut self, records: Vec<Record>, library: &Library) {
        for record in records {
            let known = self.entries.get(&record.id);
            if known
                .is_some_and(|entry| entry.save_state != SaveState::Saved || entry.record == record)
            {
                continue;
            }
            let same_place = known.filter(|entry| entry.record.anchor == record.anchor);
            let entry = RecordEntry {
                post: same_place.and_then(|entry| entry.post),
                placement: same_place.and_then(|entry| entry.placement.clone()),
                saved: Some(record.clone()),
                record,
                save_state: SaveState::Saved,
            };
            self.entries.insert(entry.record.id, entry);
        }
        self.attach(library);
        self.index();
    }

    /// Finds the posts of records that have none yet and whose root and path are just what was noted: cheap, for while
    /// posts are still coming in.
    pub fn attach_by_path(&mut self, library: &Library) {
        let mut found = false;
        for entry in self
            .entries
            .values_mut()
            .filter(|entry| entry.post.is_none())
        {
            let post = &entry.record.post;
            let root = library
                .roots()
                .iter()
                .position(|root| root.name == post.root);
            entry.post = root.and_then(|root| library.find(root, &post.path));
            found |= entry.post.is_some();
        }
        if found {
            self.index();
        }
    }

    /// Finds the posts of records that have none yet, by everything that is known of them.
    pub fn attach(&mut self, library: &Library) {
        if self.entries.values().all(|entry| entry.post.is_some()) {
            return;
        }
        let finder = PostFinder::new(library);
        for entry in self.entries.values_mut() {
            if entry.post.is_none() {
                entry.post = finder.find(&entry.record);
            }
        }
        self.index();
    }

    /// Puts a record in place of what was on screen; returns what was there.
    pub fn put(&mut self, record: Record, library: &Library) -> Option<Record> {
        let id = record.id;
        let before = self.entries.get(&id).map(|entry| entry.record.clone());
        let entry = self.entries.entry(id).or_insert_with(|| RecordEntry {
            record: record.clone(),
            saved: None,
            save_state: SaveState::Saving,
            post: None,
            placement: None,
        });
        if entry.record.anchor != record.anchor {
            entry.placement = None;
        }
        entry.record = record;
        entry.save_state = SaveState::Saving;
        self.attach(library);
        self.index();
        before
    }

    /// Notes that a record is on disk as given, perhaps merged with a change from elsewhere.
    pub fn saved(&mut self, on_disk: Record) {
        let Some(entry) = self.entries.get_mut(&on_disk.id) else {
            return;
        };
        entry.saved = Some(on_disk.clone());
        if on_disk.times.latest() >= entry.record.times.latest() {
            if entry.record.anchor != on_disk.anchor {
                entry.placement = None;
            }
            if entry.record != on_disk {
                self.version += 1;
            }
            entry.record = on_disk;
            entry.save_state = SaveState::Saved;
        }
    }

    /// Notes that a record could not be written.
    pub fn not_saved(&mut self, id: RecordId, reason: String) {
        if let Some(entry) = self.entries.get_mut(&id) {
            entry.save_state = SaveState::Failed(reason);
        }
    }

    /// Notes where a record stands in a revision of its post.
    pub fn place(&mut self, id: RecordId, revision: &Arc<str>, placement: Placement) {
        if let Some(entry) = self.entries.get_mut(&id) {
            entry.placement = Some((revision.clone(), placement));
            self.version += 1;
        }
    }

    /// A number that changes whenever a record, its post or its place does.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// The posts that have records, tombstones included.
    pub fn posts(&self) -> impl Iterator<Item = PostId> {
        self.of_post.keys().copied()
    }

    /// One record.
    pub fn get(&self, id: RecordId) -> Option<&RecordEntry> {
        self.entries.get(&id)
    }

    /// Every record, tombstones included, oldest first.
    pub fn all(&self) -> impl Iterator<Item = &RecordEntry> {
        self.entries.values()
    }

    /// Every record that is not deleted, oldest first.
    pub fn alive(&self) -> impl Iterator<Item = &RecordEntry> {
        self.entries.values().filter(|entry| !entry.record.deleted)
    }

    /// Every record whose latest change is not on disk.
    pub fn unsaved(&self) -> impl Iterator<Item = &RecordEntry> {
        self.entries
            .values()
            .filter(|entry| entry.save_state != SaveState::Saved)
    }

    /// The records of a post that are not deleted: notes on the post first, then by place, orphans last.
    pub fn of_post(&self, post: PostId) -> Vec<&RecordEntry> {
        let mut entries: Vec<_> = self
            .ids_of(post)
            .iter()
            .filter_map(|id| self.entries.get(id))
            .collect();
        entries.retain(|entry| !entry.record.deleted);
        entries.sort_by_key(|entry| entry.place_in_text());
        entries
    }

    /// How many records of a post are not deleted, and how many to-dos of it are pending.
    pub fn counts(&self, post: PostId) -> (usize, usize) {
        let alive = self
            .ids_of(post)
            .iter()
            .filter_map(|id| self.entries.get(id))
            .filter(|entry| !entry.record.deleted);
        alive.fold((0, 0), |(all, pending), entry| {
            let is_pending = entry
                .record
                .todo
                .as_ref()
                .is_some_and(|todo| todo.status.is_pending());
            (all + 1, pending + usize::from(is_pending))
        })
    }

    fn ids_of(&self, post: PostId) -> &[RecordId] {
        self.of_post.get(&post).map_or(&[], Vec::as_slice)
    }

    fn index(&mut self) {
        self.version += 1;
        self.of_post.clear();
        for (id, entry) in &self.entries {
            if let Some(post) = entry.post {
                self.of_post.entry(post).or_default().push(*id);
            }
        }
    }
}

impl SaveState {
    /// Why the record could not be written, if it could not.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Failed(reason) => Some(reason),
            Self::Saved | Self::Saving => None,
        }
    }
}

impl RecordEntry {
    /// Where the passage stands now, if it is known and found.
    pub fn span(&self) -> Option<crate::text::Span> {
        self.placement.as_ref()?.1.span
    }

    /// Sorts by place: notes on the whole post, then passages, then what was not found.
    fn place_in_text(&self) -> (u8, u32, u32) {
        match (&self.record.anchor, &self.placement) {
            (None, _) => (0, 0, 0),
            (
                Some(_),
                Some((
                    _,
                    Placement {
                        span: Some(span), ..
                    },
                )),
            ) => (1, span.start, span.end),
            (Some(anchor), None) => (1, anchor.span.start, anchor.span.end),
            (Some(anchor), Some(_)) => (2, anchor.span.start, anchor.span.end),
        }
    }
}

/// Finds the post a record belongs to: same root and path, else same id or address, else the same file under another name.
struct PostFinder<'a> {
    paths: HashMap<(&'a str, &'a str), PostId>,
    addresses: HashMap<&'a str, Option<PostId>>,
    revisions: HashMap<&'a str, Option<PostId>>,
    names: HashMap<(&'a str, &'a str), Option<PostId>>,
}

impl<'a> PostFinder<'a> {
    fn new(library: &'a Library) -> Self {
        let mut finder = Self {
            paths: HashMap::new(),
            addresses: HashMap::new(),
            revisions: HashMap::new(),
            names: HashMap::new(),
        };
        for (id, post) in library.posts() {
            finder.add(id, post, library.root_name(post));
        }
        finder
    }

    fn add(&mut self, id: PostId, post: &'a Post, root: &'a str) {
        self.paths.insert((root, &post.path), id);
        for address in [&post.url, &post.slug].into_iter().flatten() {
            add_unique(&mut self.addresses, address.as_str(), id);
        }
        add_unique(&mut self.revisions, post.revision.as_str(), id);
        add_unique(
            &mut self.names,
            (file_name(&post.path), post.title.as_str()),
            id,
        );
    }

    fn find(&self, record: &Record) -> Option<PostId> {
        let post = &record.post;
        let same_path = self
            .paths
            .get(&(post.root.as_str(), post.path.as_str()))
            .copied();
        let address = || {
            [&post.slug, &post.url]
                .into_iter()
                .flatten()
                .find_map(|a| *self.addresses.get(a.as_str())?)
        };
        let revision = || {
            *self
                .revisions
                .get(record.anchor.as_ref()?.revision.as_str())?
        };
        let name = || {
            *self
                .names
                .get(&(file_name(&post.path), post.title.as_str()))?
        };
        same_path.or_else(address).or_else(revision).or_else(name)
    }
}

/// Two posts with the same key are no evidence for either.
fn add_unique<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Option<PostId>>, key: K, id: PostId) {
    map.entry(key)
        .and_modify(|found| *found = None)
        .or_insert(Some(id));
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
