//! `kubenotes events`: the conferences that the posts tell of, latest first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::app::{admits_event, matcher};
use crate::find::query::SubjectKind;
use crate::library::{Event, EventTalks, Library, Overview, PostId};
use crate::text::counted;

use super::arguments::QueryArguments;
use super::failure::Failure;
use super::narrowing::filter;
use super::output::Output;
use super::setup::Setup;
use super::tellings::{ToldTalkJson, told_talk};

/// `events --json`
#[derive(Serialize)]
struct EventJson {
    name: String,
    city: Option<String>,
    first_day: String,
    last_day: String,
    posts: usize,
    /// How many sections tell of talks.
    tellings: usize,
    /// Each talk once.
    talks: Vec<ToldTalkJson>,
    /// Posts by the day of the event they were written on.
    days: BTreeMap<String, usize>,
}

/// Prints the events that a query admits.
pub fn run(setup: &Setup, arguments: &QueryArguments, out: &mut Output) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let filter = filter(&arguments.query, SubjectKind::Event)?;
    let matcher = matcher(&session.state, filter.query());
    let library = &session.state.library;
    let overview = Overview::of(library);
    let mut events: Vec<(&Arc<Event>, &EventTalks)> = overview.talks.events().collect();
    events.retain(|(event, _)| admits_event(&matcher, event));
    events.sort_by_key(|(event, _)| (Reverse(event.first_day), event.name.clone()));
    let shapes: Vec<EventJson> = events
        .iter()
        .map(|(event, talks)| shape(library, &overview, event, talks))
        .collect();
    if arguments.json {
        out.json(&shapes)?;
    } else {
        let rows: Vec<[String; 5]> = shapes.iter().map(row).collect();
        out.table(&rows)?;
    }
    if shapes.is_empty() {
        return Err(Failure::Refused(format!(
            "No post tells of an event{} that is known: kubenotes list shows the posts",
            filter.described()
        )));
    }
    Ok(())
}

fn shape(library: &Library, overview: &Overview, event: &Event, talks: &EventTalks) -> EventJson {
    let posts: Vec<PostId> = overview.talks.posts_of(&event.name).collect();
    let told = talks.talks().iter();
    EventJson {
        name: event.name.clone(),
        city: event.city.clone(),
        first_day: event.first_day.to_string(),
        last_day: event.last_day.to_string(),
        posts: posts.len(),
        tellings: talks.telling_count(),
        talks: told.filter_map(|talk| told_talk(library, talk)).collect(),
        days: days(library, event, &posts),
    }
}

/// How many posts were written on each day of the event.
fn days(library: &Library, event: &Event, posts: &[PostId]) -> BTreeMap<String, usize> {
    let dates = posts.iter().filter_map(|&id| library.post(id)?.date);
    let mut days = BTreeMap::new();
    for day in dates.map(|date| date.day) {
        if (event.first_day..=event.last_day).contains(&day) {
            *days.entry(day.to_string()).or_insert(0) += 1;
        }
    }
    days
}

fn row(event: &EventJson) -> [String; 5] {
    [
        format!("{} – {}", event.first_day, event.last_day),
        event.name.clone(),
        event.city.clone().unwrap_or_default(),
        counted(event.posts, "post", "posts"),
        match event.talks.len() {
            0 => String::new(),
            talks => counted(talks, "talk", "talks"),
        },
    ]
}
