//! One scan under way: what was found is compared with what is known, and what is new or changed is read by all processors in
//! batches and handed over. It walks no folders.

use std::collections::HashSet;
use std::path::Path;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use rayon::ThreadPool;
use rayon::prelude::*;

use super::depth::Depth;
use super::found::{Found, FoundPlace, Key};
use super::known::Known;
use super::outcome::ScanOutcome;
use super::walkers::{Walked, key_of};
use crate::app::Event;
use crate::library::{Post, guide};
use crate::shell::index::RootIndex;
use crate::shell::source::Source;
use crate::shell::stamp::Stamp;

/// Posts that are sent on at once: few at first, so that there is something to see, then ever more, up to what can be taken
/// in between two frames.
const FIRST_BATCH: usize = 16;
const LARGEST_BATCH: usize = 256;

/// So many posts are read whole in any case: a small library is read in less time than one would notice.
const SMALL: usize = 112;

/// How far a scan is, is told only of one that takes longer.
const LONG: Duration = Duration::from_millis(400);

/// One scan under way.
pub struct Pass<'a> {
    known: &'a mut Known,
    depth: Depth,
    /// Who reads; none means those who read for everybody.
    pool: Option<&'a ThreadPool>,
    hand_over: &'a mut dyn FnMut(Event),
    waiting: Vec<Found>,
    batch: usize,
    /// Every post that is there, changed or not.
    seen: HashSet<Key>,
    problems: Vec<String>,
    progress: Progress,
}

/// How far a scan is.
#[derive(Debug)]
struct Progress {
    started: Instant,
    read: usize,
}

/// A post as it was read, and its record for the index.
type Read = Result<(Post, Option<Box<[u8]>>), String>;

impl<'a> Pass<'a> {
    /// Looks at everything that the walkers come by, and at what needs no walk.
    pub fn whole(
        known: &'a mut Known,
        sources: &[Source],
        depth: Depth,
        walked: &Receiver<Vec<Walked>>,
        hand_over: &'a mut dyn FnMut(Event),
    ) -> ScanOutcome {
        let mut pass = Self::new(known, depth, hand_over);
        for (root, source) in sources.iter().enumerate() {
            pass.named(root, source);
        }
        for walked in walked.iter().flatten() {
            pass.take_in(walked);
        }
        pass.flush();
        let gone = pass.known.take_gone(&pass.seen);
        ScanOutcome {
            gone,
            is_partial: false,
            problems: pass.problems,
        }
    }

    /// A scan that has met nothing yet.
    pub fn new(known: &'a mut Known, depth: Depth, hand_over: &'a mut dyn FnMut(Event)) -> Self {
        Self {
            known,
            depth,
            pool: None,
            hand_over,
            waiting: Vec::new(),
            batch: FIRST_BATCH,
            seen: HashSet::new(),
            problems: Vec::new(),
            progress: Progress {
                started: Instant::now(),
                read: 0,
            },
        }
    }

    /// The same, but these threads read.
    #[must_use]
    pub const fn with_pool(mut self, pool: Option<&'a ThreadPool>) -> Self {
        self.pool = pool;
        self
    }

    /// Ends a scan that looked at some files only, of which these are gone.
    pub fn finish_partial(mut self, gone: Vec<Key>) -> ScanOutcome {
        self.flush();
        ScanOutcome {
            gone,
            is_partial: true,
            problems: self.problems,
        }
    }

    /// The posts of a source that need no search: those in the program, and files that the person named.
    fn named(&mut self, root: usize, source: &Source) {
        let Some(folder) = &source.root.path else {
            return self.built_in(root);
        };
        for file in &source.files {
            let parent = file.parent().map(Path::to_owned);
            self.known.folders.extend(parent);
            let (key, stamp) = (key_of(folder, file), Stamp::of(file));
            self.found((root, key), FoundPlace::Disk(file.clone()), stamp);
        }
    }

