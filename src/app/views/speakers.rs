//! Rows of speakers, and the talks of one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::library::{SpeakerTalks, TalkGroup, TalkIndex, Telling};
use crate::text::{counted, one_line};

use super::super::overlay::{Subject, Target, ViewRow};
use super::super::state::State;
use super::naming::{joined, told_talk};
use super::talks;

/// Events in the row of a speaker.
const EVENTS: usize = 3;

/// All speakers, those with most talks first.
pub(super) fn all(state: &State) -> Vec<ViewRow> {
    let speakers = state.overview.talks.speakers();
    let mut rows: Vec<(usize, ViewRow)> = speakers
        .filter_map(|(key, talks)| row(state, key, talks))
        .collect();
    rows.sort_by(|(many, row), (few, other)| {
        (Reverse(many), &row.title).cmp(&(Reverse(few), &other.title))
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

/// How a speaker's name is written where it is told.
pub(super) fn name(state: &State, key: &str) -> Option<String> {
    let tellings = state.overview.talks.speaker(key)?.tellings.iter();
    tellings
        .copied()
        .find_map(|telling| written(state, key, telling).map(|(name, _)| name))
}

/// The name and what else the telling says of the person.
fn written(state: &State, key: &str, telling: Telling) -> Option<(String, String)> {
    let (_, talk) = told_talk(state, telling)?;
    let is_meant = |name: &str| TalkIndex::speaker_key(name).as_deref() == Some(key);
    let speaker = talk
        .speakers
        .iter()
        .find(|speaker| is_meant(&speaker.name))?;
    let about = joined([speaker.role.clone(), speaker.organisation.clone()]);
    Some((
        one_line(&speaker.name).into_owned(),
        one_line(&about).into_owned(),
    ))
}

fn row(state: &State, key: &str, talks: &SpeakerTalks) -> Option<(usize, ViewRow)> {
    let tellings = talks.tellings.iter().copied();
    let said: Vec<(String, String)> = tellings
        .clone()
        .filter_map(|telling| written(state, key, telling))
        .collect();
    let name = said.first()?.0.clone();
    let about = said
        .into_iter()
        .map(|(_, about)| about)
        .find(|about| !about.is_empty());
    let posts = tellings.filter_map(|telling| state.library.post(telling.post));
    let events: BTreeSet<(Reverse<_>, &str)> = posts
        .filter_map(|post| post.event.as_ref())
        .map(|event| (Reverse(event.first_day), event.name.as_str()))
        .collect();
    let shown: Vec<&str> = events.iter().take(EVENTS).map(|(_, name)| *name).collect();
    let count = groups(state, talks).len();
    let row = ViewRow {
        title: name,
        about: joined([about, Some(shown.join(", "))]),
        fact: counted(count, "talk", "talks"),
        also: key.to_owned(),
        target: Target::List(Subject::Speaker(key.to_owned())),
    };
    Some((count, row))
}

/// The talks of a speaker, each once.
fn groups(state: &State, talks: &SpeakerTalks) -> Vec<TalkGroup> {
    let groups = talks
        .tellings
        .iter()
        .filter_map(|&telling| state.overview.talks.talk_of(telling));
    let groups: BTreeMap<Vec<Telling>, TalkGroup> = groups
        .map(|group| (group.tellings.clone(), group))
        .collect();
    groups.into_values().collect()
}

/// The talks of one speaker, under their events, the latest first.
pub(super) fn one(state: &State, key: &str) -> Vec<ViewRow> {
    let Some(talks) = state.overview.talks.speaker(key) else {
        return Vec::new();
    };
    let mut by_event: BTreeMap<(Reverse<Option<jiff::civil::Date>>, String), Vec<TalkGroup>> =
        BTreeMap::new();
    for group in groups(state, talks) {
        let first = group
            .tellings
            .first()
            .and_then(|telling| state.library.post(telling.post));
        let event = first.and_then(|post| post.event.as_ref());
        let day = event.map(|event| event.first_day);
        let name = event.map_or_else(
            || "of no known event".to_owned(),
            |event| event.name.clone(),
        );
        by_event
            .entry((Reverse(day), name))
            .or_default()
            .push(group);
    }
    let sections = by_event.into_iter().flat_map(|((_, name), groups)| {
        let heading = ViewRow::heading(name);
        std::iter::once(heading).chain(talks::rows(state, &groups, false))
    });
    sections.collect()
}
