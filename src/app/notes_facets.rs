//! By which categories and topics the notes of the scope can be narrowed, and how many there are of each.

use std::collections::HashMap;

use super::notes_list::admitted_by;
use super::pane::NotesView;
use super::state::State;

/// What notes can be narrowed to, and how many there are of it beside the other filters.
pub type Facet = (String, usize);

/// The categories of the notes in scope by their ids, in the order of the settings; what the settings do not know comes last.
pub fn categories(state: &State) -> Vec<Facet> {
    let view = NotesView {
        category: None,
        ..state.notes.view.clone()
    };
    let entries = admitted_by(state, &view);
    let counts = counted(entries.map(|entry| entry.record.category.clone()));
    let settings = &state.settings.categories;
    let rank = |id: &str| settings.iter().position(|known| known.id == id);
    let mut found: Vec<Facet> = counts.into_iter().collect();
    found.sort_by_cached_key(|(id, _)| (rank(id).unwrap_or(usize::MAX), id.clone()));
    found
}

/// The topics of the notes in scope, the most frequent first.
pub fn topics(state: &State) -> Vec<Facet> {
    let view = NotesView {
        topic: None,
        ..state.notes.view.clone()
    };
    let entries = admitted_by(state, &view);
    let names = entries.flat_map(|entry| entry.record.topic_names());
    let mut found: Vec<Facet> = counted(names.map(str::to_owned)).into_iter().collect();
    found.sort_by(|(a, many), (b, few)| few.cmp(many).then_with(|| a.cmp(b)));
    found
}

fn counted(names: impl Iterator<Item = String>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for name in names {
        *counts.entry(name).or_insert(0) += 1;
    }
    counts
}

/// The one after `chosen`: the first if none is, none after the last.
pub fn next(facets: &[Facet], chosen: Option<&String>) -> Option<String> {
    let at = chosen.and_then(|chosen| facets.iter().position(|(name, _)| name == chosen));
    let next = at.map_or(0, |at| at + 1);
    facets.get(next).map(|(name, _)| name.clone())
}
