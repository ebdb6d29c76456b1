//! `kubenotes topics`: what posts and notes are about, those named in most posts first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::annotation::Record;
use crate::app::State;
use crate::find::Words;
use crate::library::Overview;
use crate::text::counted;

use super::arguments::QueryArguments;
use super::failure::Failure;
use super::output::Output;
use super::setup::Setup;

/// `topics --json`
#[derive(Default, Serialize)]
struct TopicJson {
    name: String,
    aliases: Vec<String>,
    url: Option<String>,
    maturity: Option<&'static str>,
    posts: usize,
    mentions: u32,
    highlights: usize,
    open_todos: usize,
}

/// Prints the topics that hold the words in a name or address.
pub fn run(setup: &Setup, arguments: &QueryArguments, out: &mut Output) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let words = Words::new(&arguments.query);
    let mut topics = topics(&session.state);
    topics.retain(|topic| {
        let texts = [topic.name.as_str()]
            .into_iter()
            .chain(topic.url.as_deref());
        words.are_in(texts.chain(topic.aliases.iter().map(String::as_str)))
    });
    if arguments.json {
        out.json(&topics)?;
    } else {
        let rows: Vec<[String; 5]> = topics.iter().map(row).collect();
        out.table(&rows)?;
    }
    if topics.is_empty() {
        return Err(Failure::Refused(format!(
            "No post and no note names a topic{}: kubenotes list shows the posts",
            words.described()
        )));
    }
    Ok(())
}

fn topics(state: &State) -> Vec<TopicJson> {
    let overview = Overview::of(&state.library);
    let mut topics: BTreeMap<String, TopicJson> = BTreeMap::new();
    for topic in overview.topics.topics() {
        let entry = entry(state, &mut topics, &topic.name);
        entry.posts += topic.posts.len();
        entry.mentions += topic.posts.values().sum::<u32>();
    }
    for record in state.records.alive().map(|entry| &entry.record) {
        for name in record.topic_names() {
            let entry = entry(state, &mut topics, name);
            entry.highlights += 1;
            entry.open_todos += usize::from(is_pending(record));
        }
    }
    let mut topics: Vec<TopicJson> = topics.into_values().collect();
    topics.sort_by(|a, b| {
        let key = |topic: &TopicJson| (Reverse(topic.posts), Reverse(topic.highlights));
        (key(a), &a.name).cmp(&(key(b), &b.name))
    });
    topics
}

/// The entry of a topic, under the name that the table of topics has for it.
fn entry<'a>(
    state: &State,
    topics: &'a mut BTreeMap<String, TopicJson>,
    name: &str,
) -> &'a mut TopicJson {
    let known = state.settings.topics.find(name);
    let name = known.map_or(name, |known| &known.name);
    topics
        .entry(name.to_lowercase())
        .or_insert_with(|| TopicJson {
            name: name.to_owned(),
            aliases: known.map(|known| known.aliases.clone()).unwrap_or_default(),
            url: known.and_then(|known| known.url.clone()),
            maturity: known.map(|known| known.maturity.word()),
            ..TopicJson::default()
        })
}

fn is_pending(record: &Record) -> bool {
    record
        .todo
        .as_ref()
        .is_some_and(|todo| todo.status.is_pending())
}

fn row(topic: &TopicJson) -> [String; 5] {
    let noted = match topic.highlights {
        0 => String::new(),
        notes => counted(notes, "note", "notes"),
    };
    [
        topic.name.clone(),
        counted(topic.posts, "post", "posts"),
        noted,
        topic.maturity.unwrap_or("").to_owned(),
        topic.url.clone().unwrap_or_default(),
    ]
}
