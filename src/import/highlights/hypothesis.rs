//! Reading what Hypothesis gives: rows of its API (<https://h.readthedocs.io/en/latest/api-reference/>), alone, in an array, or
//! as the `rows` of an answer.

use jiff::Timestamp;
use serde::Deserialize;

use super::super::json_elements::{Element, elements, elements_under};
use super::super::problem::Problem;
use super::super::source_id::source_id;
use super::found::{FoundHighlight, FoundPost, ReadHighlights};

#[derive(Deserialize)]
struct Row {
    id: String,
    uri: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    target: Vec<Target>,
    created: Option<String>,
    updated: Option<String>,
    #[serde(default)]
    document: Document,
}

#[derive(Default, Deserialize)]
struct Document {
    #[serde(default)]
    title: Vec<String>,
}

#[derive(Deserialize)]
struct Target {
    #[serde(default)]
    selector: Vec<Selector>,
}

#[derive(Deserialize)]
struct Selector {
    r#type: String,
    #[serde(default)]
    exact: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    suffix: String,
}

/// Reads rows.
pub fn read(text: &str) -> ReadHighlights {
    let mut read = ReadHighlights::default();
    for element in rows(text) {
        match serde_json::from_str::<Row>(element.text) {
            Ok(row) => read.highlights.push(highlight(element.line, row)),
            Err(error) => {
                let message =
                    format!("this is no annotation of Hypothesis ({error}): export it again");
                read.problems.push(Problem::new(element.line, message));
            }
        }
    }
    read
}

fn rows(text: &str) -> Vec<Element<'_>> {
    elements_under(text, "rows").unwrap_or_else(|| elements(text))
}

/// Whether the first row has what each has.
pub fn is_likely(text: &str) -> bool {
    let first = rows(text).into_iter().next();
    first.is_some_and(|first| serde_json::from_str::<Row>(first.text).is_ok())
}

fn highlight(line: usize, row: Row) -> FoundHighlight {
    let moment = |text: Option<String>| text.and_then(|text| text.parse::<Timestamp>().ok());
    let (created, updated) = (moment(row.created), moment(row.updated));
    let selectors = row.target.into_iter().flat_map(|target| target.selector);
    let quoted = selectors
        .into_iter()
        .find(|selector| selector.r#type == "TextQuoteSelector");
    let (quote, prefix, suffix) = quoted
        .map(|quoted| (quoted.exact, quoted.prefix, quoted.suffix))
        .unwrap_or_default();
    FoundHighlight {
        line,
        id: source_id("hypothesis", &[&row.id], created),
        quote,
        prefix,
        suffix,
        note: row.text,
        tags: row.tags,
        post: FoundPost {
            title: row.document.title.into_iter().next().unwrap_or_default(),
            url: Some(row.uri),
            ..FoundPost::default()
        },
        created,
        updated: updated.or(created),
        ..FoundHighlight::default()
    }
}
