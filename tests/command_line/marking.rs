//! `highlight`, `highlights`, `todo`, `done`, `reopen`, `export`.

use serde_json::json;

use super::program::{POST, Place};

#[test]
fn a_highlight_knows_quote_talk_post_and_link() {
    let place = Place::new();
    let id = place.highlight(&[
        "--quote",
        "Argo  is on my \"list of things\"",
        "--note",
        "soon",
    ]);
    let items = place.json(&["todo", "--json"]);
    let item = &items[0];
    assert_eq!(item["id"], id);
    assert_eq!(item["quote"], "Argo is on my “list of things”");
    assert_eq!(item["current_text"], item["quote"]);
    assert_eq!(item["talk"]["title"], "Ship It Slowly");
    assert_eq!(item["post"]["root"], "posts");
    assert_eq!(item["post"]["path"], "fog.md");
    assert_eq!(item["post"]["title"], "A Day in Fog City");
    assert_eq!(item["post"]["date"], "2019-11-20");
    assert_eq!(item["category"], "dig-into");
    assert_eq!(
        item["topics"],
        json!([{"name": "Argo", "url": "https://argo.example/"}])
    );
    assert_eq!(
        (&item["note"], &item["status"]),
        (&json!("soon"), &json!("open"))
    );
    assert_eq!(
        (&item["priority"], &item["due"]),
        (&json!(null), &json!(null))
    );
    assert_eq!(
        (&item["anchor"]["state"], &item["anchor"]["line"]),
        (&json!("exact"), &json!(12))
    );
    assert!(item["rank"].is_string() && item["created"].is_string() && item["updated"].is_string());
}

#[test]
fn the_place_is_that_of_the_post_today() {
    let place = Place::new();
    place.highlight(&["--quote", "Nothing to see"]);
    place.write(
        "posts/fog.md",
        POST.replace(
            "The day began early.",
            "The day began very, very early.\n\nWith fog.",
        ),
    );
    let items = place.json(&["highlights", "--json"]);
    assert_eq!(items[0]["anchor"]["state"], "moved");
    assert_eq!(items[0]["anchor"]["line"], 19);
    place.write(
        "posts/fog.md",
        "---\ntitle: A Day in Fog City\n---\nAll of it is gone.\n",
    );
    let items = place.json(&["highlights", "--json"]);
    assert_eq!(items[0]["anchor"]["state"], "orphan");
    assert_eq!(items[0]["quote"], "Nothing to see");
}

#[test]
fn a_quote_that_occurs_twice_needs_a_number() {
    let place = Place::new();
    let ran = place.run(&["highlight", "fog.md", "--quote", "It was worth it."]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("2 times") && ran.err.contains("--nth"),
        "{}",
        ran.err
    );
    place.highlight(&["--quote", "It was worth it.", "--nth", "2"]);
    let items = place.json(&["highlights", "--json"]);
    assert_eq!(items[0]["talk"]["title"], "Ship It Slowly");
    assert_eq!(
        place
            .run(&[
                "highlight",
                "fog.md",
                "--quote",
                "It was worth it.",
                "--nth",
                "3"
            ])
            .code,
        2
    );
    assert_eq!(
        place
            .run(&["highlight", "fog.md", "--quote", "no such words"])
            .code,
        1
    );
    assert_eq!(
        place
            .run(&["highlight", "fog.md", "--quote", "early", "--category", "x"])
            .code,
        2
    );
}

