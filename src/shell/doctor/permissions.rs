//! Who may read the files of the store: their owner only. Other systems than Unix keep that in other ways.

use std::fs;
use std::io;
use std::path::Path;

use super::finding::{Finding, Trouble};

/// Permissions of folders and of files.
const FOLDER: u32 = 0o700;
const FILE: u32 = 0o600;

/// What others may read or write, and what is left of interrupted writing, below a folder.
pub fn check(folder: &Path) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        findings.extend(open_to_others(&next, FOLDER));
        // What cannot be listed is found by who reads the records.
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let is_hidden = name.to_string_lossy().starts_with('.');
            if name.to_string_lossy().starts_with(".writing-") {
                findings.push(Finding::at(path, Trouble::Leftover));
            } else if kind.is_dir() && !is_hidden {
                folders.push(path);
            } else if kind.is_file() && !is_hidden {
                findings.extend(open_to_others(&path, FILE));
            }
        }
    }
    findings.sort_by(|a, b| a.path.cmp(&b.path));
    findings
}

#[cfg(unix)]
fn open_to_others(path: &Path, wanted: u32) -> Option<Finding> {
    use std::os::unix::fs::PermissionsExt;
    let mode = path.metadata().ok()?.permissions().mode() & 0o777;
    let is_open = mode & 0o077 != 0;
    is_open.then(|| Finding::at(path.to_owned(), Trouble::OpenToOthers { mode, wanted }))
}

#[cfg(not(unix))]
fn open_to_others(_path: &Path, _wanted: u32) -> Option<Finding> {
    None
}

/// Sets permissions; on other systems than Unix there is nothing to set.
pub fn set(path: &Path, mode: u32) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }
    #[cfg(not(unix))]
    {
        let _ = (path, mode);
        Ok(())
    }
}
