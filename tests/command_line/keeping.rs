//! `backup`, `restore`, `doctor`, and notes that need the person.

use std::fs;
use std::path::PathBuf;

use super::program::Place;

fn record_file(place: &Place) -> PathBuf {
    let slug = fs::read_dir(place.path("store/notes")).unwrap().next();
    let note = fs::read_dir(slug.unwrap().unwrap().path()).unwrap().next();
    note.unwrap().unwrap().path()
}

#[test]
fn a_deleted_note_comes_back_by_its_id() {
    let place = Place::new();
    let id = place.highlight(&["--quote", "Nothing to see", "--topic", "Fog"]);
    let end = &id[id.len() - 8..];
    assert_eq!(place.run(&["restore", end]).code, 1, "it is not deleted");
    assert_eq!(place.run(&["frame", "--keys", "enter 3 D"]).code, 0);
    assert_eq!(place.run(&["highlights"]).code, 1);
    assert!(place.run(&["highlights", "--deleted"]).out.starts_with(end));
    let ran = place.run(&["restore", "--dry-run", end]);
    assert_eq!(ran.out, format!("would come back: Fog ({end})\n"));
    assert_eq!(place.run(&["highlights"]).code, 1);
    let ran = place.run(&["restore", end]);
    assert_eq!(ran.out, format!("back: Fog ({end})\n"), "{}", ran.err);
    assert!(place.run(&["highlights"]).out.starts_with(end));
}

#[test]
fn changes_are_listed_and_taken_back_and_those_of_another_machine_are_told() {
    let place = Place::new();
    place.highlight(&["--quote", "Nothing to see", "--topic", "Fog"]);
    place.highlight(&["--quote", "see", "--topic", "Days"]);
    let list = place.json(&["changes", "--json"]);
    assert_eq!(list[0]["sentence"], "marked Days");
    assert_eq!(list[1]["records"][0]["quote"], "Nothing to see");
    assert_eq!(list[1]["undone"], false);
    let ran = place.run(&["undo", "2"]);
    assert_eq!(ran.out, "undone: marked Days\nundone: marked Fog\n");
    assert_eq!(place.run(&["highlights"]).code, 1);
    assert_eq!(place.run(&["undo"]).code, 1);
    assert_eq!(place.run(&["redo"]).out, "done again: marked Fog\n");
    let list = place.json(&["changes", "--json"]);
    let undone: Vec<_> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["undone"])
        .collect();
    assert_eq!(undone, [true, false]);

    let journal = fs::read_dir(place.path("store/journal")).unwrap().next();
    let journal = journal.unwrap().unwrap().path();
    fs::rename(&journal, journal.with_file_name("0197-laptop.jsonl")).unwrap();
    let list = place.json(&["changes", "--json"]);
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!(list[0]["machine"], "0197-laptop");
    let refused = place.run(&["undo"]);
    assert_eq!((refused.code, &*refused.out), (1, ""));
    let ran = place.run(&["changes", "fog"]);
    assert!(ran.out.contains("marked Fog"), "{}", ran.out);
    assert_eq!(place.run(&["changes", "rain"]).code, 1);
}

