//! A copy of the whole store beside it, made before its files are rewritten. It is never deleted by the program.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::files::{self, Files};

/// No file of a store is larger.
const LIMIT: u64 = 256 << 20;

/// Copies the files of the store's notes, journals and posts into a new folder beside it.
pub fn make(files: &dyn Files, folder: &Path, format: u32) -> Result<(), StoreError> {
    let target = free_name(folder, format);
    let copied = copy(files, folder, &target);
    copied.map_err(|error| StoreError::writing(&target, error))
}

/// `store-format-0`, or the next name that is free.
fn free_name(folder: &Path, format: u32) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let named = |suffix: &str| folder.with_file_name(format!("{name}-format-{format}{suffix}"));
    let numbered = (2..).map(|number| named(&format!("-{number}")));
    let mut all = std::iter::once(named("")).chain(numbered);
    all.find(|path| !path.exists()).unwrap_or_else(|| named(""))
}

fn copy(files: &dyn Files, from: &Path, to: &Path) -> io::Result<()> {
    let mut unsynced = BTreeSet::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        let (source, target) = (from.join(&below), to.join(&below));
        files::make_folders(files, &target, &mut unsynced)?;
        for entry in std::fs::read_dir(source)? {
            let entry = entry?;
            let (kind, name) = (entry.file_type()?, below.join(entry.file_name()));
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            if is_hidden || name == Path::new("state") {
                continue;
            }
            if kind.is_dir() {
                folders.push(name);
            } else if kind.is_file() {
                let bytes = files.read(&entry.path(), LIMIT)?;
                files::replace(files, &to.join(&name), &bytes)?;
            }
        }
    }
    unsynced
        .iter()
        .try_for_each(|folder| files.sync_folder(folder))
}
