//! The architecture's rules, checked on the project's own files.
//!
//! Every rule is a function in `rules.rs` with tests that show it failing on made-up source.

mod imports;
mod licences;
mod project;
mod rules;
mod source;

use project::{File, Project};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Folders of the checkout that hold nothing written for the project.
const NOT_OURS: [&str; 5] = [".git", "target", "corpus", "artifacts", "node_modules"];

#[test]
fn layers_never_import_upwards() {
    none(&rules::upward_imports(project()));
}

#[test]
fn no_files_import_each_other() {
    assert!(!project().edges().is_empty(), "no import was understood");
    none(&rules::import_cycles(project()));
}

#[test]
fn every_file_begins_with_its_job() {
    let ours = files_with_ending(&root(), &["rs"]);
    assert!(!ours.is_empty());
    none(
        &ours
            .iter()
            .filter_map(|(path, source)| rules::missing_introduction(path, source))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn files_are_short() {
    none(&each(|file| {
        rules::too_long_file(file).into_iter().collect()
    }));
}

#[test]
fn functions_are_short() {
    none(&each(rules::too_long_functions));
}

#[test]
fn nothing_panics_outside_tests() {
    none(&each(rules::panics));
}

#[test]
fn no_forbidden_words() {
    let endings = ["rs", "md", "yaml", "toml", "txt", "snap", "run"];
    let ours = files_with_ending(&root(), &endings);
    none(
        &ours
            .iter()
            .flat_map(|(path, text)| rules::forbidden_words(path, text))
            .collect::<Vec<_>>(),
    );
}

/// Fails with one line per violation.
fn none(violations: &[String]) {
    assert!(
        violations.is_empty(),
        "\n\n{} violations:\n{}\n",
        violations.len(),
        violations.join("\n")
    );
}

fn each(rule: impl Fn(&File) -> Vec<String>) -> Vec<String> {
    project().files.iter().flat_map(rule).collect()
}

/// The project, read once for all checks.
fn project() -> &'static Project {
    static PROJECT: OnceLock<Project> = OnceLock::new();
    PROJECT.get_or_init(|| {
        let sources = files_with_ending(&root().join("src"), &["rs"]);
        assert!(!sources.is_empty(), "the checkout has no src folder");
        Project::new(&sources)
    })
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The paths below `folder`, with forward slashes, and the texts of its files with one of these endings.
fn files_with_ending(folder: &Path, endings: &[&str]) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    let walked = walk(folder, &mut paths);
    assert!(
        walked.is_ok(),
        "cannot read {}: {walked:?}",
        folder.display()
    );
    paths.sort();
    paths
        .iter()
        .filter(|path| ends_with_one(path, endings))
        .filter_map(|path| {
            let bytes = fs::read(path).ok()?;
            let below = path.strip_prefix(folder).ok()?;
            let name = below.to_string_lossy().replace('\\', "/");
            Some((name, String::from_utf8_lossy(&bytes).into_owned()))
        })
        .collect()
}

/// Whether the file has the ending, or, without one, the name.
fn ends_with_one(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().or(path.file_name());
    ending.is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted))
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let name = entry.file_name();
        if kind.is_dir() && !NOT_OURS.iter().any(|skipped| name == *skipped) {
            walk(&entry.path(), paths)?;
        } else if kind.is_file() {
            paths.push(entry.path());
        }
    }
    Ok(())
}
