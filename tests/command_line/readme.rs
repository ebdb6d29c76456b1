//! The README says what is so: its settings are understood, its commands exist.

use std::fmt::Write as _;

use kubenotes::config::{SETTINGS, flow};
use kubenotes::find::query::{FIELDS, SubjectKind};
use kubenotes::theme::BUILT_IN;

use super::program::Place;

fn readme() -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    std::fs::read_to_string(file).unwrap().replace("\r\n", "\n")
}

#[test]
fn the_settings_of_the_readme_are_understood() {
    let text = readme();
    let (_, after) = text.split_once("```yaml\n").unwrap();
    let (settings, _) = after.split_once("```").unwrap();
    let (config, issues) = kubenotes::config::read(settings);
    assert_eq!(issues, []);
    assert_eq!(config.library.len(), 2);
}

#[test]
fn the_settings_are_listed() {
    let mut table = "| setting | does | takes | default |\n|---|---|---|---|\n".to_owned();
    for setting in SETTINGS {
        let usual = match flow(&setting.usual()) {
            nothing if matches!(&*nothing, "" | "[]") => String::new(),
            usual => format!("`{usual}`"),
        };
        let (key, sentence, takes) = (setting.key, setting.sentence, setting.kind.expected());
        let row = format!("| `{key}` | {sentence} | {takes} | {usual} |\n");
        table.push_str(&row.replace('<', "\\<"));
    }
    assert!(
        readme().contains(&table),
        "the README needs this table:\n{table}"
    );
}

#[test]
fn the_themes_are_named() {
    for theme in BUILT_IN {
        assert!(
            readme().contains(&format!("`{}`", theme.name)),
            "{}",
            theme.name
        );
    }
}

#[test]
fn the_fields_of_queries_are_listed() {
    let mut table = "| field | finds by | of |\n|---|---|---|\n".to_owned();
    for entry in FIELDS {
        let kinds = SubjectKind::ALL.into_iter();
        let kinds = kinds.filter(|kind| entry.meaning.of(*kind).is_some());
        let kinds: Vec<&str> = kinds.map(SubjectKind::plural).collect();
        let sentence = entry.sentence;
        writeln!(
            table,
            "| `{}` | {sentence} | {} |",
            entry.example,
            kinds.join(", ")
        )
        .unwrap();
    }
    assert!(
        readme().contains(&table),
        "the README needs this table:\n{table}"
    );
}

#[test]
fn the_readme_names_every_command() {
    let text = readme();
    let help = Place::new().run(&["--help"]).out;
    let (_, after) = help.split_once("Commands:\n").unwrap();
    let (commands, _) = after.split_once("\n\n").unwrap();
    for command in commands
        .lines()
        .filter_map(|line| line.split_whitespace().next())
    {
        let named = format!("`{command}");
        assert!(
            text.contains(&format!("`kubenotes {command}")) || text.contains(&named),
            "{command}"
        );
    }
}
