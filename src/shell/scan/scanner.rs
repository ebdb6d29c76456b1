//! Scanning the same sources again and again: what did not change is not read again, what an index tells is not read at all.
//! How a scan goes stands in `pass.rs`; here is what is remembered from one to the next.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::scope;

use super::depth::Depth;
use super::found::{FoundPlace, Key};
use super::known::Known;
use super::outcome::ScanOutcome;
use super::pass::Pass;
use super::read::PostReader;
use super::rest::read_rest;
use super::walk::has_ending;
use super::walkers::walk_all;
use crate::app::Event;
use crate::library::guide::Guide;
use crate::library::{EventTable, Later, Post, TopicTable, guide_list};
use crate::shell::handover::Handover;
use crate::shell::index::{IndexFolder, RootIndex};
use crate::shell::post_file::post_path;
use crate::shell::source::Source;
use crate::shell::stamp::Stamp;
use crate::shell::texts::KeptTexts;

/// Scans the same sources again and again.
#[derive(Debug)]
pub struct Scanner {
    sources: Vec<Source>,
    depth: Depth,
    index_folder: Option<IndexFolder>,
    texts: KeptTexts,
    known: Known,
    /// Whether the scan under way is to be given up.
    given_up: Arc<AtomicBool>,
}

impl Scanner {
    /// A scanner of these sources; their order is that of the library's roots.
    pub fn new(sources: Vec<Source>, events: Later<EventTable>, topics: Later<TopicTable>) -> Self {
        Self {
            sources,
            depth: Depth::Whole,
            index_folder: None,
            texts: KeptTexts::default(),
            given_up: Arc::default(),
            known: Known::new(PostReader {
                events,
                topics,
                handover: Handover::default(),
                texts: Vec::new(),
            }),
        }
    }

    /// The same, but what was read is kept here for the next start.
    #[must_use]
    pub fn with_index(mut self, folder: IndexFolder) -> Self {
        self.index_folder = Some(folder);
        self
    }

    /// The same, but the texts of posts that are read whole are kept here for those who search.
    #[must_use]
    pub fn with_texts(mut self, texts: KeptTexts) -> Self {
        let sources = self.sources.iter();
        self.known.reader.texts = sources.map(|source| texts.of_source(source)).collect();
        self.texts = texts;
        self
    }

    /// Looks through this source as well from now on; it is the root of this index in the library.
    pub fn put_in(&mut self, root: usize, source: Source) {
        match self.sources.get_mut(root) {
            Some(known) => {
                known.whole |= source.whole;
                known.guide = source.guide;
                known.files.extend(source.files);
            }
            None => self.sources.push(source),
        }
        let Some(source) = self.sources.get(root) else {
            return;
        };
        let texts = &mut self.known.reader.texts;
        texts.resize(texts.len().max(root + 1), None);
        if let Some(place) = texts.get_mut(root) {
            *place = self.texts.of_source(source);
        }
        let indexes = &mut self.known.indexes;
        // Before the first scan none is open yet.
        if !indexes.is_empty() {
            indexes.resize_with(indexes.len().max(root + 1), || None);
            let index = index_of(self.index_folder.as_ref(), source);
            if let Some(place) = indexes.get_mut(root).filter(|place| place.is_none()) {
                *place = index;
            }
        }
    }

    /// Looks through this root no more.
    pub fn take_out(&mut self, root: usize) {
        if let Some(source) = self.sources.get_mut(root) {
            source.whole = false;
            source.files.clear();
            source.guide = Guide::default();
        }
    }

    /// What gives up the scan under way when it is set, from another thread; who scans next takes it back.
    pub fn given_up(&self) -> Arc<AtomicBool> {
        self.given_up.clone()
    }

    /// Where the texts of posts are kept.
    pub fn texts(&self) -> KeptTexts {
        self.texts.clone()
    }

    /// The same, but of many posts a scan reads only what a list shows; `read_rest` reads them whole.
    #[must_use]
    pub const fn listing_first(mut self) -> Self {
        self.depth = Depth::List;
        self
    }

    /// Where a post is left that was read alone: it is the one that will be shown.
    pub fn handover(&self) -> Handover {
        self.known.reader.handover.clone()
    }

    /// Finds all posts: first those that the index knows, if this is the first scan, then those that are new or changed, in
    /// batches as they come.
    pub fn scan(&mut self, hand_over: &mut dyn FnMut(Event)) -> ScanOutcome {
        let is_first = self.known.indexes.is_empty();
        if is_first {
            self.open_indexes();
        }
        let Self {
            sources,
            depth,
            known,
            given_up,
            ..
        } = self;
        let chunks = if is_first { known.chunks() } else { 0 };
        // The first screen before anything else; the roots are walked while the rest is listed.
        known.list(0..chunks.min(1), *depth, hand_over);
        scope(|threads| {
            let walked = walk_all(sources, threads);
            known.list(1..chunks, *depth, hand_over);
            known.folders.clear();
            let is_given_up = || given_up.load(Ordering::Relaxed);
            Pass::whole(known, sources, *depth, &walked, &is_given_up, hand_over)
        })
    }

