//! `export` in every format and by templates, and `share`.

use std::process::Command;

use super::program::Place;

#[test]
fn every_format_is_printed_and_written_twice_without_a_change() {
    let place = Place::new();
    place.highlight(&["--quote", "Nothing to see", "--topic", "Clouds"]);
    let help = place.run(&["export", "--help"]).out;
    let formats = "markdown obsidian todotxt taskwarrior org ical csv readwise w3c json html";
    for format in formats.split(' ') {
        assert!(help.contains(&format!("  {format} ")), "{format} in {help}");
        let ran = place.run(&["export", format]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{format}");
        assert!(ran.out.contains("Nothing to see"), "{}", ran.out);
        for _ in 0..2 {
            let ran = place.run(&["export", format, "-o", format]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{format}");
        }
        let written = std::fs::read_to_string(place.path(format)).unwrap();
        assert!(written.contains("Nothing to see"), "{written}");
    }
    // Of whole files those of others stay.
    place.write("mine.csv", "a,b\n1,2\n");
    let ran = place.run(&["export", "csv", "-o", "mine.csv"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("choose another file"), "{}", ran.err);
}

#[test]
fn an_export_is_sorted_and_takes_notes_that_are_no_to_dos() {
    let place = Place::new();
    let mark = |quote: &str, category: &str| {
        place.highlight(&["--quote", quote, "--category", category]);
    };
    mark("Nothing to see", "dig-into");
    mark("The day began early", "quote");
    mark("to dig into", "dig-into");
    let count = |arguments: &[&str]| {
        let ran = place.run(&[&["export", "todotxt"], arguments].concat());
        ran.out.lines().count()
    };
    assert_eq!(count(&[]), 2);
    assert_eq!(count(&["--notes"]), 3);
    let csv = place
        .run(&["export", "csv", "--notes", "--sort", "post"])
        .out;
    let early = csv.find("The day began early");
    assert!(early < csv.find("to dig into"), "{csv}");
    assert!(
        csv.find("to dig into") < csv.find("Nothing to see"),
        "{csv}"
    );
    assert_eq!(place.run(&["export", "csv", "--sort", "size"]).code, 2);
}

#[test]
fn templates_are_the_programs_and_ones_own() {
    let place = Place::new();
    place.highlight(&["--quote", "Nothing to see", "--topic", "Clouds"]);
    let digest = place.run(&["export", "--template", "digest", "topic:clouds"]);
    assert_eq!((digest.code, digest.err.as_str()), (0, ""));
    assert!(
        digest.out.starts_with("Things to look into"),
        "{}",
        digest.out
    );
    assert_eq!(
        place
            .run(&["export", "--template", "digest", "topic:rain"])
            .code,
        1
    );
    let unknown = place.run(&["export", "--template", "digets"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.err.contains("did you mean “digest”?"),
        "{}",
        unknown.err
    );
    assert_eq!(place.run(&["export"]).code, 2);

    std::fs::create_dir_all(place.path("own/templates")).unwrap();
    place.write("own/config.yaml", "");
    place.write("own/templates/list.md.jinja", "{{ items[0].quote }}\n");
    place.write("own/templates/bad.md.jinja", "\n{{ items[0].nothing }}\n");
    let run = |name: &str, further: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kubenotes"));
        command
            .current_dir(place.path(""))
            .args(["--config", "own/config.yaml", "--store", "store"])
            .args(["--cache", "cache", "--library", "posts"])
            .args(["export", "--template", name])
            .args(further);
        let ran = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (text(ran.stdout), text(ran.stderr))
    };
    assert_eq!(run("list", &[]), ("Nothing to see\n".into(), String::new()));
    place.write("mine.md", "My own line.\n");
    run("list", &["-o", "mine.md"]);
    let written = std::fs::read_to_string(place.path("mine.md")).unwrap();
    assert!(
        written.starts_with("My own line.\n\n<!-- kubenotes:begin -->"),
        "{written}"
    );
    let (_, problem) = run("bad", &[]);
    assert!(problem.contains("bad.md.jinja, line 2"), "{problem}");
}

#[test]
fn a_passage_is_shared_by_its_id() {
    let place = Place::new();
    let web = "---\ntitle: Web\nurl: https://example.org/web\n---\n\nA sentence on the web, to be found.\n";
    place.write("posts/web.md", web);
    let quote = "A sentence on the web, to be found.";
    let id = place.run(&["highlight", "web.md", "--quote", quote]).out;
    let share = |id: &str, form: &str| place.run(&["share", id.trim(), "--as", form]);
    let link =
        "https://example.org/web#:~:text=A%20sentence%20on%20the%20web%2C%20to%20be%20found.";
    assert_eq!(share(&id, "link").out, format!("{link}\n"));
    let said = share(&id, "quote").out;
    assert!(
        said.starts_with(&format!("“{quote}”\n— ")) && said.contains(link),
        "{said}"
    );
    assert!(
        share(&id, "markdown")
            .out
            .starts_with(&format!("> {quote}\n"))
    );
    let id = place.highlight(&["--quote", "Nothing to see"]);
    assert_eq!(share(&id, "link").code, 1);
    assert_eq!(share(&id, "quote").code, 0);
    assert_eq!(share("zzzzzz", "quote").code, 1);
    assert_eq!(share(&id, "song").code, 2);
}
