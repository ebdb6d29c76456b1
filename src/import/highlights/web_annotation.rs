//! Reading W3C Web Annotations (annotation-model, 2017) as JSON-LD: ours, and those of other programs.
//!
//! The model lets nearly everything be one value or several, a text or an object; what has no passage, words or address is
//! passed over.

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::annotation::{Rank, RecordId, Todo};
use crate::text::percent::decoded;

use super::super::json_elements::{Element, elements, elements_under};
use super::super::problem::Problem;
use super::super::source_id::source_id;
use super::found::{FoundHighlight, FoundPost, ReadHighlights};

type Object = Map<String, Value>;

/// What stands before root and path of a post of ours that was never published.
const OWN_POST: &str = "urn:kubenotes:post:";

/// Reads annotations: one, an array, one to a line, or the `items` of a page.
pub fn read(text: &str) -> ReadHighlights {
    let mut read = ReadHighlights::default();
    for element in annotations(text) {
        match highlight(element) {
            Ok(highlight) => read.highlights.push(highlight),
            Err(message) => read.problems.push(Problem::new(element.line, message)),
        }
    }
    read
}

fn annotations(text: &str) -> Vec<Element<'_>> {
    elements_under(text, "items").unwrap_or_else(|| elements(text))
}

/// Whether the first object says that it is an annotation.
pub fn is_likely(text: &str) -> bool {
    let first = annotations(text).into_iter().next();
    let object = first.and_then(|first| serde_json::from_str::<Object>(first.text).ok());
    object.is_some_and(|object| is_annotation(&object))
}

fn is_annotation(object: &Object) -> bool {
    several(object.get("type")).any(|kind| kind == "Annotation")
}

fn highlight(element: Element<'_>) -> Result<FoundHighlight, String> {
    let object: Object = serde_json::from_str(element.text)
        .map_err(|error| format!("this is no annotation ({error}): mend it, or export again"))?;
    let id = object.get("id").and_then(Value::as_str);
    let (true, Some(name)) = (is_annotation(&object), id) else {
        return Err("an annotation has the type “Annotation” and an id: add them".to_owned());
    };
    let moment = |key: &str| text(&object, key).and_then(|text| text.parse::<Timestamp>().ok());
    let (created, updated) = (moment("created"), moment("modified"));
    let target = several(object.get("target")).next().unwrap_or(&Value::Null);
    let address = target.as_str().or_else(|| {
        ["source", "id"]
            .iter()
            .find_map(|key| named(target.get(*key)?))
    });
    let address =
        address.ok_or("the annotation has no target with an address: add its `source`")?;
    let mut found = FoundHighlight {
        line: element.line,
        id: own_id(name).unwrap_or_else(|| source_id("w3c", &[name], created)),
        post: post(&object, address),
        created,
        updated: updated.or(created),
        todo: todo(&object),
        ..FoundHighlight::default()
    };
    take_passage(target, &mut found);
    for body in several(object.get("body")) {
        take_body(body, &mut found);
    }
    if let Some(words) = text(&object, "bodyValue") {
        words.clone_into(&mut found.note);
    }
    Ok(found)
}

fn text<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key)?.as_str()
}

/// One value, or those of an array.
fn several(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let (list, one) = match value {
        Some(Value::Array(values)) => (Some(values), None),
        one => (None, one),
    };
    list.into_iter().flatten().chain(one)
}

/// An address, alone or as the id of an object.
fn named(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("id")?.as_str())
}

fn own_id(name: &str) -> Option<RecordId> {
    RecordId::parse_str(name.strip_prefix("urn:uuid:")?).ok()
}

fn post(object: &Object, address: &str) -> FoundPost {
    let place = address
        .strip_prefix(OWN_POST)
        .and_then(|place| place.split_once('/'));
    FoundPost {
        title: text(object, "kubenotes:post")
            .unwrap_or_default()
            .to_owned(),
        authors: Vec::new(),
        url: place.is_none().then(|| address.to_owned()),
        place: place.map(|(root, path)| (decoded(root).into_owned(), decoded(path).into_owned())),
    }
}

/// The text quote selector, which may refine another one (4.2.4, 4.2.9).
fn take_passage(target: &Value, found: &mut FoundHighlight) {
    let selectors = several(target.get("selector"));
    let refined = selectors.flat_map(|selector| [Some(selector), selector.get("refinedBy")]);
    let quoted = refined.flatten().find(|selector| {
        selector
            .get("type")
            .is_some_and(|kind| kind == "TextQuoteSelector")
    });
    let Some(quoted) = quoted else { return };
    let part = |key: &str| {
        quoted
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    (found.quote, found.prefix, found.suffix) = (part("exact"), part("prefix"), part("suffix"));
}

/// A body is a note, a tag or a category by its purpose (3.3.5).
fn take_body(body: &Value, found: &mut FoundHighlight) {
    let words = body.as_str().or_else(|| body.get("value")?.as_str());
    let Some(words) = words.filter(|words| !words.trim().is_empty()) else {
        return;
    };
    let purpose = several(body.get("purpose")).find_map(Value::as_str);
    match purpose {
        Some("tagging") => found.tags.push(words.to_owned()),
        Some("classifying") => found.category = Some(words.to_owned()),
        _ => {
            if !found.note.is_empty() {
                found.note.push_str("\n\n");
            }
            found.note.push_str(words);
        }
    }
}

/// What our own annotations say of a to-do, which the model has no words for.
fn todo(object: &Object) -> Option<Todo> {
    let status = object.get("kubenotes:status")?.clone();
    let priority = object.get("kubenotes:priority").cloned();
    Some(Todo {
        status: serde_json::from_value(status).ok()?,
        rank: text(object, "kubenotes:rank")
            .and_then(Rank::parse)
            .unwrap_or_default(),
        priority: priority.and_then(|priority| serde_json::from_value(priority).ok()),
        due: text(object, "kubenotes:due").and_then(|due| due.parse().ok()),
        closed: text(object, "kubenotes:closed").and_then(|closed| closed.parse().ok()),
    })
}
