//! One scan under way: what was found is compared with what is known, and what is new or changed is read by all processors in
//! batches and handed over. It walks no folders.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use rayon::ThreadPool;

use super::batch::{Batch, Read, Reading};
use super::depth::Depth;
use super::found::{Found, FoundPlace, Key};
use super::known::Known;
use super::outcome::ScanOutcome;
use super::walkers::{Walked, key_of};
use crate::app::Event;
use crate::library::guide::Guide;
use crate::shell::source::Source;
use crate::shell::stamp::Stamp;

/// Posts that are sent on at once: few at first, so that there is something to see, then ever more, up to what can be taken
/// in between two frames.
const FIRST_BATCH: usize = 16;
const LARGEST_BATCH: usize = 256;

/// So many changed posts are read whole at once: what is known of their talks is not taken back in between.
const SMALL: usize = 112;

/// So few posts are listed, or read whole behind the first screen, in less time than threads take to start.
pub const FEW: usize = 16;

/// How far a scan is, is told only of one that takes longer.
const LONG: Duration = Duration::from_millis(400);

/// One scan under way.
pub struct Pass<'a> {
    known: &'a mut Known,
    depth: Depth,
    /// Whether nothing was known before: what a list shows comes first then.
    is_first: bool,
    helpers: Helpers<'a>,
    hand_over: &'a mut dyn FnMut(Event),
    /// For each root whether it has an index.
    indexed: Arc<[bool]>,
    waiting: Vec<Found>,
    under_way: Option<Batch>,
    batch: usize,
    /// Every post that is there, changed or not.
    seen: HashSet<Key>,
    problems: Vec<String>,
    progress: Progress,
}

/// Who reads posts beside whoever scans.
#[derive(Clone, Copy, Debug)]
pub enum Helpers<'a> {
    /// The threads that read for everybody.
    Usual,
    /// These threads.
    Pool(&'a ThreadPool),
    /// Nobody.
    Nobody,
}

/// How far a scan is.
#[derive(Debug)]
struct Progress {
    started: Instant,
    begun: usize,
    read: usize,
}

impl<'a> Pass<'a> {
    /// Looks at everything that the walkers come by, and at what needs no walk, unless it is given up.
    pub fn whole(
        known: &'a mut Known,
        sources: &[Source],
        depth: Depth,
        walked: &Receiver<Vec<Walked>>,
        is_given_up: &dyn Fn() -> bool,
        hand_over: &'a mut dyn FnMut(Event),
    ) -> ScanOutcome {
        let mut pass = Self::new(known, depth, hand_over);
        for (root, source) in sources.iter().enumerate() {
            pass.named(root, source);
        }
        for walked in walked {
            if is_given_up() {
                return pass.give_up();
            }
            for walked in walked {
                pass.take_in(walked);
            }
        }
        pass.flush();
        pass.settle();
        let gone = pass.known.take_gone(&pass.seen);
        ScanOutcome {
            gone,
            problems: pass.problems,
            ..ScanOutcome::default()
        }
    }

    /// Ends a scan in the middle: what was not read yet is as if it had not been met.
    fn give_up(mut self) -> ScanOutcome {
        self.settle();
        for file in &self.waiting {
            self.known.files.remove(&file.key);
        }
        ScanOutcome {
            is_given_up: true,
            ..ScanOutcome::default()
        }
    }

    /// A scan that has met nothing yet.
    pub fn new(known: &'a mut Known, depth: Depth, hand_over: &'a mut dyn FnMut(Event)) -> Self {
        Self {
            indexed: known.indexes.iter().map(Option::is_some).collect(),
            is_first: known.files.is_empty(),
            known,
            depth,
            helpers: Helpers::Usual,
            hand_over,
            waiting: Vec::new(),
            under_way: None,
            batch: FIRST_BATCH,
            seen: HashSet::new(),
            problems: Vec::new(),
            progress: Progress {
                started: Instant::now(),
                begun: 0,
                read: 0,
            },
        }
    }

    /// The same, but these read.
    #[must_use]
    pub const fn with_helpers(mut self, helpers: Helpers<'a>) -> Self {
        self.helpers = helpers;
        self
    }

