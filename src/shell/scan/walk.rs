//! The files below a folder that may be posts, and what is told of those that cannot be looked at. It reads no file.

use std::path::{Path, PathBuf};
use std::time::Instant;

use ignore::{DirEntry, WalkBuilder, WalkState};

use crate::shell::reading::shown;
use crate::shell::source::Source;

/// Endings of Markdown files, lower case.
const ENDINGS: [&str; 5] = ["md", "markdown", "mdx", "mdown", "mkd"];

/// What a walk comes by.
#[derive(Debug)]
pub enum Step {
    /// A file that may be a post.
    File(PathBuf),
    /// A folder.
    Folder(PathBuf),
    /// Something that cannot be looked at, in a sentence.
    Problem(String),
}

/// Meets every file of a source that may be a post: from several threads, in no order.
pub fn each_file(source: &Source, meet: &(dyn Fn(PathBuf) + Sync)) {
    source.files.iter().cloned().for_each(meet);
    let Some(folder) = source.root.path.as_deref().filter(|_| source.whole) else {
        return;
    };
    walker(folder).build_parallel().run(|| {
        Box::new(|entry| {
            // What cannot be looked at is told when the library is scanned.
            if let Some(entry) = entry.ok().filter(is_candidate) {
                meet(entry.into_path());
            }
            WalkState::Continue
        })
    });
}

/// Walks a folder in the order of names, until nobody wants more: `meet` says whether to go on.
pub fn walk(folder: &Path, meet: &mut dyn FnMut(Step) -> bool) {
    for entry in walker(folder).build() {
        let step = match entry {
            Ok(entry) if is_candidate(&entry) => Some(Step::File(entry.into_path())),
            Ok(entry) if is_folder(&entry) => Some(Step::Folder(entry.into_path())),
            Ok(_) => None,
            Err(error) => problem(&error).map(Step::Problem),
        };
        if step.is_some_and(|step| !meet(step)) {
            return;
        }
    }
}

/// Whether a folder has a file that may be a post; `None` if that is not known when the time is over.
pub fn has_post(folder: &Path, until: Instant) -> Option<bool> {
    for entry in walker(folder).build() {
        // What cannot be looked at is told when the library is scanned.
        if entry.is_ok_and(|entry| is_candidate(&entry)) {
            return Some(true);
        }
        if Instant::now() >= until {
            return None;
        }
    }
    Some(false)
}

/// Walks a folder in the order of names. Ignore files count from the root down, with or without git: a rule for a whole
/// home folder, as people have who keep their settings in git, must not hide a library in it.
fn walker(folder: &Path) -> WalkBuilder {
    let mut builder = WalkBuilder::new(folder);
    builder
        .follow_links(true)
        .require_git(false)
        .parents(false)
        .git_global(false)
        .sort_by_file_name(Ord::cmp);
    builder
}

/// Whether an entry has a Markdown file's name and is no folder; what else it may be shows when it is read.
fn is_candidate(entry: &DirEntry) -> bool {
    let is_folder = entry.file_type().is_none_or(|kind| kind.is_dir());
    !is_folder && has_ending(entry.path())
}

fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}

/// Whether a path has the ending of a Markdown file.
pub fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

/// What the person is told of an error of the walk; nothing of a link that leads back to where it stands.
fn problem(error: &ignore::Error) -> Option<String> {
    match error {
        ignore::Error::Loop { .. } => None,
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            problem(err)
        }
        ignore::Error::WithPath { path, err } => match err.io_error() {
            Some(cause) => unreadable(path, cause),
            None => problem(err),
        },
        other => Some(format!("Part of the library could not be read: {other}")),
    }
}

fn unreadable(path: &Path, cause: &std::io::Error) -> Option<String> {
    let name = shown(path);
    match cause.kind() {
        std::io::ErrorKind::NotFound => {
            // A link to nothing is of interest only if it stands for a post.
            (has_ending(path) || std::fs::symlink_metadata(path).is_err())
                .then(|| format!("{name} is not there"))
        }
        std::io::ErrorKind::PermissionDenied => {
            Some(format!("{name} may not be read: change its permissions"))
        }
        _ => Some(format!("{name} could not be read: {cause}")),
    }
}
