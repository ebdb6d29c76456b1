//! Writing an export into a file: the person's own lines stay, and the file is never half written.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use directories::BaseDirs;
use tempfile::Builder;

use crate::annotation::Status;
use crate::config::{write_chosen, write_views};
use crate::export::{ExportForm, ExportItem, ExportOptions};
use crate::find::View;
use crate::text::{counted, one_line};

use super::reading::{ReadError, read_bytes, shown};

/// Writes items into a file. Gives a sentence that says where, or one that says why not.
pub fn write_export(
    form: &ExportForm,
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
    let text = form
        .update(existing.as_deref().unwrap_or_default(), items, options)
        .map_err(|error| format!("{}: {error}", shown(&path)))?;
    if existing.as_deref() != Some(&*text) {
        replace(&target, text.as_bytes()).map_err(|error| not_written(&target, &error))?;
    }
    let lost = lost(existing.as_deref().unwrap_or_default(), &text, items);
    Ok(format!(
        "{} written to {}{lost}",
        described(items),
        shown(&path)
    ))
}

/// Writes the saved views into their file. Gives a sentence that says where, or one that says why not.
pub fn save_views(file: &Path, views: &[View]) -> Result<String, String> {
    write_whole(file, write_views(views).as_bytes())?;
    let views = counted(views.len(), "view", "views");
    Ok(format!("{views} kept in {}", shown(file)))
}

/// Writes which theme was chosen into the file of what is chosen on screen. Gives a sentence that says where, or one that
/// says why not.
pub fn keep_theme(file: &Path, name: &str) -> Result<String, String> {
    write_whole(file, write_chosen(name).as_bytes())?;
    Ok(format!("“{}” is kept in {}", one_line(name), shown(file)))
}

/// Writes a file of the person's whole, behind links and with its permissions, and makes its folder where there is none. The
/// error is a sentence that says what to do.
pub fn write_whole(file: &Path, bytes: &[u8]) -> Result<(), String> {
    let target = behind_links(file);
    let written = target.parent().map_or(Ok(()), fs::create_dir_all);
    let written = written.and_then(|()| replace(&target, bytes));
    written.map_err(|error| not_written(&target, &error))
}

/// What was in the file before and is not as it was: to-dos that are not among these, and ticks made there.
fn lost(existing: &str, text: &str, items: &[ExportItem]) -> String {
    let before = ticks(existing);
    if before.is_empty() {
        return String::new();
    }
    let after = ticks(text);
    let gone = before.keys().filter(|id| !after.contains_key(*id)).count();
    let unticked = items
        .iter()
        .filter(|item| item.status().is_some_and(Status::is_pending))
        .filter(|item| before.get(&*item.record.id.to_string()) == Some(&true))
        .count();
    let mut sentence = String::new(); // writing to a string cannot fail
    if gone > 0 {
        let _ = write!(sentence, "; {gone} that were in it are not among these");
    }
    if unticked > 0 {
        let _ = write!(
            sentence,
            "; {unticked} ticked in the file are open here and so there again: kubenotes import takes ticks in, space in the list ticks"
        );
    }
    sentence
}

/// The ids of exported records in a text, each with whether the first line that has it is ticked, in Markdown or todo.txt.
fn ticks(text: &str) -> HashMap<&str, bool> {
    let mut ticks = HashMap::new();
    for line in text.lines() {
        for id in ids_in(line) {
            ticks.entry(id).or_insert_with(|| is_ticked(line));
        }
    }
    ticks
}

/// The ids in a line: UUIDs, which have a hyphen behind their first eight digits, where the line says that they are ids.
fn ids_in(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices('-').filter_map(|(hyphen, _)| {
        let start = hyphen.checked_sub(8)?;
        let (before, id) = (line.get(..start)?, line.get(start..start + 36)?);
        (names_id(before) && uuid::Uuid::try_parse(id).is_ok()).then_some(id)
    })
}

/// Whether what stands before a UUID says that it is an id: a key such as `id:`, `:ID:` or `"uuid":`, Obsidian's signs, or the
/// start of a row.
fn names_id(before: &str) -> bool {
    let is_sign = before.trim_end().ends_with('🆔') || before.ends_with('^');
    let word = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let end = word.get(word.len().saturating_sub(2)..).unwrap_or_default();
    is_sign || word.is_empty() || end.eq_ignore_ascii_case("id")
}

