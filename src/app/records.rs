//! The highlights and notes in memory, each with what is on disk and where it stands in its post.
//!
//! It decides nothing: changes come from the actions, saving is done by the shell.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::annotation::{AnchorState, Placement, Record, RecordId};
use crate::library::{Library, PostId};
use crate::text::Span;

use super::in_vain::InVain;
use super::post_finder::PostFinder;

/// All records, tombstones included, by id (and so by time of creation).
#[derive(Clone, Debug, Default)]
pub struct Records {
    entries: BTreeMap<RecordId, RecordEntry>,
    /// Each post's records in the order in which they stand in its text.
    of_post: HashMap<PostId, Vec<RecordId>>,
    version: u64,
    /// For which records a post was looked for in vain.
    in_vain: Option<InVain>,
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
    /// How many of its changes wait to be written.
    pub unwritten: u32,
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
                unwritten: 0,
            };
            self.entries.insert(entry.record.id, entry);
        }
        self.in_vain = None;
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
            entry.post = post_by_path(&entry.record, library);
            found |= entry.post.is_some();
        }
        if found {
            self.index();
        }
    }

    /// Finds the posts of records that have none, or whose post is gone, by everything that is known of them. Where that was
    /// done before and no post changed that could be one of theirs, there is nothing to do.
    pub fn attach(&mut self, library: &Library) {
        let missing: BTreeSet<RecordId> = (self.entries.values())
            .filter(|entry| entry.post_in(library).is_none() && !entry.record.post.is_none())
            .map(|entry| entry.record.id)
            .collect();
        if missing.is_empty() || !self.is_worth_looking(&missing, library) {
            return;
        }
        let finder = PostFinder::new(library);
        let mut found = false;
        for id in &missing {
            let Some(entry) = self.entries.get_mut(id) else {
                continue;
            };
            if let Some(post) = finder.find(&entry.record) {
                (entry.post, entry.placement) = (Some(post), None);
                found = true;
            }
        }
        let looked_for = missing.iter().filter_map(|id| self.entries.get(id));
        self.in_vain = Some(InVain::new(looked_for.map(|entry| &entry.record), library));
        if found {
            self.index();
        }
    }

    fn is_worth_looking(&mut self, missing: &BTreeSet<RecordId>, library: &Library) -> bool {
        let before = self.in_vain.as_mut();
        before.is_none_or(|before| before.is_outdated(missing, library))
    }

    /// Puts the records of a post that is gone at what stands for it.
    pub fn attach_to(&mut self, stand_in: PostId, ids: &[RecordId]) {
        for id in ids {
            if let Some(entry) = self.entries.get_mut(id) {
                entry.post = Some(stand_in);
                entry.placement = None;
            }
        }
        self.index();
    }

    /// Takes these records away from the post that stands for theirs.
    pub fn detach(&mut self, is_meant: impl Fn(&Record) -> bool, library: &Library) {
        for entry in self.entries.values_mut().filter(|e| is_meant(&e.record)) {
            entry.post = post_by_path(&entry.record, library);
            entry.placement = None;
        }
        self.index();
    }

    /// The names under which records know posts that are found elsewhere now, each with the post: root, path.
    pub fn renamed(&self, library: &Library) -> BTreeMap<(&str, &str), PostId> {
        let mut renamed = BTreeMap::new();
        for entry in self.entries.values() {
            let (record, post) = (&entry.record.post, entry.post_in(library));
            let Some((id, post)) = post.and_then(|id| Some((id, library.post(id)?))) else {
                continue;
            };
            let is_there = *post.path == *record.path && library.root_name(post) == record.root;
            if !is_there {
                renamed.insert((&*record.root, &*record.path), id);
            }
        }
        renamed
    }

    /// Puts records in place of what was on screen; gives for each what was there.
    pub fn put(&mut self, records: Vec<Record>, library: &Library) -> Vec<Option<Record>> {
        self.version += 1;
        let (mut before, mut has_moved) = (Vec::new(), false);
        for record in records {
            let id = record.id;
            let there = self.put_one(record);
            if let Err(record) = there {
                self.insert(*record, library);
                before.push(None);
                continue;
            }
            let entry = self.entries.get(&id);
            let (post, was) = (entry.map(|entry| &entry.record.post), there.ok());
            if post == was.as_ref().map(|was| &was.post) {
                self.sort(entry.and_then(|entry| entry.post));
            } else {
                self.find_by_path(id, library);
                has_moved = true;
            }
            before.push(was);
        }
        if has_moved {
            self.in_vain = None;
            self.attach(library);
            self.index();
        }
        before
    }

    /// Puts a record in place of its earlier version, which comes back; a record that is not there comes back itself.
    fn put_one(&mut self, record: Record) -> Result<Record, Box<Record>> {
        let Some(entry) = self.entries.get_mut(&record.id) else {
            return Err(Box::new(record));
        };
        if entry.record.anchor != record.anchor {
            entry.placement = None;
        }
        entry.save_state = SaveState::Saving;
        entry.unwritten += 1;
        Ok(std::mem::replace(&mut entry.record, record))
    }

    fn find_by_path(&mut self, id: RecordId, library: &Library) {
        if let Some(entry) = self.entries.get_mut(&id) {
            let post = post_by_path(&entry.record, library);
            if post != entry.post {
                (entry.post, entry.placement) = (post, None);
            }
        }
    }

    /// Takes in a record that was not there; it was made in a post of this library, so its path is enough to find it. The
    /// post may be gone by now, and still be open.
    fn insert(&mut self, record: Record, library: &Library) {
        let id = record.id;
        let root = root_of(&record, library);
        let post = root.and_then(|root| library.find_last_seen(root, &record.post.path));
        self.entries.insert(
            id,
            RecordEntry {
                record,
                saved: None,
                save_state: SaveState::Saving,
                unwritten: 1,
                post,
                placement: None,
            },
        );
        if let Some(post) = post {
            self.of_post.entry(post).or_default().push(id);
        }
        self.sort(post);
    }

    /// Notes that a change of a record is on disk, perhaps merged with one from elsewhere. Until its last one is, the record
    /// stays as it is on screen.
    pub fn saved(&mut self, on_disk: Record) {
        let Some(entry) = self.entries.get_mut(&on_disk.id) else {
            return;
        };
        entry.saved = Some(on_disk.clone());
        entry.unwritten = entry.unwritten.saturating_sub(1);
        if entry.unwritten == 0 {
            if entry.record.anchor != on_disk.anchor {
                entry.placement = None;
            }
            if entry.record != on_disk {
                self.version += 1;
            }
            entry.record = on_disk;
            entry.save_state = SaveState::Saved;
            let post = entry.post;
            self.sort(post);
        }
    }

    /// Notes that a record could not be written; its changes still wait.
    pub fn not_saved(&mut self, id: RecordId, reason: String) {
        if let Some(entry) = self.entries.get_mut(&id) {
            entry.save_state = SaveState::Failed(reason);
        }
    }

    /// Notes where records stand in a revision of their post.
    pub fn place(
        &mut self,
        revision: &Arc<str>,
        placements: impl IntoIterator<Item = (RecordId, Placement)>,
    ) {
        let mut posts = BTreeSet::new();
        for (id, placement) in placements {
            if let Some(entry) = self.entries.get_mut(&id) {
                entry.placement = Some((revision.clone(), placement));
                posts.insert(entry.post);
                self.version += 1;
            }
        }
        for post in posts {
            self.sort(post);
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
    pub fn of_post(&self, post: PostId) -> impl DoubleEndedIterator<Item = &RecordEntry> + Clone {
        let ids = self.of_post.get(&post).map_or(&[][..], Vec::as_slice);
        ids.iter()
            .filter_map(|id| self.entries.get(id))
            .filter(|entry| !entry.record.deleted)
    }

    /// The highlight around a byte offset of a post's text, or what is suggested for one; of several the shortest.
    pub fn around(&self, post: PostId, offset: u32) -> Option<RecordId> {
        self.of_post(post)
            .filter_map(|entry| Some((entry.place()?, entry.record.id)))
            .filter(|(span, _)| span.contains(offset))
            .min_by_key(|(span, _)| span.len())
            .map(|(_, id)| id)
    }

    /// How many records of a post are not deleted, and how many to-dos of it are pending.
    pub fn counts(&self, post: PostId) -> (usize, usize) {
        self.of_post(post).fold((0, 0), |(all, pending), entry| {
            let is_pending = entry
                .record
                .todo
                .as_ref()
                .is_some_and(|todo| todo.status.is_pending());
            (all + 1, pending + usize::from(is_pending))
        })
    }

    fn index(&mut self) {
        self.version += 1;
        self.of_post.clear();
        for (id, entry) in &self.entries {
            if let Some(post) = entry.post {
                self.of_post.entry(post).or_default().push(*id);
            }
        }
        for ids in self.of_post.values_mut() {
            sort(ids, &self.entries);
        }
    }

    /// Puts a post's records in the order of its text again, after one was added or found elsewhere.
    fn sort(&mut self, post: Option<PostId>) {
        if let Some(ids) = post.and_then(|post| self.of_post.get_mut(&post)) {
            sort(ids, &self.entries);
        }
    }
}

fn sort(ids: &mut [RecordId], entries: &BTreeMap<RecordId, RecordEntry>) {
    ids.sort_by_cached_key(|id| (entries.get(id).map(RecordEntry::place_in_text), *id));
}

/// The post at the root and path that a record notes.
fn post_by_path(record: &Record, library: &Library) -> Option<PostId> {
    library.find(root_of(record, library)?, &record.post.path)
}

fn root_of(record: &Record, library: &Library) -> Option<usize> {
    let roots = library.roots();
    roots.iter().position(|root| root.name == record.post.root)
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
    /// The post it belongs to, if that is in the library and not gone.
    pub fn post_in(&self, library: &Library) -> Option<PostId> {
        self.post.filter(|post| library.post(*post).is_some())
    }

    /// Where the passage stands now, if it is known and found.
    pub fn span(&self) -> Option<Span> {
        self.placement.as_ref()?.1.span
    }

    /// Where the passage stands now, else where it may.
    pub fn place(&self) -> Option<Span> {
        let placement = &self.placement.as_ref()?.1;
        placement.span.or(placement.suggestion)
    }

    /// How sure it is that the passage was found, if it was looked for.
    pub fn anchor_state(&self) -> Option<AnchorState> {
        Some(self.placement.as_ref()?.1.state)
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
