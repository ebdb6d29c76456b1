//! The README says what is so: its settings are understood, its commands exist, its links lead somewhere.

use std::path::Path;

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
fn its_links_lead_somewhere() {
    let text = readme();
    let targets = text.split("](").skip(1);
    let targets = targets.filter_map(|rest| rest.split(')').next());
    for target in targets.filter(|target| !target.starts_with("https://")) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(target);
        assert!(path.exists(), "{target}");
    }
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
