//! `kubenotes config`: where files are, the settings in force and where each comes from.

use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use crate::config::{Config, SETTINGS, Setting, flow};

use super::arguments::ConfigArguments;
use super::config_file::Origin;
use super::failure::Failure;
use super::output::{Output, warn};
use super::panes;
use super::setup::Setup;

/// `config --json`
#[derive(Serialize)]
struct Item {
    kind: &'static str,
    name: &'static str,
    value: Value,
    /// `default`, `file`, `environment` or `option`, of settings.
    from: Option<&'static str>,
    /// The file, the variable or the option.
    place: Option<String>,
    line: Option<u32>,
    /// Whether it is there, of files and folders.
    exists: Option<bool>,
}

/// Prints them. What is wrong in the files is told beside them.
pub fn run(setup: &Setup, arguments: &ConfigArguments, out: &mut Output) -> Result<(), Failure> {
    if arguments.json {
        let items = files(setup).into_iter().map(file_item);
        let settings = SETTINGS.iter().map(|setting| setting_item(setup, setting));
        out.json(&items.chain(settings).collect::<Vec<_>>())?;
    } else {
        print(setup, out)?;
    }
    setup.problems.iter().for_each(|problem| warn(problem));
    Ok(())
}

/// The files and folders, by what they hold.
fn files(setup: &Setup) -> Vec<(&'static str, Option<&Path>)> {
    let files = &setup.files;
    let places = &setup.places;
    vec![
        ("configuration", setup.configured.file.as_deref()),
        ("chosen on screen", setup.configured.chosen_file.as_deref()),
        ("added folders", setup.configured.folders_file.as_deref()),
        ("themes", files.themes.as_deref()),
        ("templates", files.templates.as_deref()),
        ("views", setup.settings.views_file.as_deref()),
        ("keymap", setup.keys.keymap.own_file().map(Path::new)),
        ("store", Some(&places.store)),
        ("state", Some(&files.state)),
        ("cache", Some(&places.cache)),
    ]
}

fn print(setup: &Setup, out: &mut Output) -> Result<(), Failure> {
    out.line("Files")?;
    let rows: Vec<[String; 3]> = files(setup)
        .into_iter()
        .filter_map(|(name, path)| {
            let path = path?;
            let remark = match name {
                _ if path.exists() => "",
                "configuration" => "not there; kubenotes config init writes one to begin with",
                _ => "not there",
            };
            Some([
                format!("  {name}"),
                path.display().to_string(),
                remark.to_owned(),
            ])
        })
        .collect();
    out.table(&rows)?;
    out.line("")?;
    out.line("Settings")?;
    let rows: Vec<[String; 3]> = SETTINGS
        .iter()
        .map(|setting| {
            let origin = setup.configured.origins.get(setting.key);
            [
                format!("  {}", setting.key),
                match flow(&value(setup, setting)) {
                    nothing if nothing.is_empty() => "-".to_owned(),
                    value => value,
                },
                origin.map_or_else(|| "default".to_owned(), Origin::to_string),
            ]
        })
        .collect();
    out.table(&rows)
}

/// The value in force; where it is the system's folder, that.
fn value(setup: &Setup, setting: &Setting) -> Value {
    match setting.key {
        "store" => setup.places.store.to_string_lossy().into(),
        "panes" => (setting.value)(&with_panes_in_force(setup)),
        _ => (setting.value)(&setup.configured.config),
    }
}

/// The configuration with the panes as they are at the start.
fn with_panes_in_force(setup: &Setup) -> Config {
    Config {
        panes: panes::choices(&setup.settings.panes.start()),
        ..setup.configured.config.clone()
    }
}

fn setting_item(setup: &Setup, setting: &'static Setting) -> Item {
    let (from, place, line) = match setup.configured.origins.get(setting.key) {
        None => ("default", None, None),
        Some(Origin::File(file, line)) => ("file", Some(file.display().to_string()), Some(*line)),
        Some(Origin::Left(file)) => ("file", Some(file.display().to_string()), None),
        Some(Origin::Environment(name)) => ("environment", Some((*name).to_owned()), None),
        Some(Origin::Flag(name)) => ("option", Some((*name).to_owned()), None),
    };
    Item {
        kind: "setting",
        name: setting.key,
        value: value(setup, setting),
        from: Some(from),
        place,
        line,
        exists: None,
    }
}

fn file_item((name, path): (&'static str, Option<&Path>)) -> Item {
    Item {
        kind: "file",
        name,
        value: path.map_or(Value::Null, |path| path.to_string_lossy().into()),
        from: None,
        place: None,
        line: None,
        exists: path.map(Path::exists),
    }
}
