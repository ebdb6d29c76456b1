//! W3C Web Annotation Data Model as JSON-LD: a JSON array of annotations, each complete in itself.
//!
//! What the model has words for is said in them (sections below are those of the recommendation of 2017): the note is a
//! body that comments, topics are tags, the category classifies, the passage is a text quote with its context. It knows no
//! to-dos; their state stands beside, under names of our own that the context declares.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::annotation::{Priority, Status};
use crate::text::percent;

use super::json_shapes::to_json;
use super::{CharacterSpan, ExportError, ExportItem, ExportOptions, is_web_address};

/// The model's own context (3.1).
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// What our names begin with.
const OWN_NAMES: &str = "urn:kubenotes:";

/// What made the annotations (3.3.4).
const GENERATOR: &str = "kubenotes";

#[derive(Serialize)]
struct Annotation<'a> {
    #[serde(rename = "@context")]
    context: [Value; 2],
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    created: String,
    modified: String,
    generator: Generator,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    body: Vec<TextualBody<'a>>,
    target: Target<'a>,
    #[serde(flatten)]
    todo: TodoNames<'a>,
}

#[derive(Serialize, Deserialize)]
struct Generator {
    r#type: String,
    name: String,
}

/// 3.2.4
#[derive(Serialize)]
struct TextualBody<'a> {
    r#type: &'static str,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    purpose: &'static str,
}

/// A whole post, or a specific resource: a passage in it (4).
#[derive(Serialize)]
struct Target<'a> {
    source: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Selector<'a>>,
    /// The post as it was when the passage was marked (4.3.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<TimeState>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    /// 4.2.4
    TextQuoteSelector {
        exact: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        prefix: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        suffix: &'a str,
    },
    /// 4.2.5: characters of the visible text.
    TextPositionSelector { start: u32, end: u32 },
}

#[derive(Serialize)]
struct TimeState {
    r#type: &'static str,
    #[serde(rename = "sourceDate")]
    source_date: String,
}

/// What the model has no words for.
#[derive(Default, Serialize)]
struct TodoNames<'a> {
    #[serde(rename = "kubenotes:status", skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(rename = "kubenotes:priority", skip_serializing_if = "Option::is_none")]
    priority: Option<Priority>,
    #[serde(rename = "kubenotes:due", skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(rename = "kubenotes:closed", skip_serializing_if = "Option::is_none")]
    closed: Option<String>,
    #[serde(rename = "kubenotes:rank", skip_serializing_if = "Option::is_none")]
    rank: Option<&'a str>,
    #[serde(rename = "kubenotes:talk", skip_serializing_if = "Option::is_none")]
    talk: Option<&'a str>,
    #[serde(rename = "kubenotes:post")]
    post: &'a str,
}

/// The items as annotations.
pub fn render(items: &[ExportItem], _: &ExportOptions) -> String {
    let annotations: Vec<_> = items.iter().map(annotation).collect();
    to_json(&annotations)
}

/// The whole file is ours if all annotations in it are; anything else is left alone.
pub fn replace_file(existing: &str, rendered: &str) -> Result<String, ExportError> {
    #[derive(Deserialize)]
    struct Made {
        generator: Generator,
    }
    let is_ours = serde_json::from_str::<Vec<Made>>(existing)
        .is_ok_and(|all| all.iter().all(|made| made.generator.name == GENERATOR));
    if existing.trim().is_empty() || is_ours {
        Ok(rendered.to_owned())
    } else {
        Err(ExportError::NotOurs)
    }
}

fn annotation(item: &ExportItem) -> Annotation<'_> {
    let record = &item.record;
    Annotation {
        context: [json!(CONTEXT), json!({ "kubenotes": OWN_NAMES })],
        id: format!("urn:uuid:{}", record.id),
        r#type: "Annotation",
        motivation: motivation(item),
        created: record.created.to_string(),
        modified: record.times.latest().to_string(),
        generator: Generator {
            r#type: "Software".to_owned(),
            name: GENERATOR.to_owned(),
        },
        body: bodies(item),
        target: target(item),
        todo: todo_names(item),
    }
}

/// 3.3.5
fn motivation(item: &ExportItem) -> &'static str {
    match (&*item.record.category, item.record.note.trim().is_empty()) {
        ("question", _) => "questioning",
        (_, false) => "commenting",
        (_, true) if item.record.anchor.is_some() => "highlighting",
        (_, true) => "bookmarking",
    }
}

fn bodies(item: &ExportItem) -> Vec<TextualBody<'_>> {
    let record = &item.record;
    let body = |value, purpose| TextualBody {
        r#type: "TextualBody",
        value,
        format: None,
        purpose,
    };
    let mut bodies = Vec::new();
    if !record.note.trim().is_empty() {
        bodies.push(TextualBody {
            format: Some("text/markdown"),
            ..body(&record.note, "commenting")
        });
    }
    bodies.extend(record.topic_names().map(|name| body(name, "tagging")));
    bodies.push(body(&record.category, "classifying"));
    bodies
}

fn target(item: &ExportItem) -> Target<'_> {
    let record = &item.record;
    let mut selector = Vec::new();
    if let Some(anchor) = &record.anchor {
        selector.push(Selector::TextQuoteSelector {
            exact: &anchor.quote,
            prefix: &anchor.prefix,
            suffix: &anchor.suffix,
        });
    }
    let place = item.place.as_ref().and_then(|place| place.span);
    selector.extend(
        place.map(|CharacterSpan { start, end }| Selector::TextPositionSelector { start, end }),
    );
    Target {
        source: source(item),
        state: record.anchor.as_ref().map(|_| TimeState {
            r#type: "TimeState",
            source_date: record.times.anchor.to_string(),
        }),
        selector,
    }
}

/// The post's address; of one that was never published a name, because a source is an IRI.
fn source(item: &ExportItem) -> String {
    let post = &item.record.post;
    if let Some(url) = post.url.as_deref().filter(|url| is_web_address(url)) {
        return url.to_owned();
    }
    let path = post.path.split('/').map(percent::encoded);
    let path: Vec<_> = [percent::encoded(&post.root)]
        .into_iter()
        .chain(path)
        .collect();
    format!("{OWN_NAMES}post:{}", path.join("/"))
}

fn todo_names(item: &ExportItem) -> TodoNames<'_> {
    let record = &item.record;
    let todo = record.todo.as_ref();
    TodoNames {
        status: todo.map(|todo| todo.status),
        priority: todo.and_then(|todo| todo.priority),
        due: todo.and_then(|todo| todo.due).map(|due| due.to_string()),
        closed: todo
            .and_then(|todo| todo.closed)
            .map(|closed| closed.to_string()),
        rank: todo
            .map(|todo| &*todo.rank.0)
            .filter(|rank| !rank.is_empty()),
        talk: record.talk.as_ref().map(|talk| &*talk.title),
        post: &record.post.title,
    }
}
