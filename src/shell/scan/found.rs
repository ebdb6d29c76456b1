//! A file that may be a post. Only data.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::shell::guarded::because_of_fault;
use crate::shell::reading::{read_bytes, shown};
use crate::shell::stamp::Stamp;

/// A post by the index of its root and its path below it.
pub type Key = (usize, Arc<str>);

/// A file that may be a post.
#[derive(Debug)]
pub struct Found {
    /// How the library calls it.
    pub key: Key,
    /// Where it is.
    pub place: FoundPlace,
    /// How it stands, if that is sure to tell a change.
    pub stamp: Option<Stamp>,
}

/// Where a post is.
#[derive(Debug)]
pub enum FoundPlace {
    /// In the program.
    BuiltIn(Arc<str>),
    /// On disk.
    Disk(PathBuf),
}

impl FoundPlace {
    /// How it stands there; what is in the program never changes while that runs.
    pub fn stamp(&self) -> Option<Stamp> {
        match self {
            Self::BuiltIn(text) => Some(Stamp::constant(text.len() as u64)),
            Self::Disk(path) => Stamp::of(path),
        }
    }
}

impl Found {
    /// What it holds.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        match &self.place {
            FoundPlace::BuiltIn(text) => Ok(text.as_bytes().to_vec()),
            FoundPlace::Disk(path) => read_bytes(path).map_err(|error| error.to_string()),
        }
    }

    /// What is told of a file in which a fault was met.
    pub fn left_out(&self, words: &str) -> String {
        let name = shown(Path::new(&*self.key.1));
        because_of_fault(&format!("{name} was left out"), words)
    }
}
