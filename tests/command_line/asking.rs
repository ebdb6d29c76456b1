//! Queries, orders and views on the command line.

use std::process::Command;

use super::program::Place;

/// Posts with dates and tags beside the one that every place has.
fn place() -> Place {
    let place = Place::new();
    std::fs::remove_file(place.path("posts/fog.md")).unwrap();
    for (file, title, day, tags) in [
        ("a.md", "Zebras", "2019-11-20", "[mesh]"),
        ("b.md", "Apples", "2019-11-21", "[mesh, ads]"),
        ("c.md", "Boats", "2020-01-05", "[]"),
    ] {
        let text = format!(
            "---\ntitle: {title}\ndate: {day}\nauthor: Ada Lund\ntags: {tags}\n---\n\n## Keynote: Boats of {title} - Bo Quark\n\nWords.\n"
        );
        place.write(&format!("posts/{file}"), &text);
    }
    place
}

/// The titles that `list` prints, in order.
fn titles(place: &Place, arguments: &[&str]) -> String {
    titles_in(&place.run(&[&["list"], arguments].concat()).out)
}

fn titles_in(printed: &str) -> String {
    let titles = printed
        .lines()
        .filter_map(|line| line.split_whitespace().nth(1));
    titles.collect::<Vec<_>>().join(" ")
}

#[test]
fn posts_are_asked_for_by_fields_and_sorted() {
    let place = place();
    assert_eq!(titles(&place, &["author:lund"]), "Boats Apples Zebras");
    assert_eq!(titles(&place, &["tag:mesh", "-tag:ads"]), "Zebras");
    assert_eq!(titles(&place, &["tag:ads OR after:2020"]), "Boats Apples");
    assert_eq!(
        titles(&place, &["before:2020", "--sort", "title"]),
        "Apples Zebras"
    );
    assert_eq!(titles(&place, &["--sort", "-title"]), "Zebras Boats Apples");
    let talks = place.run(&["talks", "speaker:quark", "kind:keynote", "on:2020"]);
    assert_eq!(talks.out.lines().count(), 1, "{}", talks.out);
}

#[test]
fn a_mistake_in_a_query_is_marked() {
    let ran = place().run(&["list", "boats", "athor:lund"]);
    assert_eq!(ran.code, 2);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert!(lines[0].contains("did you mean author:?"), "{}", ran.err);
    assert_eq!(lines[1..], ["  boats athor:lund", "        ^^^^^"]);
}

#[test]
fn a_name_that_nothing_has_is_told_with_the_nearest() {
    let place = place();
    for (arguments, expected) in [
        (&["list", "tag:mehs"][..], "no tag “mehs”. Near: mesh"),
        (
            &["list", "tag:mesh", "tag:ads", "boats"],
            "without words shows them all",
        ),
        (&["talks", "speaker:quakr"], "no speaker “quakr”. Near: "),
        (&["todo", "topic:nothing"], "no topic “nothing”"),
    ] {
        let ran = place.run(arguments);
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains(expected), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn views_stand_in_the_configuration_and_in_a_file_beside_it() {
    let place = place();
    let write = |name: &str, text: &str| place.write(name, text);
    write(
        "config.yaml",
        "views:\n  - {name: Meshes, query: 'tag:mesh OR tag:none', sort: -date}\n",
    );
    write("views.yaml", "- name: Early\n  query: before:2020\n");
    let list = |view: &str, words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kubenotes"));
        command
            .current_dir(place.path(""))
            .args(["--config", "config.yaml"]);
        command.args(["--store", "store", "--cache", "cache", "--library", "posts"]);
        let ran = command.args(["list", "--view", view]).args(words).output();
        let ran = ran.unwrap();
        assert!(
            ran.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&ran.stderr)
        );
        titles_in(&String::from_utf8_lossy(&ran.stdout))
    };
    assert_eq!(list("meshes", &[]), "Zebras Apples");
    assert_eq!(list("Meshes", &["-tag:ads"]), "Zebras");
    assert_eq!(list("early", &["--sort", "title"]), "Apples Zebras");
    let unknown = place.run(&["list", "--view", "nope"]);
    assert!(
        unknown.err.contains("There is no view “nope”"),
        "{}",
        unknown.err
    );
}
