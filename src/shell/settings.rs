//! The settings that come with the program. What a person changes is laid over them by the configuration.

use std::sync::Arc;

use crate::annotation::CategoryTable;
use crate::app::{PaneSettings, Settings, ThemeSettings};
use crate::export::Template;
use crate::keymap::{BuiltIn, Keymap};
use crate::library::{Later, Offers, TopicTable};

use super::clock::zone;

/// The widest the text gets, in cells: longer lines are hard to read.
const MEASURE: u16 = 90;

/// The settings in force where a person has set nothing.
pub fn builtin_settings() -> Settings {
    settings_with(Arc::new(Keymap::built_in(BuiltIn::Default)))
}

/// The same with other keys.
pub fn settings_with(keymap: Arc<Keymap>) -> Settings {
    Settings {
        keymap,
        categories: CategoryTable::builtin(),
        topics: Later::new(TopicTable::builtin),
        suggestions: Offers::On,
        cues: Arc::default(),
        measure: MEASURE,
        wrap_code: true,
        has_desktop: true,
        ascii: false,
        panes: PaneSettings::default(),
        themes: ThemeSettings::built_in(),
        views: Vec::new(),
        views_file: None,
        config_file: None,
        templates: Template::built_in().into_iter().map(Arc::new).collect(),
        zone: zone(),
    }
}
