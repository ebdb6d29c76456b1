//! Finding the posts below the roots and reading what the library lists of each. It writes nothing and shows no text.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::{DirEntry, WalkBuilder};
use rayon::prelude::*;

use crate::app::Event;
use crate::document::{Document, Issue, parse, revision};
use crate::library::{EventTable, Later, Library, Post, TopicTable, guide};

use super::guarded::{because_of_fault, guarded};
use super::handover::{Handover, Stamp};
use super::post_file::post_path;
use super::reading::{beginning_of, content_of, read_bytes, shown};
use super::source::Source;

/// Endings of Markdown files, lower case.
const ENDINGS: [&str; 5] = ["md", "markdown", "mdx", "mdown", "mkd"];

/// Posts that are sent on at once: few at first, so that there is something to see, then ever more, because the list is put
/// in order anew with each batch.
const FIRST_BATCH: usize = 16;
const LARGEST_BATCH: usize = 2048;

/// A post by the index of its root and its path below it.
type Key = (usize, Arc<str>);

/// Scans the same sources again and again; what did not change is not read again.
#[derive(Debug)]
pub struct Scanner {
    sources: Vec<Source>,
    events: Later<EventTable>,
    topics: Later<TopicTable>,
    stamps: HashMap<Key, Stamp>,
    /// The posts the last scan found.
    known: HashSet<Key>,
    /// The folders the last scan looked into.
    folders: Vec<PathBuf>,
    handover: Handover,
}

/// What a scan came to.
#[derive(Clone, Debug, Default)]
pub struct ScanOutcome {
    /// Every post that is there, changed or not.
    seen: HashSet<Key>,
    /// Where only some files were looked at: those of them that are gone.
    gone: Option<Vec<Key>>,
    /// What could not be read, one sentence each.
    pub problems: Vec<String>,
}

/// A file that may be a post.
#[derive(Debug)]
struct Found {
    key: Key,
    place: FoundPlace,
    stamp: Option<Stamp>,
}

#[derive(Debug)]
enum FoundPlace {
    BuiltIn(&'static str),
    Disk(PathBuf),
}

impl Found {
    fn bytes(&self) -> Result<Vec<u8>, String> {
        match &self.place {
            FoundPlace::BuiltIn(text) => Ok(text.as_bytes().to_vec()),
            FoundPlace::Disk(path) => read_bytes(path).map_err(|error| error.to_string()),
        }
    }

    /// What is told of a file in which a fault was met.
    fn left_out(&self, words: &str) -> String {
        let name = shown(Path::new(&*self.key.1));
        because_of_fault(&format!("{name} was left out"), words)
    }
}

impl ScanOutcome {
    /// The event that ends a scan: posts of the library that were not seen are gone.
    pub fn finish(self, library: &Library) -> Event {
        if let Some(gone) = self.gone {
            let gone = gone
                .iter()
                .filter_map(|(root, path)| library.find(*root, path));
            return Event::FilesLookedAt {
                gone: gone.collect(),
                problems: self.problems,
            };
        }
        let gone = library
            .posts()
            .filter(|(_, post)| !self.seen.contains(&(post.root, post.path.clone())))
            .map(|(id, _)| id)
            .collect();
        Event::ScanFinished {
            gone,
            problems: self.problems,
        }
    }
}

impl Scanner {
    /// A scanner of these sources; their order is that of the library's roots.
    pub fn new(sources: Vec<Source>, events: Later<EventTable>, topics: Later<TopicTable>) -> Self {
        Self {
            sources,
            events,
            topics,
            stamps: HashMap::new(),
            known: HashSet::new(),
            folders: Vec::new(),
            handover: Handover::default(),
        }
    }

    /// Where a post is left that was read alone: it is the one that will be shown.
    pub fn handover(&self) -> Handover {
        self.handover.clone()
    }

    /// Finds all posts; those that are new or changed since the last scan are handed over in batches as they come.
    pub fn scan(&mut self, hand_over: &mut dyn FnMut(Vec<Post>)) -> ScanOutcome {
        let sources = self.sources.clone();
        self.folders.clear();
        let mut pass = Pass::new(self, hand_over);
        for (root, source) in sources.iter().enumerate() {
            pass.source(root, source);
        }
        let outcome = pass.finish();
        self.known.clone_from(&outcome.seen);
        outcome
    }

    /// The folders the last scan looked into: where posts may change, come and go.
    pub fn folders(&self) -> Vec<PathBuf> {
        self.folders.clone()
    }

