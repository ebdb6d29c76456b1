//! The names that a field of a query can have in this library, the most frequent first: for completion, and to tell of one that
//! nothing has.

use std::collections::HashMap;
use std::sync::Arc;

use crate::annotation::Record;
use crate::document::{Talk, TalkKind};
use crate::find::query::{KnownNames, NamedValue, QueryProblem, SubjectKind, TextField};

use super::asking::{admits_note, admits_post, matcher};
use super::state::State;

/// Names that were gathered already.
pub type GatheredNames = HashMap<TextField, Arc<KnownNames>>;

/// The first name in a query that nothing in the library and the notes has, with the one that is most like it.
pub fn unknown_name(
    state: &State,
    query: &str,
    kind: SubjectKind,
    gathered: &mut GatheredNames,
) -> Option<QueryProblem> {
    NamedValue::all(query, kind).into_iter().find_map(|value| {
        let known = gathered.entry(value.field);
        let known = known.or_insert_with(|| known_names(state, value.field));
        let is_known = value.is_among(known) || has(state, kind, &value);
        (!is_known).then(|| value.unknown(known))
    })
}

/// Whether anything that could be listed has this value, by another name than those that are put in.
fn has(state: &State, kind: SubjectKind, value: &NamedValue) -> bool {
    let matcher = matcher(state, &value.query());
    if kind == SubjectKind::Note {
        let mut notes = state.records.alive();
        return notes.any(|entry| admits_note(state, &matcher, entry));
    }
    let mut posts = state.library.posts();
    posts.any(|(id, post)| admits_post(state, &matcher, &state.posts.texts, id, post))
}

/// The names that the library, the notes and the settings have for a field.
pub fn known_names(state: &State, field: TextField) -> Arc<KnownNames> {
    let posts = || state.library.posts().map(|(_, post)| post);
    let records = || state.records.alive().map(|entry| &entry.record);
    match field {
        TextField::Author => by_frequency(posts().flat_map(|post| &post.authors)),
        TextField::Tag => by_frequency(posts().flat_map(|post| &post.tags)),
        TextField::Event => {
            by_frequency(posts().filter_map(|post| Some(&*post.event.as_ref()?.name)))
        }
        TextField::Speaker => {
            let sections = posts().flat_map(|post| &post.sections);
            let talks = sections.filter_map(|section| section.talk.as_deref());
            let speakers = talks.flat_map(|talk: &Talk| &talk.speakers);
            by_frequency(speakers.map(|speaker| &speaker.name))
        }
        TextField::Topic => {
            let named = posts().flat_map(|post| &post.mentions);
            let noted = records().flat_map(Record::topic_names);
            by_frequency(named.map(|mention| &*mention.topic).chain(noted))
        }
        TextField::Category => {
            let categories = state.settings.categories.iter();
            of(categories.map(|category| category.id.clone()))
        }
        TextField::Root => {
            let roots = state.library.roots().iter();
            of(roots.map(|root| root.name.clone()))
        }
        TextField::Kind => of(TalkKind::ALL.map(|kind| kind.word().to_owned()).into_iter()),
        TextField::Title | TextField::Path => Arc::default(),
    }
}

fn by_frequency<'a, T: AsRef<str> + ?Sized + 'a>(
    names: impl Iterator<Item = &'a T>,
) -> Arc<KnownNames> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in names {
        *counts.entry(name.as_ref()).or_default() += 1;
    }
    let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
    names.sort_unstable_by(|(a, many), (b, few)| few.cmp(many).then_with(|| a.cmp(b)));
    of(names.into_iter().map(|(name, _)| name.to_owned()))
}

fn of(names: impl Iterator<Item = String>) -> Arc<KnownNames> {
    Arc::new(KnownNames::new(names.collect()))
}
