//! `show`.

use serde_json::json;

use super::program::{Place, fixture};

#[test]
fn text_is_the_visible_text() {
    let place = Place::new();
    let text = place.run(&["show", "fog.md", "--format", "text"]).out;
    let data = place.json(&["show", "fog.md", "--format", "json"]);
    assert_eq!(text, format!("{}\n", data["text"].as_str().unwrap()));
    let laid_out = place
        .run(&["show", "fog.md", "--format", "text", "--width", "24"])
        .out;
    assert!(
        laid_out.lines().all(|line| line.chars().count() <= 24),
        "{laid_out}"
    );
}

#[test]
fn show_as_data() {
    let place = Place::new();
    let data = place.json(&["show", "fog.md", "--format", "json"]);
    assert_eq!(data["path"], "fog.md");
    assert_eq!(data["front_matter"]["title"], "A Day in Fog City");
    let heading = &data["headings"][0];
    assert_eq!(
        (&heading["level"], &heading["line"]),
        (&json!(2), &json!(10))
    );
    assert_eq!(data["links"][0]["target"], "https://argo.example/");
    assert_eq!(data["links"][0]["text"], "Argo");
    assert_eq!(data["talks"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&data["images"], &data["code"], &data["issues"]),
        (&json!([]), &json!([]), &json!([]))
    );
}

#[test]
fn colours_only_where_they_are_wanted() {
    let place = Place::new();
    let show = ["show", "fog.md"];
    assert!(!place.run(&show).out.contains('\u{1b}'));
    assert!(
        place
            .run_with(&show, &[("CLICOLOR_FORCE", "1")], b"")
            .out
            .contains("\u{1b}[0;")
    );
    assert!(
        !place
            .run_with(&show, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], b"")
            .out
            .contains('\u{1b}')
    );
    assert!(
        place
            .run(&["show", "fog.md", "--format", "ansi"])
            .out
            .contains("\u{1b}[0;")
    );
}

#[test]
fn standard_input_is_a_post_as_well() {
    let place = Place::new();
    let ran = place.run_with(
        &["show", "-", "--format", "text"],
        &[],
        b"# Hello\n\nfrom *here*",
    );
    assert_eq!((ran.code, ran.out.as_str()), (0, "Hello\nfrom here\n"));
}

#[test]
fn hostile_files_print_nothing_that_acts() {
    let place = Place::new();
    std::fs::copy(fixture("hostile.md"), place.path("posts/hostile.md")).unwrap();
    for arguments in [
        &["show", "posts/hostile.md"][..],
        &["show", "posts/hostile.md", "--format", "text"],
        &["show", "posts/hostile.md", "--format", "json"],
        &["list"],
        &["list", "--json"],
        &["talks"],
        &["jump", "a"],
        &["frame", "--keys", "enter"],
        &["highlight", "posts/hostile.md", "--quote", "\u{1b}[31m"],
        &["show", "\u{1b}]0;x\u{7}.md"],
        &["\u{1b}]0;x\u{7}.md"],
        &["list", "--\u{1b}[31m"],
    ] {
        let ran = place.run(arguments);
        let both = format!("{}{}", ran.out, ran.err);
        assert!(
            !both
                .chars()
                .any(|c| c.is_control() && !matches!(c, '\n' | '\t')),
            "{arguments:?}: {both:?}"
        );
    }
}

#[test]
fn what_is_not_text_is_told() {
    let place = Place::new();
    place.write("posts/picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x01\x02");
    let ran = place.run(&["show", "picture.md", "--format", "text"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("not text"), "{}", ran.err);
    let ran = place.run(&["list"]);
    assert!(
        ran.out.contains("picture.md, line 1: The file is not text"),
        "{}",
        ran.out
    );
}