    /// Looks at paths that may have changed, and at nothing else; `None` if only a whole scan can say what they mean.
    pub fn look_at(
        &mut self,
        paths: &[PathBuf],
        hand_over: &mut dyn FnMut(Vec<Post>),
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
            self.known.remove(key);
            self.stamps.remove(key);
        }
        let mut pass = Pass::new(self, hand_over);
        for (key, path) in there {
            let stamp = Stamp::of(path);
            pass.found(key, FoundPlace::Disk(path.clone()), stamp);
        }
        let mut outcome = pass.finish();
        outcome.gone = Some(gone);
        Some(outcome)
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
                self.known.contains(&key).then_some(key)
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
                self.known
                    .iter()
                    .any(|(known, path)| *known == root && path.starts_with(&folder))
            })
        };
        is_rule
            || self
                .sources
                .iter()
                .enumerate()
                .any(|(root, source)| had_posts(source, root))
    }

    fn read(&self, found: &Found) -> Result<Post, String> {
        let bytes = found.bytes()?;
        self.entry(found, &bytes)
            .map_err(|words| found.left_out(&words))
    }

    /// The same for a file that is read alone, and so will be the one that is shown: what it holds is left for the reader.
    ///
    /// Of a long one the entry of its beginning is handed over first.
    fn read_alone(
        &self,
        found: &Found,
        hand_over: &mut dyn FnMut(Vec<Post>),
    ) -> Result<Post, String> {
        let bytes = found.bytes()?;
        let (Some(stamp), FoundPlace::Disk(path), false) =
            (found.stamp, &found.place, is_binary(&bytes))
        else {
            let entry = self.entry(found, &bytes);
            return entry.map_err(|words| found.left_out(&words));
        };
        if let Some(beginning) = beginning_of(&bytes) {
            // Without a revision it is sure to be replaced.
            let entry = guarded(|| self.post(&found.key, &beginning, String::new()));
            if let Ok(entry) = entry {
                self.handover.leave_beginning(path.clone(), beginning);
                hand_over(vec![entry]);
            }
        }
        let content = content_of(bytes).inspect_err(|_| self.handover.clear());
        let content = content.map_err(|words| found.left_out(&words))?;
        self.handover.leave(path.clone(), stamp, content.clone());
        let revision = content.revision.to_string();
        let entry = guarded(|| self.post(&found.key, &content.document, revision));
        entry.map_err(|words| found.left_out(&words))
    }

    fn entry(&self, found: &Found, bytes: &[u8]) -> Result<Post, String> {
        guarded(|| {
            let document = if is_binary(bytes) {
                not_text()
            } else {
                parse(bytes)
            };
            self.post(&found.key, &document, revision(bytes))
        })
    }

    fn post(&self, (root, path): &Key, document: &Document, revision: String) -> Post {
        let (events, topics) = (&self.events, &self.topics);
        Post::from_document(*root, path, document, revision, events, topics)
    }
}

/// One scan under way.
struct Pass<'a> {
    scanner: &'a mut Scanner,
    hand_over: &'a mut dyn FnMut(Vec<Post>),
    waiting: Vec<Found>,
    batch: usize,
    outcome: ScanOutcome,
}

impl<'a> Pass<'a> {
    fn new(scanner: &'a mut Scanner, hand_over: &'a mut dyn FnMut(Vec<Post>)) -> Self {
        Self {
            scanner,
            hand_over,
            waiting: Vec::new(),
            batch: FIRST_BATCH,
            outcome: ScanOutcome::default(),
        }
    }

    fn finish(mut self) -> ScanOutcome {
        self.flush();
        self.outcome
    }