    /// Whether all posts come with the program.
    pub fn is_built_in(&self) -> bool {
        let mut sources = self.sources.iter();
        sources.all(|source| source.root.path.is_none())
    }

    /// What a list shows of the posts, if all come with the program: it is known before anybody looks into them.
    pub fn built_in_list(&self) -> Option<Event> {
        let roots = 0..self.sources.len();
        let posts: Vec<Post> = self
            .is_built_in()
            .then(|| roots.flat_map(guide_list))?
            .collect();
        let total = posts.len();
        Some(Event::PostsListed { posts, total })
    }

    /// Whether something was only listed.
    pub fn has_rest(&self) -> bool {
        !self.known.listed.is_empty()
    }

    /// Reads whole what was only listed, as long as `goes_on` says so; whether that was all.
    pub fn read_rest(
        &mut self,
        hand_over: &mut dyn FnMut(Event),
        goes_on: &mut dyn FnMut() -> bool,
    ) -> bool {
        if self.known.listed.is_empty() {
            return true;
        }
        let is_done = read_rest(&mut self.known, &self.sources, hand_over, goes_on);
        if is_done {
            self.keep_index();
        }
        is_done
    }

    /// Writes what was read into the index, where that pays, and keeps its texts: for when nobody waits any more.
    pub fn keep_index(&mut self) {
        self.known.keep_indexes();
        self.known.keep_texts();
    }

    /// The folders the last scan looked into: where posts may change, come and go.
    pub fn folders(&self) -> Vec<PathBuf> {
        self.known.folders.clone()
    }

    /// Looks at paths that may have changed, and at nothing else; `None` if only a whole scan can say what they mean.
    pub fn look_at(
        &mut self,
        paths: &[PathBuf],
        hand_over: &mut dyn FnMut(Event),
    ) -> Option<ScanOutcome> {
        let mut posts = Vec::new();
        for path in paths {
            let known = self.posts_at(path);
            if known.is_empty() && self.may_matter(path) {
                return None;
            }
            posts.extend(known.into_iter().map(|key| (key, path)));
        }
        let (there, gone): (Vec<_>, Vec<_>) =
            posts.into_iter().partition(|(_, path)| path.exists());
        let gone: Vec<Key> = gone.into_iter().map(|(key, _)| key).collect();
        for key in &gone {
            self.known.files.remove(key);
            self.known.forget(key);
        }
        let mut pass = Pass::new(&mut self.known, self.depth, hand_over);
        for (key, path) in there {
            let stamp = Stamp::of(path);
            pass.found(key, FoundPlace::Disk(path.clone()), stamp);
        }
        Some(pass.finish_partial(gone))
    }

    fn open_indexes(&mut self) {
        let folder = self.index_folder.as_ref();
        let sources = self.sources.iter();
        self.known.indexes = sources.map(|source| index_of(folder, source)).collect();
    }

    /// The posts that a file is; more than one if roots overlap.
    fn posts_at(&self, file: &Path) -> Vec<Key> {
        let keys = self
            .sources
            .iter()
            .enumerate()
            .filter_map(|(root, source)| {
                let below = file.strip_prefix(source.root.path.as_ref()?).ok()?;
                let key: Key = (root, post_path(below).into());
                self.known.files.contains_key(&key).then_some(key)
            });
        keys.collect()
    }

    /// Whether something that is no post yet may mean that posts came or went: it is one now, rules for ignoring files
    /// changed, a folder came, or one with posts went.
    fn may_matter(&self, path: &Path) -> bool {
        let is_rule = path
            .file_name()
            .is_some_and(|name| name == ".gitignore" || name == ".ignore");
        if path.exists() {
            return is_rule || path.is_dir() || has_ending(path);
        }
        let had_posts = |source: &Source, root: usize| {
            let below = source.root.path.as_ref();
            let below = below.and_then(|folder| path.strip_prefix(folder).ok());
            below.is_some_and(|below| {
                let folder = post_path(below) + "/";
                let mut known = self.known.files.keys();
                known.any(|(known, path)| *known == root && path.starts_with(&folder))
            })
        };
        is_rule
            || self
                .sources
                .iter()
                .enumerate()
                .any(|(root, source)| had_posts(source, root))
    }
}

/// The index of a source that is a whole folder.
fn index_of(folder: Option<&IndexFolder>, source: &Source) -> Option<RootIndex> {
    let root = source.root.path.as_ref().filter(|_| source.whole)?;
    Some(RootIndex::open(folder?.clone(), root))
}
