//! The thread that is told by the system what changed, waits until it is quiet, and tells the workers.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{ErrorKind, EventKind, RecursiveMode};

use super::gathering::Gathering;
use crate::shell::store::OwnWrites;

/// How far behind the clock the times of files may be: they are taken from the system's last tick.
const TICK: Duration = Duration::from_millis(20);

/// How often the open post is looked at where nothing tells of changes.
const LOOK: Duration = Duration::from_secs(3);

/// How often a store that is not there yet is looked for.
const LOOK_FOR_STORE: Duration = Duration::from_secs(5);

/// How often everything is looked through where nothing tells of changes: a library of fifty thousand posts takes half a
/// second of one processor.
const LOOK_THROUGH: Duration = Duration::from_secs(30);

/// What the system tells changes to.
type Handler = Box<dyn FnMut(notify::Result<notify::Event>) + Send>;

/// The system's watches.
type System = Box<dyn notify::Watcher + Send>;

/// Something that changed on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Files or folders of the library, each perhaps new or gone.
    Posts(Vec<PathBuf>),
    /// Notes that somebody else wrote.
    Notes,
    /// Nothing, but not all that may change is told of from now on.
    Unwatched,
    /// Perhaps something of the library, which is not watched whole.
    PerhapsPosts,
}

/// The way to the thread that watches. Dropping it ends the thread.
#[derive(Debug)]
pub struct Watch {
    commands: Sender<Command>,
}

#[derive(Debug)]
enum Command {
    Happened(notify::Result<notify::Event>),
    Folders(Vec<PathBuf>),
    Reading(Option<PathBuf>),
    End,
}

impl Watch {
    /// Starts the thread; it watches nothing before it is told the library's folders.
    pub fn start(
        notes: PathBuf,
        own_writes: OwnWrites,
        tell: impl Fn(Change) + Send + 'static,
    ) -> io::Result<Self> {
        let connect = |handler| {
            let system = notify::recommended_watcher(handler)?;
            Ok(Box::new(system) as System)
        };
        Self::start_with(notes, own_writes, tell, connect, LOOK_THROUGH)
    }

    /// The same with these watches in place of the system's.
    fn start_with(
        notes: PathBuf,
        own_writes: OwnWrites,
        tell: impl Fn(Change) + Send + 'static,
        connect: fn(Handler) -> notify::Result<System>,
        look_through: Duration,
    ) -> io::Result<Self> {
        let (commands, receiver) = channel();
        let watching = Watching {
            commands: commands.clone(),
            connect,
            system: None,
            look_through,
            looked_through: Instant::now(),
            folders: HashSet::new(),
            notes,
            notes_watched: false,
            own_writes,
            gathering: Gathering::default(),
            reading: None,
            started: SystemTime::now() - TICK,
            is_incomplete: false,
            tell: Box::new(tell),
        };
        let thread = std::thread::Builder::new().name("watcher".to_owned());
        thread.spawn(move || watching.run(&receiver))?;
        Ok(Self { commands })
    }

    // The thread ends only when it is told to, so that sending cannot fail.

    /// Watches these folders of the library and no others.
    pub fn folders(&self, folders: Vec<PathBuf>) {
        let _ = self.commands.send(Command::Folders(folders));
    }

    /// Ends the thread: nothing is told any more.
    pub fn end(&self) {
        let _ = self.commands.send(Command::End);
    }

    /// Says which file is open: where nothing tells of changes, it is looked at now and then.
    pub fn reading(&self, file: Option<PathBuf>) {
        let _ = self.commands.send(Command::Reading(file));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.end();
    }
}

/// The thread's state.
struct Watching {
    commands: Sender<Command>,
    connect: fn(Handler) -> notify::Result<System>,
    system: Option<System>,
    /// How often everything is looked through where not everything is watched, and when that was done last.
    look_through: Duration,
    looked_through: Instant,
    folders: HashSet<PathBuf>,
    notes: PathBuf,
    notes_watched: bool,
    own_writes: OwnWrites,
    gathering: Gathering,
    reading: Option<Looked>,
    started: SystemTime,
    /// Whether something could not be watched.
    is_incomplete: bool,
    tell: Box<dyn Fn(Change) + Send>,
}

/// A file that is looked at, and how it stood.
struct Looked {
    file: PathBuf,
    stamp: Option<(SystemTime, u64)>,
}

impl Looked {
    fn at(file: PathBuf) -> Self {
        let stamp = stamp(&file);
        Self { file, stamp }
    }
}

