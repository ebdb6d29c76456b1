//! How the library calls its roots.

use std::path::Path;

/// The name of a folder, with as many of the folders above as it takes to tell it from names that are taken.
pub fn root_name(folder: &Path, is_taken: impl Fn(&str) -> bool) -> String {
    let parts: Vec<String> = folder
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .filter(|part| part != "/")
        .collect();
    let from = |at: usize| parts.get(at..).unwrap_or_default().join("/");
    let longer_and_longer = (0..parts.len()).rev().map(from);
    let numbered = (2..).map(|number| format!("{} {number}", from(0)));
    longer_and_longer
        .chain(parts.is_empty().then(|| "/".to_owned()))
        .chain(numbered)
        .find(|name| !is_taken(name))
        .unwrap_or_default()
}
