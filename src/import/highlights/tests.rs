//! Highlights of other programs, taken in once and again.

use std::collections::HashMap;

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::annotation::{CategoryTable, PostReference, Rank, Record, RecordId};

fn now() -> Timestamp {
    "2026-11-27T00:00:00Z".parse().unwrap()
}

fn take(text: &str, records: &mut HashMap<RecordId, Record>) -> super::super::Plan {
    let reader = guess_highlights(text).unwrap();
    let plan = {
        let here = Elsewhere {
            record: &|id| records.get(&id),
            highlights: &records.values().collect::<Vec<_>>(),
            post: &|post| {
                let is_known = post.url.as_deref() == Some("https://a.example/fog/");
                is_known.then(|| PostReference {
                    path: "fog.md".to_owned(),
                    ..PostReference::default()
                })
            },
            categories: &CategoryTable::builtin(),
            last_rank: Rank::default(),
            now: now(),
        };
        plan_highlights(reader.read(text), &here)
    };
    for edit in &plan.edits {
        let after = edit.after.clone().unwrap();
        records.insert(after.id, after);
    }
    plan
}

const READWISE: &str = "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n\"policy as \"\"types\"\",\nnot strings\",A Day,\"Nell, Bob\",,mine,,\"CUE, dig-into\",order,3,2026-03-12 09:15:00+00:00,\n,A Day,,,,,,,,,\nb,A Day,,,,,,,,soon,\n";

const HYPOTHESIS: &str = r#"{"total": 1, "rows": [
  {"id": "Xy_9", "created": "2026-03-12T09:15:00.123456+00:00", "updated": "2026-03-13T09:15:00+00:00",
   "uri": "https://a.example/fog/", "text": "mine", "tags": ["CUE"], "document": {"title": ["A Day"]},
   "target": [{"source": "https://a.example/fog/", "selector": [
     {"type": "RangeSelector", "startOffset": 1},
     {"type": "TextQuoteSelector", "exact": "to see", "prefix": "Nothing ", "suffix": "."}]}]},
  {"id": 7}
]}"#;

const W3C: &str = r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://b.example/1", "type": "Annotation",
 "bodyValue": "mine", "target": {"source": "https://b.example/x", "selector": {"type": "FragmentSelector",
 "refinedBy": {"type": "TextQuoteSelector", "exact": "words"}}}}"#;

#[test]
fn rows_of_readwise_are_taken() {
    let mut records = HashMap::new();
    let plan = take(READWISE, &mut records);
    let lines: Vec<usize> = plan.problems.iter().map(|problem| problem.line).collect();
    assert_eq!((plan.edits.len(), lines), (1, vec![4, 5]));
    let record = records.values().next().unwrap();
    assert_eq!(record.quote(), Some("policy as \"types\",\nnot strings"));
    assert_eq!(
        (&*record.note, &*record.category, record.topics.len()),
        ("mine", "dig-into", 1)
    );
    assert_eq!(
        (&*record.post.title, record.post.authors.len()),
        ("A Day", 2)
    );
    assert!(record.todo.is_some());
    assert_eq!(record.created.to_string(), "2026-03-12T09:15:00Z");
    assert_eq!(take(READWISE, &mut records).edits, []);
}

#[test]
fn rows_of_hypothesis_are_taken_and_their_later_notes() {
    let mut records = HashMap::new();
    let plan = take(HYPOTHESIS, &mut records);
    assert_eq!((plan.edits.len(), plan.problems.len()), (1, 1));
    let record = records.values().next().unwrap();
    let anchor = record.anchor.as_ref().unwrap();
    assert_eq!(
        (&*anchor.quote, &*anchor.prefix, &*anchor.suffix),
        ("to see", "Nothing ", ".")
    );
    assert_eq!((&*record.post.path, &*record.category), ("fog.md", "quote"));
    assert_eq!(take(HYPOTHESIS, &mut records).edits, []);
    let later = HYPOTHESIS
        .replace("\"mine\"", "\"mine, too\"")
        .replace("03-13", "03-14");
    assert_eq!(take(&later, &mut records).edits.len(), 1);
    assert_eq!(records.values().next().unwrap().note, "mine, too");
    assert_eq!(take(&later, &mut records).edits, []);
    assert_eq!(take(HYPOTHESIS, &mut records).edits, []);
}

#[test]
fn annotations_of_any_shape_are_taken() {
    let mut records = HashMap::new();
    assert_eq!(take(W3C, &mut records).edits.len(), 1);
    let record = records.values().next().unwrap();
    assert_eq!((record.quote(), &*record.note), (Some("words"), "mine"));
    assert_eq!(
        (&*record.post.title, record.post.url.as_deref()),
        ("https://b.example/x", Some("https://b.example/x"))
    );
    let all = format!("[{W3C}, {}]", W3C.replace("Annotation\"", "Other\""));
    let plan = take(&all, &mut records);
    assert_eq!(
        (plan.edits.len(), plan.same, plan.problems.len()),
        (0, 1, 1)
    );
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(\\PC|\n|\"|,|\\{|\\}|\\[|\\]|\"id\":|\"type\":\"Annotation\"|Highlight,Title\n){0,60}") {
        for reader in &HIGHLIGHT_READERS {
            let _ = reader.read(&text);
        }
        let _ = guess_highlights(&text);
    }
}
