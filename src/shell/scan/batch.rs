//! Files that are read side by side by other threads, while whoever asked goes on. It hands nothing over.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use rayon::ThreadPool;
use rayon::prelude::*;

use super::depth::Depth;
use super::found::Found;
use super::read::PostReader;
use crate::library::Post;
use crate::shell::index::RootIndex;

/// A post as it was read, and its record for the index.
pub type Read = Result<(Post, Option<Box<[u8]>>), String>;

/// How files are read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Who reads them.
    pub reader: PostReader,
    /// How much of them.
    pub depth: Depth,
    /// For each root whether it has an index.
    pub indexed: Arc<[bool]>,
}

impl Reading {
    /// Reads a file at once.
    pub fn read(&self, file: &Found) -> Read {
        let post = self.reader.read(file, self.depth)?;
        Ok(self.with_record(file, post))
    }

    /// A post and its record, if it belongs into an index and a later change of its file is sure to show.
    pub fn with_record(&self, file: &Found, post: Post) -> (Post, Option<Box<[u8]>>) {
        let is_indexed = self.indexed.get(file.key.0) == Some(&true);
        let stamp = file.stamp.filter(|_| is_indexed);
        let record = stamp.map(|stamp| RootIndex::record(&post, stamp));
        (post, record)
    }
}

/// Files under way.
#[derive(Debug)]
pub struct Batch {
    files: Arc<[Found]>,
    reading: Reading,
    outcomes: Receiver<Vec<Read>>,
}

impl Batch {
    /// Begins to read files; without a pool by the threads that read for everybody.
    pub fn begin(files: Vec<Found>, reading: Reading, pool: Option<&ThreadPool>) -> Self {
        let files: Arc<[Found]> = files.into();
        let (sender, outcomes) = channel();
        let (some, how) = (Arc::clone(&files), reading.clone());
        let work = move || {
            let read = some.par_iter().map(|file| how.read(file)).collect();
            // Nobody waits any more only when the scan was given up.
            let _ = sender.send(read);
        };
        match pool {
            Some(pool) => pool.spawn(work),
            None => rayon::spawn(work),
        }
        Self {
            files,
            reading,
            outcomes,
        }
    }

    /// What the files are, when all are read.
    pub fn end(self) -> (Arc<[Found]>, Vec<Read>) {
        let Self {
            files,
            reading,
            outcomes,
        } = self;
        // If no thread could do it, this one does.
        let read = outcomes.recv();
        let read = read.unwrap_or_else(|_| files.iter().map(|file| reading.read(file)).collect());
        (files, read)
    }
}
