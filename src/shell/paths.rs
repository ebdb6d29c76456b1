//! Where the program keeps things: the system's folders, unless the person names others. It makes none of them.

use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};

use super::environment;

/// The environment variable that names the store's folder.
pub const STORE_VARIABLE: &str = "KUBENOTES_STORE";

/// The places in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The store's folder.
    pub store: PathBuf,
    /// A folder for what can be made again.
    pub cache: PathBuf,
    /// The folder of the configuration.
    pub config: PathBuf,
}

/// Places named on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceOverrides {
    /// The store's folder.
    pub store: Option<PathBuf>,
    /// The cache's folder.
    pub cache: Option<PathBuf>,
    /// The configuration's folder.
    pub config: Option<PathBuf>,
}

/// Why there is no place for the program's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// The system knows no home folder.
    #[error(
        "There is no home folder: set HOME, or name folders with --store, --cache and --config"
    )]
    NoHome,
}

impl Places {
    /// The places in force: the command line's, else the environment's, else the system's.
    pub fn find(overrides: PlaceOverrides) -> Result<Self, PlaceError> {
        let system = ProjectDirs::from("", "", "kubenotes");
        Self::choose(
            overrides,
            environment::value(STORE_VARIABLE).map(PathBuf::from),
            system.as_ref(),
        )
    }

    fn choose(
        overrides: PlaceOverrides,
        store: Option<PathBuf>,
        system: Option<&ProjectDirs>,
    ) -> Result<Self, PlaceError> {
        let of_system = |folder: fn(&ProjectDirs) -> &std::path::Path| {
            system.map(|system| folder(system).to_owned())
        };
        let place = |named: Option<PathBuf>, folder| {
            named
                .or_else(|| of_system(folder))
                .ok_or(PlaceError::NoHome)
        };
        Ok(Self {
            store: place(overrides.store.or(store), ProjectDirs::data_dir)?,
            cache: place(overrides.cache, ProjectDirs::cache_dir)?,
            config: place(overrides.config, ProjectDirs::config_dir)?,
        })
    }
}

/// A path of a configuration file: `~` is the home folder, other relative ones start at the file's folder.
pub fn resolved(path: &Path, folder: &Path) -> PathBuf {
    match (path.strip_prefix("~"), BaseDirs::new()) {
        (Ok(below), Some(home)) => home.home_dir().join(below),
        _ => folder.join(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_goes_before_the_environment() {
        let named = |name: &str| Some(PathBuf::from(name));
        let overrides = PlaceOverrides {
            store: None,
            cache: named("/c"),
            config: named("/f"),
        };
        let with_store = PlaceOverrides {
            store: named("/s"),
            ..overrides.clone()
        };
        let store = |overrides, variable| {
            Places::choose(overrides, variable, None).map(|places| places.store)
        };

        assert_eq!(store(overrides.clone(), named("/e")), Ok("/e".into()));
        assert_eq!(store(with_store, named("/e")), Ok("/s".into()));
        assert_eq!(store(overrides, None), Err(PlaceError::NoHome));
    }
}
