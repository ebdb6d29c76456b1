//! What is made from the tables and kept in the repository is current: the manual, as Markdown and for `man`, and the shells'
//! scripts. `KUBENOTES_PICTURES=write cargo test --test command_line manual` makes all of it anew.

use std::path::Path;

use super::program::Place;

const PAGES: [(&str, &str); 5] = [
    ("commands", "kubenotes.1"),
    ("settings", "kubenotes-settings.5"),
    ("keys", "kubenotes-keys.7"),
    ("queries", "kubenotes-queries.7"),
    ("formats", "kubenotes-formats.7"),
];

const SCRIPTS: [(&str, &str); 5] = [
    ("bash", "kubenotes.bash"),
    ("zsh", "_kubenotes"),
    ("fish", "kubenotes.fish"),
    ("powershell", "kubenotes.ps1"),
    ("nushell", "kubenotes.nu"),
];

/// That a file below `assets` holds what the program prints.
#[track_caller]
fn is_current(file: &str, arguments: &[&str]) {
    let ran = Place::new().run(arguments);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets")
        .join(file);
    if std::env::var_os("KUBENOTES_PICTURES").is_some_and(|value| value == "write") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &ran.out).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept.replace("\r\n", "\n") == ran.out,
        "assets/{file} is old: KUBENOTES_PICTURES=write cargo test --test command_line manual"
    );
}

#[test]
fn the_pages_of_the_manual_are_current() {
    for (page, man) in PAGES {
        is_current(&format!("help/{page}.md"), &["man", page, "--markdown"]);
        is_current(&format!("man/{man}"), &["man", page]);
    }
}

#[test]
fn the_scripts_of_the_shells_are_current() {
    for (shell, file) in SCRIPTS {
        is_current(&format!("completions/{file}"), &["completions", shell]);
    }
}

#[test]
fn the_manual_needs_no_sound_configuration() {
    let place = Place::new();
    place.write("config.yaml", "measure: [");
    let config = place.path("config.yaml");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_kubenotes"))
        .args(["man", "--config"])
        .arg(config)
        .output()
        .unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    assert!(output.stdout.starts_with(b".TH KUBENOTES 1"));
}

#[test]
fn links_of_the_pages_lead_somewhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/help");
    for (page, _) in PAGES {
        let text = std::fs::read_to_string(folder.join(format!("{page}.md"))).unwrap();
        let targets = text.split("](").skip(1);
        for target in targets.filter_map(|rest| rest.split(')').next()) {
            assert!(folder.join(target).is_file(), "{page}: {target}");
        }
        assert!(!text.contains("{settings}") && !text.contains("{keys}"));
    }
}
