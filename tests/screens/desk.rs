//! A session over files of a test's own, run in this process: keys in, screens out.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kubenotes::annotation::Record;
use kubenotes::app::{Event, IdSource, State, guide_in};
use kubenotes::cli::{keys_of_script, screen_text};
use kubenotes::keymap::KeyPress;
use kubenotes::library::{EventTable, Later};
use kubenotes::shell::store::Store;
use kubenotes::shell::{Scanner, Session, World, builtin_settings, library_of, sources_of};
use kubenotes::theme::{Depth, Theme};
use kubenotes::ui::Palette;

/// Which posts there are.
#[derive(Clone, Debug)]
pub enum Posts {
    /// The built-in guide and samples.
    Guide,
    /// These fixtures.
    Fixtures(&'static [&'static str]),
    /// A post with this text, beside a picture of 80 × 80 pixels with stripes, `stripes.png`.
    WithPicture(&'static str),
    /// A post with this text, `post.md`.
    Text(&'static str),
    /// Posts with these paths and texts.
    Several(&'static [(&'static str, &'static str)]),
    /// An empty folder.
    None,
}

/// A session with a store of its own that goes away with it.
pub struct Desk {
    pub session: Session,
    folder: tempfile::TempDir,
}

impl Desk {
    /// A session of this size in which everything is read.
    pub fn new(posts: &Posts, width: u16, height: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let empty = folder.path().join("empty");
        std::fs::create_dir(&empty).unwrap();
        let paths: Vec<PathBuf> = match posts {
            Posts::Guide => Vec::new(),
            Posts::Fixtures(names) => names.iter().map(|name| fixture(name)).collect(),
            Posts::WithPicture(text) => {
                std::fs::write(empty.join("post.md"), text).unwrap();
                let stripes = |_, y| image::Rgb([if y / 8 % 2 == 0 { 200 } else { 20 }, 90, 90]);
                let picture = image::RgbImage::from_fn(80, 80, stripes);
                picture.save(empty.join("stripes.png")).unwrap();
                vec![empty]
            }
            Posts::Text(text) => {
                std::fs::write(empty.join("post.md"), text).unwrap();
                vec![empty]
            }
            Posts::Several(posts) => {
                for (path, text) in *posts {
                    std::fs::write(empty.join(path), text).unwrap();
                }
                vec![empty]
            }
            Posts::None => vec![empty],
        };
        let mut session = session(&paths, folder.path(), width, height);
        if matches!(posts, Posts::WithPicture(_)) {
            session.show_half_blocks();
        }
        session.start(now());
        Self { session, folder }
    }

    /// The same, but nothing is written outside of its store.
    pub fn on_trial(mut self) -> Self {
        self.session = self.session.as_trial();
        self
    }

    /// Leaves the program and starts it again over `post.md`, if that is there.
    pub fn restart(&mut self) {
        let (width, height) = (self.session.state.width, self.session.state.height);
        let posts = [self.folder.path().join("empty")];
        self.session = session(&posts, self.folder.path(), width, height);
        self.session.start(now());
    }

    /// Presses the keys of a script.
    pub fn press(&mut self, script: &str) {
        for key in keys_of_script(script).unwrap() {
            self.key(key);
        }
    }

    /// Lets the author of `post.md` change it.
    pub fn edit(&self, changes: &[(&str, &str)]) {
        let path = self.folder.path().join("empty/post.md");
        let mut text = std::fs::read_to_string(&path).unwrap();
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, to);
        }
        std::fs::write(path, text).unwrap();
    }

    /// Lets the author take a post away and write others.
    pub fn replace(&self, gone: &str, posts: &[(&str, &str)]) {
        let folder = self.folder.path().join("empty");
        std::fs::remove_file(folder.join(gone)).unwrap();
        for (path, text) in posts {
            std::fs::write(folder.join(path), text).unwrap();
        }
    }

    /// Presses one key.
    pub fn key(&mut self, key: KeyPress) {
        self.session.handle(Event::Key(key), now());
    }

    /// Gives the screen another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.session.handle(Event::Resized { width, height }, now());
    }

    /// What is on screen.
    pub fn screen(&self) -> String {
        screen_text(
            &self
                .session
                .frame(&Palette::new(Theme::dark(), Depth::Full, false)),
        )
    }

    /// What a person sees of the records: everything but times.
    pub fn visible(&self) -> Vec<Record> {
        let records = self.session.state.records.alive().map(|entry| {
            let mut record = entry.record.clone();
            record.times = kubenotes::annotation::GroupTimes::all_at(now());
            record
        });
        records.collect()
    }
}

/// The screen after some keys.
pub fn screen(posts: &Posts, (width, height): (u16, u16), keys: &str) -> String {
    let mut desk = Desk::new(posts, width, height);
    desk.press(keys);
    desk.screen()
}

/// A session over these files, its store in the folder; nothing is read yet.
fn session(paths: &[PathBuf], folder: &Path, width: u16, height: u16) -> Session {
    let mut settings = builtin_settings();
    settings.zone = TimeZone::UTC;
    let sources = sources_of(paths, &guide_in(&settings)).unwrap();
    let library = library_of(&sources);
    let scanner = Scanner::new(
        sources,
        Later::new(EventTable::builtin),
        settings.topics.clone(),
    );
    let store = Store::open(&folder.join("store")).unwrap();
    let mut state = State::new(width, height, settings, library, IdSource::new(7));
    state.moves.is_on = true;
    Session::new(state, World::new(store, scanner))
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

pub fn now() -> Timestamp {
    "2026-01-01T12:00:00Z".parse().unwrap()
}

/// Compares a screen with the snapshot of this name.
pub fn assert_screen(name: &str, screen: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, screen);
    });
}
