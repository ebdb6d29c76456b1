//! `suggest`

use serde_json::json;

use super::program::Place;

const POST: &str = "---\ntitle: Stones\n---\n\n## Policies for polishers\n\nA demo of Kyverno came first. I really need to look into it.\n\n\
    We decided not to look into Istio.\n\n[Dagger](https://dagger.io) is high on my list now.\n";

fn place() -> Place {
    let place = Place::new();
    place.write("posts/stones.md", POST);
    place
}

#[test]
fn suggest_prints_sentences_with_place_and_topic() {
    let place = place();
    let expected = "stones.md:7: I really need to look into it. [Kyverno]\n\
        stones.md:11: Dagger is high on my list now. [Dagger]\n";
    assert_eq!(place.run(&["suggest", "stones"]).out, expected);
    assert!(place.run(&["suggest"]).out.ends_with(expected));
}

#[test]
fn suggest_as_data() {
    let place = place();
    let found = place.json(&["suggest", "stones", "--json"]);
    assert_eq!(found[1]["path"], "stones.md");
    assert_eq!(found[1]["line"], 11);
    assert_eq!(found[1]["sentence"], "Dagger is high on my list now.");
    assert_eq!(found[1]["cue"], "high on my list");
    assert_eq!(
        found[1]["topics"],
        json!([{"name": "Dagger", "url": "https://dagger.io"}])
    );
    assert!(found[1]["score"].is_u64());
    let keys: Vec<&String> = found[1].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["path", "line", "sentence", "cue", "topics", "score"]);
}

#[test]
fn what_is_marked_is_not_suggested() {
    let place = place();
    let quote = "Dagger is high on my list now.";
    place.run(&["highlight", "stones", "--quote", quote]);
    assert!(!place.run(&["suggest"]).out.contains("Dagger"));
    place.run(&[
        "highlight",
        "stones",
        "--quote",
        "I really need to look into it.",
    ]);
    let nothing = place.run(&["suggest", "stones"]);
    assert_eq!(nothing.code, 1);
    assert!(nothing.err.contains("stones"), "{}", nothing.err);
}
