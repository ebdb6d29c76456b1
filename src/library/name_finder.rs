//! Finding the names of conferences, places and regions in words, in one pass for all of them. What they mean together is
//! judged elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// What is looked through is short, and the start waits for the finder: a table of all states would take longer to make than
/// to do without.
const KIND: Option<AhoCorasickKind> = Some(AhoCorasickKind::ContiguousNFA);

/// How an event may be named.
#[derive(Clone, Copy, Debug)]
pub(super) struct NamesOf<'a> {
    /// Its series.
    pub series: &'a [String],
    /// Its place or region.
    pub aliases: &'a [String],
}

/// Finds names; it is made of one table of events, when a text is first looked through.
#[derive(Clone, Debug, Default)]
pub(super) struct NameFinder(OnceLock<Option<Names>>);

#[derive(Clone, Debug)]
struct Names {
    /// The names between blanks.
    exact: AhoCorasick,
    /// For each name the events, by their place in the table, that have it.
    events_of: Vec<Events>,
    /// The longest word of each series' name, in any case, as a part of whatever word.
    rough: Option<AhoCorasick>,
}

/// Events by their places in the table.
#[derive(Clone, Debug, Default)]
struct Events {
    by_series: Vec<usize>,
    by_alias: Vec<usize>,
}

/// The events that words name, by their places in the table.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// Those whose series is named.
    pub series: BTreeSet<usize>,
    /// Those whose place or region is named.
    pub places: BTreeSet<usize>,
}

impl NameFinder {
    /// Whether a text, written as it may be, may name a series of these events; `false` is sure. The events are the same at
    /// every call, here and below.
    pub fn may_find<'a>(&self, text: &str, events: impl Fn() -> Vec<NamesOf<'a>>) -> bool {
        let rough = self.names(events).and_then(|names| names.rough.as_ref());
        rough.is_none_or(|names| names.is_match(text))
    }

    /// The events that words name: words in lower case, each between blanks.
    pub fn find<'a>(&self, words: &str, events: impl Fn() -> Vec<NamesOf<'a>>) -> Named {
        let mut found = Named::default();
        let Some(names) = self.names(events) else {
            return found;
        };
        // Names share the blanks between them, and one may be the beginning of another.
        for name in names.exact.find_overlapping_iter(words) {
            if let Some(events) = names.events_of.get(name.pattern().as_usize()) {
                found.series.extend(&events.by_series);
                found.places.extend(&events.by_alias);
            }
        }
        found
    }

    fn names<'a>(&self, events: impl Fn() -> Vec<NamesOf<'a>>) -> Option<&Names> {
        self.0.get_or_init(|| Names::of(&events())).as_ref()
    }
}

impl Names {
    fn of(events: &[NamesOf<'_>]) -> Option<Self> {
        let mut by_name: BTreeMap<String, Events> = BTreeMap::new();
        for (at, event) in events.iter().enumerate() {
            for name in event.series.iter().filter(|name| !name.is_empty()) {
                let known = by_name.entry(format!(" {name} ")).or_default();
                known.by_series.push(at);
            }
            for name in event.aliases.iter().filter(|name| !name.is_empty()) {
                let known = by_name.entry(format!(" {name} ")).or_default();
                known.by_alias.push(at);
            }
        }
        let exact = AhoCorasick::builder()
            .kind(KIND)
            .build(by_name.keys())
            .ok()?;
        Some(Self {
            exact,
            events_of: by_name.into_values().collect(),
            rough: rough(events),
        })
    }
}

/// `None` where a name is not to be found so: other letters have a case that the automaton does not know.
fn rough(events: &[NamesOf<'_>]) -> Option<AhoCorasick> {
    let names = events.iter().flat_map(|event| event.series);
    let words: BTreeSet<&str> = names
        .map(|name| name.split(' ').max_by_key(|word| word.len()))
        .collect::<Option<_>>()?;
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).kind(KIND);
    let is_ascii = words.iter().all(|word| word.is_ascii());
    is_ascii.then(|| builder.build(words).ok()).flatten()
}

/// It is made from the events: equal ones have equal finders.
impl PartialEq for NameFinder {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Eq for NameFinder {}
