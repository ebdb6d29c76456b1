//! Rows of topics, and where one is named: the person's notes on it, talks, other places.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crate::library::{KnownTopic, Maturity, Post, PostId};
use crate::text::{Span, counted, one_line};

use super::super::overlay::{Subject, Target, ViewRow};
use super::super::state::State;
use super::naming::{byline, joined};
use super::records;

/// What there is of a topic.
#[derive(Default)]
struct Counts {
    name: String,
    posts: usize,
    mentions: u32,
    notes: usize,
}

/// All topics that posts name or notes have, those named most first.
pub(super) fn all(state: &State) -> Vec<ViewRow> {
    let mut counts: HashMap<String, Counts> = HashMap::new();
    for topic in state.overview.topics.topics() {
        let entry = counts.entry(topic.name.to_lowercase()).or_default();
        entry.name = topic.name.to_string();
        entry.posts = topic.posts.len();
        entry.mentions = topic.posts.values().sum();
    }
    for name in state
        .records
        .alive()
        .flat_map(|entry| entry.record.topic_names())
    {
        let name = known_name(state, name);
        let entry = counts.entry(name.to_lowercase()).or_default();
        if entry.name.is_empty() {
            entry.name = name;
        }
        entry.notes += 1;
    }
    let mut counts: Vec<Counts> = counts.into_values().collect();
    counts.sort_by(|a, b| {
        (Reverse(a.posts), Reverse(a.notes), &a.name).cmp(&(
            Reverse(b.posts),
            Reverse(b.notes),
            &b.name,
        ))
    });
    counts.iter().map(|topic| row(state, topic)).collect()
}

/// The name of a topic as the table has it: "Open Policy Agent" for "Oh-pa".
pub(super) fn known_name(state: &State, name: &str) -> String {
    let known = state.settings.topics.find(name);
    known.map_or_else(|| name.to_owned(), |topic| topic.name.to_string())
}

fn row(state: &State, topic: &Counts) -> ViewRow {
    let known = state.settings.topics.find(&topic.name);
    let named = (topic.posts > 0).then(|| {
        format!(
            "named {}",
            counted(topic.mentions as usize, "time", "times")
        )
    });
    let noted = (topic.notes > 0).then(|| counted(topic.notes, "note", "notes"));
    ViewRow {
        about: joined([noted, named, known.map(described)]),
        fact: counted(topic.posts, "post", "posts"),
        also: known
            .map(|known| known.aliases.join(" "))
            .unwrap_or_default(),
        target: Target::List(Subject::Topic(topic.name.clone())),
        title: one_line(&topic.name).into_owned(),
    }
}

/// Maturity and address of a topic.
fn described(topic: &KnownTopic) -> String {
    let maturity = (topic.maturity != Maturity::Other).then(|| topic.maturity.word().to_owned());
    joined([maturity, topic.url.clone()])
}

/// Where a topic is named.
pub(super) fn one(state: &State, name: &str) -> Vec<ViewRow> {
    let is_about = |topic: &str| known_name(state, topic).eq_ignore_ascii_case(name);
    let entries = state
        .records
        .alive()
        .filter(|entry| entry.record.topic_names().any(is_about));
    let mut rows = records::rows(state, entries);
    let mut posts: Vec<(PostId, &Post)> = state
        .overview
        .topics
        .find(name)
        .into_iter()
        .flat_map(|topic| topic.posts.keys())
        .filter_map(|&id| Some((id, state.library.post(id)?)))
        .collect();
    posts.sort_by_key(|(id, post)| (Reverse(post.date.map(|date| date.day)), *id));
    let (mut talks, mut others) = (Vec::new(), Vec::new());
    for (id, post) in posts {
        for (section, marks) in by_section(post, name) {
            let entry = section.and_then(|section| post.sections.get(section));
            let talk = entry.and_then(|section| section.talk.as_deref());
            let title = talk
                .map(|talk| talk.title.as_str())
                .or(entry.map(|section| section.heading.as_str()));
            let row = passage(id, post, title, marks);
            if talk.is_some() {
                talks.push(row);
            } else {
                others.push(row);
            }
        }
    }
    for (heading, found) in [("In talks", talks), ("Elsewhere", others)] {
        if !found.is_empty() {
            rows.push(ViewRow::heading(heading));
            rows.extend(found);
        }
    }
    rows
}

/// Where a post names a topic, by the innermost section around; both in text order.
fn by_section(post: &Post, name: &str) -> BTreeMap<Option<usize>, Vec<Span>> {
    let mentions = post
        .mentions
        .iter()
        .filter(|mention| mention.topic.eq_ignore_ascii_case(name));
    let mut found: BTreeMap<Option<usize>, Vec<Span>> = BTreeMap::new();
    for mention in mentions {
        let begun = post
            .sections
            .partition_point(|section| section.span.start <= mention.span.start);
        let mut around = (0..begun).rev();
        let section = around.find(|&index| {
            let section = post.sections.get(index);
            section.is_some_and(|section| section.span.contains(mention.span.start))
        });
        found.entry(section).or_default().push(mention.span);
    }
    found
}

fn passage(id: PostId, post: &Post, title: Option<&str>, marks: Vec<Span>) -> ViewRow {
    let title = title.filter(|title| *title != post.title);
    ViewRow {
        title: one_line(title.unwrap_or(&post.title)).into_owned(),
        about: joined([
            title.map(|_| one_line(&post.title).into_owned()),
            Some(byline(post)),
        ]),
        fact: if marks.len() > 1 {
            format!("{} times", marks.len())
        } else {
            String::new()
        },
        also: post
            .event
            .as_ref()
            .map(|event| event.name.clone())
            .unwrap_or_default(),
        target: Target::Passage {
            post: id,
            at: marks.first().map_or(0, |mark| mark.start),
            marks,
        },
    }
}
