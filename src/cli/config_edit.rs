//! `kubenotes config init` and `config edit`: the person's own configuration file, which nothing else here writes.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::config::{commented, read};
use crate::shell::{PlaceOverrides, Places, edit_file, editor_command};

use super::arguments::GlobalOptions;
use super::config_file::{config_file, folder_of};
use super::failure::Failure;
use super::output::{Output, warn};
use super::schemas::Schema;
use super::setup::Setup;
use super::text_file::text_of;

/// Where the schemas stand, seen from the configuration file.
const SCHEMAS: &str = "schemas";

/// Writes a commented file, unless there is one.
pub fn init(options: &GlobalOptions, out: &mut Output) -> Result<(), Failure> {
    let file = file(options)?;
    if !written(&file)? {
        return Err(Failure::Refused(format!(
            "{} is there already and stays as it is: kubenotes config edit opens it",
            file.display()
        )));
    }
    out.line(&format!(
        "{} is written; kubenotes config edit opens it",
        file.display()
    ))
}

/// Opens the file in the person's editor, and checks it afterwards.
pub fn edit(options: &GlobalOptions, out: &mut Output) -> Result<(), Failure> {
    let file = file(options)?;
    written(&file)?;
    let wrong = text_of(&file).ok().and_then(|text| {
        let (_, issues) = read(&text);
        issues.first().map(|issue| issue.line)
    });
    edit_file(&file, wrong.unwrap_or(1), &editor_command()).map_err(Failure::Refused)?;
    let setup = Setup::read(options)?;
    setup.problems.iter().for_each(|problem| warn(problem));
    match setup.problems.len() {
        0 => out.line(&format!("{}: everything is understood", file.display())),
        _ => Err(Failure::Refused(
            "What is told above is not in force, all else is: kubenotes config edit goes there"
                .to_owned(),
        )),
    }
}

fn file(options: &GlobalOptions) -> Result<PathBuf, Failure> {
    let overrides = PlaceOverrides {
        config: options.config.as_deref().map(folder_of),
        ..PlaceOverrides::default()
    };
    let places = Places::find(overrides).map_err(Failure::input)?;
    config_file(options, &places).ok_or_else(|| {
        Failure::Input("--no-config reads no configuration file: leave it out".to_owned())
    })
}

/// Writes the file and what completes it in editors; false if the file is there.
fn written(file: &Path) -> Result<bool, Failure> {
    let failed = |error: io::Error| {
        let file = file.display();
        Failure::Refused(format!(
            "{file} could not be written ({error}): name another with --config"
        ))
    };
    let schemas = folder_of(file).join(SCHEMAS);
    fs::create_dir_all(&schemas).map_err(failed)?;
    let created = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file);
    let is_new = match created {
        Ok(mut created) => {
            let schema = format!("{SCHEMAS}/{}", Schema::Config.file_name());
            created
                .write_all(commented(Some(&schema)).as_bytes())
                .map_err(failed)?;
            true
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
        Err(error) => return Err(failed(error)),
    };
    for schema in Schema::ALL {
        fs::write(schemas.join(schema.file_name()), schema.text()).map_err(failed)?;
    }
    Ok(is_new)
}
