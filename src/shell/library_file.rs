//! Keeping which folders the library has: in the person's own configuration file, of which everything else stays as it is, or
//! beside it where that cannot be changed safely.

use std::path::{Path, PathBuf};

use directories::BaseDirs;

use super::exporting::write_whole;
use super::paths::resolved;
use super::reading::{ReadError, read_bytes, shown};
use crate::config::{FOLDERS_FILE, commented, read, with_folder, without_folder, write_folders};

/// Keeps a folder or file for the next start. Gives where, or a sentence that says why not.
pub fn keep_folder(config: &Path, folder: &Path) -> Result<String, String> {
    if let Some(place) = place_of(config, folder)? {
        return Ok(place);
    }
    let name = name_of(folder)?;
    let text = match text_of(config)? {
        Some(text) => text,
        None => commented(None),
    };
    let changed = with_folder(&text, &name);
    if let Some(changed) = changed
        && write_whole(config, changed.as_bytes()).is_ok()
    {
        return Ok(place_of(config, folder)?.unwrap_or_else(|| shown(config)));
    }
    let beside = beside(config);
    let mut folders = folders_in(&beside)?;
    folders.push(name);
    write_whole(&beside, write_folders(&folders).as_bytes())?;
    Ok(shown(&beside))
}

/// Forgets a folder or file for the next start. Gives where it stood, if it stood anywhere, or a sentence that says what to do.
pub fn forget_folder(config: &Path, folder: &Path) -> Result<Option<String>, String> {
    let beside = beside(config);
    let mut place = None;
    let folders = folders_in(&beside)?;
    let others = others(&beside, &folders, folder);
    if others.len() < folders.len() {
        write_whole(&beside, write_folders(&others).as_bytes())?;
        place = Some(shown(&beside));
    }
    while let Some((text, at)) = entry_of(config, folder)? {
        let stands = place_of(config, folder)?.unwrap_or_else(|| shown(config));
        let left_to_do =
            || format!("it stands in {stands}, which could not be changed: take it out there");
        let changed = without_folder(&text, at).ok_or_else(left_to_do)?;
        write_whole(config, changed.as_bytes()).map_err(|_| left_to_do())?;
        place = Some(shown(config));
    }
    Ok(place)
}

/// The folders that were kept beside a configuration file, as they are written there.
fn folders_in(file: &Path) -> Result<Vec<String>, String> {
    let text = text_of(file)?.unwrap_or_default();
    let folders = read(&text).0.library.into_iter();
    Ok(folders
        .map(|folder| folder.to_string_lossy().into_owned())
        .collect())
}

fn others(file: &Path, folders: &[String], folder: &Path) -> Vec<String> {
    let is_other = |written: &&String| !is_same(file, Path::new(written), folder);
    folders.iter().filter(is_other).cloned().collect()
}

/// The file beside a configuration file for what cannot be written into that.
fn beside(config: &Path) -> PathBuf {
    config.with_file_name(FOLDERS_FILE)
}

/// Where a folder stands already: the file and the line of the library in it.
fn place_of(config: &Path, folder: &Path) -> Result<Option<String>, String> {
    for file in [config.to_owned(), beside(config)] {
        if let Some((text, _)) = entry_of(&file, folder)? {
            let lines = read(&text).0.lines;
            let line = lines.get("library").map(|line| format!(", line {line}"));
            return Ok(Some(shown(&file) + &line.unwrap_or_default()));
        }
    }
    Ok(None)
}

/// The text of a file and the place of a folder among those of its library, if it has that.
fn entry_of(file: &Path, folder: &Path) -> Result<Option<(String, usize)>, String> {
    let Some(text) = text_of(file)? else {
        return Ok(None);
    };
    let library = read(&text).0.library;
    let at = library
        .iter()
        .position(|written| is_same(file, written, folder));
    Ok(at.map(|at| (text, at)))
}

/// Whether a path in a configuration file is this folder.
fn is_same(file: &Path, written: &Path, folder: &Path) -> bool {
    let path = resolved(written, file.parent().unwrap_or(Path::new(".")));
    path == folder || path.canonicalize().is_ok_and(|path| path == folder)
}

