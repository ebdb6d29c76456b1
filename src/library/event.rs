//! Editions of conferences. Only data; recognising one in a post stands beside it.

use jiff::civil::Date;

/// One edition of a conference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// "KubeCon NA 2019"
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
    pub events: Vec<Event>,
}