fn stamp(file: &Path) -> Option<(SystemTime, u64)> {
    let metadata = file.metadata().ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

impl Watching {
    fn run(mut self, commands: &Receiver<Command>) {
        loop {
            let next = match self.wait() {
                Some(wait) => commands.recv_timeout(wait),
                None => commands.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match next {
                Ok(Command::Happened(outcome)) => self.happened(outcome),
                Ok(Command::Folders(folders)) => self.watch_folders(folders),
                Ok(Command::Reading(file)) => self.reading = file.map(Looked::at),
                Err(RecvTimeoutError::Timeout) => self.look(),
                Ok(Command::End) | Err(RecvTimeoutError::Disconnected) => return,
            }
            self.hand_over();
        }
    }

    /// How long there is nothing to do; for ever if nothing waits and everything is watched.
    fn wait(&self) -> Option<Duration> {
        let quiet = self.gathering.wait(Instant::now());
        let look = (self.is_incomplete && self.reading.is_some()).then_some(LOOK);
        let has_started = self.system.is_some();
        let store = (has_started && !self.notes_watched).then_some(LOOK_FOR_STORE);
        let all = self.is_incomplete.then(|| {
            let passed = self.looked_through.elapsed();
            self.look_through.saturating_sub(passed)
        });
        [quiet, look, store, all].into_iter().flatten().min()
    }

    fn happened(&mut self, outcome: notify::Result<notify::Event>) {
        let Ok(event) = outcome else {
            return self.incomplete();
        };
        let now = Instant::now();
        if !is_change(event.kind) {
            // Opening changes nothing, but a write may follow.
            for path in &event.paths {
                self.gathering.stir(path, now);
            }
            return;
        }
        for path in event.paths {
            if may_end_a_watch(event.kind) {
                self.folders.remove(&path);
                self.notes_watched &= path != self.notes;
            }
            if !is_temporary(&path) {
                self.gathering.note(path, now);
            }
        }
    }

    /// Hands over what has become quiet.
    fn hand_over(&mut self) {
        let changed = self.gathering.take(Instant::now());
        let (notes, posts): (Vec<PathBuf>, Vec<PathBuf>) = changed
            .into_iter()
            .partition(|path| path.starts_with(&self.notes));
        if notes.iter().any(|path| !self.own_writes.explain(path)) {
            (self.tell)(Change::Notes);
        }
        if !posts.is_empty() {
            (self.tell)(Change::Posts(posts));
        }
    }

    fn watch_folders(&mut self, folders: Vec<PathBuf>) {
        let is_first = self.system.is_none();
        if is_first {
            let commands = self.commands.clone();
            let handler = move |outcome| {
                // Nobody listens any more only when the program ends.
                let _ = commands.send(Command::Happened(outcome));
            };
            match (self.connect)(Box::new(handler)) {
                Ok(system) => self.system = Some(system),
                Err(_) => return self.incomplete(),
            }
        }
        let wanted: HashSet<PathBuf> = folders.into_iter().collect();
        let gone: Vec<PathBuf> = self.folders.difference(&wanted).cloned().collect();
        for folder in gone {
            self.folders.remove(&folder);
            if let Some(system) = &mut self.system {
                // A folder that is gone is not watched any more.
                let _ = system.unwatch(&folder);
            }
        }
        let new: Vec<PathBuf> = wanted.difference(&self.folders).cloned().collect();
        for folder in &new {
            if self.watch(folder, RecursiveMode::NonRecursive) {
                self.folders.insert(folder.clone());
            }
        }
        self.watch_notes();
        // Between the scan that found them and now, files may have come into them. After the first scan, which takes in all
        // there is, only those count that changed since it began.
        let now = Instant::now();
        for folder in new {
            if !is_first || changed_since(&folder, self.started) {
                self.gathering.note(folder, now);
            }
        }
    }

    fn watch_notes(&mut self) {
        if !self.notes_watched && self.notes.is_dir() {
            self.notes_watched = self.watch(&self.notes.clone(), RecursiveMode::Recursive);
            // What came after the notes were loaded and before they were watched was told by nobody.
            if changed_since(&self.notes, self.started) && !self.own_writes.explain(&self.notes) {
                (self.tell)(Change::Notes);
            }
        }
    }

    /// Watches a folder; false if that is not possible.
    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> bool {
        let Some(system) = &mut self.system else {
            return false;
        };
        match system.watch(folder, mode) {
            Ok(()) => true,
            Err(error) => {
                if folder.exists() && !is_about_the_folder(&error) {
                    self.incomplete();
                }
                false
            }
        }
    }

    /// Notes, and says once, that not everything is watched.
    fn incomplete(&mut self) {
        if !std::mem::replace(&mut self.is_incomplete, true) {
            self.looked_through = Instant::now();
            (self.tell)(Change::Unwatched);
        }
    }

    /// What is done now and then: looks for the store; where nothing tells of changes, at the open post, and more seldom at
    /// everything.
    fn look(&mut self) {
        if self.system.is_some() && !self.notes_watched {
            self.watch_notes();
        }
        if !self.is_incomplete {
            return;
        }
        if self.looked_through.elapsed() >= self.look_through {
            self.looked_through = Instant::now();
            (self.tell)(Change::PerhapsPosts);
            if !self.notes_watched {
                (self.tell)(Change::Notes);
            }
        }
        if let Some(looked) = &mut self.reading {
            let now = stamp(&looked.file);
            if now != looked.stamp {
                looked.stamp = now;
                self.gathering.note(looked.file.clone(), Instant::now());
            }
        }
    }
}

/// Whether files came into a folder or those in it since some time: then the folders' own times are newer.
fn changed_since(folder: &Path, time: SystemTime) -> bool {
    let is_newer = |path: &Path| stamp(path).is_some_and(|(changed, _)| changed >= time);
    let inner = folder.read_dir().into_iter().flatten().flatten();
    is_newer(folder) || inner.map(|entry| entry.path()).any(|path| is_newer(&path))
}

/// Whether files have another content or another name after it: reading and opening change nothing.
const fn is_change(kind: EventKind) -> bool {
    !matches!(
        kind,
        EventKind::Access(
            AccessKind::Any
                | AccessKind::Read
                | AccessKind::Open(_)
                | AccessKind::Other
                | AccessKind::Close(
                    AccessMode::Any | AccessMode::Execute | AccessMode::Read | AccessMode::Other
                )
        ) | EventKind::Modify(ModifyKind::Metadata(_))
    )
}

/// Whether a folder with this event may be another one afterwards, which is not watched yet.
const fn may_end_a_watch(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Remove(_)
            | EventKind::Modify(ModifyKind::Name(RenameMode::From | RenameMode::Any))
    )
}

/// Files that are written beside others and then get their names.
fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_ignore_file = name == ".gitignore" || name == ".ignore";
    (name.starts_with('.') && !is_ignore_file) || name.ends_with('~')
}

