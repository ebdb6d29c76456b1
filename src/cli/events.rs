//! `kubenotes events`: the conferences that the posts tell of, latest first.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use crate::find::Words;
use crate::library::Event;
use crate::text::counted;

use super::arguments::QueryArguments;
use super::failure::Failure;
use super::output::Output;
use super::setup::Setup;

/// `events --json`
#[derive(Serialize)]
struct EventJson {
    name: String,
    city: Option<String>,
    first_day: String,
    last_day: String,
    posts: usize,
}

/// Prints the events that hold the words.
pub fn run(setup: &Setup, arguments: &QueryArguments, out: &mut Output) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let words = Words::new(&arguments.query);
    let mut counts: HashMap<&str, (&Arc<Event>, usize)> = HashMap::new();
    let told_of = session
        .state
        .library
        .posts()
        .filter_map(|(_, post)| post.event.as_ref());
    for event in told_of {
        counts.entry(&event.name).or_insert((event, 0)).1 += 1;
    }
    let mut events: Vec<(&Arc<Event>, usize)> = counts.into_values().collect();
    events.retain(|(event, _)| {
        words.are_in(
            [event.name.as_str()]
                .into_iter()
                .chain(event.city.as_deref()),
        )
    });
    events.sort_by_key(|(event, _)| (Reverse(event.first_day), event.name.clone()));
    let shapes: Vec<EventJson> = events
        .iter()
        .map(|(event, posts)| shape(event, *posts))
        .collect();
    if arguments.json {
        out.json(&shapes)?;
    } else {
        let rows: Vec<[String; 4]> = shapes.iter().map(row).collect();
        out.table(&rows)?;
    }
    if shapes.is_empty() {
        return Err(Failure::Refused(format!(
            "No post tells of an event{} that is known: kubenotes list shows the posts",
            words.described()
        )));
    }
    Ok(())
}

fn shape(event: &Event, posts: usize) -> EventJson {
    EventJson {
        name: event.name.clone(),
        city: event.city.clone(),
        first_day: event.first_day.to_string(),
        last_day: event.last_day.to_string(),
        posts,
    }
}

fn row(event: &EventJson) -> [String; 4] {
    [
        format!("{} – {}", event.first_day, event.last_day),
        event.name.clone(),
        event.city.clone().unwrap_or_default(),
        counted(event.posts, "post", "posts"),
    ]
}
