//! Rows of events, and what posts tell of one: its talks, then the posts by day.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::library::{Event, EventTalks, PostId};
use crate::text::{counted, one_line};

use super::super::overlay::{Subject, Target, ViewRow};
use super::super::state::State;
use super::naming::{byline, days, joined};
use super::talks;

/// All events that posts tell of, the latest first.
pub(super) fn all(state: &State) -> Vec<ViewRow> {
    let mut events: Vec<(&Arc<Event>, &EventTalks)> = state.overview.talks.events().collect();
    events.sort_by_key(|(event, _)| (Reverse(event.first_day), event.name.clone()));
    events
        .into_iter()
        .map(|(event, talks)| row(state, event, talks))
        .collect()
}

fn row(state: &State, event: &Event, talks: &EventTalks) -> ViewRow {
    let posts = state.overview.talks.posts_of(&event.name).count();
    let (told, tellings) = (talks.talks().len(), talks.telling_count());
    let again = (tellings > told).then(|| format!("told {tellings} times"));
    ViewRow {
        title: event.name.clone(),
        about: joined([
            Some(days(event)),
            Some(event.city.clone().unwrap_or_else(|| "online".to_owned())),
            (told > 0).then(|| counted(told, "talk", "talks")),
            again,
        ]),
        fact: counted(posts, "post", "posts"),
        also: event.aliases.join(" "),
        target: Target::List(Subject::Event(event.name.clone())),
    }
}

/// The talks of an event, and the posts about it by the day they were written.
pub(super) fn one(state: &State, name: &str) -> Vec<ViewRow> {
    let Some((event, talks)) = state.overview.talks.event(name) else {
        return Vec::new();
    };
    let mut rows = talks::rows(state, talks.talks(), false);
    if !rows.is_empty() {
        rows.insert(0, ViewRow::heading(counted(rows.len(), "talk", "talks")));
    }
    let mut by_day: BTreeMap<(u8, Option<Date>), Vec<PostId>> = BTreeMap::new();
    for id in state.overview.talks.posts_of(name) {
        let date = state
            .library
            .post(id)
            .and_then(|post| post.date)
            .map(|date| date.day);
        by_day.entry(order(event, date)).or_default().push(id);
    }
    for ((when, day), posts) in by_day {
        rows.push(ViewRow::heading(day_heading(event, when, day)));
        rows.extend(posts.into_iter().filter_map(|id| post(state, id)));
    }
    rows
}

/// Days of the event, then those after it, those before, and none; a post of a day of the event stands under that day.
fn order(event: &Event, date: Option<Date>) -> (u8, Option<Date>) {
    match date {
        Some(day) if day > event.last_day => (1, None),
        Some(day) if day < event.first_day => (2, None),
        Some(day) => (0, Some(day)),
        None => (3, None),
    }
}

fn day_heading(event: &Event, when: u8, day: Option<Date>) -> String {
    match day {
        None if when == 1 => "Written after it".to_owned(),
        None if when == 2 => "Written before it".to_owned(),
        None => "Without a date".to_owned(),
        Some(day) => {
            let number = (day - event.first_day).get_days() + 1;
            format!("Written on day {number}, {}", day.strftime("%-d %b %Y"))
        }
    }
}

/// A post, with its number of talks.
pub(super) fn post(state: &State, id: PostId) -> Option<ViewRow> {
    let post = state.library.post(id)?;
    let talks = post
        .sections
        .iter()
        .filter(|section| section.talk.is_some())
        .count();
    Some(ViewRow {
        title: one_line(&post.title).into_owned(),
        about: byline(post),
        fact: if talks > 0 {
            counted(talks, "talk", "talks")
        } else {
            String::new()
        },
        also: post.tags.join(" "),
        target: Target::Passage {
            post: id,
            at: 0,
            marks: Vec::new(),
        },
    })
}
