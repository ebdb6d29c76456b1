//! What is fixed while the program runs: keys, categories, topics and measures, as the configuration gives them.

use std::path::PathBuf;
use std::sync::Arc;

use crate::annotation::CategoryTable;
use crate::export::Template;
use crate::find::View;
use crate::keymap::Keymap;
use crate::library::{CueTable, Later, Offers, TopicTable};

use super::arrangement::PaneSettings;
use super::theme_settings::ThemeSettings;

/// The settings in force.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Keys.
    pub keymap: Arc<Keymap>,
    /// Kinds of highlight.
    pub categories: CategoryTable,
    /// Known technologies.
    pub topics: Later<TopicTable>,
    /// Whether sentences that read like something to dig into are offered.
    pub suggestions: Offers,
    /// Phrases for such sentences.
    pub cues: Arc<CueTable>,
    /// The widest the text gets, in cells.
    pub measure: u16,
    /// Whether long lines of code are wrapped at the start.
    pub wrap_code: bool,
    /// Whether there is a desktop that addresses can be opened on.
    pub has_desktop: bool,
    /// Lines and symbols in plain ASCII.
    pub ascii: bool,
    /// How the panes stand.
    pub panes: PaneSettings,
    /// How things look.
    pub themes: ThemeSettings,
    /// Saved views: those of the configuration, then the person's own.
    pub views: Vec<View>,
    /// The file that keeps the person's own views, if any does.
    pub views_file: Option<PathBuf>,
    /// The person's configuration file, which keeps the folders of the library; none if none is read.
    pub config_file: Option<PathBuf>,
    /// The templates that exports can be made with: the program's and the person's own.
    pub templates: Vec<Arc<Template>>,
    /// The time zone days are counted in.
    pub zone: jiff::tz::TimeZone,
}
