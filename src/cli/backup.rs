//! `kubenotes backup`: the whole store in one file, or in a new folder.

use crate::shell::backup::{Existing, backup, backup_into};
use crate::text::counted;

use super::arguments::BackupArguments;
use super::failure::Failure;
use super::output::Output;
use super::setup::Setup;

/// Makes a backup and says what is in it.
pub fn run(setup: &Setup, arguments: &BackupArguments, out: &mut Output) -> Result<(), Failure> {
    let mut store = setup.store()?;
    let file = &arguments.file;
    let is_folder = file.to_string_lossy().ends_with('/');
    let existing = if arguments.force {
        Existing::Replace
    } else {
        Existing::Keep
    };
    let done = if is_folder {
        backup_into(&mut store, file)
    } else {
        backup(&mut store, file, existing)
    };
    let files = done.map_err(Failure::refused)?;
    let files = counted(files, "file", "files");
    out.line(&format!(
        "{files} of {} are in {}; kubenotes restore takes them in again",
        setup.places.store.display(),
        file.display()
    ))
}
