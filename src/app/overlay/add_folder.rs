//! The line for a folder that is to be added to the library, as data: what is typed, and what could go on from there.

use std::path::PathBuf;

use super::super::field::Field;

/// The window in which a folder is typed.
#[derive(Clone, Debug)]
pub struct AddFolderWindow {
    /// The line.
    pub path: Field,
    /// What the person typed of it; the rest may be a candidate that was put in.
    pub typed: String,
    /// The candidate that was put in, by its place among them.
    pub chosen: Option<usize>,
    /// What the typed folder holds, once that is known.
    pub listed: Option<ListedFolder>,
    /// The request for what a folder holds.
    pub request: u64,
    /// The request by which what is typed is looked at, to be added.
    pub checking: Option<u64>,
    /// Why what was typed could not be added.
    pub problem: Option<String>,
}

/// What a folder holds, as far as it can belong to a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFolder {
    /// The folder as it is typed, with the slash behind it.
    pub typed: String,
    /// What is in it, or why that is not known.
    pub entries: Result<Vec<FolderEntry>, String>,
}

/// A folder or a Markdown file in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its name.
    pub name: String,
    /// Its whole path, free of links.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// How many posts of the library it holds.
    pub posts: usize,
}

impl AddFolderWindow {
    /// A window in which this is typed.
    pub fn new(path: &str) -> Self {
        Self {
            path: Field::one_line(path),
            typed: path.to_owned(),
            chosen: None,
            listed: None,
            request: 0,
            checking: None,
            problem: None,
        }
    }

    /// The folder that is typed so far, with the slash behind it, and the beginning of a name in it.
    pub fn parts(&self) -> (&str, &str) {
        let end = self.typed.rfind(std::path::is_separator);
        self.typed.split_at(end.map_or(0, |end| end + 1))
    }

    /// What could stand in place of the name that is typed; hidden ones come last.
    pub fn candidates(&self) -> Vec<&FolderEntry> {
        let (folder, name) = self.parts();
        let listed = self.listed.as_ref().filter(|listed| listed.typed == folder);
        let Some(Ok(entries)) = listed.map(|listed| listed.entries.as_ref()) else {
            return Vec::new();
        };
        let fits = |entry: &&FolderEntry| begins_with(&entry.name, name);
        entries.iter().filter(fits).collect()
    }

    /// Whether what the typed folder holds is still being looked at.
    pub fn is_looking(&self) -> bool {
        let (folder, _) = self.parts();
        let known = self.listed.as_ref();
        known.is_none_or(|listed| listed.typed != folder)
    }
}

/// Whether a name begins so; small letters stand for both.
fn begins_with(name: &str, beginning: &str) -> bool {
    if beginning.chars().any(char::is_uppercase) {
        return name.starts_with(beginning);
    }
    name.to_lowercase().starts_with(beginning)
}
