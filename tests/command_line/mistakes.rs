//! Wrong usage and bad input: one sentence that says what to do, and the code that scripts go by.

use std::io::Read;

use super::program::Place;

#[track_caller]
fn refuses(place: &Place, arguments: &[&str], code: i32, words: &str) {
    let ran = place.run(arguments);
    assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
    assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
    assert_eq!(ran.err.trim_end().lines().count(), 1, "{}", ran.err);
}

#[test]
fn mistakes_are_told_in_one_sentence() {
    let place = Place::new();
    refuses(&place, &["./nowhere"], 2, "does not exist");
    refuses(&place, &["lsit"], 2, "did you mean kubenotes list?");
    refuses(&place, &["show", "nowhere.md"], 1, "kubenotes list");
    refuses(&place, &["show", "posts"], 2, "is a folder");
    refuses(&place, &["list", "qqqq"], 1, "There is no post with “qqqq”");
    refuses(
        &place,
        &["list", "--library", "nowhere"],
        2,
        "does not exist",
    );
    assert_eq!(place.run(&["list", "--nonsense"]).code, 2);
    assert_eq!(place.run(&["jump"]).code, 2);
    let version = place.run(&["--version"]);
    assert_eq!((version.code, version.err.as_str()), (0, ""));
}

#[test]
fn the_interface_needs_a_terminal() {
    let place = Place::new();
    let ran = place.run(&[]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("needs a terminal"), "{}", ran.err);
}

#[test]
fn an_empty_folder_is_told() {
    let place = Place::new();
    std::fs::remove_file(place.path("posts/fog.md")).unwrap();
    refuses(&place, &["list"], 1, "There is no post");
    refuses(&place, &["talks"], 1, "There is no talk");
    refuses(&place, &["todo"], 1, "There is no to-do");
    assert_eq!(place.run(&["list", "--json"]).out, "[]\n");
}

#[test]
fn a_store_that_is_a_file_is_told() {
    let place = Place::new();
    place.write("store", "x");
    let ran = place.run(&["todo"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("store"), "{}", ran.err);
}

#[test]
fn a_damaged_note_is_told_and_the_others_are_listed() {
    let place = Place::new();
    place.highlight(&["--quote", "Nothing to see"]);
    place.write("store/notes/broken.md", "---\nid: [\n---\n");
    let ran = place.run(&["highlights"]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 1));
    assert!(
        ran.err.contains("needs repair: notes/broken.md"),
        "{}",
        ran.err
    );
}

#[test]
fn of_many_damaged_notes_some_are_told_and_who_tells_all() {
    let place = Place::new();
    place.highlight(&["--quote", "Nothing to see"]);
    for number in 0..40 {
        place.write(&format!("store/notes/{number}.md"), "---\nid: [\n---\n");
    }
    let ran = place.run(&["highlights"]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 1));
    assert!(ran.err.lines().count() < 12, "{}", ran.err);
    assert!(
        ran.err.contains("32 more like these: kubenotes doctor"),
        "{}",
        ran.err
    );
    let told = place.run(&["doctor"]).out;
    let named = |number: u32| told.contains(&format!("notes/{number}.md"));
    assert!((0..40).all(named), "{told}");
}

#[test]
fn a_reader_that_goes_away_is_no_mistake() {
    let place = Place::new();
    place.write("posts/long.md", "word and word\n\n".repeat(50_000));
    let mut child = place
        .command()
        .args(["show", "posts/long.md"])
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), output.stderr.as_slice()),
        (Some(0), &b""[..])
    );
}

#[test]
fn a_configuration_is_read_and_its_mistakes_are_told() {
    let place = Place::new();
    place.write(
        "config.yaml",
        "library: posts\nstore: my-notes\nmeasrue: 3\ncategories:\n  - {id: homework, key: h, symbol: h, color: red, actionable: true}\n",
    );
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kubenotes"));
    command
        .arg("--config")
        .arg(place.path("config.yaml"))
        .args([
            "highlight",
            "fog.md",
            "--quote",
            "early",
            "--category",
            "homework",
        ])
        .env("HOME", place.folder.path())
        // Set to nothing it counts as not set.
        .env("KUBENOTES_STORE", "");
    let output = command.output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{err}");
    assert!(
        err.contains("line 3: there is no setting “measrue”; did you mean “measure”?"),
        "{err}"
    );
    assert!(place.path("my-notes/notes").is_dir());
    assert_eq!(place.run(&["--config", "nowhere.yaml", "list"]).code, 2);
}