#[test]
fn a_post_is_named_by_title_path_or_file() {
    let place = Place::new();
    let file = place.path("posts/fog.md");
    for (name, quote) in [
        ("fog city", "early"),
        ("posts/fog.md", "Nothing"),
        (file.to_str().unwrap(), "clouds"),
    ] {
        let ran = place.run(&["highlight", name, "--quote", quote]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
    }
    let items = place.json(&["highlights", "--json"]);
    assert!(
        items
            .as_array()
            .unwrap()
            .iter()
            .all(|item| item["post"]["path"] == "fog.md")
    );
    place.write(
        "posts/fog-2.md",
        "---\ntitle: Another Day in Fog City\n---\nText.\n",
    );
    let ran = place.run(&["highlight", "day in fog", "--quote", "x"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("fits 2 posts") && ran.err.contains("fog-2.md"),
        "{}",
        ran.err
    );
}

#[test]
fn a_file_outside_the_library_can_be_marked() {
    let place = Place::new();
    place.write("else.md", "# Elsewhere\n\nSomething to look into.\n");
    let ran = place.run(&["highlight", "else.md", "--quote", "Something"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let items = place.json(&["todo", "--json"]);
    assert_eq!(items[0]["post"]["path"], "else.md");
}

#[test]
fn done_and_reopen_take_the_end_of_an_id() {
    let place = Place::new();
    let id = place.highlight(&["--quote", "Nothing to see", "--topic", "Fog"]);
    let end = &id[id.len() - 8..];
    assert!(place.run(&["todo"]).out.starts_with(end));
    assert_eq!(
        place.run(&["done", end]).out,
        format!("done: Fog ({end})\n")
    );
    let ran = place.run(&["todo"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("--all"), "{}", ran.err);
    assert_eq!(
        place.json(&["todo", "--status", "done", "--json"])[0]["status"],
        "done"
    );
    assert_eq!(
        place.run(&["reopen", &id]).out,
        format!("open: Fog ({end})\n")
    );
    assert_eq!(place.json(&["todo", "--json"]).as_array().unwrap().len(), 1);
    assert_eq!(place.run(&["done", "ffff"]).code, 1);
    assert_eq!(place.run(&["done", &end[5..]]).code, 2);
}

#[test]
fn todos_are_narrowed() {
    let place = Place::new();
    place.highlight(&["--quote", "early", "--topic", "Fog"]);
    place.highlight(&[
        "--quote",
        "Nothing to see",
        "--category",
        "question",
        "--topic",
        "Clouds",
    ]);
    place.highlight(&["--quote", "Theo Marsh", "--category", "quote"]);
    let count = |arguments: &[&str]| {
        let ran = place.run(arguments);
        ran.out.lines().count()
    };
    assert_eq!(count(&["todo"]), 2);
    assert_eq!(count(&["highlights"]), 3);
    assert_eq!(count(&["todo", "--topic", "fog"]), 1);
    assert_eq!(count(&["todo", "--category", "question"]), 1);
    assert_eq!(count(&["todo", "clouds", "nothing"]), 1);
    assert_eq!(count(&["todo", "clouds", "early"]), 0);
    assert_eq!(count(&["highlights", "--deleted"]), 0);
}

#[test]
fn export_goes_to_standard_output_or_into_a_file() {
    let place = Place::new();
    let ran = place.run(&["export", "markdown"]);
    assert_eq!(ran.code, 1);
    place.highlight(&["--quote", "Nothing to see", "--topic", "Clouds"]);
    let ran = place.run(&["export", "markdown"]);
    assert!(ran.out.starts_with("- [ ] **Clouds**"), "{}", ran.out);
    assert!(place.run(&["export", "todotxt"]).out.contains("+Clouds"));
    let data: serde_json::Value =
        serde_json::from_str(&place.run(&["export", "json"]).out).unwrap();
    assert_eq!(data["items"][0]["quote"], "Nothing to see");

    place.write("list.md", "My own line.\n");
    for _ in 0..2 {
        let ran = place.run(&["export", "markdown", "-o", "list.md"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.starts_with("1 to-do written to "), "{}", ran.out);
    }
    let written = std::fs::read_to_string(place.path("list.md")).unwrap();
    assert!(written.starts_with("My own line.\n"));
    assert_eq!(written.matches("Clouds**").count(), 1);
    assert_eq!(place.run(&["export", "yaml"]).code, 2);
    assert_eq!(
        place.run(&["export", "markdown", "--status", "done"]).code,
        1
    );
}

#[test]
fn notes_without_a_passage_go_wherever_highlights_go() {
    let place = Place::new();
    let keys = "enter ] T \"ask *Ada*\" ctrl-s P \"read again\" ctrl-s";
    assert_eq!(place.run(&["frame", "--keys", keys]).code, 0);
    let items = place.json(&["highlights", "--json"]);
    let noted = |note: &str| {
        let mut items = items.as_array().unwrap().iter();
        items.find(|item| item["note"] == note).unwrap()
    };
    let (on_talk, on_post) = (noted("ask *Ada*"), noted("read again"));
    assert_eq!(on_talk["talk"]["title"], "Ship It Slowly");
    assert_eq!(on_post["talk"], json!(null));
    for item in [on_talk, on_post] {
        assert_eq!(item["quote"], json!(null));
        assert_eq!(item["anchor"], json!(null));
        assert_eq!(item["post"]["path"], "fog.md");
        assert_eq!(item["category"], "idea");
    }
    let printed = place.run(&["highlights", "ship"]).out;
    assert!(
        printed.contains("ask *Ada*") && !printed.contains('“'),
        "{printed}"
    );

    // As things to do, they are in the list and in every export.
    let keys = "enter ] ctrl-n g g c d j c ?";
    assert_eq!(place.run(&["frame", "--keys", keys]).code, 0);
    let todos = place.json(&["todo", "--json"]);
    assert_eq!(todos.as_array().unwrap().len(), 2);
    let markdown = place.run(&["export", "markdown"]).out;
    assert!(markdown.contains("- [ ] read again"), "{markdown}");
    assert!(markdown.contains("- [ ] ask \\*Ada\\*"), "{markdown}");
    assert!(markdown.contains("Talk: Ship It Slowly"), "{markdown}");
    assert!(!markdown.contains("> "), "no passage is quoted: {markdown}");
    let lines = place.run(&["export", "todotxt"]).out;
    assert_eq!(lines.lines().count(), 2);
    assert!(
        lines.contains("ask *Ada*") && lines.contains("Ship It Slowly"),
        "{lines}"
    );
    let data: serde_json::Value =
        serde_json::from_str(&place.run(&["export", "json"]).out).unwrap();
    assert_eq!(data["items"][0]["quote"], json!(null));

    let id = on_post["id"].as_str().unwrap();
    assert!(place.run(&["done", id]).out.starts_with("done: "));
    assert_eq!(place.json(&["todo", "--json"]).as_array().unwrap().len(), 1);
    let list = place.run(&["frame", "--keys", "t"]).out;
    assert!(list.contains("noted on the talk"), "{list}");
    assert!(!list.contains("“”"), "{list}");
}
