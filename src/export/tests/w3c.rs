//! Web annotations, held against the MUSTs of the model.

use serde_json::Value;

use super::*;

fn rendered(items: &[ExportItem]) -> Vec<Value> {
    let text = format_by_id("w3c").unwrap().render(items, &options());
    serde_json::from_str(&text).unwrap()
}

/// What the recommendation says an annotation must be (3.1, 3.2, 3.3.5, 4.2.4, 4.2.5).
fn check_model(annotation: &Value) {
    let contexts = annotation["@context"].as_array().unwrap();
    assert!(contexts.contains(&"http://www.w3.org/ns/anno.jsonld".into()));
    assert!(is_iri(&annotation["id"]));
    assert_eq!(annotation["type"], "Annotation");
    let motivations = ["highlighting", "commenting", "bookmarking", "questioning"];
    assert!(motivations.contains(&annotation["motivation"].as_str().unwrap()));
    for time in ["created", "modified"] {
        let time = annotation[time].as_str().unwrap();
        assert!(time.parse::<Timestamp>().is_ok() && time.ends_with('Z'));
    }
    for body in annotation["body"].as_array().into_iter().flatten() {
        assert_eq!(body["type"], "TextualBody");
        assert!(body["value"].is_string());
        let purposes = ["commenting", "tagging", "classifying"];
        assert!(purposes.contains(&body["purpose"].as_str().unwrap()));
    }
    let target = &annotation["target"];
    assert!(is_iri(&target["source"]));
    for selector in target["selector"].as_array().into_iter().flatten() {
        match selector["type"].as_str().unwrap() {
            "TextQuoteSelector" => assert!(selector["exact"].is_string()),
            "TextPositionSelector" => {
                assert!(selector["start"].as_u64().unwrap() <= selector["end"].as_u64().unwrap());
            }
            other => panic!("{other}"),
        }
    }
    for key in annotation.as_object().unwrap().keys() {
        let known = [
            "@context",
            "id",
            "type",
            "motivation",
            "created",
            "modified",
            "generator",
            "body",
            "target",
        ];
        assert!(
            known.contains(&&**key) || key.starts_with("kubenotes:"),
            "{key}"
        );
    }
}

fn is_iri(value: &Value) -> bool {
    let (scheme, rest) = value.as_str().unwrap().split_once(':').unwrap();
    scheme.chars().all(char::is_alphanumeric)
        && !rest.is_empty()
        && !rest.contains(|c: char| c.is_whitespace() || "<>\"{}|\\^`".contains(c))
}

#[test]
fn annotations_say_all_in_the_words_of_the_model() {
    let items = hurtful_items();
    let annotations = rendered(&items);
    assert_eq!(annotations.len(), items.len());
    for (annotation, item) in annotations.iter().zip(&items) {
        check_model(annotation);
        assert_eq!(annotation["id"], format!("urn:uuid:{}", item.record.id));
        let expected = serde_json::json!([
            {"type": "TextualBody", "value": item.record.note, "format": "text/markdown", "purpose": "commenting"},
            {"type": "TextualBody", "value": "Open Policy Agent", "purpose": "tagging"},
            {"type": "TextualBody", "value": "dig-into", "purpose": "classifying"},
        ]);
        assert_eq!(annotation["body"], expected);
        let expected = serde_json::json!({
            "source": "https://example.org/second_day?a=1&b=2",
            "selector": [
                {"type": "TextQuoteSelector", "exact": item.quote(), "prefix": "before ", "suffix": " after"},
                {"type": "TextPositionSelector", "start": 3, "end": 9},
            ],
            "state": {"type": "TimeState", "sourceDate": "2019-11-20T20:01:00Z"},
        });
        assert_eq!(annotation["target"], expected);
        assert_eq!(
            annotation["kubenotes:status"],
            item.status().unwrap().word()
        );
        assert_eq!(annotation["kubenotes:due"], "2020-01-31");
        assert_eq!(annotation["kubenotes:priority"], "medium");
        assert_eq!(annotation["kubenotes:rank"], "m");
    }
}

#[test]
fn a_note_without_passage_or_published_post_has_a_target_too() {
    let mut bare = item(1, "", "", Status::Open);
    bare.record.anchor = None;
    bare.record.todo = None;
    bare.place = None;
    bare.record.post.url = None;
    let annotation = &rendered(&[bare])[0];
    check_model(annotation);
    assert_eq!(annotation["motivation"], "bookmarking");
    let source = "urn:kubenotes:post:posts/2019/second%20day.md";
    assert_eq!(
        annotation["target"],
        serde_json::json!({ "source": source })
    );
}

#[test]
fn annotations_of_another_program_stay() {
    let format = format_by_id("w3c").unwrap();
    let items = hurtful_items();
    let first = format.update("", &items, &options()).unwrap();
    assert_eq!(format.update(&first, &items, &options()).unwrap(), first);
    let other =
        "[{\"type\":\"Annotation\",\"generator\":{\"type\":\"Software\",\"name\":\"other\"}}]";
    let outcome = format.update(other, &items, &options());
    assert_eq!(outcome, Err(ExportError::NotOurs));
}
