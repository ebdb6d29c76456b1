//! The threads that walk the roots: each root has one of its own, so that a slow disk holds up no other. They read no files.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, Scope};

use super::walk::{self, Step};
use crate::shell::post_file::post_path;
use crate::shell::source::Source;
use crate::shell::stamp::Stamp;

/// What is come by is handed over in batches, small ones at first: waking up who waits costs more than a file.
const FIRST_BATCH: usize = 16;
const LARGEST_BATCH: usize = 256;

/// What a walk of a root comes by.
pub enum Walked {
    /// A file that may be a post.
    File {
        /// Index of its root.
        root: usize,
        /// How the library calls it.
        key: Arc<str>,
        /// Where it is.
        file: PathBuf,
        /// How it stands, if that is sure to tell a change.
        stamp: Option<Stamp>,
    },
    /// A folder.
    Folder(PathBuf),
    /// Something that cannot be looked at, in a sentence.
    Problem(String),
}

/// Walks every source that is a whole folder, each in a thread of its own.
pub fn walk_all<'scope>(
    sources: &'scope [Source],
    threads: &'scope Scope<'scope, '_>,
) -> Receiver<Vec<Walked>> {
    let (sender, walked) = channel();
    for (root, source) in sources.iter().enumerate() {
        let Some(folder) = source.root.path.as_deref().filter(|_| source.whole) else {
            continue;
        };
        let to = sender.clone();
        let thread = Builder::new().name("walker".to_owned());
        let started = thread.spawn_scoped(threads, move || walk_root(root, folder, &to));
        if started.is_err() {
            // Without a thread it takes longer.
            walk_root(root, folder, &sender);
        }
    }
    walked
}

/// The path of a file below its root, as the library has it.
pub fn key_of(folder: &Path, file: &Path) -> Arc<str> {
    post_path(file.strip_prefix(folder).unwrap_or(file)).into()
}

fn walk_root(root: usize, folder: &Path, walked: &Sender<Vec<Walked>>) {
    let (mut batch, mut size) = (Vec::new(), FIRST_BATCH);
    walk::walk(folder, &mut |step| {
        batch.push(taken_down(root, folder, step));
        if batch.len() < size {
            return true;
        }
        size = (2 * size).min(LARGEST_BATCH);
        let full = std::mem::replace(&mut batch, Vec::with_capacity(size));
        // Nobody listens any more only when the scan was given up.
        walked.send(full).is_ok()
    });
    let _ = walked.send(batch);
}

fn taken_down(root: usize, folder: &Path, step: Step) -> Walked {
    match step {
        Step::File(file) => Walked::File {
            root,
            key: key_of(folder, &file),
            stamp: Stamp::of(&file),
            file,
        },
        Step::Folder(folder) => Walked::Folder(folder),
        Step::Problem(problem) => Walked::Problem(problem),
    }
}
