//! The posts of a folder, for tests that read a corpus. It reads none of them.

use std::path::{Path, PathBuf};

/// Every post below a folder, in order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| {
            ["md", "mdx", "markdown"]
                .iter()
                .any(|known| ending == *known)
        }) {
            found.push(path);
        }
    }
    found.sort();
    found
}
