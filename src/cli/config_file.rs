//! The configuration in force: the file's values with the environment and the command line laid over them, and where each
//! comes from.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::config::{self, CHOSEN_FILE, ColorChoice, Config, FOLDERS_FILE, KeymapChoice};
use crate::shell::{Places, STORE_VARIABLE, depth_here, environment, resolved};
use crate::theme::Depth;

use super::arguments::GlobalOptions;
use super::failure::Failure;
use super::text_file::text_of;

/// The name of the configuration file in its folder.
const CONFIG_FILE: &str = "config.yaml";

/// The configuration in force.
pub struct Configured {
    /// The values, their paths resolved.
    pub config: Config,
    /// Where values come from that are not as usual, by key.
    pub origins: BTreeMap<&'static str, Origin>,
    /// The file, whether it is there or not; `None` if none is read.
    pub file: Option<PathBuf>,
    /// The file that keeps what is chosen on screen; `None` if none is read.
    pub chosen_file: Option<PathBuf>,
    /// The file that keeps folders which were added on screen, where they cannot stand in the configuration; `None` if none
    /// is read.
    pub folders_file: Option<PathBuf>,
    /// How many colours there are.
    pub depth: Depth,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A line of a file.
    File(PathBuf, u32),
    /// A file of what this machine remembers: as it was left on screen.
    Left(PathBuf),
    /// A variable of the environment.
    Environment(&'static str),
    /// An option of the command line.
    Flag(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file, line) => write!(out, "{}:{line}", file.display()),
            Self::Left(file) => write!(out, "as you left it, in {}", file.display()),
            Self::Environment(name) => write!(out, "${name}"),
            Self::Flag(name) => out.write_str(name),
        }
    }
}

impl Configured {
    /// Reads the file and lays environment and command line over it. What is wrong in the file does not stop.
    pub fn read(
        options: &GlobalOptions,
        places: &Places,
        problems: &mut Vec<String>,
    ) -> Result<Self, Failure> {
        let file = config_file(options, places);
        let config = match &file {
            Some(file) if options.config.is_some() || file.exists() => values(file, problems)?,
            _ => Config::default(),
        };
        let lines = config.lines.iter();
        let origins = lines.map(|(key, line)| {
            let file = file.clone().unwrap_or_default();
            (*key, Origin::File(file, *line))
        });
        let mut configured = Self {
            origins: origins.collect(),
            chosen_file: file.as_ref().map(|_| places.config.join(CHOSEN_FILE)),
            folders_file: file.as_ref().map(|file| file.with_file_name(FOLDERS_FILE)),
            file,
            depth: Depth::Full,
            config,
        };
        configured.lay_under(problems)?;
        configured.add_folders(problems)?;
        configured.lay_over(options, places);
        configured.see_colours();
        Ok(configured)
    }

    /// Takes what was chosen on screen where the person's own file says nothing.
    fn lay_under(&mut self, problems: &mut Vec<String>) -> Result<(), Failure> {
        let file = self.chosen_file.as_ref().filter(|file| file.exists());
        let Some(file) = file.filter(|_| !self.origins.contains_key("theme")) else {
            return Ok(());
        };
        let chosen = values(file, problems)?;
        if let Some(line) = chosen.lines.get("theme") {
            self.origins
                .insert("theme", Origin::File(file.clone(), *line));
            self.config.theme = chosen.theme;
        }
        Ok(())
    }

    /// Adds the folders that were added on screen and could not be put into the person's own file.
    fn add_folders(&mut self, problems: &mut Vec<String>) -> Result<(), Failure> {
        let file = self.folders_file.as_ref().filter(|file| file.exists());
        let Some(file) = file else { return Ok(()) };
        let added = values(file, problems)?;
        if let Some(line) = added.lines.get("library") {
            let origin = Origin::File(file.clone(), *line);
            self.origins.entry("library").or_insert(origin);
        }
        self.config.library.extend(added.library);
        Ok(())
    }

    fn lay_over(&mut self, options: &GlobalOptions, places: &Places) {
        if !options.library.is_empty() {
            self.config.library.clone_from(&options.library);
            self.origins.insert("library", Origin::Flag("--library"));
        }
        let store = if options.store.is_some() {
            Some(Origin::Flag("--store"))
        } else {
            environment::is_set(STORE_VARIABLE).then_some(Origin::Environment(STORE_VARIABLE))
        };
        if let Some(origin) = store {
            self.config.store = Some(places.store.clone());
            self.origins.insert("store", origin);
        }
        if let Some(theme) = &options.theme {
            self.config.theme = theme.clone();
            self.origins.insert("theme", Origin::Flag("--theme"));
        }
        if let Some(keymap) = &options.keymap {
            self.config.keymap = Some(keymap.clone());
            self.origins.insert("keymap", Origin::Flag("--keymap"));
        }
    }

    fn see_colours(&mut self) {
        let (depth, variable) = depth_here(self.config.colors);
        self.depth = depth;
        if let Some(name) = variable {
            self.config.colors = match depth {
                Depth::Full => ColorChoice::Truecolor,
                Depth::Palette256 => ColorChoice::Palette256,
                Depth::Sixteen => ColorChoice::Sixteen,
                Depth::None => ColorChoice::None,
            };
            self.origins.insert("colors", Origin::Environment(name));
        }
    }
}

/// The configuration file, whether it is there or not; `None` if none is to be read.
pub fn config_file(options: &GlobalOptions, places: &Places) -> Option<PathBuf> {
    if options.no_config {
        return None;
    }
    let named = options.config.clone();
    Some(named.unwrap_or_else(|| places.config.join(CONFIG_FILE)))
}

/// The values of a file, its paths resolved.
fn values(file: &Path, problems: &mut Vec<String>) -> Result<Config, Failure> {
    let text = text_of(file).map_err(Failure::Input)?;
    let (config, issues) = config::read(&text);
    problems.extend(issues.into_iter().map(|issue| {
        let (line, message) = (issue.line, issue.message);
        format!("{}, line {line}: {message}", file.display())
    }));
    Ok(with_paths_resolved(config, &folder_of(file)))
}

fn with_paths_resolved(config: Config, folder: &Path) -> Config {
    let resolve = |path: PathBuf| resolved(&path, folder);
    Config {
        library: config.library.into_iter().map(resolve).collect(),
        store: config.store.map(resolve),
        keymap: config.keymap.map(|choice| match choice {
            KeymapChoice::File(path) => KeymapChoice::File(resolve(path)),
            KeymapChoice::BuiltIn(_) => choice,
        }),
        topics: config.topics.map(resolve),
        events: config.events.map(resolve),
        theme: config.theme.map_paths(|path| resolved(path, folder)),
        ..config
    }
}

/// The folder a file lies in.
pub fn folder_of(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}
