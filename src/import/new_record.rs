//! A to-do that a file has and nobody here: as a record of no post.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::annotation::{
    CategoryTable, GroupTimes, PostReference, Rank, Record, RecordId, Todo, Topic,
};

use super::subject::{category, category_of_tag};
use super::task::{Said, When};

/// Makes a record of what a file says; `None` where no category asks for anything to be done.
///
/// `at` is when it was written there, `last` the rank behind all others, for one that has none.
pub fn new_record(
    id: RecordId,
    said: &Said,
    categories: &CategoryTable,
    zone: &TimeZone,
    at: Timestamp,
    last: &Rank,
) -> Option<Record> {
    let mut names = said.topics.clone();
    let told = said.category.as_deref();
    let told = told.and_then(|name| category(categories, name));
    let tagged = || {
        let of_tag = |name: &String| category_of_tag(categories, name);
        let at = names.iter().position(|name| of_tag(name).is_some())?;
        let tag = names.remove(at);
        category_of_tag(categories, &tag)
    };
    let told = told.or_else(tagged);
    let mut known = categories.iter();
    let category = told.or_else(|| known.find(|category| category.actionable))?;
    let topics = names.into_iter().map(|name| Topic { name, url: None });
    let status = said.status.unwrap_or_default();
    let closed = said.closed.flatten().and_then(|closed| closed.moment(zone));
    let rank = said.rank.clone().filter(|rank| !rank.is_unranked());
    let words = said.words.as_ref();
    Some(Record {
        id,
        post: PostReference::default(),
        talk: None,
        anchor: None,
        category: category.id.clone(),
        topics: topics.collect(),
        note: words.map_or("", |words| words.text()).to_owned(),
        todo: Some(Todo {
            status,
            rank: rank.unwrap_or_else(|| last.clone()),
            priority: said.priority.flatten(),
            due: said.due.flatten(),
            closed: (!status.is_pending()).then(|| closed.unwrap_or(at)),
        }),
        created: said
            .created
            .and_then(|made: When| made.moment(zone))
            .unwrap_or(at),
        times: GroupTimes::all_at(at),
        deleted: false,
        unknown: BTreeMap::new(),
    })
}
