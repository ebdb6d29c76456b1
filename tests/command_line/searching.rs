//! `search`: full text over posts, notes and quotes.

use serde_json::json;

use super::program::Place;

#[test]
fn lines_of_posts_and_notes_are_found() {
    let place = Place::new();
    let ran = place.run(&["search", "nothing to see"]);
    assert!(ran.out.starts_with("fog.md:"), "{}", ran.out);
    assert!(ran.out.contains("Nothing to see"), "{}", ran.out);
    place.highlight(&[
        "--quote",
        "Nothing to see",
        "--note",
        "ask about *umbrellas*",
    ]);
    let found = place.json(&["search", "umbrellas", "--json"]);
    assert_eq!(found[0]["path"], "fog.md");
    assert_eq!(found[0]["line"], json!(null));
    assert_eq!(found[0]["text"], "ask about *umbrellas*");
    assert_eq!(found[0]["ranges"], json!([[11, 20]]));
}

#[test]
fn posts_as_data_have_line_and_ranges_in_characters() {
    let place = Place::new();
    place.write(
        "posts/rain.md",
        "# Keynote: Rain in Zürich - Ada Marsh, Lead, Works\n\nÜber **rain**bows.\n",
    );
    let found = place.json(&["search", "/rain.ows/", "--json"]);
    assert_eq!(
        found,
        json!([{
            "path": "rain.md",
            "title": "Keynote: Rain in Zürich - Ada Marsh, Lead, Works",
            "talk": "Rain in Zürich",
            "line": 3,
            "text": "Über rainbows.",
            "ranges": [[5, 13]],
            "note": null,
        }])
    );
}

#[test]
fn nothing_found_and_no_expression_are_told() {
    let place = Place::new();
    let ran = place.run(&["search", "xylophone"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let ran = place.run(&["search", "/(un/"]);
    assert_eq!(ran.code, 2);
}