    fn built_in(&mut self, root: usize) {
        for post in guide::posts() {
            let key: Key = (root, post.path.into());
            // They never change.
            let stamp = Stamp::constant(post.text.len() as u64);
            self.found(key, FoundPlace::BuiltIn(post.text), Some(stamp));
        }
    }

    fn take_in(&mut self, walked: Walked) {
        match walked {
            Walked::File {
                root,
                key,
                file,
                stamp,
            } => self.found((root, key), FoundPlace::Disk(file), stamp),
            Walked::Folder(folder) => self.known.folders.push(folder),
            Walked::Problem(problem) => self.problems.push(problem),
        }
    }

    /// Takes in a file that may be a post.
    pub fn found(&mut self, key: Key, place: FoundPlace, stamp: Option<Stamp>) {
        if !self.seen.insert(key.clone()) {
            return;
        }
        let before = self.known.files.insert(key.clone(), stamp);
        if stamp.is_some() && before == Some(stamp) {
            return;
        }
        self.waiting.push(Found { key, place, stamp });
        if self.waiting.len() >= self.batch {
            self.flush();
        }
    }

    /// Reads the files that wait, side by side, and hands over what they are.
    fn flush(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        self.batch = (2 * self.batch).min(LARGEST_BATCH);
        let read = self.read(&waiting);
        self.progress.read += read.len();
        let mut posts = Vec::with_capacity(waiting.len());
        for (found, outcome) in waiting.into_iter().zip(read) {
            match outcome {
                Ok((post, record)) => {
                    if !post.is_whole {
                        self.known.listed.insert(found.key.clone());
                    } else if !self.known.listed.is_empty() {
                        self.known.listed.remove(&found.key);
                    }
                    self.record(&found.key, record);
                    posts.push(post);
                }
                Err(problem) => self.left_out(found.key, problem),
            }
        }
        if !posts.is_empty() {
            (self.hand_over)(Event::PostsFound(posts));
        }
        self.tell_progress();
    }

    fn read(&mut self, waiting: &[Found]) -> Vec<Read> {
        let depth = self.depth_now();
        let Self {
            known,
            hand_over,
            pool,
            ..
        } = self;
        let (reader, indexes) = (&known.reader, &known.indexes);
        let with_record = |found: &Found, post: Post| {
            let index = indexes.get(found.key.0).and_then(Option::as_ref);
            let record = index.and(found.stamp);
            let record = record.map(|stamp| RootIndex::record(&post, stamp));
            (post, record)
        };
        match waiting {
            // Threads would only wait for each other where there is one file.
            [file] => {
                let mut hand_over = |posts| hand_over(Event::PostsFound(posts));
                let post = reader.read_alone(file, &mut hand_over);
                vec![post.map(|post| with_record(file, post))]
            }
            files => {
                let read = |file: &Found| Ok(with_record(file, reader.read(file, depth)?));
                let read_all = || files.par_iter().map(read).collect();
                match pool {
                    Some(pool) => pool.install(read_all),
                    None => read_all(),
                }
            }
        }
    }

    const fn depth_now(&self) -> Depth {
        if self.progress.read < SMALL {
            Depth::Whole
        } else {
            self.depth
        }
    }

    fn record(&mut self, key: &Key, record: Option<Box<[u8]>>) {
        let Some(record) = record else {
            return self.known.leave_out(key);
        };
        if let Some(index) = self.known.index_of(key.0) {
            index.note(key.1.clone(), record);
        }
    }

    /// A file that cannot be read is none of the posts, and is tried again at the next scan.
    fn left_out(&mut self, key: Key, problem: String) {
        self.seen.remove(&key);
        self.known.forget(&key);
        self.known.files.insert(key, None);
        self.problems.push(problem);
    }

    fn tell_progress(&mut self) {
        if self.progress.started.elapsed() >= LONG {
            (self.hand_over)(Event::ScanProgress {
                read: self.progress.read,
                found: self.seen.len(),
            });
        }
    }
}
