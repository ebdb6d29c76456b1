//! `export` and `import`: a list goes out, is changed by hand, and comes back.

use super::program::Place;

#[test]
fn what_is_ticked_in_a_file_is_done_here() {
    let place = Place::new();
    let id = place.highlight(&["--quote", "Nothing to see", "--topic", "Fog"]);
    place.highlight(&["--quote", "The day began early", "--topic", "Days"]);
    for (format, file, from, to) in [
        ("markdown", "list.md", "- [ ] **Fog**", "- [x] **Fog**"),
        ("todotxt", "todo.txt", "x ", ""),
    ] {
        assert_eq!(place.run(&["export", format, "-o", file]).code, 0);
        let ran = place.run(&["import", file]);
        assert_eq!(
            ran.out, "0 to-dos changed, 0 new, 2 as here\n",
            "{}",
            ran.err
        );
        let text = std::fs::read_to_string(place.path(file)).unwrap();
        let ticked: String = text
            .split_inclusive('\n')
            .map(|line| line.replacen(from, to, 1))
            .collect();
        assert_ne!(ticked, text);
        place.write(file, &ticked);
        let trial = place.run(&["import", "--dry-run", file]);
        assert!(trial.out.contains("Fog: status "), "{}", trial.out);
        assert!(
            trial.out.ends_with("nothing was changed\n"),
            "{}",
            trial.out
        );
        let ran = place.run(&["import", file]);
        assert!(ran.out.contains("1 to-do changed"), "{}", ran.out);
        let list = place.json(&["todo", "--all", "--json"]);
        let list = list.as_array().unwrap();
        let fog = list.iter().find(|todo| todo["id"] == *id).unwrap();
        assert_eq!(
            fog["status"],
            if format == "markdown" { "done" } else { "open" }
        );
        assert_eq!(
            place.run(&["import", file]).out,
            "0 to-dos changed, 0 new, 2 as here\n"
        );
    }
    assert!(
        place
            .run(&["undo"])
            .out
            .starts_with("undone: took in 1 to-do from todo.txt")
    );
}

#[test]
fn a_change_here_and_another_one_there_both_hold() {
    let place = Place::new();
    let fog = place.highlight(&["--quote", "Nothing to see", "--topic", "Fog"]);
    place.highlight(&["--quote", "The day began early", "--topic", "Days"]);
    assert_eq!(place.run(&["export", "markdown", "-o", "list.md"]).code, 0);
    assert_eq!(place.run(&["done", &fog]).code, 0);
    let text = std::fs::read_to_string(place.path("list.md")).unwrap();
    place.write(
        "list.md",
        text.replace("- [ ] **Days**", "- [x] **Days**") + "- [ ] mine\n",
    );
    let ran = place.run(&["import", "list.md", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.matches("\"changed\"").count(), 1, "{}", ran.out);
    assert_eq!(place.run(&["todo"]).code, 1, "both are done");
}

#[test]
fn on_screen_what_would_change_is_shown_before_it_does() {
    let place = Place::new();
    place.highlight(&["--quote", "Nothing to see", "--topic", "Fog"]);
    assert_eq!(place.run(&["export", "markdown", "-o", "list.md"]).code, 0);
    let text = std::fs::read_to_string(place.path("list.md")).unwrap();
    place.write("list.md", text.replace("- [ ]", "- [x]"));
    let looked = place.run(&["frame", "--keys", "X \"list.md\" enter"]);
    assert!(
        looked.out.contains("line 3: Fog: status open → done"),
        "{}",
        looked.out
    );
    assert_eq!(place.run(&["todo"]).code, 0);
    let done = place.run(&["frame", "--keys", "X \"list.md\" enter enter"]);
    assert!(done.out.contains("1 to-do changed"), "{}", done.out);
    assert_eq!(place.run(&["todo"]).code, 1);
    let missing = place.run(&["frame", "--keys", "X \"none.md\" enter"]);
    assert!(
        missing.out.contains("none.md is not there"),
        "{}",
        missing.out
    );
}

#[test]
fn what_cannot_be_taken_is_told_with_its_line() {
    let place = Place::new();
    place.write(
        "notes.txt",
        "id:0199c2d4-7a10-7c3e-9b1f-2f6c0d1e8a55\nown task\n",
    );
    let ran = place.run(&["import", "notes.txt"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.contains("notes.txt, line 1: there is no to-do"),
        "{}",
        ran.err
    );
    assert!(
        ran.out.contains("1 line of the file not from kubenotes"),
        "{}",
        ran.out
    );
    assert_eq!(place.run(&["import", "missing.md"]).code, 2);
    place.write("words", "words");
    assert!(place.run(&["import", "words"]).err.contains("--format"));
    assert_eq!(
        place
            .run_with(&["import", "-", "--format", "json"], &[], b"[]")
            .code,
        0
    );
}

#[test]
fn highlights_from_elsewhere_stand_on_their_passages() {
    let place = Place::new();
    place.write(
        "readwise.csv",
        "Highlight,Book Title,Book Author,Note,Tags,Highlighted at\n\
         Nothing to see.,A Day in Fog City,Nell,,Fog,2026-03-12 09:15:00\n\
         words that are gone from there,A Day in Fog City,Nell,,,2026-03-12 09:16:00\n\
         of a book,Another Book,Bob,mine,dig-into,2026-03-12 09:17:00\n",
    );
    let ran = place.run(&["import", "readwise.csv", "--dry-run"]);
    assert!(
        ran.out
            .ends_with("0 highlights changed, 3 new, 0 as here; nothing was changed\n"),
        "{}",
        ran.out
    );
    assert_eq!(place.run(&["highlights"]).code, 1);
    assert_eq!(place.run(&["import", "readwise.csv"]).code, 0);
    let list = place.json(&["highlights", "--json"]);
    let states: Vec<(&str, &str)> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["post"]["path"].as_str().unwrap(),
                one["anchor"]["state"].as_str().unwrap_or("none"),
            )
        })
        .collect();
    assert_eq!(
        states,
        [("fog.md", "exact"), ("fog.md", "orphan"), ("", "none")]
    );
    assert_eq!(list[0]["talk"]["title"], "Clouds from Below");
    assert_eq!(
        (&list[2]["post"]["title"], &list[2]["status"]),
        (&"Another Book".into(), &"open".into())
    );
    let ran = place.run(&["import", "readwise.csv"]);
    assert_eq!(ran.out, "0 highlights changed, 0 new, 3 as here\n");
    // What goes out to Readwise and comes back is no new highlight.
    assert_eq!(place.run(&["export", "readwise", "-o", "back.csv"]).code, 0);
    let ran = place.run(&["import", "back.csv"]);
    assert!(ran.out.contains(" 0 new"), "{}", ran.out);
}
