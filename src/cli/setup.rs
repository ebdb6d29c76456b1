//! What a command works on: configuration, places, settings, library and store, as the command line has them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::app::{IdSource, Settings, State, guide_in};
use crate::config::{self, Config};
use crate::export::Template;
use crate::find::View;
use crate::keymap::Keymap;
use crate::library::{CueTable, EventTable, Later, TopicTable};
use crate::shell::store::Store;
use crate::shell::{
    IndexFolder, KeptTexts, PlaceOverrides, Places, Scanner, Session, Source, World, library_of,
    now, own_templates, panes_file, seed, settings_with, sources_of,
};
use crate::text::counted;
use crate::theme::Depth;
use crate::ui::Palette;

use super::arguments::GlobalOptions;
use super::config_file::{Configured, Origin, folder_of};
use super::failure::Failure;
use super::keymap::Keys;
use super::output::warn;
use super::panes;
use super::text_file::text_of;
use super::themes;

/// Of things of one kind so many are warned of, one by one.
const MOST_WARNINGS: usize = 8;

/// The size of a screen nobody looks at, in cells.
const UNSEEN: (u16, u16) = (120, 40);

/// The name of the file of saved views beside it.
const VIEWS_FILE: &str = "views.yaml";

/// The name of the folder of templates beside it.
const TEMPLATES: &str = "templates";

/// The name of the folder of themes beside it.
const THEMES: &str = "themes";

/// The name of the folder of what this machine remembers, in the store.
const STATE: &str = "state";

/// Everything that is settled before a command begins.
pub struct Setup {
    /// Keys, categories, topics, measures.
    pub settings: Settings,
    /// The configuration they were made of.
    pub configured: Configured,
    /// The keys in force, and what is to be told of them.
    pub keys: Keys,
    /// Where things are kept.
    pub places: Places,
    /// The person's files beside the configuration.
    pub files: OwnFiles,
    /// Whether the store was named on the command line.
    pub store_is_named: bool,
    /// Folders and files of posts; none means the built-in guide.
    pub library: Vec<PathBuf>,
    /// The conferences.
    pub events: Later<EventTable>,
    /// Where what was read of the library is kept for the next run.
    pub index: IndexFolder,
    /// What is wrong in the files of the configuration, one sentence each.
    pub problems: Vec<String>,
}

/// Files and folders of the person's own; `None` where no configuration is read.
pub struct OwnFiles {
    /// The folder of themes.
    pub themes: Option<PathBuf>,
    /// The folder of templates.
    pub templates: Option<PathBuf>,
    /// What this machine remembers, in the store.
    pub state: PathBuf,
}

impl Setup {
    /// Everything that follows from the command line and the files. What is wrong in these does not stop.
    pub fn read(options: &GlobalOptions) -> Result<Self, Failure> {
        let overrides = PlaceOverrides {
            store: options.store.clone(),
            cache: options.cache.clone(),
            config: options.config.as_deref().map(folder_of),
        };
        let mut places = Places::find(overrides).map_err(Failure::input)?;
        let mut problems = Vec::new();
        let mut configured = Configured::read(options, &places, &mut problems)?;
        let config = &configured.config;
        if let Some(store) = &config.store {
            places.store.clone_from(store);
        }
        let topics = topics_of(config.topics.as_deref(), &mut problems);
        let events = events_of(config.events.as_deref(), &mut problems);
        let index = index_of(config, &places.cache);
        let folder = (!options.no_config).then_some(places.config.as_path());
        let keys = Keys::read(config.keymap.as_ref(), folder);
        let mut settings = settings_of(config, keys.keymap.clone(), topics);
        problems.extend(keys.mistakes.iter().cloned());
        let beside = |name: &str| (!options.no_config).then(|| places.config.join(name));
        let files = OwnFiles {
            themes: beside(THEMES),
            templates: beside(TEMPLATES),
            state: places.store.join(STATE),
        };
        settings.panes = panes::settings(&config.panes, &files.state, &mut problems);
        settings.views_file = beside(VIEWS_FILE);
        settings.config_file.clone_from(&configured.file);
        let views = own_views(settings.views_file.as_deref(), &mut problems);
        settings.views.extend(views);
        if let Some(folder) = &files.templates {
            let own = own_templates(folder, &mut problems);
            settings.templates = Template::with_own(own).into_iter().map(Arc::new).collect();
        }
        settings.themes = themes::settings(&configured, files.themes.as_deref(), &mut problems)?;
        let library = config.library.clone();
        if settings.panes.kept.is_some() {
            let left = Origin::Left(panes_file(&files.state));
            configured.origins.insert("panes", left);
        }
        Ok(Self {
            settings,
            keys,
            places,
            files,
            store_is_named: options.store.is_some(),
            library,
            index,
            events,
            configured,
            problems,
        })
    }