    /// Ends a scan that looked at some files only, of which these are gone.
    pub fn finish_partial(mut self, gone: Vec<Key>) -> ScanOutcome {
        self.flush();
        self.settle();
        ScanOutcome {
            gone,
            is_partial: true,
            problems: self.problems,
            ..ScanOutcome::default()
        }
    }

    /// The posts of a source that need no search: those in the program, and files that the person named.
    fn named(&mut self, root: usize, source: &Source) {
        let Some(folder) = &source.root.path else {
            return self.built_in(root, &source.guide);
        };
        for file in &source.files {
            let parent = file.parent().map(Path::to_owned);
            self.known.folders.extend(parent);
            let (key, place) = (key_of(folder, file), FoundPlace::Disk(file.clone()));
            let stamp = place.stamp();
            self.found((root, key), place, stamp);
        }
    }

    fn built_in(&mut self, root: usize, guide: &Guide) {
        for post in guide.posts() {
            let key: Key = (root, post.path.into());
            let place = FoundPlace::BuiltIn(post.text().clone());
            let stamp = place.stamp();
            self.found(key, place, stamp);
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

    /// Has the files that wait read, and meanwhile hands over what those before them are.
    fn flush(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        self.batch = (2 * self.batch).min(LARGEST_BATCH);
        if let Ok([file]) = <[Found; 1]>::try_from(waiting).map_err(|files| self.begin(files)) {
            self.settle();
            self.read_alone(file);
        }
    }

    /// Has the files read by other threads, and meanwhile hands over what those before them are.
    fn begin(&mut self, files: Vec<Found>) {
        let reading = self.reading();
        let are_first = self.is_first && self.progress.begun == 0;
        self.progress.begun += files.len();
        let are_few = are_first && self.depth == Depth::List && files.len() <= FEW;
        let pool = match self.helpers {
            Helpers::Pool(pool) => Some(pool),
            Helpers::Usual if !are_few => None,
            _ => {
                let read = files.iter().map(|file| reading.read(file)).collect();
                return self.take_read(&files, read);
            }
        };
        let next = (!files.is_empty()).then(|| Batch::begin(files, reading, pool));
        let before = std::mem::replace(&mut self.under_way, next);
        self.hand_over(before);
    }

    /// Hands over what is still under way.
    fn settle(&mut self) {
        let before = self.under_way.take();
        self.hand_over(before);
    }

    /// Threads would only wait for each other where there is one file.
    fn read_alone(&mut self, file: Found) {
        let reading = self.reading();
        self.progress.begun += 1;
        let is_listed = self.is_first && self.depth == Depth::List;
        let is_only = is_listed && self.progress.begun == 1;
        let mut hand_over = |posts| {
            (self.hand_over)(if is_only {
                Event::PostsListed { posts, total: 1 }
            } else {
                Event::PostsFound(posts)
            });
        };
        let post = reading
            .reader
            .read_alone(&file, reading.depth, &mut hand_over);
        let read = post.map(|post| reading.with_record(&file, post));
        self.take_read(&[file], vec![read]);
    }

    fn hand_over(&mut self, batch: Option<Batch>) {
        if let Some(batch) = batch {
            let (files, read) = batch.end();
            self.take_read(&files, read);
        }
    }

    fn take_read(&mut self, files: &[Found], read: Vec<Read>) {
        self.progress.read += read.len();
        let mut posts = Vec::with_capacity(read.len());
        for (found, outcome) in files.iter().zip(read) {
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
                Err(problem) => self.left_out(&found.key, problem),
            }
        }
        if !posts.is_empty() {
            (self.hand_over)(Event::PostsFound(posts));
        }
        self.tell_progress();
    }

    fn reading(&self) -> Reading {
        Reading {
            reader: self.known.reader.clone(),
            depth: self.depth_now(),
            indexed: Arc::clone(&self.indexed),
        }
    }

    const fn depth_now(&self) -> Depth {
        if !self.is_first && self.progress.begun < SMALL {
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
    fn left_out(&mut self, key: &Key, problem: String) {
        self.seen.remove(key);
        self.known.forget(key);
        self.known.files.insert(key.clone(), None);
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
