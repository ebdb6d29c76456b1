//! Looking at folders that a person types: what is in them, and whether they can belong to the library. Disks may be slow, so
//! this is for a thread of its own.

use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::exporting::absolute;
use super::reading::shown;
use super::scan::{has_ending, has_post};
use super::source::sources_of;
use crate::app::CheckedFolder;
use crate::app::overlay::{FolderEntry, ListedFolder};
use crate::library::guide::Guide;

/// More than anybody looks through: of a larger folder this many are shown.
const MOST: usize = 2000;

/// So long a folder is searched for a first post; then it is taken as it is.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a folder holds that could belong to a library: folders and Markdown files, hidden ones last.
pub fn list_folder(typed: &str) -> ListedFolder {
    ListedFolder {
        typed: typed.to_owned(),
        entries: entries(typed),
    }
}

fn entries(typed: &str) -> Result<Vec<FolderEntry>, String> {
    let folder = if typed.is_empty() { "." } else { typed };
    let folder = absolute(Path::new(folder))?;
    let not_read = |error: std::io::Error| not_read(&folder, &error);
    let folder = folder.canonicalize().map_err(not_read)?;
    let all = fs::read_dir(&folder).map_err(not_read)?;
    let mut entries: Vec<FolderEntry> = all
        .flatten()
        .filter_map(|entry| fitting(&entry))
        .take(MOST)
        .collect();
    entries.sort_by_cached_key(|entry| {
        let is_hidden = entry.name.starts_with('.');
        (is_hidden, !entry.is_folder, entry.name.to_lowercase())
    });
    Ok(entries)
}

/// A folder, or a Markdown file; what links lead to counts. A name that cannot be typed is left out.
fn fitting(entry: &DirEntry) -> Option<FolderEntry> {
    let name = entry.file_name().to_str()?.to_owned();
    let path = entry.path();
    let kind = entry.file_type().ok()?;
    let is_folder = kind.is_dir() || (kind.is_symlink() && path.is_dir());
    (is_folder || has_ending(&path)).then_some(FolderEntry {
        name,
        path,
        is_folder,
        posts: 0,
    })
}

fn not_read(folder: &Path, error: &std::io::Error) -> String {
    let name = shown(folder);
    match error.kind() {
        std::io::ErrorKind::NotFound => format!("There is no folder {name}"),
        std::io::ErrorKind::NotADirectory => format!("{name} is no folder"),
        std::io::ErrorKind::PermissionDenied => {
            format!("{name} may not be read: change its permissions")
        }
        _ => format!("{name} cannot be read: {error}"),
    }
}

/// Whether what is typed can be added to the library. The error is a sentence that says why not.
pub fn check_folder(typed: &str) -> Result<CheckedFolder, String> {
    let path = absolute(Path::new(typed))?;
    let sources = sources_of(std::slice::from_ref(&path), &Guide::default());
    let source = sources.map_err(|error| error.to_string())?;
    let source = source.into_iter().next();
    let (folder, file): (PathBuf, Option<PathBuf>) = source
        .and_then(|source| Some((source.root.path?, source.files.into_iter().next())))
        .ok_or_else(|| format!("{} cannot be added", shown(&path)))?;
    if let Some(file) = &file {
        if has_ending(file) {
            return Ok(CheckedFolder {
                folder,
                file: Some(file.clone()),
            });
        }
        let ending = file
            .extension()
            .map(OsStr::to_string_lossy)
            .unwrap_or_default();
        return Err(format!(
            "{} is no Markdown file (.md), but .{ending}: name a folder, or a file in one",
            shown(file)
        ));
    }
    fs::read_dir(&folder).map_err(|error| not_read(&folder, &error))?;
    if has_post(&folder, Instant::now() + PATIENCE) == Some(false) {
        return Err(format!(
            "There is no Markdown file in {} or below it: name another folder",
            shown(&folder)
        ));
    }
    Ok(CheckedFolder { folder, file: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;

    fn names(folder: &Path) -> Vec<String> {
        let listed = list_folder(&format!("{}/", folder.display()));
        let entries = listed.entries.unwrap().into_iter();
        entries.map(|entry| entry.name).collect()
    }

    #[test]
    fn only_folders_and_markdown_are_offered_and_hidden_ones_come_last() {
        let folder = Folder::with(&[
            ("b/x.txt", ""),
            ("A/x.md", ""),
            (".git/x", ""),
            ("post.md", ""),
            ("picture.png", ""),
        ]);
        assert_eq!(names(&folder.path("")), ["A", "b", "post.md", ".git"]);
        let gone = list_folder("/nowhere/at/all/").entries.unwrap_err();
        assert!(
            gone.starts_with("There is no folder /nowhere/at/all"),
            "{gone}"
        );
        assert!(list_folder("~/").entries.is_ok());
    }

    #[test]
    fn only_what_has_posts_can_be_added() {
        let folder = Folder::with(&[("deep/er/x.md", ""), ("empty/x.txt", ""), ("a b.md", "")]);
        let check = |path: &str| check_folder(&folder.path(path).to_string_lossy());
        let found = check("deep").unwrap();
        assert_eq!(found.folder, folder.path("deep").canonicalize().unwrap());
        assert_eq!(found.file, None);
        assert!(check("a b.md").unwrap().file.unwrap().ends_with("a b.md"));
        for (path, expected) in [
            ("empty", "no Markdown file in"),
            ("empty/x.txt", "no Markdown file (.md), but .txt"),
            ("nowhere", "does not exist"),
        ] {
            let problem = check(path).unwrap_err();
            assert!(problem.contains(expected), "{problem}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_on_and_loops_end() {
        let folder = Folder::with(&[("real/x.md", "")]);
        std::os::unix::fs::symlink("real", folder.path("link")).unwrap();
        std::os::unix::fs::symlink("..", folder.path("real/loop")).unwrap();
        assert_eq!(names(&folder.path("")), ["link", "real"]);
        let link = folder.path("link").to_string_lossy().into_owned();
        let found = check_folder(&link).unwrap();
        assert!(found.folder.ends_with("real"));
    }
}