fn is_ticked(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("- [x]") || line.starts_with("- [X]") || line.starts_with("x ")
}

/// The whole path that a person means: `~` is the home folder, other relative paths start where the program did.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, String> {
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

fn described(items: &[ExportItem]) -> String {
    if items.iter().all(|item| item.record.todo.is_some()) {
        counted(items.len(), "to-do", "to-dos")
    } else {
        counted(items.len(), "note", "notes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Grouping;
    use crate::shell::testing::{Folder, time};

    fn export(path: &Path) -> Result<String, String> {
        let options = ExportOptions {
            grouping: Grouping::None,
            exported_at: time(0),
            zone: jiff::tz::TimeZone::UTC,
        };
        let markdown = ExportForm::by_id("markdown", &[]).unwrap();
        write_export(&markdown, path, &[], &options)
    }

    #[test]
    fn the_persons_own_lines_and_permissions_stay() {
        let folder = Folder::with(&[("list.md", "my own line\n")]);
        let path = folder.path("list.md");
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
        let sentence = export(&path).unwrap();
        assert!(
            sentence.ends_with(&format!("written to {}", path.display())),
            "{sentence}"
        );
        assert!(folder.read("list.md").starts_with("my own line\n"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = Folder::with(&[("real.md", "mine\n")]);
        std::os::unix::fs::symlink("real.md", folder.path("link.md")).unwrap();
        std::os::unix::fs::symlink("later.md", folder.path("dangling.md")).unwrap();
        export(&folder.path("link.md")).unwrap();
        export(&folder.path("dangling.md")).unwrap();
        for name in ["link.md", "dangling.md"] {
            assert!(folder.path(name).is_symlink());
        }
        assert!(folder.read("real.md").starts_with("mine\n"));
        assert!(folder.path("later.md").is_file());
    }

    #[test]
    fn what_cannot_be_written_is_left_alone_and_told() {
        let folder = Folder::new();
        folder.write("latin.md", b"caf\xe9");
        for (path, expected) in [
            ("", "is a folder"),
            ("no/such/folder.md", "its folder does not exist"),
            ("latin.md", "not UTF-8"),
        ] {
            let problem = export(&folder.path(path)).unwrap_err();
            assert!(problem.contains(expected), "{problem}");
        }
        assert_eq!(fs::read(folder.path("latin.md")).unwrap(), b"caf\xe9");
        let mut permissions = folder.path("latin.md").metadata().unwrap().permissions();
        folder.write("fixed.md", "fixed\n");
        permissions.set_readonly(true);
        fs::set_permissions(folder.path("fixed.md"), permissions).unwrap();
        assert!(
            export(&folder.path("fixed.md"))
                .unwrap_err()
                .contains("may not be written")
        );
        assert_eq!(folder.read("fixed.md"), "fixed\n");
    }

    #[test]
    fn what_an_earlier_export_had_is_told_if_it_is_gone_or_ticked() {
        let [kept, gone] = [1_u128, 2].map(|number| uuid::Uuid::from_u128(number).to_string());
        let record = crate::annotation::Record {
            id: kept.parse().unwrap(),
            ..crate::annotation::samples::record()
        };
        let item = ExportItem::new(record, None);
        assert!(item.status().is_some_and(Status::is_pending));
        let text =
            |tick: char, id: &str| format!("- [{tick}] Argo — twice-told <!-- id:{id} -->\n");
        let told = |before: &str| lost(before, &text(' ', &kept), std::slice::from_ref(&item));
        assert_eq!(told(&text(' ', &kept)), "");
        let both = text('x', &kept) + &text(' ', &gone);
        let told = told(&both);
        assert!(told.starts_with("; 1 that were in it"), "{told}");
        assert!(told.contains("; 1 ticked in the file"), "{told}");
        let line = format!("x 2026-01-01 read it 00000000-no /posts/{kept} id:{gone}");
        assert_eq!(ticks(&line), HashMap::from([(&*gone, true)]));
    }

    #[test]
    fn a_tilde_is_the_home_folder() {
        let home = BaseDirs::new().unwrap().home_dir().to_owned();
        assert_eq!(absolute(Path::new("~/a.md")), Ok(home.join("a.md")));
        assert!(absolute(Path::new("a.md")).unwrap().is_absolute());
        assert!(absolute(Path::new("~a.md")).unwrap().ends_with("~a.md"));
    }
}
