//! `list`, `talks`, `jump`, `events`, `keys`.

use serde_json::json;

use super::program::{Place, fixture};

#[test]
fn list_prints_date_title_author_and_what_was_marked() {
    let place = Place::new();
    assert_eq!(
        place.run(&["list"]).out,
        "2019-11-20\tA Day in Fog City\tNell Abernathy\n"
    );
    place.highlight(&["--quote", "Nothing to see"]);
    assert_eq!(
        place.run(&["list"]).out,
        "2019-11-20\tA Day in Fog City\tNell Abernathy\t\t1 highlight\t1 to-do\n"
    );
}

#[test]
fn list_as_data() {
    let place = Place::new();
    place.highlight(&["--quote", "Nothing to see", "--category", "idea"]);
    let posts = place.json(&["list", "--json"]);
    let post = &posts[0];
    assert_eq!(post["root"], "posts");
    assert_eq!(post["path"], "fog.md");
    assert_eq!(post["title"], "A Day in Fog City");
    assert_eq!(post["date"], "2019-11-20");
    assert_eq!(post["author"], "Nell Abernathy");
    assert_eq!(post["tags"], json!(["fog"]));
    assert_eq!(post["url"], json!(null));
    assert_eq!(post["highlights"], 1);
    assert_eq!(post["open_todos"], 0);
    assert_eq!(post["read"], false);
    assert_eq!(post["issues"], json!([]));
    let keys: Vec<&String> = post.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "root",
            "path",
            "title",
            "date",
            "author",
            "event",
            "tags",
            "url",
            "talks",
            "highlights",
            "open_todos",
            "read",
            "issues"
        ]
    );
}

#[test]
fn list_is_newest_first_and_narrowed_by_words() {
    let place = Place::new();
    place.write(
        "posts/new.md",
        "---\ntitle: Newer\ndate: 2021-01-01\nauthor: Someone\n---\nText.\n",
    );
    place.write("posts/undated.md", "Text.\n");
    let titles = |arguments: &[&str]| -> Vec<String> {
        let posts = place.json(arguments);
        posts
            .as_array()
            .unwrap()
            .iter()
            .map(|post| post["path"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        titles(&["list", "--json"]),
        ["new.md", "fog.md", "undated.md"]
    );
    assert_eq!(titles(&["list", "NELL", "fog", "--json"]), ["fog.md"]);
}

#[test]
fn a_broken_front_matter_is_listed_with_its_lines() {
    let place = Place::new();
    std::fs::copy(
        fixture("broken-front-matter.md"),
        place.path("posts/broken.md"),
    )
    .unwrap();
    let ran = place.run(&["list", "broken.md"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("! broken.md, line "), "{}", ran.out);
    let posts = place.json(&["list", "broken.md", "--json"]);
    assert!(posts[0]["issues"][0]["line"].as_u64().unwrap() >= 1);
}

#[test]
fn talks_as_text_and_as_data() {
    let place = Place::new();
    let talks = place.json(&["talks", "--json"]);
    let talk = &talks[0];
    assert_eq!(
        talk["post"],
        json!({"root": "posts", "path": "fog.md", "title": "A Day in Fog City"})
    );
    assert_eq!(talk["title"], "Ship It Slowly");
    assert_eq!(talk["kind"], "session");
    assert_eq!(
        talk["speakers"],
        json!([{"name": "Ada Pemberton", "role": null, "organisation": "Wireloom"}])
    );
    assert_eq!(
        (&talk["line"], &talk["date"]),
        (&json!(10), &json!("2019-11-20"))
    );
    let shown = place.json(&["show", "fog.md", "--format", "json"]);
    let text: Vec<char> = shown["text"].as_str().unwrap().chars().collect();
    let start = talk["start"].as_u64().unwrap() as usize;
    assert!(
        text[start..]
            .iter()
            .collect::<String>()
            .starts_with("Ship It Slowly")
    );
    let ran = place.run(&["talks", "keynote"]);
    assert_eq!(
        ran.out,
        "Clouds from Below\tkeynote\tTheo Marsh\t\tA Day in Fog City\n"
    );
}

#[test]
fn jump_prints_the_best_first() {
    let place = Place::new();
    let hits = place.json(&["jump", "ship", "slow", "--json", "--limit", "3"]);
    let hit = &hits[0];
    assert_eq!(
        (&hit["kind"], &hit["title"]),
        (&json!("talk"), &json!("Ship It Slowly"))
    );
    assert_eq!((&hit["path"], &hit["line"]), (&json!("fog.md"), &json!(10)));
    assert_eq!(hit["matched"], json!([0, 1, 2, 3, 8, 9, 10, 11]));
    assert!(hit["score"].as_u64().unwrap() > 0);
    let ran = place.run(&["jump", "ship"]);
    let first = ran.out.lines().next().unwrap();
    assert!(
        first.starts_with("Ship It Slowly — ") && first.ends_with(" — fog.md:10"),
        "{first}"
    );
    assert_eq!(place.run(&["jump", "qqqqzzz"]).code, 1);
}

#[test]
fn jump_knows_what_one_marked_and_narrows_to_a_kind() {
    let place = Place::new();
    place.highlight(&["--quote", "list of things", "--note", "soon"]);
    let kinds = |arguments: &[&str]| -> Vec<String> {
        let arguments = [&["jump", "--json"][..], arguments].concat();
        let hits = place.json(&arguments);
        let kinds = hits.as_array().unwrap().iter();
        kinds
            .map(|hit| hit["kind"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(kinds(&["[soon"]), ["todo"]);
    assert_eq!(kinds(&["--kind", "todo", "list of"]), ["todo"]);
    assert_eq!(kinds(&["--kind", "talk", "^ship", "!fast"]), ["talk"]);
    // Keys do nothing here: commands have to be asked for.
    assert!(!kinds(&["list"]).contains(&"command".to_owned()));
    assert!(kinds(&[">list"]).contains(&"command".to_owned()));
    assert_eq!(place.run(&["jump", "--kind", "thing", "x"]).code, 2);
}

#[test]
fn keys_are_those_of_the_table() {
    let place = Place::new();
    let ran = place.run(&["keys"]);
    assert!(
        ran.out.contains("ctrl-p") && ran.out.contains("Jump to any talk"),
        "{}",
        ran.out
    );
    let keys = place.json(&["keys", "--json"]);
    let all = keys.as_array().unwrap();
    assert!(all.iter().any(|key| key["keys"] == "d"
        && key["action"] == "dig-into"
        && key["context"] == "reading"));
}

#[test]
fn without_a_library_there_is_the_guide() {
    let place = Place::new();
    let output = place.command().arg("list").output().unwrap();
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("Welcome to kubenotes")
    );
}
