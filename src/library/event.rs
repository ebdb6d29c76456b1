//! Editions of conferences as data: the built-in table and the person's own, read alike. Recognising one in a post stands
//! beside it.

use std::sync::Arc;

use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::name_finder::NameFinder;
use crate::text::yaml::{self, YamlError};
use crate::text::{builtin_table, read_builtin};

/// One edition of a conference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name, such as "`KubeCon` NA 2019".
    pub name: String,
    /// "San Diego"; none if it was online.
    pub city: Option<String>,
    /// First day.
    pub first_day: Date,
    /// Last day.
    pub last_day: Date,
    /// Words a post may use for the series in title or tags, lower case: `kubecon`, `cloudnativecon`.
    pub series: Vec<String>,
    /// Words that tell this edition from others of its series, lower case: `san diego`, `north america`.
    pub aliases: Vec<String>,
}

/// All events the program knows, by first day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventTable {
    /// The events, earliest first.
    pub events: Vec<Arc<Event>>,
    /// Finds their names.
    pub(super) names: NameFinder,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Series {
    words: Vec<String>,
    editions: Vec<Edition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edition {
    name: String,
    #[serde(default)]
    city: Option<String>,
    #[serde(deserialize_with = "day")]
    first_day: Date,
    #[serde(deserialize_with = "day")]
    last_day: Date,
    #[serde(default)]
    aliases: Vec<String>,
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse()
        .map_err(|_| D::Error::custom("expected a day such as 2019-11-18"))
}

impl EventTable {
    /// The events that come with the program.
    pub fn builtin() -> Self {
        Self::of(read_builtin(builtin_table!("assets-events")).unwrap_or_default())
    }

    /// Reads a table of events; the person's own file and the built-in one have the same form.
    pub fn read(text: &str) -> Result<Self, YamlError> {
        Ok(Self::of(yaml::read(text)?))
    }

    fn of(series: Vec<Series>) -> Self {
        let events = series.into_iter().flat_map(Series::events);
        let mut table = Self {
            events: events.map(Arc::new).collect(),
            names: NameFinder::default(),
        };
        table.sort();
        table
    }

    /// This table with the events of another one; of events with the same name the other's counts.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.events
            .retain(|event| !other.events.iter().any(|new| new.name == event.name));
        self.events.extend(other.events);
        self.names = NameFinder::default();
        self.sort();
        self
    }

    /// The event with this name, in any case.
    pub fn find(&self, name: &str) -> Option<&Arc<Event>> {
        self.events
            .iter()
            .find(|event| event.name.eq_ignore_ascii_case(name))
    }

    fn sort(&mut self) {
        self.events
            .sort_by(|a, b| (a.first_day, &a.name).cmp(&(b.first_day, &b.name)));
    }
}

impl Series {
    fn events(self) -> Vec<Event> {
        let Self { words, editions } = self;
        let series: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        editions
            .into_iter()
            .map(|edition| edition.event(&series))
            .collect()
    }
}

impl Edition {
    fn event(self, series: &[String]) -> Event {
        let city = self.city.iter().cloned();
        Event {
            aliases: city
                .chain(self.aliases)
                .map(|alias| alias.to_lowercase())
                .collect(),
            name: self.name,
            city: self.city,
            first_day: self.first_day,
            last_day: self.last_day.max(self.first_day),
            series: series.to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_can_be_read() {
        let table = EventTable::read(include_str!("../../assets/events.yaml")).unwrap();
        assert_eq!(table, EventTable::builtin());
        assert!(table.events.len() > 50);
        assert!(
            table
                .events
                .windows(2)
                .all(|pair| pair[0].first_day <= pair[1].first_day)
        );
        for event in &table.events {
            let days = (event.last_day - event.first_day).get_days();
            assert!((0..20).contains(&days), "{}", event.name);
            let year = event.first_day.year().to_string();
            assert!(event.name.ends_with(&year), "{}", event.name);
        }
    }

    #[test]
    fn an_own_table_adds_and_replaces() {
        let own = EventTable::read(
            "- words: [RubyFair]\n  editions:\n    - {name: RubyFair 2020, city: Rome, first_day: 2020-01-02, last_day: 2020-01-03}\n",
        );
        let table = EventTable::builtin().with(own.unwrap());
        let event = table.find("rubyfair 2020").unwrap();
        assert_eq!(
            (event.series[0].as_str(), event.aliases[0].as_str()),
            ("rubyfair", "rome")
        );
        let count = table.events.len();
        assert_eq!(table.clone().with(table).events.len(), count);
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let error = EventTable::read(
            "- words: [x]\n  editions:\n    - {name: a, first_day: 2020-13-02, last_day: 2020-01-03}\n",
        );
        assert_eq!(error.unwrap_err().line(), 3);
    }
}
