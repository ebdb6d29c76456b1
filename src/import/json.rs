//! Reading our own JSON back: every field of an item, and all of an item that is not here.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::annotation::{
    Anchor, GroupTimes, PostReference, Priority, Rank, Record, RecordId, Status, Todo, Topic,
};
use crate::export::json_shapes::{HighlightJson, MarkedJson, PostReferenceJson, TimesJson};

use super::json_elements::{Element, elements, elements_under};
use super::problem::Problem;
use super::task::{ReadTasks, Said, Task, Telling, When};

/// Reads the items of an export, or of the array that `todo --json` prints.
pub fn read(text: &str) -> ReadTasks {
    let mut read = ReadTasks {
        exported: exported(text),
        ..ReadTasks::default()
    };
    let items = elements_under(text, "items").unwrap_or_else(|| elements(text));
    for element in items {
        match task(element) {
            Ok(task) => read.tasks.push(task),
            Err(message) => read.problems.push(Problem::new(element.line, message)),
        }
    }
    read
}

#[derive(serde::Deserialize)]
struct Head {
    exported: String,
}

fn exported(text: &str) -> Option<Timestamp> {
    let head: Head = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    head.exported.parse().ok()
}

type Object = Map<String, Value>;

fn task(element: Element<'_>) -> Result<Task, String> {
    let object: Object = serde_json::from_str(element.text).map_err(|error| {
        format!("this is no object of JSON ({error}): mend it, or export again")
    })?;
    let id = match object.get("id") {
        None | Some(Value::Null) => None,
        Some(id) => {
            let id = id.as_str().and_then(|id| RecordId::parse_str(id).ok());
            Some(id.ok_or("the id is no UUID: remove it to take the item in as a new to-do")?)
        }
    };
    let whole = id.and_then(|id| record(id, element.text));
    Ok(Task {
        line: element.line,
        id,
        said: said(&object)?,
        whole: whole.map(Box::new),
        ..Task::default()
    })
}

fn said(object: &Object) -> Result<Said, String> {
    let closed = parsed::<Timestamp>(object, "closed", "a moment like 2026-12-31T12:00:00Z")?;
    Ok(Said {
        status: word::<Status>(object, "status")?.flatten(),
        priority: word::<Priority>(object, "priority")?,
        due: parsed::<Date>(object, "due", "a day like 2026-12-31")?,
        closed: closed.map(|closed| closed.map(When::Moment)),
        rank: text(object, "rank").and_then(Rank::parse),
        words: text(object, "note").map(|note| Telling::Note(note.to_owned())),
        topics: topics(object),
        category: text(object, "category").map(str::to_owned),
        created: parsed::<Timestamp>(object, "created", "a moment")?
            .flatten()
            .map(When::Moment),
        changed: None,
    })
}

fn text<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key)?.as_str()
}

/// What a key says: nothing, that there is none, or a value that can be read from text.
#[expect(
    clippy::option_option,
    reason = "that nothing is said and that there is none are two"
)]
fn parsed<T: std::str::FromStr>(
    object: &Object,
    key: &str,
    example: &str,
) -> Result<Option<Option<T>>, String> {
    match object.get(key) {
        None => Ok(None),
        Some(Value::Null) => Ok(Some(None)),
        Some(value) => {
            let read = value.as_str().and_then(|text| text.parse().ok());
            read.map(|read| Some(Some(read)))
                .ok_or_else(|| format!("`{key}` is not {example}"))
        }
    }
}

#[expect(
    clippy::option_option,
    reason = "that nothing is said and that there is none are two"
)]
fn word<T: serde::de::DeserializeOwned>(
    object: &Object,
    key: &str,
) -> Result<Option<Option<T>>, String> {
    let Some(value) = object.get(key) else {
        return Ok(None);
    };
    serde_json::from_value(value.clone())
        .map(Some)
        .map_err(|error| format!("`{key}`: {error}"))
}

fn topics(object: &Object) -> Vec<String> {
    let topics = object.get("topics").and_then(Value::as_array);
    let name = |topic: &Value| Some(topic.get("name").unwrap_or(topic).as_str()?.to_owned());
    topics.into_iter().flatten().filter_map(name).collect()
}

/// All of a record, if the item has all of it.
fn record(id: RecordId, text: &str) -> Option<Record> {
    let json: HighlightJson = serde_json::from_str(text).ok()?;
    let created = json.created.parse().ok()?;
    let todo = json.status.map(|status| Todo {
        status,
        rank: json
            .rank
            .as_deref()
            .and_then(Rank::parse)
            .unwrap_or_default(),
        priority: json.priority,
        due: json.due.and_then(|due| due.parse().ok()),
        closed: json.closed.and_then(|closed| closed.parse().ok()),
    });
    let topics = json.topics.into_iter().map(|topic| Topic {
        name: topic.name,
        url: topic.url,
    });
    Some(Record {
        id,
        post: post(json.post),
        talk: json.talk,
        anchor: json
            .quote
            .zip(json.marked)
            .map(|(quote, marked)| anchor(quote, marked)),
        category: json.category,
        topics: topics.collect(),
        note: json.note,
        todo,
        created,
        times: times(&json.times, created),
        deleted: false,
        unknown: json.unknown,
    })
}

fn post(json: PostReferenceJson) -> PostReference {
    PostReference {
        root: json.root,
        path: json.path,
        title: json.title,
        date: json.date.and_then(|date| date.parse().ok()),
        authors: json.authors,
        event: json.event,
        url: json.url,
        slug: json.slug,
    }
}

/// Where the passage stands is found by its words: the item tells today's place, not that of its revision.
fn anchor(quote: String, marked: MarkedJson) -> Anchor {
    Anchor {
        quote,
        original: marked.original,
        prefix: marked.prefix,
        suffix: marked.suffix,
        revision: marked.revision,
        text_version: marked.text_version,
        ..Anchor::default()
    }
}

fn times(json: &TimesJson, created: Timestamp) -> GroupTimes {
    let time = |text: &String| text.parse().unwrap_or(created);
    GroupTimes {
        anchor: time(&json.anchor),
        subject: time(&json.subject),
        note: time(&json.note),
        todo: time(&json.todo),
        rank: time(&json.rank),
        deleted: time(&json.deleted),
    }
}
