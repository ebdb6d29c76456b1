//! What the shell's tests share: a folder for files, posts in it, and records that mark passages in them.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use tempfile::TempDir;

use super::scan::Scanner;
use super::session::Session;
use super::settings::builtin_settings;
use super::source::{Source, library_of, sources_of};
use super::store::Store;
use super::world::World;
use crate::app::{Event, IdSource, State, guide_in};
use crate::keymap::KeyPress;
use crate::library::guide::Guide;
use crate::library::{EventTable, Later, Library};

/// A folder that goes with the test.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    pub fn path(&self, below: &str) -> PathBuf {
        // Canonical, as the program names its roots.
        self.0.path().canonicalize().unwrap().join(below)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }
}

pub fn sources(path: &Path) -> Vec<Source> {
    sources_of(&[path.to_owned()], &Guide::default()).unwrap()
}

pub fn scanner(sources: Vec<Source>) -> Scanner {
    let topics = builtin_settings().topics;
    Scanner::new(sources, Later::new(EventTable::builtin), topics)
}

/// The interface over the posts in `posts`, with a store in `store`, started.
pub fn session(folder: &Folder) -> Session {
    let mut session = unread_session(folder);
    session.start(time(0));
    session
}

/// The same before anything is read.
pub fn unread_session(folder: &Folder) -> Session {
    session_with(folder, |_| {})
}

/// The same, with a state of one's own.
pub fn session_with(folder: &Folder, change: impl FnOnce(&mut State)) -> Session {
    let sources = sources(&folder.path("posts"));
    let roots = sources.iter().map(|source| source.root.clone()).collect();
    let store = Store::open(&folder.path("store")).unwrap();
    let library = Library::new(roots);
    let mut state = State::new(100, 30, builtin_settings(), library, IdSource::new(1));
    change(&mut state);
    Session::new(state, World::new(store, scanner(sources)))
}

/// The interface over the guide, with a store in `store`; nothing is read yet.
pub fn guide_session(folder: &Folder, change: impl FnOnce(&mut State)) -> Session {
    let store = Store::open(&folder.path("store")).unwrap();
    let mut state = State::new(
        100,
        30,
        builtin_settings(),
        Library::default(),
        IdSource::new(1),
    );
    change(&mut state);
    // The guide's keys are those of the settings, so it comes last.
    let sources = sources_of(&[], &guide_in(&state.settings)).unwrap();
    state.library = library_of(&sources);
    Session::new(state, World::new(store, scanner(sources)))
}

/// Presses keys, written as in a keymap.
pub fn press(session: &mut Session, keys: &str) {
    for key in KeyPress::parse_sequence(keys).unwrap() {
        let later = session.state.now + jiff::SignedDuration::from_secs(1);
        session.handle(Event::Key(key), later);
    }
}

/// What is on screen, one line each.
pub fn screen(session: &Session) -> String {
    use crate::theme::{Depth, Theme};
    use crate::ui::Palette;

    let palette = Palette::new(Theme::dark(), Depth::Full, false);
    let frame = session.frame(&palette);
    frame
        .content
        .chunks(usize::from(frame.area.width))
        .map(|line| {
            line.iter()
                .map(ratatui::buffer::Cell::symbol)
                .collect::<String>()
                + "\n"
        })
        .collect()
}

pub fn time(second: i64) -> Timestamp {
    Timestamp::from_second(1_600_000_000 + second).unwrap()
}

/// What may become of a file in the cache: a bit changed in forty places, and cut off within and behind its beginning.
pub fn damaged(whole: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let changed = (0..whole.len()).step_by(whole.len() / 40).map(|at| {
        let mut bytes = whole.to_vec();
        bytes[at] ^= 0x10;
        bytes
    });
    let cut = [0, 1, 51, 52, whole.len() / 2, whole.len() - 1];
    changed.chain(cut.map(|length| whole[..length].to_vec()))
}