#[test]
fn a_backup_goes_out_and_comes_back() {
    let place = Place::new();
    place.highlight(&["--quote", "Nothing to see"]);
    let ran = place.run(&["backup", "notes.tar"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(place.run(&["backup", "notes.tar"]).code, 1);
    assert_eq!(place.run(&["backup", "--force", "notes.tar"]).code, 0);
    assert_eq!(place.run(&["backup", "folder/"]).code, 0);
    assert!(place.path("folder/store.yaml").exists());
    fs::rename(place.path("store"), place.path("lost")).unwrap();
    let ran = place.run(&["restore", "--dry-run", "notes.tar"]);
    assert!(ran.out.contains("1 note would be added"), "{}", ran.out);
    assert!(!place.path("store").exists());
    let ran = place.run(&["restore", "notes.tar"]);
    assert!(ran.out.contains("1 note added"), "{}", ran.out);
    let ran = place.run(&["restore", "folder/"]);
    assert!(
        ran.out.contains("0 notes added, 0 merged, 1 as they were"),
        "{}",
        ran.out
    );
    let items = place.json(&["highlights", "--json"]);
    assert_eq!(items[0]["anchor"]["state"], "exact");
    assert_eq!(place.run(&["restore", "nowhere.tar"]).code, 2);
    let ran = place.run(&["restore", "posts/fog.md"]);
    assert!(ran.err.contains("not restored"), "{}", ran.err);
    assert_eq!(ran.code, 2);
}

#[test]
fn doctor_says_what_is_wrong_and_mends_what_it_can() {
    let place = Place::new();
    place.highlight(&["--quote", "Nothing to see"]);
    let ran = place.run(&["doctor"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.contains("All is well") && ran.out.contains("terminal"));

    let path = record_file(&place);
    fs::rename(&path, path.with_file_name("mine.md")).unwrap();
    place.write("store/notes/broken.md", "---\nid: x\n");
    let ran = place.run(&["doctor"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("broken.md, line 2") && ran.out.contains("doctor --repair calls it"),
        "{}",
        ran.out
    );
    let ran = place.run(&["doctor", "--json"]);
    let items: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let named = |area: &str| {
        items
            .as_array()
            .unwrap()
            .iter()
            .filter(|item| item["area"] == area)
            .count()
    };
    assert_eq!((named("note"), named("terminal"), ran.code), (2, 1, 1));

    // Nobody can be asked here.
    let ran = place.run(&["doctor", "--repair"]);
    assert!(ran.err.contains("--yes"), "{}", ran.err);
    assert!(!path.exists());
    let ran = place.run(&["doctor", "--repair", "--yes"]);
    assert_eq!(ran.code, 1, "a damaged file needs the person");
    assert!(path.exists());
    fs::remove_file(place.path("store/notes/broken.md")).unwrap();
    assert_eq!(place.run(&["doctor"]).code, 0);
}

#[test]
fn doctor_checks_settings_library_and_posts() {
    let place = Place::new();
    place.highlight(&["--quote", "Nothing to see"]);
    place.write("config.yaml", "measure: wide\n");
    fs::remove_file(place.path("posts/fog.md")).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kubenotes"));
    let output = command
        .args([
            "--config",
            "config.yaml",
            "--store",
            "store",
            "--library",
            "posts",
            "doctor",
        ])
        .current_dir(place.folder.path())
        .env("HOME", place.folder.path())
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(out.contains("config.yaml, line 1"), "{out}");
    assert!(out.contains("A Day in Fog City"), "{out}");
    fs::remove_dir(place.path("posts")).unwrap();
    let ran = place.run(&["doctor"]);
    assert!(
        ran.code == 1 && ran.out.contains("library: "),
        "{}",
        ran.out
    );
}

#[test]
fn two_versions_by_git_are_told_as_data_and_merged() {
    let place = Place::new();
    let id = place.highlight(&["--quote", "Nothing to see"]);
    let path = record_file(&place);
    let text = fs::read_to_string(&path).unwrap();
    let two = "\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> laptop\n";
    fs::write(&path, format!("{text}{two}")).unwrap();
    let ran = place.run(&["highlights", "--json"]);
    assert!(ran.err.contains("two versions"), "{}", ran.err);
    let items: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(items[0]["versions"]["ours"]["note"], "mine");
    assert_eq!(items[0]["versions"]["theirs"]["note"], "theirs");
    assert_eq!(items[0]["versions"]["contested"], serde_json::json!([]));
    assert_eq!(
        place.run(&["done", &id]).code,
        1,
        "it waits until they are merged"
    );
    assert_eq!(place.run(&["doctor", "--repair", "--yes"]).code, 0);
    let items = place.json(&["highlights", "--json"]);
    let note = items[0]["note"].as_str().unwrap();
    assert!(note.contains("mine") && note.contains("theirs"), "{note}");
    assert!(items[0]["versions"].is_null());
}

#[cfg(unix)]
#[test]
fn a_store_that_cannot_be_written_says_what_to_do() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.highlight(&["--quote", "Nothing to see"]);
    place.write("store/store.yaml", "format: 99\n");
    let ran = place.run(&["highlight", "fog.md", "--quote", "early"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("update kubenotes"), "{}", ran.err);
    assert!(place.run(&["highlights"]).out.contains("Nothing to see"));
    assert!(
        place
            .run(&["frame", "--keys", "enter"])
            .out
            .contains("Read only")
    );
    let mode = fs::metadata(record_file(&place))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}
