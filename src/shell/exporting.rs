//! Writing an export into a file: the person's own lines stay, and the file is never half written.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use directories::BaseDirs;
use tempfile::Builder;

use crate::export::{ExportItem, ExportOptions, Format};

use super::reading::{ReadError, read_bytes, shown};

/// Writes items into a file. Gives a sentence that says where, or one that says why not.
pub fn write_export(
    format: &Format,
    path: &Path,
    items: &[ExportItem],
    options: &ExportOptions,
) -> Result<String, String> {
    let path = absolute(path)?;
    let target = behind_links(&path);
    if target.is_dir() {
        return Err(format!(
            "{} is a folder: add the name of a file",
            shown(&path)
        ));
    }
    let existing = existing_text(&target)?;
    let text = format
        .update(existing.as_deref().unwrap_or_default(), items, options)
        .map_err(|error| format!("{}: {error}", shown(&path)))?;
    if existing.as_deref() != Some(&*text) {
        replace(&target, text.as_bytes()).map_err(|error| not_written(&target, &error))?;
    }
    Ok(format!("{} written to {}", counted(items), shown(&path)))
}

/// The whole path that a person means: `~` is the home folder, other relative paths start where the program did.
fn absolute(path: &Path) -> Result<PathBuf, String> {
    let mut components = path.components();
    let expanded = match components.next() {
        Some(Component::Normal(first)) if first == "~" => BaseDirs::new()
            .ok_or("There is no home folder for ~: type the whole path")?
            .home_dir()
            .join(components.as_path()),
        _ => path.to_owned(),
    };
    std::path::absolute(&expanded)
        .map_err(|error| format!("{} is no path: {error}", shown(&expanded)))
}

/// The file that a link stands for, so that the link stays; a link to nothing yet leads to what will be made.
fn behind_links(path: &Path) -> PathBuf {
    if let Ok(target) = fs::canonicalize(path) {
        return target;
    }
    match (fs::read_link(path), path.parent()) {
        (Ok(target), Some(folder)) => folder.join(target),
        _ => path.to_owned(),
    }
}

fn existing_text(path: &Path) -> Result<Option<String>, String> {
    let bytes = match read_bytes(path) {
        Ok(bytes) => bytes,
        Err(ReadError::Missing { .. }) => return Ok(None),
        Err(error) => return Err(error.to_string()),
    };
    String::from_utf8(bytes).map(Some).map_err(|_| {
        format!(
            "{} is not UTF-8 text, so it was left as it is: choose another file",
            shown(path)
        )
    })
}

/// Replaces a file whole, with the permissions it had.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let had = fs::metadata(path)
        .ok()
        .map(|metadata| metadata.permissions());
    if had.as_ref().is_some_and(Permissions::readonly) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut builder = Builder::new();
    builder.prefix(".kubenotes-");
    #[cfg(unix)]
    let builder = builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(permissions) = had {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    if cfg!(unix) {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn not_written(path: &Path, error: &io::Error) -> String {
    let name = shown(path);
    match error.kind() {
        io::ErrorKind::NotFound => {
            format!(
                "{name} could not be written because its folder does not exist: make it, or choose another"
            )
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            format!("{name} may not be written: change its permissions, or choose another file")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            format!(
                "{name} could not be written because the disk is full: what was there is still there"
            )
        }
        _ => format!("{name} could not be written: {error}"),
    }
}

fn counted(items: &[ExportItem]) -> String {
    let noun = if items.iter().all(|item| item.record.todo.is_some()) {
        "to-do"
    } else {
        "note"
    };
    match items.len() {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}