    fn source(&mut self, root: usize, source: &Source) {
        let Some(folder) = &source.root.path else {
            return self.built_in(root);
        };
        for file in &source.files {
            self.scanner
                .folders
                .extend(file.parent().map(Path::to_owned));
            self.file(root, folder, file);
        }
        if source.whole {
            self.folder(root, folder);
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

    fn folder(&mut self, root: usize, folder: &Path) {
        for entry in walker(folder).build() {
            match entry {
                Ok(entry) if is_candidate(&entry) => self.file(root, folder, entry.path()),
                Ok(entry) => {
                    if entry.file_type().is_some_and(|kind| kind.is_dir()) {
                        self.scanner.folders.push(entry.into_path());
                    }
                }
                Err(error) => self.outcome.problems.extend(problem(&error)),
            }
        }
    }

    fn file(&mut self, root: usize, folder: &Path, file: &Path) {
        let below = file.strip_prefix(folder).unwrap_or(file);
        let key: Key = (root, post_path(below).into());
        self.found(key, FoundPlace::Disk(file.to_owned()), Stamp::of(file));
    }

    fn found(&mut self, key: Key, place: FoundPlace, stamp: Option<Stamp>) {
        if !self.outcome.seen.insert(key.clone()) {
            return;
        }
        let before = match stamp {
            Some(stamp) => self.scanner.stamps.insert(key.clone(), stamp),
            None => self.scanner.stamps.remove(&key),
        };
        if stamp.is_some() && before == stamp {
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
        let scanner = &*self.scanner;
        // Threads would only wait for each other where there is one file.
        let read: Vec<_> = match waiting.as_slice() {
            [file] => vec![scanner.read_alone(file, self.hand_over)],
            files => files.par_iter().map(|file| scanner.read(file)).collect(),
        };
        let mut posts = Vec::with_capacity(read.len());
        for (found, outcome) in waiting.into_iter().zip(read) {
            match outcome {
                Ok(post) => posts.push(post),
                Err(problem) => self.left_out(&found.key, problem),
            }
        }
        if !posts.is_empty() {
            (self.hand_over)(posts);
        }
    }

    /// A file that cannot be read is none of the posts, and is tried again at the next scan.
    fn left_out(&mut self, key: &Key, problem: String) {
        self.outcome.seen.remove(key);
        self.scanner.stamps.remove(key);
        self.outcome.problems.push(problem);
    }
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

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

/// NUL bytes at the start, as no text has them; the text of UTF-16 begins with a byte order mark.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..8192.min(bytes.len())).unwrap_or_default();
    let is_utf16 = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    !is_utf16 && memchr::memchr(0, head).is_some()
}

fn not_text() -> Document {
    Document {
        issues: vec![Issue {
            line: 1,
            message: "The file is not text; open it to see what can be shown of it.".to_owned(),
        }],
        ..Document::default()
    }
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

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::shell::testing::{Folder, scanner, sources};

    /// The paths handed over, and the problems.
    fn scan(scanner: &mut Scanner) -> (Vec<String>, Vec<String>) {
        let mut paths = Vec::new();
        let mut hand_over = |posts: Vec<Post>| {
            paths.extend(posts.iter().map(|post| post.path.to_string()));
        };
        let outcome = scanner.scan(&mut hand_over);
        (paths, outcome.problems)
    }

    fn listed(folder: &Folder) -> (Vec<String>, Vec<String>) {
        scan(&mut scanner(sources(&folder.path(""))))
    }

    #[test]
    fn posts_are_listed_in_the_order_of_their_names() {
        let folder = Folder::with(&[
            ("b.md", ""),
            ("a/x.markdown", ""),
            ("a/y.MDX", ""),
            ("c.mkd", ""),
            ("d.mdown", ""),
            ("picture.png", ""),
            (".hidden/z.md", ""),
            ("drafts/w.md", ""),
            (".gitignore", "drafts/\n"),
        ]);
        let expected = ["a/x.markdown", "a/y.MDX", "b.md", "c.mkd", "d.mdown"];
        assert_eq!(
            listed(&folder),
            (expected.map(str::to_owned).to_vec(), vec![])
        );
    }

    #[test]
    fn rules_above_the_root_do_not_hide_it() {
        let folder = Folder::with(&[(".gitignore", "*\n"), ("posts/a.md", "")]);
        assert_eq!(
            scan(&mut scanner(sources(&folder.path("posts")))).0,
            ["a.md"]
        );
    }

    #[test]
    fn a_file_named_by_the_person_is_listed_whatever_its_name() {
        let folder = Folder::with(&[("notes.txt", "# Notes"), ("a.md", ""), (".gitignore", "*")]);
        let sources = sources(&folder.path("notes.txt"));
        assert_eq!(scan(&mut scanner(sources)).0, ["notes.txt"]);
    }

    #[test]
    fn what_is_not_text_is_listed_with_an_issue() {
        let folder = Folder::new();
        folder.write("picture.md", b"\x89PNG\0\0\0");
        let mut issues = Vec::new();
        scanner(sources(&folder.path(""))).scan(&mut |posts| {
            issues.extend(posts.into_iter().flat_map(|post| post.issues));
        });
        assert!(issues[0].message.contains("not text"), "{issues:?}");
    }

    #[test]
    fn only_changes_are_handed_over_again() {
        let folder = Folder::with(&[("a.md", "one"), ("b.md", "two")]);
        let old = SystemTime::now() - Duration::from_secs(60);
        let age = |name: &str, time| {
            let file = std::fs::File::options().write(true).open(folder.path(name));
            file.unwrap().set_modified(time).unwrap();
        };
        age("a.md", old);
        age("b.md", old);
        let mut scanner = scanner(sources(&folder.path("")));
        assert_eq!(scan(&mut scanner).0, ["a.md", "b.md"]);
        assert_eq!(scan(&mut scanner).0, [""; 0]);
        folder.write("a.md", "uno");
        assert_eq!(scan(&mut scanner).0, ["a.md"]);
        // What has just been changed may change again without a sign.
        assert_eq!(scan(&mut scanner).0, ["a.md"]);
    }

    #[test]
    fn posts_that_are_gone_are_told_of() {
        let folder = Folder::with(&[("a.md", ""), ("b.md", "")]);
        let mut scanner = scanner(sources(&folder.path("")));
        let mut library = Library::default();
        scanner.scan(&mut |posts| {
            for post in posts {
                library.insert(post);
            }
        });
        std::fs::remove_file(folder.path("a.md")).unwrap();
        let outcome = scanner.scan(&mut |_| {}).finish(&library);
        let Event::ScanFinished { gone, .. } = outcome else {
            panic!("{outcome:?}");
        };
        assert_eq!(gone, [library.find(0, "a.md").unwrap()]);
    }

    #[test]
    fn a_look_at_changed_files_reads_no_others() {
        let folder = Folder::with(&[("a.md", "one"), ("b.md", "two"), ("sub/c.md", "three")]);
        let mut scanner = scanner(sources(&folder.path("")));
        scan(&mut scanner);
        assert_eq!(scanner.folders(), [folder.path(""), folder.path("sub")]);
        let mut look = |names: &[&str]| {
            let paths: Vec<PathBuf> = names.iter().map(|name| folder.path(name)).collect();
            let mut read = Vec::new();
            let mut hand_over = |posts: Vec<Post>| {
                read.extend(posts.iter().map(|post| post.path.to_string()));
            };
            let gone = scanner.look_at(&paths, &mut hand_over)?.gone?;
            let gone: Vec<String> = gone.iter().map(|(_, path)| path.to_string()).collect();
            Some((read, gone))
        };
        let nothing = || Some((Vec::new(), Vec::new()));
        folder.write("a.md", "uno");
        assert_eq!(look(&["a.md"]), Some((vec!["a.md".to_owned()], Vec::new())));
        std::fs::remove_file(folder.path("b.md")).unwrap();
        assert_eq!(look(&["b.md"]), Some((Vec::new(), vec!["b.md".to_owned()])));
        folder.write("picture.png", "x");
        assert_eq!(look(&["picture.png", "gone.txt"]), nothing());
        // What is new, or may hide something, is for a whole scan.
        folder.write("d.md", "four");
        folder.write(".gitignore", "x");
        for name in ["d.md", ".gitignore", "sub"] {
            assert_eq!(look(&[name]), None, "{name}");
        }
        std::fs::remove_dir_all(folder.path("sub")).unwrap();
        assert_eq!(look(&["sub"]), None);
    }

    #[cfg(unix)]
    #[test]
    fn links_pipes_and_odd_names_do_no_harm() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::symlink;

        let folder = Folder::with(&[("sub/a.md", "")]);
        symlink(folder.path(""), folder.path("sub/loop")).unwrap();
        symlink("/nowhere.md", folder.path("broken.md")).unwrap();
        std::fs::write(folder.path("").join(OsStr::from_bytes(b"caf\xe9.md")), "").unwrap();
        let pipe = rustix::fs::CWD;
        let mode = rustix::fs::Mode::RUSR;
        let kind = rustix::fs::FileType::Fifo;
        rustix::fs::mknodat(pipe, folder.path("pipe.md"), kind, mode, 0).unwrap();

        let (paths, problems) = listed(&folder);
        assert_eq!(paths, ["caf\u{fffd}e9.md", "sub/a.md"]);
        let problems = problems.join("\n");
        assert!(
            problems.contains("broken.md") && problems.contains("pipe.md is a pipe"),
            "{problems}"
        );
        assert!(!problems.contains("loop"), "{problems}");
    }

    #[test]
    fn a_root_that_is_gone_is_a_problem_and_not_an_end() {
        let source = Source::folder("gone".to_owned(), "/nowhere/at/all".into());
        let (paths, problems) = scan(&mut scanner(vec![source]));
        assert!(paths.is_empty());
        assert!(problems[0].contains("/nowhere/at/all"), "{problems:?}");
    }
}
