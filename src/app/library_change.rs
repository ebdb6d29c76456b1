//! What is asked and told about the folders of the library while the program runs. Only data.

use std::path::PathBuf;

use super::overlay::ListedFolder;

/// Something to be done about the folders of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryEffect {
    /// See what a folder holds that could belong to the library.
    ListFolder {
        /// Comes back with the answer.
        request: u64,
        /// The folder, as the person typed it.
        folder: String,
    },
    /// See whether what was typed can be added to the library.
    CheckFolder {
        /// Comes back with the answer.
        request: u64,
        /// The folder or file, as the person typed it.
        path: String,
    },
    /// Look through other folders from now on.
    Change(Vec<LibraryChange>),
    /// Keep for the next start that a folder belongs to the library, or no more.
    KeepFolder {
        /// The configuration file.
        config: PathBuf,
        /// The folder or file.
        path: PathBuf,
        /// Whether it belongs to the library.
        is_kept: bool,
    },
}

/// Something that is known about folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryEvent {
    /// What a folder holds.
    FolderListed {
        /// The request this answers.
        request: u64,
        /// What it holds.
        listed: ListedFolder,
    },
    /// Whether what was typed can be added to the library.
    FolderChecked {
        /// The request this answers.
        request: u64,
        /// What it is, or a sentence that says why not.
        outcome: Result<CheckedFolder, String>,
    },
    /// That a folder belongs to the library at the next start as well, or no more.
    FolderKept {
        /// The folder or file.
        path: PathBuf,
        /// Whether it belongs to the library.
        is_kept: bool,
        /// Where that stands, or stood, or a sentence that says why it is not kept.
        outcome: Result<Option<String>, String>,
    },
}

/// A change of the folders that are looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryChange {
    /// This root is looked through from now on.
    PutIn {
        /// The root, by its index in the library.
        root: usize,
        /// Only this file of it; without one all of it.
        file: Option<PathBuf>,
    },
    /// This root is looked through no more.
    TakeOut(usize),
}

/// What a person named to be added to the library, as it stands on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedFolder {
    /// The folder, free of links.
    pub folder: PathBuf,
    /// The file in it, if one was named.
    pub file: Option<PathBuf>,
}

impl CheckedFolder {
    /// What was named.
    pub fn path(&self) -> &PathBuf {
        self.file.as_ref().unwrap_or(&self.folder)
    }
}