    /// A session over the library and these further paths, everything read. What cannot be read is told.
    pub fn session(&self, further: &[PathBuf]) -> Result<Session, Failure> {
        let paths: Vec<PathBuf> = self.library.iter().chain(further).cloned().collect();
        Ok(told(self.quiet_session(&paths)?))
    }

    /// The same over the library, for who only needs what lists show of posts: of many, nothing else is read.
    pub fn listing_session(&self) -> Result<Session, Failure> {
        let (sources, scanner) = self.scanner(&self.library)?;
        let session = self.session_with(&sources, scanner.listing_first(), UNSEEN, seed())?;
        Ok(told(started(session)))
    }

    /// A session over these paths, everything read; what cannot be read is not told.
    pub fn quiet_session(&self, paths: &[PathBuf]) -> Result<Session, Failure> {
        Ok(started(self.session_over(paths, UNSEEN, seed())?))
    }

    /// A session over these paths at its start, nothing read yet.
    pub fn session_over(
        &self,
        paths: &[PathBuf],
        size: (u16, u16),
        seed: u128,
    ) -> Result<Session, Failure> {
        let (sources, scanner) = self.scanner(paths)?;
        self.session_with(&sources, scanner, size, seed)
    }

    /// What the library is made of, and who reads it.
    fn scanner(&self, paths: &[PathBuf]) -> Result<(Vec<Source>, Scanner), Failure> {
        let sources = sources_of(paths, &guide_in(&self.settings)).map_err(Failure::input)?;
        let (events, topics) = (self.events.clone(), self.settings.topics.clone());
        let scanner = Scanner::new(sources.clone(), events, topics);
        let scanner = scanner.with_index(self.index.clone());
        Ok((sources, scanner.with_texts(self.texts())))
    }

    fn session_with(
        &self,
        sources: &[Source],
        scanner: Scanner,
        (width, height): (u16, u16),
        seed: u128,
    ) -> Result<Session, Failure> {
        let state = self.state(sources, width, height, seed);
        Ok(Session::new(state, World::new(self.store()?, scanner)))
    }

    /// The state at the start of a session over these sources.
    pub fn state(&self, sources: &[Source], width: u16, height: u16, seed: u128) -> State {
        let library = library_of(sources);
        State::new(
            width,
            height,
            self.settings.clone(),
            library,
            IdSource::new(seed),
        )
    }

    /// The texts of posts that are kept for those who search.
    pub fn texts(&self) -> KeptTexts {
        KeptTexts::new(&self.places.cache)
    }

    /// The store.
    pub fn store(&self) -> Result<Store, Failure> {
        let store = Store::open(&self.places.store).map_err(Failure::refused)?;
        match std::fs::read_dir(store.notes_folder()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Failure::Refused(format!(
                    "The notes in {} cannot be read ({error}): change the folder's permissions, or name another with --store",
                    self.places.store.display()
                )))
            }
            _ => Ok(store),
        }
    }

    /// Styles and symbols for what is printed. What goes nowhere has all colours, unless the person said how many.
    pub fn palette(&self, is_terminal: bool, ascii: bool) -> Palette {
        let themes = &self.settings.themes;
        let is_wish = matches!(
            self.configured.origins.get("colors"),
            Some(Origin::File(..) | Origin::Environment("NO_COLOR"))
        );
        let depth = if is_terminal || is_wish {
            self.configured.depth
        } else {
            Depth::Full
        };
        Palette::of(themes.start.on(themes.background).clone(), depth, ascii)
    }

    /// The time now.
    pub fn now() -> Timestamp {
        now()
    }
}

