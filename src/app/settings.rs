//! What is fixed while the program runs: keys, categories, topics and measures, as the configuration gives them.

use crate::annotation::CategoryTable;
use crate::keymap::Keymap;
use crate::library::{Later, TopicTable};

/// The settings in force.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Keys.
    pub keymap: Keymap,
    /// Kinds of highlight.
    pub categories: CategoryTable,
    /// Known technologies.
    pub topics: Later<TopicTable>,
    /// The widest the text gets, in cells.
    pub measure: u16,
    /// Whether long lines of code are wrapped at the start.
    pub wrap_code: bool,
    /// Whether there is a desktop that addresses can be opened on.
    pub has_desktop: bool,
    /// Lines and symbols in plain ASCII.
    pub ascii: bool,
    /// The time zone days are counted in.
    pub zone: jiff::tz::TimeZone,
}
