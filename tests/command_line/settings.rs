//! `config`: what is in force and where it comes from, the commented file, editing it, the schemas.

use std::path::Path;
use std::process::Command;

use super::program::Place;

/// What a run printed.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs the program with the configuration of a place.
fn run(place: &Place, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kubenotes"));
    command
        .arg("--config")
        .arg(place.path("config.yaml"))
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", place.folder.path())
        .envs(variables.iter().copied())
        .current_dir(place.folder.path());
    let output = command.output().unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The columns of the line that begins with a word.
fn line<'a>(ran: &'a Ran, name: &str) -> Vec<&'a str> {
    let line = ran.out.lines().map(|line| {
        line.split('\t')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
    });
    let mut found = line.filter(|columns| columns.first() == Some(&name));
    found.next().unwrap_or_default()
}

#[test]
fn every_value_is_told_with_where_it_comes_from() {
    let place = Place::new();
    place.write(
        "config.yaml",
        "library: posts\nmeasure: 72\nascii: perhaps\n",
    );
    let ran = run(
        &place,
        &["config", "--theme", "light"],
        &[("KUBENOTES_STORE", "elsewhere"), ("TERM", "xterm-256color")],
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let file = place.path("config.yaml").display().to_string();
    assert_eq!(
        line(&ran, "measure"),
        ["measure", "72", &format!("{file}:2")]
    );
    assert_eq!(line(&ran, "ascii"), ["ascii", "false", "default"]);
    assert_eq!(line(&ran, "theme"), ["theme", "light", "--theme"]);
    assert_eq!(line(&ran, "store").len(), 3);
    assert!(ran.out.contains("$KUBENOTES_STORE"), "{}", ran.out);
    assert_eq!(line(&ran, "colors"), ["colors", "256", "$TERM"]);
    assert_eq!(line(&ran, "configuration"), ["configuration", &file]);
    assert!(
        ran.err.contains("line 3: ascii must be true or false"),
        "{}",
        ran.err
    );
    assert_eq!(ran.err.lines().count(), 1);
}

#[test]
fn the_same_as_json() {
    let place = Place::new();
    place.write("config.yaml", "measure: 72\n");
    let ran = run(&place, &["config", "--json"], &[]);
    let items: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let find = |name: &str, kind: &str| {
        let mut items = items.as_array().unwrap().iter();
        items
            .find(|item| item["name"] == name && item["kind"] == kind)
            .unwrap()
            .clone()
    };
    let measure = find("measure", "setting");
    assert_eq!(
        (&measure["value"], &measure["line"]),
        (&72.into(), &1.into())
    );
    assert_eq!(measure["from"], "file");
    assert_eq!(find("mouse", "setting")["from"], "default");
    assert_eq!(find("configuration", "file")["exists"], true);
}

#[test]
fn the_commented_file_is_written_once() {
    let place = Place::new();
    let ran = run(&place, &["config", "init"], &[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let file = std::fs::read_to_string(place.path("config.yaml")).unwrap();
    assert!(file.contains("#measure: 90"), "{file}");
    assert!(place.path("schemas/config.json").is_file());
    assert_eq!(run(&place, &["list"], &[]).err, "");

    place.write("config.yaml", "measure: 50\n");
    let ran = run(&place, &["config", "init"], &[]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("stays as it is"), "{}", ran.err);
    assert_eq!(
        std::fs::read_to_string(place.path("config.yaml")).unwrap(),
        "measure: 50\n"
    );
}

#[cfg(unix)]
#[test]
fn what_was_edited_is_checked() {
    let place = Place::new();
    let edit = |script: &str| {
        let editor = format!("sh -c {} editor", shell_words::quote(script));
        run(&place, &["config", "edit"], &[("EDITOR", &editor)])
    };
    let ran = edit("echo 'measure: 60' >> \"$1\"");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("everything is understood"), "{}", ran.out);

    let ran = edit("printf 'measure: 7\\ntheme: drak\\nmuose: true\\n' > \"$1\"");
    assert_eq!(ran.code, Some(1));
    for told in [
        "line 1: measure must be",
        "line 2: there is no theme “drak”; did you mean “dark”?",
        "line 3: there is no setting “muose”; did you mean “mouse”?",
    ] {
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    // A file that cannot be read at all can still be edited.
    place.write("config.yaml", b"caf\xe9");
    assert_eq!(edit("echo 'mouse: false' > \"$1\"").code, Some(0));
    let ran = edit("exit 3");
    assert!(ran.err.contains("ended with an error"), "{}", ran.err);
}

#[test]
fn a_theme_of_ones_own_is_read_and_its_mistakes_are_told() {
    let place = Place::new();
    place.write("config.yaml", "library: posts\ntheme: mine\n");
    std::fs::create_dir(place.path("themes")).unwrap();
    place.write(
        "themes/mine.yaml",
        "from: light\ntext: {fg: '#102030'}\ntxet: {}\n",
    );
    let ran = run(&place, &["frame", "--format", "ansi"], &[]);
    assert!(
        ran.err
            .contains("mine.yaml, line 3: there is no role “txet”; did you mean “text”?"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("38;2;16;32;48"), "{}", ran.out);
    let ran = run(&place, &["list", "--theme", "mein"], &[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("did you mean “mine”?"), "{}", ran.err);
}

#[test]
fn what_was_chosen_on_screen_holds_where_the_configuration_says_nothing() {
    let place = Place::new();
    place.write("config.yaml", "library: posts\n");
    place.write("chosen.yaml", "theme: light\n");
    let ran = run(&place, &["config"], &[]);
    let chosen = place.path("chosen.yaml").display().to_string();
    assert_eq!(
        line(&ran, "theme"),
        ["theme", "light", &format!("{chosen}:1")]
    );
    place.write("config.yaml", "library: posts\ntheme: mono\n");
    assert_eq!(line(&run(&place, &["config"], &[]), "theme")[1], "mono");

    let frame = ["frame", "--size", "200x20", "--keys", "g c k enter"];
    let told = run(&place, &frame, &[]).out;
    assert!(told.contains("line 2 of"), "{told}");
    place.write("config.yaml", "library: posts\n");
    let told = run(&place, &frame, &[]).out;
    assert!(told.contains("not written: this is a trial"), "{told}");
}

#[test]
fn panes_are_told_as_they_were_left() {
    let place = Place::new();
    place.write("config.yaml", "");
    let pane = |name: &str, more: &str| format!(r#"{{"pane":"{name}","hidden":{more}}}"#);
    let usual = ["posts", "text", "notes"].map(|name| pane(name, "false"));
    let left = [
        pane("notes", r#"false,"share":302"#),
        pane("text", "false"),
        pane("posts", "true"),
    ];
    std::fs::create_dir_all(place.path("store/state")).unwrap();
    place.write(
        "store/state/panes.json",
        format!(
            r#"[{{"panes":[{}],"usual":[{}]}}]"#,
            left.join(","),
            usual.join(",")
        ),
    );
    let ran = run(&place, &["config", "--store", "store"], &[]);
    let told = line(&ran, "panes");
    assert_eq!(told.get(1), Some(&r#"["notes 30%", text]"#), "{}", ran.out);
    let whence = told.get(2).copied().unwrap_or_default();
    assert!(
        whence.contains("left") && whence.ends_with("panes.json"),
        "{whence}"
    );
}

#[test]
fn colours_are_as_many_as_are_said() {
    let place = Place::new();
    let frame = |colors: &str, variables: &[(&str, &str)]| {
        place.write("config.yaml", format!("library: posts\ncolors: {colors}\n"));
        run(&place, &["frame", "--format", "ansi"], variables).out
    };
    assert!(frame("truecolor", &[("NO_COLOR", "1")]).contains("38;2;"));
    assert!(frame("auto", &[("TERM", "linux")]).contains("38;2;"));
    let of_256 = frame("256", &[]);
    assert!(of_256.contains("38;5;") && !of_256.contains("38;2;"));
    let sixteen = frame("16", &[]);
    assert!(sixteen.contains(";33m") && !sixteen.contains("38;"));
    let none = frame("auto", &[("NO_COLOR", "1")]);
    assert!(none.contains(";1m") && !none.contains("38;") && !none.contains(";33m"));
}

/// `KUBENOTES_PICTURES=write cargo test schemas` makes them anew.
#[test]
fn the_schemas_in_the_repository_are_current() {
    let place = Place::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schemas");
    let write = std::env::var_os("KUBENOTES_PICTURES").is_some_and(|value| value == "write");
    for name in ["config", "keymap", "theme"] {
        let schema = run(&place, &["config", "schema", name], &[]).out;
        let file = folder.join(format!("{name}.json"));
        if write {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &schema).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            kept.replace("\r\n", "\n") == schema,
            "assets/schemas/{name}.json is old: KUBENOTES_PICTURES=write cargo test schemas"
        );
    }
}

#[test]
fn folders_are_added_listed_and_removed_and_the_rest_of_the_file_stays() {
    let place = Place::new();
    let text = "# mine\nmeasure: 72 # narrow\n";
    place.write("config.yaml", text);
    let ran = run(&place, &["add", "posts"], &[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("config.yaml, line 3"), "{}", ran.out);
    let listed = run(&place, &["roots"], &[]);
    assert!(listed.out.ends_with("/posts\t1 post\n"), "{}", listed.out);
    let again = run(&place, &["add", "posts"], &[]);
    assert_eq!(again.out, ran.out);
    for wrong in ["store-that-is-not", "config.yaml"] {
        let ran = run(&place, &["add", wrong], &[]);
        assert_eq!(ran.code, Some(2), "{wrong}: {}", ran.err);
    }
    assert_eq!(run(&place, &["remove", "posts"], &[]).code, Some(0));
    let left = std::fs::read_to_string(place.path("config.yaml")).unwrap();
    assert_eq!(left, format!("{text}library: []\n"));
    let gone = run(&place, &["remove", "posts"], &[]);
    assert_eq!(gone.code, Some(1));
    assert!(gone.err.contains("kubenotes roots"), "{}", gone.err);
    assert_eq!(run(&place, &["roots"], &[]).code, Some(1));
}