/// Whether what went wrong is the folder's own fault, which the scan tells, and not the system's.
fn is_about_the_folder(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::PermissionDenied,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::shell::testing::Folder;

    /// Longer than anything takes.
    const PATIENCE: Duration = Duration::from_secs(10);

    /// Long enough for anything that would come.
    const SILENCE: Duration = Duration::from_millis(700);

    fn watch(folder: &Folder, own_writes: &OwnWrites) -> (Watch, Receiver<Change>) {
        let (sender, receiver) = channel();
        let tell = move |change| {
            let _ = sender.send(change);
        };
        let watch = Watch::start(folder.path("store/notes"), own_writes.clone(), tell).unwrap();
        watch.folders(vec![folder.path("posts")]);
        // What is done before the thread watches is not noticed.
        std::thread::sleep(Duration::from_millis(150));
        (watch, receiver)
    }

    /// A folder in which nothing changed for a while.
    fn folder() -> Folder {
        let folder = Folder::with(&[("posts/a.md", "one"), ("store/notes/p/n.md", "note")]);
        for path in [
            "posts/a.md",
            "posts",
            "store/notes/p/n.md",
            "store/notes/p",
            "store/notes",
        ] {
            let file = std::fs::File::open(folder.path(path)).unwrap();
            file.set_modified(SystemTime::now() - SILENCE).unwrap();
        }
        folder
    }

    #[test]
    fn only_what_the_system_refuses_is_told_as_that() {
        let denied = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        assert!(is_about_the_folder(&notify::Error::io(denied)));
        assert!(is_about_the_folder(&notify::Error::path_not_found()));
        let full = notify::Error::new(ErrorKind::MaxFilesWatch);
        assert!(!is_about_the_folder(&full));
    }

    /// A system that has no watches left.
    struct Refusing;

    impl notify::Watcher for Refusing {
        fn new<H: notify::EventHandler>(_: H, _: notify::Config) -> notify::Result<Self> {
            Ok(Self)
        }

        fn watch(&mut self, _: &Path, _: RecursiveMode) -> notify::Result<()> {
            Err(notify::Error::new(ErrorKind::MaxFilesWatch))
        }

        fn unwatch(&mut self, _: &Path) -> notify::Result<()> {
            Ok(())
        }

        fn kind() -> notify::WatcherKind {
            notify::WatcherKind::NullWatcher
        }
    }

    #[test]
    fn without_watches_everything_is_looked_through_now_and_then() {
        let systems: [fn(Handler) -> notify::Result<System>; 2] = [
            |_| Ok(Box::new(Refusing) as System),
            |_| Err(notify::Error::new(ErrorKind::MaxFilesWatch)),
        ];
        for connect in systems {
            let folder = folder();
            let (sender, changes) = channel();
            let tell = move |change| {
                // The test may be over.
                let _ = sender.send(change);
            };
            let often = Duration::from_millis(50);
            let (notes, own) = (folder.path("store/notes"), OwnWrites::default());
            let watch = Watch::start_with(notes, own, tell, connect, often).unwrap();
            watch.folders(vec![folder.path("posts")]);
            let next = || changes.recv_timeout(PATIENCE).unwrap();
            assert_eq!(next(), Change::Unwatched);
            for _ in 0..3 {
                assert_eq!(next(), Change::PerhapsPosts);
                assert_eq!(next(), Change::Notes);
            }
        }
    }

    #[test]
    fn what_changes_between_the_first_scan_and_the_watch_is_noticed() {
        let folder = folder();
        let (sender, changes) = channel();
        let tell = move |change| sender.send(change).unwrap();
        let watch = Watch::start(folder.path("store/notes"), OwnWrites::default(), tell).unwrap();
        folder.write("posts/a.md", "two");
        watch.folders(vec![folder.path("posts")]);
        let change = changes.recv_timeout(PATIENCE).unwrap();
        assert_eq!(change, Change::Posts(vec![folder.path("posts")]));
        assert_eq!(
            changes.recv_timeout(SILENCE),
            Err(RecvTimeoutError::Timeout)
        );
    }

    #[test]
    fn an_editors_steps_are_one_change_and_reading_is_none() {
        let folder = folder();
        let (_watch, changes) = watch(&folder, &OwnWrites::default());
        folder.read("posts/a.md");
        assert_eq!(
            changes.recv_timeout(SILENCE),
            Err(RecvTimeoutError::Timeout)
        );
        folder.write("posts/a.md", "");
        std::thread::sleep(Duration::from_millis(150));
        folder.write("posts/a.md", "two");
        folder.write("posts/.a.md.swp", "x");
        fs::rename(folder.path("posts/a.md"), folder.path("posts/a.md~")).unwrap();
        folder.write("posts/a.md", "three");
        let change = changes.recv_timeout(PATIENCE).unwrap();
        assert_eq!(change, Change::Posts(vec![folder.path("posts/a.md")]));
        assert_eq!(
            changes.recv_timeout(SILENCE),
            Err(RecvTimeoutError::Timeout)
        );
    }

    #[test]
    fn notes_of_others_are_told_of_and_ones_own_are_not() {
        let folder = folder();
        let own_writes = OwnWrites::default();
        let (_watch, changes) = watch(&folder, &own_writes);
        folder.write("store/notes/p/mine.md", "mine");
        folder.write("store/notes/q/mine.md", "mine, in a new folder");
        own_writes.note_as_it_stands(&folder.path("store/notes/p/mine.md"));
        own_writes.note_as_it_stands(&folder.path("store/notes/q/mine.md"));
        assert_eq!(
            changes.recv_timeout(SILENCE),
            Err(RecvTimeoutError::Timeout)
        );
        folder.write("store/notes/p/theirs.md", "theirs");
        assert_eq!(changes.recv_timeout(PATIENCE), Ok(Change::Notes));
        fs::remove_file(folder.path("store/notes/p/n.md")).unwrap();
        assert_eq!(changes.recv_timeout(PATIENCE), Ok(Change::Notes));
    }

    #[test]
    fn folders_that_are_new_are_looked_at_once_they_are_watched() {
        let folder = folder();
        let (watch, changes) = watch(&folder, &OwnWrites::default());
        folder.write("posts/new/b.md", "b");
        let change = changes.recv_timeout(PATIENCE).unwrap();
        assert_eq!(change, Change::Posts(vec![folder.path("posts/new")]));
        watch.folders(vec![folder.path("posts"), folder.path("posts/new")]);
        let change = changes.recv_timeout(PATIENCE).unwrap();
        assert_eq!(change, Change::Posts(vec![folder.path("posts/new")]));
        folder.write("posts/new/b.md", "c");
        let change = changes.recv_timeout(PATIENCE).unwrap();
        assert_eq!(change, Change::Posts(vec![folder.path("posts/new/b.md")]));
    }
}
