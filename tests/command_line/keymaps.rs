//! `keys`, `keys --check` and `--keymap`: what is in force, where it was written, what is wrong.

use std::fs;
use std::process::Command;

use serde_json::Value;

use super::program::{Place, Ran};

/// A place whose configuration folder has a keymap.
fn with_keymap(own: &str) -> Place {
    let place = Place::new();
    fs::create_dir(place.path("own")).unwrap();
    place.write("own/config.yaml", "keymap: vim\n");
    place.write("own/keymap.yaml", own);
    place
}

/// Runs the program with the configuration of this place.
fn run(place: &Place, arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kubenotes"));
    command.args(arguments);
    command.args([
        "--config",
        "own/config.yaml",
        "--store",
        "store",
        "--library",
        "posts",
    ]);
    command.current_dir(place.path(""));
    Ran::from(command.output().unwrap())
}

#[test]
fn keys_tell_where_each_was_written() {
    let place = with_keymap("reading:\n  f9: next-talk\n  ctrl-d: none\nglobal: {}\n");
    let ran = run(&place, &["keys"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out
            .starts_with("Keys of vim, with your own from own/keymap.yaml\n"),
        "{}",
        ran.out
    );
    let line = ran
        .out
        .lines()
        .find(|line| line.ends_with("vim, keymap.yaml:2"));
    assert!(
        line.is_some_and(|line| line.contains("f9  ] ]") && line.contains("Next talk")),
        "{}",
        ran.out
    );
    let all = serde_json::from_str::<Value>(&run(&place, &["keys", "--json"]).out).unwrap();
    let find = |keys: &str| {
        let all = all.as_array().unwrap().iter();
        all.filter(|key| key["context"] == "reading")
            .find(|key| key["keys"] == keys)
            .cloned()
    };
    let own = find("f9").unwrap();
    assert_eq!(
        (&own["file"], &own["line"]),
        (&"own/keymap.yaml".into(), &2.into())
    );
    assert_eq!(find("z z").unwrap()["keymap"], "vim");
    assert_eq!(find("v").unwrap()["keymap"], "default");
    assert_eq!(find("ctrl-d"), None);
}

#[test]
fn what_is_left_without_keys_is_told() {
    let place = with_keymap("global: {R: none}");
    let ran = run(&place, &["keys"]);
    let (_, without) = ran.out.split_once("Without keys").unwrap();
    assert!(without.contains("rescan"), "{without}");
}

#[test]
fn every_mistake_is_told_at_once_and_the_rest_holds() {
    let own = "from: emacs\nreadin:\n  x: help\nreading:\n  f9: next-tlak\n  C-n: caret-down\n  [: previous-talk\n  f8: next-heading\n  f8: next-talk\n";
    let place = with_keymap(own);
    let ran = run(&place, &["list"]);
    let told: Vec<&str> = ran.err.lines().collect();
    let expected = [
        ("line 2", "did you mean “reading”?"),
        ("line 5", "did you mean “next-talk”?"),
        ("line 6", "did you mean “ctrl-n”?"),
        ("line 7", "no YAML"),
        ("line 9", "stands twice"),
    ];
    assert_eq!(told.len(), expected.len(), "{}", ran.err);
    for ((line, words), told) in expected.iter().zip(told) {
        assert!(
            told.contains("own/keymap.yaml") && told.contains(line) && told.contains(words),
            "{told}"
        );
    }
    let keys = run(&place, &["keys"]);
    assert!(
        keys.out.contains("Keys of emacs, with your own"),
        "{}",
        keys.out
    );
    assert!(keys.out.contains("keymap.yaml:8"), "{}", keys.out);
}

#[test]
fn a_file_can_be_checked_before_it_is_used() {
    let place = Place::new();
    place.write("keys.yaml", "reading:\n  d d: delete\n  f9: next-talk\n");
    let ran = place.run(&["keys", "--check", "keys.yaml"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(
        ran.out
            .contains("keys.yaml, line 2: “d d” in reading cannot be reached: “d” is dig-into"),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains("There is 1 mistake in keys.yaml"),
        "{}",
        ran.err
    );
    place.write(
        "keys.yaml",
        "from: vim\nreading:\n  d: none\n  d d: delete\n  ctrl-i: next-talk\n",
    );
    let ran = place.run(&["keys", "--check", "keys.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out
            .contains("line 5: “ctrl-i” in reading is “tab” in terminals without"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("no mistakes"), "{}", ran.out);
    assert_eq!(place.run(&["keys", "--check", "nowhere.yaml"]).code, 2);
    assert_eq!(place.run(&["keys", "--check"]).code, 0);
}

#[test]
fn a_keymap_can_be_tried() {
    let place = Place::new();
    let frame = |keymap: &str| place.run(&["frame", "--keymap", keymap, "--keys", "2"]).out;
    assert!(
        frame("emacs").contains("ctrl-x ctrl-f jump"),
        "{}",
        frame("emacs")
    );
    assert!(
        frame("default").contains("ctrl-p jump"),
        "{}",
        frame("default")
    );
    let ran = place.run(&["list", "--keymap", "vmi"]);
    assert!(
        ran.code == 2 && ran.err.contains("did you mean “vim”?"),
        "{}",
        ran.err
    );
}