/// The text of a file that may not be there.
fn text_of(file: &Path) -> Result<Option<String>, String> {
    let bytes = match read_bytes(file) {
        Ok(bytes) => bytes,
        Err(ReadError::Missing { .. }) => return Ok(None),
        Err(error) => return Err(error.to_string()),
    };
    String::from_utf8(bytes)
        .map(Some)
        .map_err(|_| format!("{} is not UTF-8 text, so it was left as it is", shown(file)))
}

/// How a person would write a path: with `~` for the home folder.
fn name_of(path: &Path) -> Result<String, String> {
    let home = BaseDirs::new();
    let below = home
        .as_ref()
        .and_then(|home| path.strip_prefix(home.home_dir()).ok());
    let name = below.filter(|below| !below.as_os_str().is_empty());
    let name = name.map_or_else(|| path.to_owned(), |below| Path::new("~").join(below));
    let text = name.to_str().map(str::to_owned);
    text.ok_or_else(|| {
        format!(
            "the name of {} is no text that a file could hold",
            shown(path)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;

    #[test]
    fn a_folder_is_kept_in_the_configuration_and_taken_out_again() {
        let folder = Folder::with(&[
            (
                "config.yaml",
                "# mine\nmeasure: 70 # narrow\nlibrary:\n  - old # here\n",
            ),
            ("old/a.md", ""),
            ("new/b.md", ""),
        ]);
        let (config, new) = (folder.path("config.yaml"), folder.path("new"));
        let before = folder.read("config.yaml");
        let place = keep_folder(&config, &new).unwrap();
        assert!(place.ends_with("config.yaml, line 3"), "{place}");
        assert_eq!(
            folder.read("config.yaml"),
            format!("{before}  - {}\n", new.display())
        );
        // Twice is once.
        assert_eq!(keep_folder(&config, &new).unwrap(), place);
        assert!(forget_folder(&config, &new).unwrap().is_some());
        assert_eq!(folder.read("config.yaml"), before);
        assert_eq!(forget_folder(&config, &new), Ok(None));
        // A relative path is known as well.
        assert!(
            forget_folder(&config, &folder.path("old"))
                .unwrap()
                .is_some()
        );
        assert!(folder.read("config.yaml").ends_with("library: []\n"));
    }

    #[test]
    fn where_there_is_no_configuration_a_commented_one_comes_to_be() {
        let folder = Folder::with(&[("posts/a.md", "")]);
        let config = folder.path("deep/config.yaml");
        keep_folder(&config, &folder.path("posts")).unwrap();
        let text = folder.read("deep/config.yaml");
        assert!(text.contains("#measure: 90"), "{text}");
        assert_eq!(read(&text).0.library, [folder.path("posts")]);
    }

    #[test]
    fn what_cannot_be_changed_safely_stays_and_the_folder_stands_beside_it() {
        let json = "{\"library\": [], \"measure\": 80}\n";
        let folder = Folder::with(&[("config.yaml", json), ("new/b.md", "")]);
        let (config, new) = (folder.path("config.yaml"), folder.path("new"));
        let place = keep_folder(&config, &new).unwrap();
        assert!(place.ends_with("folders.yaml"), "{place}");
        assert_eq!(folder.read("config.yaml"), json);
        assert!(folder.read("folders.yaml").contains(new.to_str().unwrap()));
        assert!(
            forget_folder(&config, &new)
                .unwrap()
                .unwrap()
                .ends_with("folders.yaml")
        );
        assert!(folder.read("folders.yaml").ends_with("library: []\n"));
        // What stands in such a file is told, with what to do.
        let with_new = format!("{{\"library\": [\"{}\"]}}\n", new.display());
        folder.write("config.yaml", &with_new);
        let problem = forget_folder(&config, &new).unwrap_err();
        assert!(problem.contains("take it out there"), "{problem}");
        assert_eq!(folder.read("config.yaml"), with_new);
    }
}
