//! `frame`, and the pictures of the README.

use std::path::Path;

use super::program::Place;

const NOON: [&str; 2] = ["--now", "2026-01-01T12:00:00Z"];

#[test]
fn frame_shows_what_the_keys_lead_to() {
    let place = Place::new();
    let ran = place.run(&["frame", "--size", "80x24", "--keys", "ctrl-p slowly enter"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.lines().count(), 24);
    assert!(ran.out.contains("Ship It Slowly"), "{}", ran.out);
    assert_eq!(place.run(&["frame", "--size", "80"]).code, 2);
    assert_eq!(place.run(&["frame", "--keys", "\"j"]).code, 2);
}

#[test]
fn frame_leaves_the_store_alone_unless_it_is_named() {
    let place = Place::new();
    let marking = ["frame", "--keys", "2 enter d ctrl-s"];
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kubenotes"));
    let status = command
        .arg("--no-config")
        .arg("--library")
        .arg(place.path("posts"))
        .args(marking)
        .env("HOME", place.folder.path())
        .env("KUBENOTES_STORE", place.path("store"))
        .output()
        .unwrap();
    assert!(status.status.success());
    assert!(!place.path("store").exists());
    assert_eq!(place.run(&marking).code, 0);
    assert_eq!(
        place
            .json(&["highlights", "--json"])
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn frame_in_colours_and_as_a_picture() {
    let place = Place::new();
    let ran = place.run(&["frame", "--format", "ansi"]);
    assert!(ran.out.contains("\u{1b}[0;"));
    let ran = place.run(&["frame", "--format", "svg"]);
    assert!(ran.out.starts_with("<svg ") && ran.out.ends_with("</svg>\n"));
}

/// The pictures of the README with the keys they are made by. `KUBENOTES_PICTURES=write cargo test pictures` makes them anew.
const PICTURES: [(&str, &str); 4] = [
    ("reading", "j j j enter ctrl-d"),
    (
        "note",
        "j j j enter / \"top of my list\" enter d tab \"compare with plain rollouts\"",
    ),
    (
        "todos",
        "j j j enter / \"top of my list\" enter d tab \"compare with plain rollouts\" ctrl-s ] ] } s m ? \"does it fit our cluster?\" ctrl-s t",
    ),
    (
        "across",
        "j j j enter / \"top of my list\" enter d ctrl-s g t argo enter",
    ),
];

#[test]
fn the_pictures_of_the_readme_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures");
    let write = std::env::var_os("KUBENOTES_PICTURES").is_some_and(|value| value == "write");
    for (name, keys) in PICTURES {
        let place = Place::new();
        let mut command = place.command();
        command
            .args([
                "frame", "--size", "110x30", "--format", "svg", "--keys", keys,
            ])
            .args(NOON);
        let output = command.env("TZ", "UTC").output().unwrap();
        let picture = String::from_utf8(output.stdout).unwrap();
        let file = folder.join(format!("{name}.svg"));
        if write {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &picture).unwrap();
        }
        let kept = std::fs::read_to_string(&file)
            .unwrap_or_default()
            .replace("\r\n", "\n");
        assert!(
            kept == picture,
            "assets/pictures/{name}.svg is old: KUBENOTES_PICTURES=write cargo test pictures"
        );
    }
}