/// Tells what could not be read.
fn told(session: Session) -> Session {
    let state = &session.state;
    warn_of(state.problems.iter().cloned());
    if let Some(closed) = &state.closed {
        warn(closed);
    }
    let damaged = state.damaged.iter();
    warn_of(damaged.map(|damaged| format!("needs repair: {}: {}", damaged.path, damaged.message)));
    warn_of(state.conflicts.values().map(|versions| {
        let how = if versions.contested().is_empty() {
            "kubenotes doctor --repair merges them".to_owned()
        } else {
            let merge = state.keys("merge-versions");
            format!("{merge} in kubenotes merges them")
        };
        let id = versions.ours.id;
        format!("the note {id} has two versions that git left: {how}")
    }));
    session
}

/// Warns of things of one kind; of many of them, of some.
fn warn_of(mut things: impl Iterator<Item = String>) {
    let first = things.by_ref().take(MOST_WARNINGS);
    first.for_each(|thing| warn(&thing));
    let more = things.count();
    if more > 0 {
        let more = counted(more, "more like it", "more like these");
        warn(&format!(
            "{more}: kubenotes doctor, with the same options, tells all"
        ));
    }
}

/// A session that has read everything, for a command that shows no screen.
fn started(session: Session) -> Session {
    let mut session = session.unseen();
    session.start(now());
    session
}

/// The text of a file that the configuration names; where it cannot be read, that is told.
fn named_text(file: Option<&Path>, problems: &mut Vec<String>) -> Option<String> {
    let read = text_of(file?);
    read.map_err(|problem| problems.push(problem)).ok()
}

fn settings_of(config: &Config, keymap: Arc<Keymap>, topics: Later<TopicTable>) -> Settings {
    let mut settings = settings_with(keymap);
    settings.categories = config.categories.clone();
    settings.measure = config.measure;
    settings.wrap_code = config.wrap_code;
    settings.ascii = config.ascii;
    settings.suggestions = config.suggestions;
    settings.cues = Arc::new(CueTable::with_own(&config.cues));
    settings.views.clone_from(&config.views);
    settings.topics = topics;
    settings
}

/// The index of posts that are read with the person's own tables, if there are any.
fn index_of(config: &Config, cache: &Path) -> IndexFolder {
    let tables = [&config.topics, &config.events];
    // What is wrong with a table is told where it is read.
    let texts = tables.map(|file| text_of(file.as_deref()?).ok());
    let texts = texts.map(Option::unwrap_or_default);
    IndexFolder::new(cache, &[&texts[0], &texts[1]])
}

/// The views that were saved from the interface; a file that is not there holds none.
fn own_views(file: Option<&Path>, problems: &mut Vec<String>) -> Vec<View> {
    let text = named_text(file.filter(|file| file.exists()), problems);
    let Some((file, text)) = file.zip(text) else {
        return Vec::new();
    };
    let (views, issues) = config::read_views(&text);
    problems.extend(issues.into_iter().map(|issue| {
        let (line, message) = (issue.line, issue.message);
        format!("{}, line {line}: {message}", file.display())
    }));
    views
}

fn topics_of(file: Option<&Path>, problems: &mut Vec<String>) -> Later<TopicTable> {
    let own = table_of(file, TopicTable::read, problems);
    with_own(TopicTable::builtin, TopicTable::with, own)
}

fn events_of(file: Option<&Path>, problems: &mut Vec<String>) -> Later<EventTable> {
    let own = table_of(file, EventTable::read, problems);
    with_own(EventTable::builtin, EventTable::with, own)
}

/// The built-in table, with the person's own if there is one.
fn with_own<T: Send + 'static>(
    builtin: fn() -> T,
    with: fn(T, T) -> T,
    own: Option<T>,
) -> Later<T> {
    match own {
        Some(own) => Later::new(move || with(builtin(), own)),
        None => Later::new(builtin),
    }
}

/// A table in a file that the configuration names; where it cannot be read, that is told.
fn table_of<T, E: std::fmt::Display>(
    file: Option<&Path>,
    read: fn(&str) -> Result<T, E>,
    problems: &mut Vec<String>,
) -> Option<T> {
    let text = named_text(file, problems)?;
    let told = |error: E| {
        let name = file
            .map(|file| file.display().to_string())
            .unwrap_or_default();
        problems.push(format!("{name}, {error}"));
    };
    read(&text).map_err(told).ok()
}
