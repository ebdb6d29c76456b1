//! How much room the cache takes. It is looked at, never read.

use std::fs::DirEntry;
use std::path::Path;

/// The bytes of the files in the cache folder and in the folders in it; what cannot be looked at counts nothing.
pub fn cache_size(cache: &Path) -> u64 {
    let (files, folders): (Vec<DirEntry>, Vec<DirEntry>) =
        entries(cache).partition(|entry| !is_folder(entry));
    let inside = folders.iter().flat_map(|folder| entries(&folder.path()));
    let sizes = files.into_iter().chain(inside);
    sizes
        .filter_map(|entry| entry.metadata().ok())
        .filter(std::fs::Metadata::is_file)
        .map(|metadata| metadata.len())
        .sum()
}

fn entries(folder: &Path) -> impl Iterator<Item = DirEntry> + use<> {
    folder.read_dir().into_iter().flatten().flatten()
}

fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_ok_and(|kind| kind.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;

    #[test]
    fn files_count_in_the_folder_and_one_below() {
        let folder = Folder::with(&[("a", "12345"), ("texts/b", "123"), ("texts/c/d", "1")]);
        assert_eq!(cache_size(&folder.path("")), 8);
        assert_eq!(cache_size(&folder.path("nowhere")), 0);
    }
}
