//! The folder of indexes in the cache: which file belongs to which root. It reads none of them.

use std::path::{Path, PathBuf};

use crate::shell::cache_file::{checksum, prepare, read_with};

/// The ending of an index.
const ENDING: &str = "index";

/// Where indexes are kept, and what they are good for.
#[derive(Clone, Debug)]
pub struct IndexFolder {
    folder: PathBuf,
    /// Posts that were read otherwise would be listed otherwise.
    pub(super) fingerprint: u64,
}

impl IndexFolder {
    /// The indexes in a cache folder, for posts that are read with these tables of the person's own.
    pub fn new(cache: &Path, own_tables: &[&str]) -> Self {
        Self {
            folder: cache.join("library"),
            fingerprint: read_with(own_tables),
        }
    }

    /// The file for a root.
    pub(super) fn file(&self, root: &Path) -> PathBuf {
        let number = checksum(root.as_os_str().as_encoded_bytes());
        self.folder.join(format!("{number:016x}.{ENDING}"))
    }

    /// Makes the folder, and sweeps out what nobody needs any more.
    pub(super) fn prepare(&self) -> std::io::Result<()> {
        prepare(&self.folder, ENDING)
    }
}
