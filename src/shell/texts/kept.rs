//! The kept texts of all roots, shared by those who search and those who read posts anyway.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::root_texts::RootTexts;
use crate::shell::cache_file::read_with;
use crate::shell::source::Source;

/// The kept texts; by default none, and none are kept.
#[derive(Clone, Debug, Default)]
pub struct KeptTexts(Option<Arc<Folder>>);

#[derive(Debug)]
struct Folder {
    path: PathBuf,
    /// What a text is made of by another program is another text.
    fingerprint: u64,
    roots: Mutex<HashMap<PathBuf, Arc<RootTexts>>>,
}

impl KeptTexts {
    /// The texts in a cache folder.
    pub fn new(cache: &Path) -> Self {
        Self(Some(Arc::new(Folder {
            path: cache.join("texts"),
            fingerprint: read_with(&[]),
            roots: Mutex::default(),
        })))
    }

    /// The texts of a source that is a whole folder, for the first time; those of files that were named are not kept.
    pub fn of_source(&self, source: &Source) -> Option<Arc<RootTexts>> {
        let root = source.root.path.as_deref().filter(|_| source.whole)?;
        let folder = self.0.as_ref()?;
        let texts = || RootTexts::new(folder.path.clone(), root, folder.fingerprint);
        let mut roots = folder.roots.lock().unwrap_or_else(PoisonError::into_inner);
        let texts = roots
            .entry(root.to_owned())
            .or_insert_with(|| Arc::new(texts()));
        Some(texts.clone())
    }

    /// The texts of the root in this folder, if its source was asked for.
    pub fn of(&self, root: &Path) -> Option<Arc<RootTexts>> {
        let folder = self.0.as_ref()?;
        let roots = folder.roots.lock().unwrap_or_else(PoisonError::into_inner);
        roots.get(root).cloned()
    }
}
